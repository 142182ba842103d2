package io.asyncio4j.check;

import java.util.List;
import java.util.Optional;

/**
 * One mistake at one place.
 *
 * @param file the source, as the caller named it
 * @param line of the call itself, from 1
 * @param column of the call itself, from 1
 * @param position of the call itself in the source's characters, from 0
 * @param level how sure and how bad
 * @param mistake which of the four
 * @param check the rule's name, such as {@code AioSequentialAwaits}
 * @param message what is wrong, what to write instead, and the way there
 * @param path the way from the start of the coroutine to the call, outermost first, each step as
 *     {@code name (file:line)}; empty where the call stands in the coroutine itself
 * @param fix what may be written instead, where that is safe
 */
public record Finding(
    String file,
    int line,
    int column,
    int position,
    Level level,
    Mistake mistake,
    String check,
    String message,
    List<String> path,
    Optional<Fix> fix) {
  public Finding {
    path = List.copyOf(path);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + level.label() + ": [" + check + "] " + message;
  }
}

package io.asyncio4j.cli.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A source file that is changed: what it is made of stays as it was. */
final class SourceFile {
  private SourceFile() {}

  /**
   * Writes {@code after} in the file's own line ends, and with the first line of a script as it
   * was.
   *
   * @param before the text that was read from it
   * @throws IOException when it cannot be written, or is not UTF-8
   */
  static void write(Path file, String before, String after) throws IOException {
    String now = Files.readString(file, StandardCharsets.UTF_8);
    boolean isScript = now.startsWith("#!");
    if (!before.equals(isScript ? "//" + now.substring(2) : now)) {
      throw new IOException(file + " has changed while it was checked; check it again");
    }
    String text = after;
    if (before.contains("\r\n")) {
      text = text.replaceAll("(?<!\r)\n", "\r\n");
    }
    if (isScript && text.startsWith("//")) {
      text = "#!" + text.substring(2);
    }
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}

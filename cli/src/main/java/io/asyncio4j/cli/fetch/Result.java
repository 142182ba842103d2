package io.asyncio4j.cli.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param line its number in the list
 * @param url the URL, or the line's text when it is none
 * @param status the last answer's, 0 when there was none
 * @param bytes of the body
 * @param time in requests, all attempts together, without the waits between them
 * @param attempts how many requests were made
 * @param error null when it went well, else the reason, which failures are counted by
 * @param detail more about the error, for a reader
 * @param file the name of the file that has the body
 */
record Result(
    long line,
    String url,
    int status,
    long bytes,
    Duration time,
    int attempts,
    @Nullable String error,
    @Nullable String detail,
    @Nullable String file) {

  static Result bad(UrlLine.Bad bad) {
    return new Result(
        bad.number(), bad.text(), 0, 0, Duration.ZERO, 0, "bad URL", bad.problem(), null);
  }

  boolean isOk() {
    return error == null;
  }
}

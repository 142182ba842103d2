package io.asyncio4j.bench.endurance;

import io.asyncio4j.bench.Arguments;
import io.asyncio4j.bench.UsageException;

/**
 * What {@code ./aio bench slow-reader} is asked for.
 *
 * @param mebibytes how much each reader reads
 * @param rate how many mebibytes a second; 0 for a reader that stands still at first, and then
 *     reads as fast as it can
 * @param heap mebibytes of heap, of the server and of the readers, each
 */
record SlowReaderOptions(int mebibytes, int rate, int heap) {
  static final String USAGE =
      """
      usage: ./aio bench slow-reader [options]

        --megabytes n   how much each reader reads (1024)
        --rate n        at how many megabytes a second (1)
        --stall         stand still at first instead, and then read as fast as can be
        --heap n        megabytes of heap of the server, and of the readers (256)

      Reads four responses at once, HTTP/1.1 and HTTP/2, of a handler that streams and of a file: by
      default that takes 17 minutes. The server is a JVM of its own, and so are the readers. Ends with
      status 1 when a body does not arrive whole or the memory of one of the two has grown.
      """;

  /**
   * Reads the command line.
   *
   * @throws UsageException when it cannot be read
   */
  static SlowReaderOptions parse(String... args) {
    int mebibytes = 1024;
    int rate = 1;
    int heap = 256;
    var arguments = new Arguments(args);
    while (arguments.hasNext()) {
      switch (arguments.next()) {
        case "--megabytes" -> mebibytes = arguments.count();
        case "--rate" -> rate = arguments.count();
        case "--stall" -> rate = 0;
        case "--heap" -> heap = arguments.count();
        default -> throw arguments.unknown();
      }
    }
    return new SlowReaderOptions(mebibytes, rate, heap);
  }
}

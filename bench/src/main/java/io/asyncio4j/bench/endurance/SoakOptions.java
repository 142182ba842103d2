package io.asyncio4j.bench.endurance;

import io.asyncio4j.bench.Arguments;
import io.asyncio4j.bench.UsageException;
import java.time.Duration;

/**
 * What {@code ./aio bench soak} is asked for.
 *
 * @param time how long the load lasts, without the warm-up
 * @param clients how many visits are paid at a time, at most
 * @param seed of what is chosen at random
 */
record SoakOptions(Duration time, int clients, long seed) {
  static final String USAGE =
      """
      usage: ./aio bench soak [options]

        --minutes n    how long (10)
        --seconds n    the same in seconds
        --clients n    how many clients there are at a time (32)
        --seed n       of what is chosen at random (1)

      Serves requests of HTTP/1.1 and HTTP/2, WebSockets and events at half of what this machine can do,
      with paranoid leak detection. Two of three clients leave in the middle, by FIN or RST. At the end no
      task, connection, descriptor or buffer may be left, and no more heap be in use than before.
      Ends with status 1 when it is otherwise.
      """;

  /**
   * Reads the command line.
   *
   * @throws UsageException when it cannot be read
   */
  static SoakOptions parse(String... args) {
    Duration time = Duration.ofMinutes(10);
    int clients = 32;
    long seed = 1;
    var arguments = new Arguments(args);
    while (arguments.hasNext()) {
      switch (arguments.next()) {
        case "--minutes" -> time = Duration.ofMinutes(arguments.count());
        case "--seconds" -> time = Duration.ofSeconds(arguments.count());
        case "--clients" -> clients = arguments.count();
        case "--seed" -> seed = arguments.count();
        default -> throw arguments.unknown();
      }
    }
    return new SoakOptions(time, clients, seed);
  }
}

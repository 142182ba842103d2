package io.asyncio4j.bench.endurance;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gatherTasks;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.Task;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Timeouts;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Clients that visit a server for a while, on a loop of their own. */
final class Load {
  /**
   * What came of it.
   *
   * @param visits how many were paid
   * @param rude how many of them left in the middle
   * @param failures what went wrong with those that did not
   */
  record Outcome(long visits, long rude, List<String> failures) {}

  private static final int MOST_FAILURES_TOLD = 10;

  /** Long enough for a machine that is busy with something else. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SoakServer server;
  private final Duration time;
  private final double rate;
  private final Random random;
  private final List<String> failures = new ArrayList<>();
  private long visits;
  private long rude;
  private long start;

  private Load(SoakServer server, Duration time, double rate, long seed) {
    this.server = server;
    this.time = time;
    this.rate = rate;
    this.random = new Random(seed);
  }

  /**
   * Visits until the time is over.
   *
   * @param rate visits a second; infinity for as many as can be
   */
  static Outcome visit(SoakServer server, int clients, Duration time, double rate, long seed)
      throws IOException {
    var load = new Load(server, time, rate, seed);
    run(() -> {
      var patient = Timeouts.of(PATIENCE);
      try (var http1 = AsyncClient.builder().timeouts(patient).build();
          var http2 = AsyncClient.builder().timeouts(patient).http2PriorKnowledge().build()) {
        load.start = runningLoop().time();
        var tasks = new ArrayList<Task<Void>>();
        var host = new Visit.Host(server, http1, http2, load.random);
        for (int i = 0; i < clients; i++) {
          tasks.add(createTask(() -> load.visit(host)));
        }
        gatherTasks(tasks);
      }
    });
    return new Outcome(load.visits, load.rude, load.failures);
  }

  private void visit(Visit.Host host) {
    while (runningLoop().time() - start < time.toNanos()) {
      long due = start + (long) (visits++ / rate * 1e9);
      long wait = due - runningLoop().time();
      if (wait > 0) {
        sleep(Duration.ofNanos(wait));
      }
      var visit = Visit.any(random);
      try {
        visit.pay(host);
      } catch (IOException | RuntimeException e) {
        // Who leaves may see anything but nothing.
        boolean failed = visit.isPolite() || e instanceof SocketTimeoutException;
        if (failed && failures.size() < MOST_FAILURES_TOLD) {
          failures.add(visit + ": " + e);
        }
      }
      if (!visit.isPolite()) {
        rude++;
      }
    }
  }
}

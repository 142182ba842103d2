package io.asyncio4j.bench.http.peer;

import java.util.Map;

/** A client that is measured: fetches so many times, with so many requests at the same time. */
abstract class FanOut implements Peer {
  /** Fetches {@code requests} times and keeps how long each took. */
  abstract void fetch(int requests, int inFlight, Latencies latencies) throws Exception;

  /** {@code fan-out requests inFlight}. */
  @Override
  public final Map<String, Double> answer(String[] request) throws Exception {
    if (!request[0].equals("fan-out")) {
      throw new IllegalArgumentException("a client is asked for fan-out only");
    }
    var latencies = new Latencies();
    int requests = Integer.parseInt(request[1]);
    long start = System.nanoTime();
    fetch(requests, Integer.parseInt(request[2]), latencies);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (latencies.count() != requests) {
      throw new IllegalStateException(latencies.count() + " of " + requests + " were answered");
    }
    return latencies.summary(seconds);
  }

  /** A body that is not the upstream's is worse than none. */
  static void check(byte[] body) {
    if (body.length != Contents.PROFILE_JSON.length() || body[0] != '{') {
      throw new IllegalStateException("not what the upstream answers: " + new String(body));
    }
  }
}

package io.asyncio4j.http.client;

import java.time.Duration;

/**
 * How many connections a client keeps. An open WebSocket is one of them in all; those to one host
 * are counted apart from the others to it.
 *
 * @param maxConnections open at the same time; who wants one more waits, in order
 * @param maxConnectionsPerHost of them to the same host and port
 * @param keepAlive how long a connection that nobody uses is kept; zero closes it at once
 */
public record Limits(int maxConnections, int maxConnectionsPerHost, Duration keepAlive) {
  private static final Limits STANDARD = new Limits(100, 100, Duration.ofSeconds(30));

  public Limits {
    if (maxConnections < 1 || maxConnectionsPerHost < 1) {
      throw new IllegalArgumentException(
          "a client needs 1 connection or more, not "
              + Math.min(maxConnections, maxConnectionsPerHost));
    }
    if (keepAlive.isNegative()) {
      throw new IllegalArgumentException(
          "keepAlive is " + keepAlive + "; it must not be negative; zero closes at once");
    }
  }

  /** 100 connections, also to one host, kept for 30 seconds. */
  public static Limits standard() {
    return STANDARD;
  }

  /** These with another number in all. */
  public Limits maxConnections(int max) {
    return new Limits(max, maxConnectionsPerHost, keepAlive);
  }

  /** These with another number for each host. */
  public Limits maxConnectionsPerHost(int max) {
    return new Limits(maxConnections, max, keepAlive);
  }

  /** These with another time for connections that nobody uses. */
  public Limits keepAlive(Duration time) {
    return new Limits(maxConnections, maxConnectionsPerHost, time);
  }
}

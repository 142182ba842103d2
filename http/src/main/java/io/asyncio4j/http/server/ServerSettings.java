package io.asyncio4j.http.server;

import io.asyncio4j.http.Json;
import io.asyncio4j.net.TlsOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a server was built with; not changed any more once it runs. */
final class ServerSettings implements Cloneable {
  int maxHeadSize = 8 * 1024;
  long maxBodySize = 1 << 20;
  int maxConnections = 50_000;
  int maxStreams = 100;
  Duration headTimeout = Duration.ofSeconds(10);
  Duration bodyTimeout = Duration.ofSeconds(30);
  Duration writeTimeout = Duration.ofSeconds(60);
  Duration idleTimeout = Duration.ofSeconds(75);
  Duration gracePeriod = Duration.ofSeconds(10);
  int minDataRate = 240;
  int backlog = 1024;
  boolean reusePort;
  boolean http2 = true;
  boolean compression;
  @Nullable TlsOptions tls;
  @Nullable AccessLog accessLog;
  @Nullable Json json;

  /** Looked up when it is needed first: a server without JSON does not load Jackson. */
  Json json() {
    return json == null ? Json.standard() : json;
  }

  ServerSettings copy() {
    try {
      return (ServerSettings) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}

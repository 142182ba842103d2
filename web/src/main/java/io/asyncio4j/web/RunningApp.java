package io.asyncio4j.web;

import io.asyncio4j.http.server.HttpServer;

/** An app with its server. For coroutines of its loop. */
public final class RunningApp implements AutoCloseable {
  private final LiveApp app;
  private final HttpServer server;

  RunningApp(LiveApp app, HttpServer server) {
    this.app = app;
    this.server = server;
  }

  /** The app, without its server. */
  public LiveApp app() {
    return app;
  }

  /** The server. */
  public HttpServer server() {
    return server;
  }

  /** The URL of its root, {@code http://127.0.0.1:8000}. */
  public String url() {
    return server.url();
  }

  /** Suspends until the caller is cancelled or somebody closes this. */
  public void serveForever() {
    server.serveForever();
  }

  /**
   * Takes no more requests, lets those end that run, waits for background tasks, and closes what
   * the app provides.
   *
   * @throws IllegalStateException as {@link LiveApp#close}
   */
  @Override
  public void close() {
    try {
      server.close();
    } finally {
      app.close();
    }
  }

  @Override
  public String toString() {
    return "RunningApp[" + url() + "]";
  }
}

package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.web.development.ProgramRun;

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
   * Says for as long as the app is to {@linkplain App#drain drain} that it stops, while it answers
   * as before. Then takes no more requests, lets those end that run, waits for background tasks,
   * and closes what the app provides.
   *
   * @throws IllegalStateException as {@link LiveApp#close}
   */
  @Override
  public void close() {
    try {
      drain();
    } finally {
      try {
        server.close();
      } finally {
        app.close();
      }
    }
  }

  private void drain() {
    if (app.isStopping()) {
      return;
    }
    app.stopping();
    // A run of a program that is being written makes room for the next one at once.
    if (app.app().drain().isPositive() && ProgramRun.current() == null) {
      sleep(app.app().drain());
    }
  }

  @Override
  public String toString() {
    return "RunningApp[" + url() + "]";
  }
}

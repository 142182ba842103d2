package io.asyncio4j.web;

import io.asyncio4j.Asyncio;
import io.asyncio4j.EventLoop;
import io.asyncio4j.Task;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An app that runs on a loop: a handler for servers and tests. Its objects were made when it was
 * {@linkplain App#open opened}; closing it waits for its background tasks and closes its objects.
 * For coroutines of its loop.
 */
public final class LiveApp implements Handler, AutoCloseable {
  private final App app;
  private final BodyJson bodyJson;
  private final Responder responder;
  private final ExceptionAnswers exceptions;
  private final Constraints constraints = new Constraints();
  private final Background background;
  private final Resources resources = new Resources();
  private final Wiring wiring;
  private final Handler handler;
  private @Nullable Task<ObjectNode> openApi;
  private boolean stopping;
  private boolean closed;

  /** Binds the app; on any thread. Requests come on that of {@code loop}. */
  LiveApp(App app, Map<Class<?>, Provider<?>> providers, EventLoop loop) {
    this.app = app;
    this.bodyJson = new BodyJson(app.json());
    this.responder = new Responder(app.json());
    this.exceptions = new ExceptionAnswers(app.exceptionHandlers(), responder);
    this.background = new Background(loop);
    this.wiring = new Wiring(this, providers, constraints);
    this.handler = Routes.wrap(List.of(app), this::route);
    // The validator takes long to load: not during the first request.
    constraints.load();
  }

  /** Makes the objects of the app, in the order in which they were provided. */
  void open() throws Exception {
    try {
      for (Lifespan lifespan : app.lifespans()) {
        AutoCloseable end = lifespan.start();
        if (end != null) {
          var _ = resources.add(end);
        }
      }
      for (Dependency dependency : wiring.dependencies()) {
        if (dependency.provider().perApp()) {
          var _ = dependency.open(this, resources);
        }
      }
    } catch (Throwable e) {
      resources.closeAfter(e);
      throw e;
    }
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws Exception {
    try {
      return handler.handle(request);
    } catch (Exception e) {
      return ExceptionAnswers.last(e, request);
    }
  }

  /**
   * Answers a request as {@link #handle} does, but for what nobody answers.
   *
   * @throws Exception that, as it was thrown
   */
  ServerResponse handleOrThrow(ServerRequest request) throws Exception {
    ServerResponse response = handle(request);
    if (request.failure() instanceof Exception unanswered) {
      throw unanswered;
    }
    return response;
  }

  /** Behind the middleware of the app, which gets a response whatever happens. */
  private ServerResponse route(ServerRequest request) throws Exception {
    try {
      return wiring.routing().answer(request);
    } catch (Exception e) {
      return answer(e, request);
    }
  }

  private ServerResponse answer(Exception e, ServerRequest request) throws Exception {
    try {
      return exceptions.handled(e, List.of(), request);
    } catch (Exception unanswered) {
      return ExceptionAnswers.last(unanswered, request);
    }
  }

  /** What the app provides for {@code type}, one for the app. */
  public <T> T get(Class<T> type) {
    Dependency dependency = wiring.dependency(type);
    if (dependency == null || !dependency.provider().perApp()) {
      throw new IllegalArgumentException(
          "the app provides no " + type.getName() + " of its own; see App.provide");
    }
    return type.cast(dependency.made());
  }

  /**
   * Whether it is about to stop: it answers what comes still, but whoever spreads requests over
   * several should choose another.
   */
  public boolean isStopping() {
    return stopping;
  }

  /** Says that it is about to stop. */
  void stopping() {
    stopping = true;
  }

  /** Where tasks are started that outlive requests. */
  public Background background() {
    return background;
  }

  /**
   * The description of the app in OpenAPI 3.1, as it is shown at {@code /openapi.json}; a copy.
   * Made when it is asked for first, off the loop: suspends.
   */
  public ObjectNode openApi() {
    if (openApi == null) {
      openApi =
          Asyncio.createTask(
              "describe " + app.title(),
              () -> Asyncio.toThread(() -> OpenApi.of(app, wiring.routes())));
    }
    // Others may wait for it when this caller waits no more.
    return Asyncio.shield(openApi).deepCopy();
  }

  /** How callers prove who they are, for all that the app provides. */
  List<SecurityScheme> securitySchemes() {
    var schemes = new ArrayList<SecurityScheme>();
    for (Dependency dependency : wiring.dependencies()) {
      SecurityScheme scheme = dependency.provider().security();
      if (scheme != null) {
        schemes.add(scheme);
      }
    }
    return schemes;
  }

  App app() {
    return app;
  }

  BodyJson bodyJson() {
    return bodyJson;
  }

  Responder responder() {
    return responder;
  }

  ExceptionAnswers exceptions() {
    return exceptions;
  }

  /** The routes, with all prefixes, in the order in which they were added. */
  List<BoundRoute> routes() {
    return wiring.routes();
  }

  /**
   * Waits for the background tasks, as long as the app's patience lasts, cancels the rest, and
   * closes the objects of the app, the last first. May be called twice.
   *
   * @throws IllegalStateException when the closing of an object threw a checked exception, its
   *     cause
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    stopping = true;
    try {
      background.close(app.patience());
    } finally {
      closeResources();
    }
  }

  private void closeResources() {
    try {
      resources.close(null);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("closing what " + app.title() + " provides failed", e);
    }
  }

  @Override
  public String toString() {
    return "LiveApp[" + app.title() + "]";
  }
}

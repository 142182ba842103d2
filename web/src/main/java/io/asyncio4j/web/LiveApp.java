package io.asyncio4j.web;

import io.asyncio4j.Asyncio;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StaticFiles;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.development.ErrorPage;
import io.asyncio4j.web.development.ProgramRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An app that runs on a loop: a handler for servers and tests. Its objects were made when it was
 * {@linkplain App#open opened}; closing it waits for its background tasks and closes its objects.
 * For coroutines of its loop.
 */
public final class LiveApp implements Handler, AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.web");

  private final App app;
  private final BodyJson bodyJson;
  private final Responder responder;
  private final Constraints constraints = new Constraints();
  private final Map<Class<?>, Dependency> dependencies = new LinkedHashMap<>();

  /** The records that are required without being provided: made of requests as parameters are. */
  private final Map<Class<?>, Dependency> records = new LinkedHashMap<>();

  private final List<BoundRoute> routes = new ArrayList<>();
  private final List<Mount> mounts = new ArrayList<>();
  private final RouteTable table = new RouteTable();
  private final Background background;
  private final Resources resources = new Resources();
  private final Handler handler;
  private @Nullable ObjectNode openApi;
  private boolean closed;

  /** All requests behind a prefix. */
  private record Mount(String prefix, Handler handler) {
    boolean takes(String rawPath) {
      return rawPath.startsWith(prefix)
          && (rawPath.length() == prefix.length() || rawPath.charAt(prefix.length()) == '/');
    }
  }

  LiveApp(App app, Map<Class<?>, Provider<?>> providers) {
    this.app = app;
    this.bodyJson = new BodyJson(app.json());
    this.responder = new Responder(app.json());
    this.background = new Background(Asyncio.runningLoop());
    providers.forEach((type, provider) -> dependencies.put(type, new Dependency(provider)));
    bindDependencies();
    bind(app, "", List.of());
    DocsPage.addTo(this, this::bindDocs);
    mounts.sort(Comparator.comparingInt((Mount m) -> m.prefix.length()).reversed());
    this.handler = Routes.wrap(List.of(app), this::route);
  }

  private void bindDependencies() {
    for (Dependency dependency : dependencies.values()) {
      try {
        dependency.bind(new Binder(dependencies, bodyJson, constraints, null, false));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(dependency.provider() + ": " + e.getMessage(), e);
      }
    }
    dependencies.values().forEach(d -> DependencyOrder.check(d));
  }

  private void bind(Routes owner, String prefix, List<Routes> around) {
    for (Routes.Member member : owner.members()) {
      switch (member) {
        case Routes.Member.One(Route route) -> bind(route, prefix, around);
        case Routes.Member.Included(String more, Routes included) -> {
          var inner = new ArrayList<>(around);
          inner.add(included);
          bind(included, prefix + more, List.copyOf(inner));
        }
        case Routes.Member.Mounted(String more, Handler mounted, _) ->
            mounts.add(
                new Mount(prefix + more, Routes.wrap(around, below(prefix + more, mounted))));
      }
    }
  }

  /** Of a folder's files it is known where their paths begin; of other handlers it is not. */
  private static Handler below(String prefix, Handler mounted) {
    return mounted instanceof StaticFiles files ? files.under(prefix) : mounted;
  }

  /** What the app requires of its requests, it does not require for these. */
  private void bindDocs(String path, Endpoint endpoint) {
    PathTemplate template = PathTemplate.parse(path);
    var route = new Route("GET", template, endpoint, false, "App.docs").hidden();
    var _ =
        table.addIfAbsent(
            new BoundRoute(
                this,
                route,
                template,
                List.of(),
                List.of(),
                new Permission(Set.of(), List.of()),
                List.of()));
  }

  private void bind(Route route, String prefix, List<Routes> around) {
    PathTemplate path = route.template().behind(prefix);
    try {
      boolean hasBody = List.of("POST", "PUT", "PATCH", "QUERY").contains(route.method());
      var binder = new Binder(dependencies, bodyJson, constraints, path.names(), hasBody);
      List<Binding> bindings = binder.bind(route.signature());
      List<Dependency> required = required(route, around);
      DependencyOrder.checkPlaceholders(path, binder.used(), bindings, required);
      var permission =
          Permission.of(scopes(route, around), DependencyOrder.all(bindings, required));
      var bound = new BoundRoute(this, route, path, bindings, required, permission, around);
      table.add(bound);
      routes.add(bound);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the route "
              + route.method()
              + " "
              + path.text()
              + " ("
              + route.where()
              + "): "
              + e.getMessage(),
          e);
    }
  }

  private Set<String> scopes(Route route, List<Routes> around) {
    var scopes = new LinkedHashSet<>(app.scopes());
    around.forEach(routes -> scopes.addAll(routes.scopes()));
    scopes.addAll(route.scopes());
    return Collections.unmodifiableSet(scopes);
  }

  private List<Dependency> required(Route route, List<Routes> around) {
    var types = new ArrayList<>(app.required());
    var checks = new ArrayList<>(app.checks());
    for (Routes routes : around) {
      types.addAll(routes.required());
      checks.addAll(routes.checks());
    }
    types.addAll(route.required());
    checks.addAll(route.checks());
    var required = new ArrayList<Dependency>();
    types.forEach(type -> required.add(required(type)));
    checks.forEach(check -> required.add(bound(check)));
    return List.copyOf(required);
  }

  private Dependency required(Class<?> type) {
    Dependency dependency = dependencies.get(type);
    if (dependency != null) {
      return dependency;
    }
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          "it requires " + type.getName() + ", which nothing provides; see App.provide");
    }
    return records.computeIfAbsent(type, record -> bound(Provider.ofRecord(record)));
  }

  /** What is made for routes that do not take it. */
  private Dependency bound(Provider<?> provider) {
    var dependency = new Dependency(provider);
    dependency.bind(new Binder(dependencies, bodyJson, constraints, null, false));
    return dependency;
  }

  /** Makes the objects of the app, in the order in which they were provided. */
  void open() throws Exception {
    // The validator takes long to load: not during the first request.
    constraints.load();
    try {
      for (Lifespan lifespan : app.lifespans()) {
        AutoCloseable end = lifespan.start();
        if (end != null) {
          var _ = resources.add(end);
        }
      }
      for (Dependency dependency : dependencies.values()) {
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
    } catch (InvalidRequestException e) {
      return Problem.of(e).toResponse();
    } catch (StatusException e) {
      if (e.status() == 500 && e.getCause() != null) {
        return failed(e.getCause(), request).withHeaders(e.headers());
      }
      return Problem.response(e);
    } catch (MissingCredentialsException e) {
      return e.response();
    } catch (Exception e) {
      if (e instanceof IOException && request.isDisconnected()) {
        throw e;
      }
      return failed(e, request);
    }
  }

  /**
   * Answers a request as {@link #handle} does, but for what nobody answers.
   *
   * @throws Exception that, as it was thrown
   */
  ServerResponse handleOrThrow(ServerRequest request) throws Exception {
    try {
      return handler.handle(request);
    } catch (InvalidRequestException e) {
      return Problem.of(e).toResponse();
    } catch (StatusException e) {
      if (e.status() == 500 && e.getCause() instanceof Exception unanswered) {
        throw unanswered;
      }
      return Problem.response(e);
    }
  }

  private static ServerResponse failed(Throwable e, ServerRequest request) {
    LOGGER.log(System.Logger.Level.ERROR, request + " failed", e);
    ProgramRun program = ProgramRun.current();
    // Only who writes the program is to see its inside.
    return program == null
        ? Problem.of(500, null).toResponse()
        : ErrorPage.ofFailure(e, program, request);
  }

  /** Behind the middleware of the app: finds the route and has it answer. */
  private ServerResponse route(ServerRequest request) throws Exception {
    try {
      String path = request.rawPath();
      return switch (table.find(request.method(), path)) {
        case RouteTable.Found.One(PathMatch match) -> {
          request.route(match.route().path().text());
          yield match.route().answer(request, match);
        }
        case RouteTable.Found.OtherMethods(var allowed) -> otherMethod(request, allowed);
        case RouteTable.Found.Slash(String other) -> {
          String query = request.rawQuery();
          yield ServerResponse.redirect(307, other + (query.isEmpty() ? "" : "?" + query));
        }
        case RouteTable.Found.None() -> {
          for (Mount mount : mounts) {
            if (mount.takes(path)) {
              request.route(mount.prefix + "/{*path}");
              yield mount.handler.handle(request);
            }
          }
          throw new StatusException(404, "there is nothing at " + request.path());
        }
      };
    } catch (Exception e) {
      return answerOrRefuse(e, request);
    }
  }

  /**
   * What nobody answers is refused, so that middleware adds to that what it adds to all refusals.
   */
  private ServerResponse answerOrRefuse(Exception e, ServerRequest request) throws Exception {
    try {
      return answerException(e, List.of(), request);
    } catch (StatusException | InvalidRequestException refusal) {
      throw refusal;
    } catch (Exception unanswered) {
      if (unanswered instanceof IOException && request.isDisconnected()) {
        throw unanswered;
      }
      var refusal = new StatusException(500, "");
      refusal.initCause(unanswered);
      throw refusal;
    }
  }

  private static ServerResponse otherMethod(ServerRequest request, List<String> allowed) {
    String allow = String.join(", ", allowed);
    if (request.method().equals("OPTIONS")) {
      return ServerResponse.status(204).withHeader("Allow", allow + ", OPTIONS");
    }
    throw new StatusException(
        405,
        request.method() + " is not for this path; " + allow + " is",
        Headers.of("Allow", allow));
  }

  /**
   * What an exception is answered with.
   *
   * @param handlers of the routers around the endpoint, the innermost first
   * @throws Exception the same one, when nobody answers it, or what its handler threw
   */
  ServerResponse answerException(
      Exception e, List<Map<Class<?>, ExceptionHandler<?>>> handlers, ServerRequest request)
      throws Exception {
    var all = new ArrayList<>(handlers);
    all.add(app.exceptionHandlers());
    for (Map<Class<?>, ExceptionHandler<?>> map : all) {
      for (Class<?> c = e.getClass(); c != Throwable.class && c != null; c = c.getSuperclass()) {
        ExceptionHandler<?> found = map.get(c);
        if (found != null) {
          @SuppressWarnings("unchecked")
          var handles = (ExceptionHandler<Exception>) found;
          return responder.respond(handles.handle(e, request), 0, Object.class, request);
        }
      }
    }
    return switch (e) {
      case InvalidRequestException invalid -> Problem.of(invalid).toResponse();
      case StatusException status -> Problem.response(status);
      case MissingCredentialsException missing -> missing.response();
      default -> throw e;
    };
  }

  /** What the app provides for {@code type}, one for the app. */
  public <T> T get(Class<T> type) {
    Dependency dependency = dependencies.get(type);
    if (dependency == null || !dependency.provider().perApp()) {
      throw new IllegalArgumentException(
          "the app provides no " + type.getName() + " of its own; see App.provide");
    }
    return type.cast(dependency.made());
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
      openApi = Asyncio.toThread(() -> OpenApi.of(app, routes));
    }
    return openApi.deepCopy();
  }

  /** How callers prove who they are, for all that the app provides. */
  List<SecurityScheme> securitySchemes() {
    var schemes = new ArrayList<SecurityScheme>();
    for (Dependency dependency : dependencies.values()) {
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

  /** The routes, with all prefixes, in the order in which they were added. */
  List<BoundRoute> routes() {
    return routes;
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

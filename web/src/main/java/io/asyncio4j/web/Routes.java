package io.asyncio4j.web;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.StaticFiles;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Routes and what stands around them: what an {@link App} and a {@link Router} have in common. To
 * be set up before the app runs.
 */
public abstract sealed class Routes implements Verbs permits App, Router {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY");
  private static final StackWalker STACK = StackWalker.getInstance();

  /** What a program calls to add a route, and what that calls. */
  private static final Set<String> ADDING =
      Stream.of(Routes.class, Verbs.class, App.class, Router.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final List<Middleware> middleware = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final Map<Class<?>, ExceptionHandler<?>> exceptionHandlers = new LinkedHashMap<>();
  private final List<Class<?>> required = new ArrayList<>();
  private final List<String> scopes = new ArrayList<>();
  private final List<Provider<?>> checks = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  /** What was added, in order. */
  sealed interface Member {
    /** A route. */
    record One(Route route) implements Member {}

    /** Routes behind a prefix. */
    record Included(String prefix, Routes routes) implements Member {}

    /** All requests behind a prefix, whatever their method. */
    record Mounted(String prefix, Handler handler, String where) implements Member {}
  }

  Routes() {}

  @Override
  public Route route(String method, String path, Endpoint endpoint) {
    Objects.requireNonNull(endpoint, "endpoint");
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException(
          "'"
              + method
              + "' is no method; they are in capitals: "
              + new java.util.TreeSet<>(METHODS));
    }
    return add(new Route(method, template(path), endpoint, false, caller()));
  }

  /** Answers the requests of WebSockets; the socket is closed when the endpoint returns. */
  public Route webSocket(String path, Endpoint.VoidOf1<io.asyncio4j.http.WebSocket> endpoint) {
    return add(new Route("GET", template(path), endpoint, true, caller()));
  }

  /** Answers the requests of WebSockets, with another parameter besides the socket. */
  public <A, B> Route webSocket(String path, Endpoint.VoidOf2<A, B> endpoint) {
    return add(new Route("GET", template(path), endpoint, true, caller()));
  }

  /** Answers the requests of WebSockets, with two other parameters besides the socket. */
  public <A, B, C> Route webSocket(String path, Endpoint.VoidOf3<A, B, C> endpoint) {
    return add(new Route("GET", template(path), endpoint, true, caller()));
  }

  private PathTemplate template(String path) {
    // Behind a prefix the empty path is the prefix itself.
    return path.isEmpty() ? new PathTemplate("", List.of(), List.of()) : PathTemplate.parse(path);
  }

  private Route add(Route route) {
    checkOpen();
    members.add(new Member.One(route));
    return route;
  }

  /**
   * Adds the methods of an object that are annotated with {@link Get}, {@link Post}, {@link Put},
   * {@link Patch} or {@link Delete}; inherited ones too.
   *
   * @throws IllegalArgumentException when it has none
   */
  public void add(Object endpoints) {
    boolean any = false;
    for (Class<?> c = endpoints.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
      Method[] methods = c.getDeclaredMethods();
      java.util.Arrays.sort(methods, Comparator.comparing(Method::getName));
      for (Method method : methods) {
        any |= add(endpoints, method);
      }
    }
    if (!any) {
      throw new IllegalArgumentException(
          endpoints.getClass().getName()
              + " has no method with @Get, @Post, @Put, @Patch or @Delete");
    }
  }

  private boolean add(Object endpoints, Method method) {
    boolean any = false;
    for (Annotation annotation : method.getAnnotations()) {
      any |=
          switch (annotation) {
            case Get get -> add("GET", get.value(), endpoints, method);
            case Post post -> add("POST", post.value(), endpoints, method);
            case Put put -> add("PUT", put.value(), endpoints, method);
            case Patch patch -> add("PATCH", patch.value(), endpoints, method);
            case Delete delete -> add("DELETE", delete.value(), endpoints, method);
            default -> false;
          };
    }
    return any;
  }

  private boolean add(String verb, String path, Object endpoints, Method method) {
    String where = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    var endpoint = new MethodEndpoint(endpoints, method);
    var _ = add(new Route(verb, template(path), endpoint, false, where));
    return true;
  }

  /** Adds what stands around these routes: the first that was added is the outermost. */
  public void use(Middleware added) {
    checkOpen();
    middleware.add(Objects.requireNonNull(added, "middleware"));
  }

  /** Adds the routes of {@code routes} behind {@code prefix}, with what stands around them. */
  public void include(String prefix, Routes routes) {
    checkOpen();
    if (!prefix.isEmpty()) {
      checkPrefix(prefix);
    }
    if (routes == this) {
      throw new IllegalArgumentException("routes cannot include themselves");
    }
    members.add(new Member.Included(prefix, routes));
  }

  /** Adds the routes of {@code routes}, with what stands around them. */
  public void include(Routes routes) {
    include("", routes);
  }

  /**
   * Has {@code handler} answer all requests behind {@code prefix}. The handler sees the path as it
   * was sent; {@link StaticFiles} learn where their paths begin.
   */
  public void mount(String prefix, Handler handler) {
    checkOpen();
    checkPrefix(prefix);
    Objects.requireNonNull(handler, "handler");
    members.add(new Member.Mounted(prefix, handler, caller()));
  }

  /**
   * Serves the files of a folder behind {@code prefix}: those of {@code
   * io.asyncio4j.http.server.StaticFiles}, which {@link #mount} takes with other settings.
   *
   * @throws IllegalArgumentException when it is no folder
   */
  public void files(String prefix, java.nio.file.Path folder) {
    try {
      mount(prefix, StaticFiles.of(folder));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          folder.toAbsolutePath() + " is no folder; name one whose files are to be served", e);
    }
  }

  private static void checkPrefix(String prefix) {
    if (!prefix.startsWith("/") || prefix.endsWith("/")) {
      throw new IllegalArgumentException(
          "'" + prefix + "' is no prefix; begin it with a slash and end it with none, as /api");
    }
    var _ = PathTemplate.parse(prefix);
  }

  /**
   * Answers what endpoints throw: the handler of the exception's own class, else of the nearest
   * class above. Those of a router go before those of what includes it.
   */
  public <E extends Exception> void onException(Class<E> type, ExceptionHandler<E> handler) {
    checkOpen();
    exceptionHandlers.put(
        Objects.requireNonNull(type, "type"), Objects.requireNonNull(handler, "handler"));
  }

  /**
   * Has these provided for each request of these routes, whose endpoints need not take them. A
   * record that nothing provides is made of the request; what its constructor throws refuses it.
   */
  public void requires(Class<?>... types) {
    checkOpen();
    required.addAll(List.of(types));
  }

  /** Refuses whoever's credentials are not good for all of these: {@link Route#scopes}. */
  public void scopes(String... names) {
    checkOpen();
    scopes.addAll(List.of(names));
  }

  /**
   * Has {@code check} run before each request of these routes: what it throws refuses the request.
   */
  public <A extends @Nullable Object> void requires(Endpoint.VoidOf1<A> check) {
    checkOpen();
    checks.add(Provider.ofCheck(Objects.requireNonNull(check, "check")));
  }

  /** Has a check of two parameters run before each request of these routes. */
  public <A extends @Nullable Object, B extends @Nullable Object> void requires(
      Endpoint.VoidOf2<A, B> check) {
    checkOpen();
    checks.add(Provider.ofCheck(Objects.requireNonNull(check, "check")));
  }

  /** Groups these routes in the description. */
  public void tags(String... names) {
    checkOpen();
    tags.addAll(List.of(names));
  }

  /** {@code handler} with the middleware of all of {@code around}, the outermost first. */
  static Handler wrap(List<Routes> around, Handler handler) {
    Handler wrapped = handler;
    for (Routes routes : around.reversed()) {
      for (Middleware middleware : routes.middleware.reversed()) {
        wrapped = middleware.around(wrapped);
      }
    }
    return wrapped;
  }

  /** Refuses what is set up too late. */
  void checkOpen() {}

  List<Member> members() {
    return members;
  }

  Map<Class<?>, ExceptionHandler<?>> exceptionHandlers() {
    return exceptionHandlers;
  }

  List<Class<?>> required() {
    return required;
  }

  List<String> scopes() {
    return scopes;
  }

  List<Provider<?>> checks() {
    return checks;
  }

  List<String> tags() {
    return tags;
  }

  /** The line of the program that called, as stack traces have it. */
  private static String caller() {
    return STACK.walk(frames ->
        frames
            .filter(f -> !ADDING.contains(f.getClassName()))
            .findFirst()
            .map(f -> f.getFileName() + ":" + f.getLineNumber())
            .orElse("unknown"));
  }
}

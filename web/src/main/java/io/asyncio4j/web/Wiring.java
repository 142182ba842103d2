package io.asyncio4j.web;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.StaticFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds all that was set up of an app, before it runs: its routes, and what it provides. */
final class Wiring {
  private final LiveApp live;
  private final App app;
  private final Constraints constraints;
  private final Map<Class<?>, Dependency> dependencies = new LinkedHashMap<>();

  /** The records that are required without being provided: made of requests as parameters are. */
  private final Map<Class<?>, Dependency> records = new LinkedHashMap<>();

  private final List<BoundRoute> routes = new ArrayList<>();
  private final Routing routing = new Routing();

  /**
   * @param constraints gets those of all that requests are made into
   * @throws IllegalArgumentException when something cannot be bound; the message says what and why
   */
  Wiring(LiveApp live, Map<Class<?>, Provider<?>> providers, Constraints constraints) {
    this.live = live;
    this.app = live.app();
    this.constraints = constraints;
    providers.forEach((type, provider) -> dependencies.put(type, new Dependency(provider)));
    bindDependencies();
    bind(app, "", List.of());
    DocsPage.addTo(live, this::bindDocs);
  }

  /** What the app provides for a type; null when it provides none. */
  @Nullable Dependency dependency(Class<?> type) {
    return dependencies.get(type);
  }

  /** What the app provides, in the order in which that was said. */
  Collection<Dependency> dependencies() {
    return dependencies.values();
  }

  /** The routes, with all prefixes, in the order in which they were added. */
  List<BoundRoute> routes() {
    return routes;
  }

  Routing routing() {
    return routing;
  }

  private void bindDependencies() {
    for (Dependency dependency : dependencies.values()) {
      try {
        dependency.bind(binder(null, false));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(dependency.provider() + ": " + e.getMessage(), e);
      }
    }
    dependencies.values().forEach(DependencyOrder::check);
  }

  private Binder binder(@Nullable List<String> placeholders, boolean hasBody) {
    return new Binder(dependencies, live.bodyJson(), constraints, placeholders, hasBody);
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
            routing.mount(prefix + more, Routes.wrap(around, below(prefix + more, mounted)));
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
    var anybody = new Permission(Set.of(), List.of());
    var anything = new KnownNames(null, null);
    routing.addIfAbsent(
        new BoundRoute(live, route, template, List.of(), List.of(), anybody, anything, List.of()));
  }

  private void bind(Route route, String prefix, List<Routes> around) {
    PathTemplate path = route.template().behind(prefix);
    try {
      boolean hasBody = List.of("POST", "PUT", "PATCH", "QUERY").contains(route.method());
      Binder binder = binder(path.names(), hasBody);
      List<Binding> bindings = binder.bind(route.signature());
      List<Dependency> required = required(route, around);
      DependencyOrder.checkPlaceholders(path, binder.used(), bindings, required);
      Set<Dependency> all = DependencyOrder.all(bindings, required);
      var permission = Permission.of(scopes(route, around), all);
      var names = KnownNames.of(bindings, all);
      var bound = new BoundRoute(live, route, path, bindings, required, permission, names, around);
      routing.add(bound);
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

  /** Whose requirements a route's requests have to meet, besides its own. */
  private List<Routes> guards(Route route, List<Routes> around) {
    var guards = new ArrayList<Routes>();
    if (!route.isExempt()) {
      guards.add(app);
      guards.addAll(around);
    }
    return guards;
  }

  private Set<String> scopes(Route route, List<Routes> around) {
    var scopes = new LinkedHashSet<String>();
    guards(route, around).forEach(routes -> scopes.addAll(routes.scopes()));
    scopes.addAll(route.scopes());
    return Collections.unmodifiableSet(scopes);
  }

  private List<Dependency> required(Route route, List<Routes> around) {
    var types = new ArrayList<Class<?>>();
    var checks = new ArrayList<Provider<?>>();
    for (Routes router : guards(route, around)) {
      types.addAll(router.required());
      checks.addAll(router.checks());
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
    dependency.bind(binder(null, false));
    return dependency;
  }
}

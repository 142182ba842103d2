package io.asyncio4j.web;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds out by a request's path and method who answers it. Any thread once the app runs. */
final class Routing {
  private final RouteTable table = new RouteTable();
  private final List<Mount> mounts = new ArrayList<>();

  /** All requests behind a prefix. */
  private record Mount(String prefix, Handler handler) {
    boolean takes(String rawPath) {
      return rawPath.startsWith(prefix)
          && (rawPath.length() == prefix.length() || rawPath.charAt(prefix.length()) == '/');
    }
  }

  /**
   * @throws IllegalArgumentException when another route answers the same requests
   */
  void add(BoundRoute route) {
    table.add(route);
  }

  /** Adds a route unless there is one already that answers the same requests. */
  void addIfAbsent(BoundRoute route) {
    var _ = table.addIfAbsent(route);
  }

  /** Has {@code handler} answer what no route answers behind {@code prefix}. */
  void mount(String prefix, Handler handler) {
    mounts.add(new Mount(prefix, handler));
    mounts.sort(Comparator.comparingInt((Mount m) -> m.prefix.length()).reversed());
  }

  /**
   * Has a request answered.
   *
   * @throws StatusException 404 or 405 when nobody does
   */
  ServerResponse answer(ServerRequest request) throws Exception {
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
  }

  private static ServerResponse otherMethod(ServerRequest request, List<String> allowed) {
    String allow = String.join(", ", allowed);
    if (request.method().equals("OPTIONS")) {
      return ServerResponse.status(204).withHeader("Allow", allow + ", OPTIONS");
    }
    throw new StatusException(
        405, "this path takes " + allow + ", not " + request.method(), Headers.of("Allow", allow));
  }
}

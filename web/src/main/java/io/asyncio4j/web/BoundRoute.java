package io.asyncio4j.web;

import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route in a running app: where its parameters come from, and what stands around it.
 *
 * @param path with the prefixes of all routers
 * @param around the routers that the route is in, the outermost first; without the app
 */
record BoundRoute(
    LiveApp app,
    Route route,
    PathTemplate path,
    List<Binding> bindings,
    List<Dependency> required,
    Permission permission,
    KnownNames names,
    List<Routes> around) {

  String method() {
    return route.method();
  }

  /** Answers a request that has this path. */
  ServerResponse answer(ServerRequest request, PathMatch match) throws Exception {
    return Routes.wrap(around, r -> guarded(r, match)).handle(request);
  }

  private ServerResponse guarded(ServerRequest request, PathMatch match) throws Exception {
    try {
      return call(request, match);
    } catch (Exception e) {
      return app.exceptions().handled(e, around.reversed(), request);
    }
  }

  private ServerResponse call(ServerRequest request, PathMatch match) throws Exception {
    var call = new Call(app, request, match);
    ServerResponse response;
    try {
      response = route.isWebSocket() ? talk(call) : respond(call);
      if (!response.isStreamed() && !call.resources().isEmpty()) {
        // Encoded while what it may still be read from is open.
        byte[] bytes = response.bodyBytes(request);
        response = bytes == null ? response : response.withBody(bytes);
      }
    } catch (Throwable e) {
      call.resources().closeAfter(e);
      throw e;
    }
    if (!response.isStreamed()) {
      call.resources().close(null);
    }
    return response;
  }

  private @Nullable Object[] arguments(Call call) throws Exception {
    permission.check(call);
    for (Dependency dependency : required) {
      var _ = dependency.get(call);
    }
    @Nullable Object[] arguments = Binding.bindAll(bindings, call);
    names.check(call);
    call.checkValid();
    if (arguments == null) {
      throw new AssertionError("what could not be made was noted");
    }
    if (!call.resources().isEmpty()) {
      // Before the response has anything closed then that is made of them: the last goes first.
      call.request().whenOver(failure -> call.resources().close(failure));
    }
    return arguments;
  }

  private ServerResponse respond(Call call) throws Exception {
    Object value = route.endpoint().call(arguments(call));
    return app.responder().respond(value, route.status(), route.returns(), call.request());
  }

  /** What the endpoint takes is read before the handshake, so that it can still be refused. */
  private ServerResponse talk(Call call) throws Exception {
    @Nullable Object[] arguments = arguments(call);
    return ServerResponse.webSocket(
        route.webSocketOptions(),
        (WebSocket socket) -> {
          for (int i = 0; i < arguments.length; i++) {
            if (bindings.get(i) instanceof Given.Socket) {
              arguments[i] = socket;
            }
          }
          var _ = route.endpoint().call(arguments);
        });
  }

  @Override
  public String toString() {
    return route.method() + " " + path.text() + " (" + route.where() + ")";
  }
}

package io.asyncio4j.web.middleware;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.VoidCoroutine;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.InProcess;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Middleware;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** How tests ask a middleware. */
final class Asking {
  static final Handler HELLO = _ -> ServerResponse.text("hello");

  private Asking() {}

  /** A client of a handler behind a middleware, without a network and without redirects. */
  static AsyncClient clientOf(Middleware middleware, Handler handler) {
    return clientOf("http://app", middleware, handler);
  }

  static AsyncClient clientOf(String url, Middleware middleware, Handler handler) {
    return AsyncClient.builder()
        .baseUrl(url)
        .followRedirects(false)
        .transport(InProcess.of(middleware.around(handler)))
        .build();
  }

  /** Has requests come from the address in {@code X-Test-From}, as a network would. */
  static Middleware from(Middleware middleware) {
    return (request, next) -> {
      String address = request.header("X-Test-From");
      if (address != null) {
        request.forwarded(new InetSocketAddress(InetAddress.ofLiteral(address), 4711), null, null);
      }
      return middleware.handle(request, next);
    };
  }

  static <X extends Exception> void inVirtualTime(VoidCoroutine<X> body) throws X {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(body);
    }
  }
}

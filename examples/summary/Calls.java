import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.server.*;
import module java.base;

/**
 * The calls that a request has made, for its response's field Server-Timing, which browsers show beside the request.
 * When a call began is our own parameter there.
 */
final class Calls {
  private static final ContextVar<Calls> OF_REQUEST = ContextVar.of("calls");

  private record Call(String name, double start, double duration) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s;start=%.1f;dur=%.1f", name, start, duration);
    }
  }

  private final long begin = runningLoop().time();
  private final List<Call> calls = new ArrayList<>();

  private double millis() {
    return (runningLoop().time() - begin) / 1e6;
  }

  /** Middleware: what tasks of the request measure is its own, for they inherit the variable. */
  static ServerResponse measured(ServerRequest request, Handler next) throws Exception {
    var calls = new Calls();
    OF_REQUEST.set(calls);
    ServerResponse response = measure("total", () -> next.handle(request));
    return response.withHeader("Server-Timing", calls.toString());
  }

  /** Notes when a call began and ended, also one that failed. */
  static <T, X extends Exception> T measure(String name, Coroutine<T, X> call) throws X {
    Calls calls = OF_REQUEST.get();
    double start = calls.millis();
    try {
      return call.call();
    } finally {
      calls.calls.add(new Call(name, start, calls.millis() - start));
    }
  }

  @Override
  public String toString() {
    return String.join(", ", calls.stream().map(Call::toString).toList());
  }
}

package io.asyncio4j.web.middleware;

import io.asyncio4j.http.Json;
import io.asyncio4j.http.server.AccessLog;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.web.observe.TraceIds;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An access log of one JSON object a line, with the {@linkplain RequestIds id} of each request, the
 * one of its {@linkplain TraceIds trace} and the template of its route, for programs that gather
 * logs. It is the server's log, not a middleware, since only the server knows when the last byte
 * was written, and what became of a request whose client went away.
 *
 * <pre>{@code
 * app.server(server -> server.accessLog(JsonAccessLog.of(System.out::println)));
 * }</pre>
 *
 * <pre>{@code
 * {"time":"2026-11-21T12:00:00.123Z","id":"5b…","client":"203.0.113.7","method":"GET",
 *  "target":"/users/7?full","route":"/users/{id}","status":200,"bytes":512,"ms":3.2,
 *  "agent":"curl/8.15","trace_id":"0af7…"}
 * }</pre>
 *
 * <p>What is not known is left out; {@code status} is 0 when the client went away before it was
 * answered.
 */
public final class JsonAccessLog implements AccessLog {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Consumer<String> lines;
  private final Map<String, Function<ServerRequest, @Nullable Object>> more;

  private JsonAccessLog(
      Consumer<String> lines, Map<String, Function<ServerRequest, @Nullable Object>> more) {
    this.lines = lines;
    this.more = more;
  }

  /** Lines that {@code lines} writes, in the request's coroutine; it must not suspend. */
  public static JsonAccessLog of(Consumer<String> lines) {
    return new JsonAccessLog(Objects.requireNonNull(lines, "lines"), Map.of());
  }

  /** Lines to the logger {@code io.asyncio4j.http.access}, at level INFO. */
  public static JsonAccessLog toLogger() {
    System.Logger logger = System.getLogger("io.asyncio4j.http.access");
    return of(line -> logger.log(System.Logger.Level.INFO, line));
  }

  /**
   * This with a field more.
   *
   * @param value what Jackson can write, or null to leave it out; sees the {@link
   *     io.asyncio4j.ContextVar}s that the handler set, must not suspend
   */
  public JsonAccessLog with(String name, Function<ServerRequest, @Nullable Object> value) {
    var all = new LinkedHashMap<>(more);
    all.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return new JsonAccessLog(lines, all);
  }

  @Override
  public void log(Entry entry) {
    ServerRequest request = entry.request();
    var line = new LinkedHashMap<String, @Nullable Object>();
    InetAddress client = AddressRange.of(request.remoteAddress());
    String id = RequestIds.current();
    String trace = TraceIds.current();
    line.put("time", entry.started().toString());
    line.put("id", id.isEmpty() ? null : id);
    line.put("client", client == null ? null : client.getHostAddress());
    line.put("method", request.method());
    line.put("target", request.target());
    line.put("route", request.route());
    line.put("status", entry.status());
    line.put("bytes", entry.bytes());
    line.put("ms", entry.duration().toNanos() / NANOS_PER_MILLI);
    line.put("agent", request.header("User-Agent"));
    line.put("trace_id", trace.isEmpty() ? null : trace);
    more.forEach((name, value) -> line.put(name, value.apply(request)));
    line.values().removeIf(Objects::isNull);
    lines.accept(Json.standard().text(line));
  }
}

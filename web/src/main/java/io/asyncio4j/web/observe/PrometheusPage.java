package io.asyncio4j.web.observe;

import static io.asyncio4j.Asyncio.toThread;

import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a Prometheus server is told when it asks. */
final class PrometheusPage {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry;

  private PrometheusPage(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  static MeterRegistry newRegistry() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  /** The page of a registry; null when it is none for Prometheus and has none. */
  static @Nullable PrometheusPage of(MeterRegistry registry) {
    return switch (registry) {
      case PrometheusMeterRegistry prometheus -> new PrometheusPage(prometheus);
      case CompositeMeterRegistry composite -> {
        for (MeterRegistry part : composite.getRegistries()) {
          PrometheusPage page = of(part);
          if (page != null) {
            yield page;
          }
        }
        yield null;
      }
      default -> null;
    };
  }

  /** The figures; collected off the loop, since there may be many. */
  ServerResponse answer(ServerRequest request) throws IOException {
    String accepted = request.header("Accept");
    String type =
        accepted != null && accepted.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    byte[] figures =
        toThread(() -> {
          var out = new ByteArrayOutputStream();
          registry.scrape(out, type);
          return out.toByteArray();
        });
    return ServerResponse.bytes(figures)
        .withContentType(type)
        .withHeader("Cache-Control", "no-store");
  }
}

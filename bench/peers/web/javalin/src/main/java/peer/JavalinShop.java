package peer;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.asyncio4j.bench.web.shop.Confirmation;
import io.asyncio4j.bench.web.shop.Order;
import io.asyncio4j.bench.web.shop.Serving;
import io.asyncio4j.bench.web.shop.Summary;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Javalin with a virtual thread for each request; it has no client, so the JDK's. */
public final class JavalinShop {
  private final ObjectMapper json = new ObjectMapper();
  private final Validator validator =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final HttpRequest profile;
  private final HttpRequest orders;

  private JavalinShop(String upstream) {
    this.profile = HttpRequest.newBuilder(URI.create(upstream + Summary.PROFILE)).build();
    this.orders = HttpRequest.newBuilder(URI.create(upstream + Summary.ORDERS)).build();
  }

  public static void main(String[] args) throws Exception {
    var shop = new JavalinShop("http://127.0.0.1:" + args[0]);
    var app = shop.app().start("127.0.0.1", 0);
    var version = Javalin.class.getPackage().getImplementationVersion();
    Serving.untilInputEnds("Javalin " + version, app.port());
  }

  private Javalin app() {
    return Javalin.create(
        config -> {
          config.concurrency.useVirtualThreads = true;
          config.startup.showJavalinBanner = false;
          config.jsonMapper(new JavalinJackson(json, true));
          config.routes.post("/shops/{shop}/orders", this::order);
          config.routes.get("/summary", this::summary);
          config.routes.exception(
              ConstraintViolationException.class,
              (e, context) ->
                  refuse(
                      context,
                      e.getConstraintViolations().stream()
                          .map(v -> v.getPropertyPath() + ": " + v.getMessage())
                          .toList()));
          config.routes.exception(
              JsonProcessingException.class,
              (e, context) -> refuse(context, List.of(e.getOriginalMessage())));
        });
  }

  private static void refuse(Context context, List<String> errors) {
    context.status(422).json(Map.of("errors", errors));
  }

  private void order(Context context) {
    int shop =
        context
            .pathParamAsClass("shop", Integer.class)
            .check(value -> value >= 1 && value <= 9999, "must be between 1 and 9999")
            .get();
    int parcels =
        context
            .queryParamAsClass("parcels", Integer.class)
            .check(value -> value == null || value >= 1 && value <= 20, "must be between 1 and 20")
            .getOrDefault(1);
    boolean express = context.queryParamAsClass("express", Boolean.class).getOrDefault(false);
    var order = context.bodyAsClass(Order.class);
    var violations = validator.validate(order);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    context.json(Confirmation.of(shop, parcels, express, order));
  }

  private void summary(Context context) throws Exception {
    var one = threads.submit(() -> fetch(profile));
    var other = threads.submit(() -> fetch(orders));
    context.json(new Summary(one.get(), other.get()));
  }

  private Summary.Item fetch(HttpRequest request) throws Exception {
    return json.readValue(client.send(request, ofByteArray()).body(), Summary.Item.class);
  }
}

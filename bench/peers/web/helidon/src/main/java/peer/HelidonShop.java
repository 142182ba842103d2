package peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.asyncio4j.bench.web.shop.Confirmation;
import io.asyncio4j.bench.web.shop.Order;
import io.asyncio4j.bench.web.shop.Serving;
import io.asyncio4j.bench.web.shop.Summary;
import io.helidon.common.Version;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webclient.api.WebClient;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Helidon: a virtual thread for each connection. Its module for Jackson is in no registry, so by hand. */
public final class HelidonShop {
  private final ObjectMapper json = new ObjectMapper();
  private final Validator validator =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final WebClient client;

  private HelidonShop(String upstream) {
    this.client = WebClient.builder().baseUri(upstream).connectionCacheSize(2048).build();
  }

  public static void main(String[] args) throws Exception {
    var shop = new HelidonShop("http://127.0.0.1:" + args[0]);
    var server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .backlog(4096)
            .routing(shop::routes)
            .build()
            .start();
    Serving.untilInputEnds("Helidon " + Version.VERSION, server.port());
  }

  private void routes(HttpRouting.Builder routes) {
    routes
        .post("/shops/{shop}/orders", this::order)
        .get("/summary", this::summary)
        .error(
            ConstraintViolationException.class,
            (_, response, e) ->
                refuse(
                    response,
                    e.getConstraintViolations().stream()
                        .map(v -> v.getPropertyPath() + ": " + v.getMessage())
                        .toList()))
        .error(
            JsonProcessingException.class,
            (_, response, e) -> refuse(response, List.of(e.getOriginalMessage())))
        .error(
            IllegalArgumentException.class,
            (_, response, e) -> refuse(response, List.of(String.valueOf(e.getMessage()))));
  }

  private void refuse(ServerResponse response, List<String> errors) {
    send(response.status(Status.create(422)), Map.of("errors", errors));
  }

  private void send(ServerResponse response, Object body) {
    try {
      response.header(HeaderValues.CONTENT_TYPE_JSON).send(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written: " + body, e);
    }
  }

  private void order(ServerRequest request, ServerResponse response) throws IOException {
    int shop = within("shop", request.path().pathParameters().get("shop"), 9999);
    int parcels = within("parcels", request.query().first("parcels").orElse("1"), 20);
    boolean express = request.query().first("express").asBoolean().orElse(false);
    var order = json.readValue(request.content().as(byte[].class), Order.class);
    var violations = validator.validate(order);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    send(response, Confirmation.of(shop, parcels, express, order));
  }

  private static int within(String name, String text, int most) {
    int value = Integer.parseInt(text);
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + ": must be between 1 and " + most);
    }
    return value;
  }

  private void summary(ServerRequest request, ServerResponse response) throws Exception {
    var profile = threads.submit(() -> fetch(Summary.PROFILE));
    var orders = threads.submit(() -> fetch(Summary.ORDERS));
    send(response, new Summary(profile.get(), orders.get()));
  }

  private Summary.Item fetch(String path) throws IOException {
    return json.readValue(client.get(path).requestEntity(byte[].class), Summary.Item.class);
  }
}

package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * What every contender must answer before it is measured: the same to good requests, and to bad
 * ones a refusal that names what is wrong. What validates less would be faster for it.
 */
final class Exchanges {
  /** The path and query of the orders that are measured. */
  static final String ORDERS = "/shops/17/orders?parcels=2&express=true";

  /** The other path that is measured. */
  static final String SUMMARY = "/summary";

  /** The body of an order. */
  static final String ORDER =
      """
      {"customer": "Ada Lovelace", "email": "ada@example.org", "sku": "AB-1234", "quantity": 3,\
       "price": 19.99, "currency": "EUR", "tags": ["gift", "fragile"],\
       "address": {"street": "12 St James's Square", "city": "London", "zip": "12345"},\
       "note": "ring twice"}\
      """;

  private static final String CONFIRMATION =
      """
      {"shop": 17, "customer": "Ada Lovelace", "sku": "AB-1234", "quantity": 3, "total": 59.97,\
       "currency": "EUR", "city": "London", "tags": ["gift", "fragile"], "parcels": %d,\
       "express": %s}\
      """;

  private static final String SUMMARIZED =
      """
      {"profile": {"id": 17, "name": "Ada Lovelace", "tags": ["a", "b"]},\
       "orders": {"id": 23, "name": "three orders", "tags": ["c", "d"]}}\
      """;

  private static final List<Integer> REFUSED = List.of(400, 422);

  /** An order that must be refused, and the names that the refusal must hold. */
  private record Bad(String path, String body, List<String> names) {
    static Bad path(String path, String... names) {
      return new Bad(path, ORDER, List.of(names));
    }

    static Bad body(String part, String instead, String... names) {
      return new Bad(ORDERS, ORDER.replace(part, instead), List.of(names));
    }
  }

  private static final List<Bad> BAD =
      List.of(
          Bad.path("/shops/0/orders", "shop"),
          Bad.path("/shops/10000/orders", "shop"),
          Bad.path("/shops/abc/orders"),
          Bad.path("/shops/17/orders?parcels=21", "parcels"),
          Bad.path("/shops/17/orders?parcels=many"),
          Bad.body("\"quantity\": 3", "\"quantity\": 0", "quantity"),
          Bad.body("\"quantity\": 3", "\"quantity\": \"three\""),
          Bad.body("19.99", "-1", "price"),
          Bad.body("\"customer\": \"Ada Lovelace\",", "", "customer"),
          Bad.body("Ada Lovelace", "A".repeat(81), "customer"),
          Bad.body("ada@example.org", "ada", "email"),
          Bad.body("AB-1234", "ab-1", "sku"),
          Bad.body("EUR", "XXX"),
          Bad.body("\"gift\"", "\" \"", "tags"),
          Bad.body("\"gift\"", "1,2,3,4,5", "tags"),
          Bad.body("12345", "1234", "address"),
          Bad.body("ring twice", "n".repeat(201), "note"),
          Bad.body("\"customer\": \"Ada Lovelace\"", "nothing"));

  private static final Bad SEVERAL =
      new Bad(
          ORDERS,
          ORDER.replace("\"quantity\": 3", "\"quantity\": 0").replace("AB-1234", "ab-1"),
          List.of("quantity", "sku"));

  private final URI server;
  private final HttpClient client;

  private Exchanges(int port, HttpClient client) {
    this.server = URI.create("http://127.0.0.1:" + port);
    this.client = client;
  }

  /**
   * Asks everything once.
   *
   * @throws IOException when an answer is not what it should be; the message shows both
   */
  static void check(Contender contender, int port) throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var exchanges = new Exchanges(port, client);
      exchanges.good(exchanges.post(ORDERS, ORDER), CONFIRMATION.formatted(2, "true"));
      exchanges.good(exchanges.post("/shops/17/orders", ORDER), CONFIRMATION.formatted(1, "false"));
      exchanges.good(exchanges.get(SUMMARY), SUMMARIZED);
      for (Bad bad : BAD) {
        exchanges.refused(bad);
      }
      if (contender.namesAllErrors()) {
        exchanges.refused(SEVERAL);
      }
    }
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(20));
  }

  private void good(HttpResponse<String> response, String expected) throws IOException {
    boolean right;
    try {
      right =
          response.statusCode() == 200
              && Json.parseObject(response.body()).equals(Json.parseObject(expected));
    } catch (IllegalArgumentException e) {
      right = false;
    }
    if (!right) {
      throw new IOException(words(response) + ", which should have been 200, " + expected);
    }
  }

  private void refused(Bad bad) throws IOException, InterruptedException {
    var response = post(bad.path, bad.body);
    if (!REFUSED.contains(response.statusCode())
        || !bad.names.stream().allMatch(response.body()::contains)) {
      throw new IOException(
          words(response)
              + ", which should have been one of "
              + REFUSED
              + " and have named "
              + bad.names
              + "; the request was "
              + bad.body);
    }
  }

  private static String words(HttpResponse<String> response) {
    return response.uri().getPath()
        + " is answered with "
        + response.statusCode()
        + ", "
        + response.body();
  }
}

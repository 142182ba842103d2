package io.asyncio4j.web;

import io.asyncio4j.http.server.WebSocketOptions;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A route of an app: which requests it answers, by what, and what its description says. To be set
 * up before the app runs.
 *
 * <pre>{@code
 * app.post("/items", (Item item) -> store(item)).status(201).tags("items");
 * }</pre>
 */
public final class Route {
  private final String method;
  private final PathTemplate path;
  private final Endpoint endpoint;
  private final Signature signature;
  private final boolean webSocket;
  private final String where;
  private final List<Class<?>> required = new ArrayList<>();
  private final List<String> scopes = new ArrayList<>();
  private final List<Provider<?>> checks = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private final Map<Integer, Answer> answers = new LinkedHashMap<>();
  private int status;
  private @Nullable Type returns;
  private @Nullable String summary;
  private @Nullable String description;
  private @Nullable String operationId;
  private boolean deprecated;
  private boolean hidden;
  private boolean exempt;
  private WebSocketOptions options = WebSocketOptions.defaults();

  /**
   * A response that the description speaks of besides the usual one.
   *
   * @param type of its body; null when it has none, or a problem
   */
  record Answer(String description, @Nullable Type type) {}

  Route(String method, PathTemplate path, Endpoint endpoint, boolean webSocket, String where) {
    this.method = method;
    this.path = path;
    this.endpoint = endpoint;
    this.webSocket = webSocket;
    this.where = where;
    this.signature = Signature.of(endpoint);
    Status given =
        signature.method() == null ? null : signature.method().getAnnotation(Status.class);
    this.status = given == null ? 0 : given.value();
  }

  /** Sets the status of what the endpoint returns: 200 unless set, 204 when it returns nothing. */
  public Route status(int newStatus) {
    if (newStatus < 200 || newStatus > 599) {
      throw new IllegalArgumentException(
          "status " + newStatus + " ends no exchange; give one of 200 to 599");
    }
    status = newStatus;
    return this;
  }

  /**
   * Has these provided for each request before the endpoint is called, which does not take them.
   */
  public Route requires(Class<?>... types) {
    required.addAll(List.of(types));
    return this;
  }

  /**
   * Refuses, with 403, whoever's credentials are not good for all of these. What is {@link Scoped}
   * among the things that the endpoint needs says what they are good for.
   */
  public Route scopes(String... names) {
    scopes.addAll(List.of(names));
    return this;
  }

  /**
   * Has {@code check} run before each request of this route: what it throws refuses the request.
   */
  public <A extends @Nullable Object> Route requires(Endpoint.VoidOf1<A> check) {
    checks.add(Provider.ofCheck(Objects.requireNonNull(check, "check")));
    return this;
  }

  /** Has a check of two parameters run before each request of this route. */
  public <A extends @Nullable Object, B extends @Nullable Object> Route requires(
      Endpoint.VoidOf2<A, B> check) {
    checks.add(Provider.ofCheck(Objects.requireNonNull(check, "check")));
    return this;
  }

  /** Sets how the WebSocket is spoken: subprotocols, sizes, and the pages that may connect. */
  public Route webSocketOptions(WebSocketOptions newOptions) {
    options = Objects.requireNonNull(newOptions, "options");
    return this;
  }

  /** Groups the route in the description. */
  public Route tags(String... names) {
    tags.addAll(List.of(names));
    return this;
  }

  /** Says in a few words what it does. */
  public Route summary(String text) {
    summary = Objects.requireNonNull(text, "text");
    return this;
  }

  /** Says what it does, in Markdown. */
  public Route description(String text) {
    description = Objects.requireNonNull(text, "text");
    return this;
  }

  /** Sets the name by which generated clients call it. */
  public Route operationId(String id) {
    operationId = Objects.requireNonNull(id, "id");
    return this;
  }

  /** Says that it should be used no more. */
  public Route deprecated() {
    deprecated = true;
    return this;
  }

  /** Leaves it out of the description. */
  public Route hidden() {
    hidden = true;
    return this;
  }

  /**
   * Lets anybody ask: what the app and the routers around it require of requests, scopes too, does
   * not count for this route. What it requires itself, and its parameters, do. For the page where
   * one logs in, and for what only machines look at.
   */
  public Route exempt() {
    exempt = true;
    return this;
  }

  /** Says what the endpoint returns, where its class file does not: the elements of a list, say. */
  public Route returns(TypeReference<?> type) {
    returns = type.getType();
    return this;
  }

  /** Says what the endpoint returns, where its class file does not. */
  public Route returns(Class<?> type) {
    returns = Objects.requireNonNull(type, "type");
    return this;
  }

  /** Says that it may also answer so, with a problem or without a body. */
  public Route answers(int answeredStatus, String when) {
    answers.put(answeredStatus, new Answer(when, null));
    return this;
  }

  /** Says that it may also answer so, with a body of this type. */
  public Route answers(int answeredStatus, String when, Class<?> type) {
    answers.put(answeredStatus, new Answer(when, type));
    return this;
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The path as it was given, without the prefixes of routers. */
  public String path() {
    return path.text();
  }

  PathTemplate template() {
    return path;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Signature signature() {
    return signature;
  }

  boolean isWebSocket() {
    return webSocket;
  }

  WebSocketOptions webSocketOptions() {
    return options;
  }

  /** What the endpoint returns, as far as that is known. */
  Type returns() {
    return returns == null ? signature.returns() : returns;
  }

  /** The status of what the endpoint returns; 0 when nothing was said. */
  int status() {
    return status;
  }

  List<Class<?>> required() {
    return required;
  }

  List<String> scopes() {
    return scopes;
  }

  List<Provider<?>> checks() {
    return checks;
  }

  List<String> tags() {
    return tags;
  }

  @Nullable String summary() {
    return summary;
  }

  @Nullable String description() {
    return description;
  }

  @Nullable String operationId() {
    return operationId;
  }

  boolean isDeprecated() {
    return deprecated;
  }

  boolean isHidden() {
    return hidden;
  }

  boolean isExempt() {
    return exempt;
  }

  Map<Integer, Answer> answers() {
    return answers;
  }

  /** Where in the program it was added. */
  String where() {
    return where;
  }

  @Override
  public String toString() {
    return method + " " + path.text() + " (" + where + ")";
  }
}

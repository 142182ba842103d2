package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Arguments;
import io.asyncio4j.bench.race.Racer;
import java.util.Optional;

/** Who is measured, in the order of the report's lines. */
enum Contender implements Racer {
  ASYNCIO4J("asyncio4j", "asyncio4j", "#d62728"),
  NETTY("netty", "raw Netty handler", "#8c8c8c"),
  SUBSTRATE("substrate", "coroutine on raw Netty", "#c49c94"),
  VERTX("vertx", "Vert.x", "#9467bd"),
  HELIDON("helidon", "Helidon", "#1f77b4"),
  JDK("jdk", "JDK", "#17becf"),
  FASTAPI("fastapi", "FastAPI", "#e8b500"),
  AIOHTTP("aiohttp", "aiohttp", "#ff7f0e"),
  HTTPX("httpx", "httpx", "#bcbd22"),
  NODE("node", "Node", "#2ca02c");

  private final String id;
  private final String title;
  private final String color;

  Contender(String id, String title, String color) {
    this.id = id;
    this.title = title;
    this.color = color;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String color() {
    return color;
  }

  boolean isJava() {
    return switch (this) {
      case ASYNCIO4J, NETTY, SUBSTRATE, VERTX, HELIDON, JDK -> true;
      case FASTAPI, AIOHTTP, HTTPX, NODE -> false;
    };
  }

  /** Whether it gets faster as it runs, so that it must be warm before it is measured. */
  boolean hasJit() {
    return isJava() || this == NODE;
  }

  /** Why it has no part in a row; empty when it has. */
  Optional<String> outOf(Row row) {
    return Optional.ofNullable(
        switch (this) {
          case SUBSTRATE ->
              row == Row.PLAINTEXT || row == Row.PIPELINED ? null : "it knows one answer only";
          case HTTPX -> row.isOfClients() ? null : "it is a client";
          case FASTAPI, HELIDON, NODE ->
              row.isOfClients()
                  ? "it is measured as a server only"
                  : this == HELIDON && row == Row.WEBSOCKET
                      ? "its module for WebSockets is not a part of this build"
                      : null;
          case JDK -> row == Row.WEBSOCKET ? "its server has none" : null;
          case ASYNCIO4J, NETTY, VERTX, AIOHTTP -> null;
        });
  }

  /**
   * The contender of that name.
   *
   * @throws IllegalArgumentException when there is none; the message lists them
   */
  static Contender of(String id) {
    return Arguments.named("contender", id, values(), Contender::id);
  }
}

package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Arguments;
import io.asyncio4j.bench.race.Racer;

/** Who is measured, in the order of the report's lines. */
enum Contender implements Racer {
  ASYNCIO4J("asyncio4j", "asyncio4j", "#d62728"),
  SPRING("spring", "Spring Boot", "#2ca02c"),
  JAVALIN("javalin", "Javalin", "#17becf"),
  VERTX("vertx", "Vert.x Web", "#9467bd"),
  HELIDON("helidon", "Helidon SE", "#1f77b4"),
  FASTAPI("fastapi", "FastAPI", "#e8b500");

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

  /** Whether it gets faster as it runs, and starts sooner with a cache of the JVM's. */
  boolean isJava() {
    return this != FASTAPI;
  }

  /** Whether it names every mistake of a request, or the first one only. */
  boolean namesAllErrors() {
    return this != VERTX;
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

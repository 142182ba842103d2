package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Arguments;
import io.asyncio4j.bench.race.Titled;

/** What is measured: one table of the report. */
enum Row implements Titled {
  START_UP("start-up", "from the start of the process to its first answer to an order", 0),
  ORDER("order", "path, query and a body of nine fields, all validated; 64 connections", 64),
  ORDER_RATE("order-rate", "orders at a fixed rate", 0),
  SUMMARY("summary", "two upstream calls of 5 ms at once, 256 connections", 256),
  SUMMARY_RATE("summary-rate", "summaries at a fixed rate", 0);

  private final String id;
  private final String title;
  private final int connections;

  Row(String id, String title, int connections) {
    this.id = id;
    this.title = title;
    this.connections = connections;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  /** How many connections load it; 0 where that is not the question. */
  int connections() {
    return connections;
  }

  /** The row whose load warms this one up. */
  Row saturated() {
    return switch (this) {
      case ORDER_RATE -> ORDER;
      case SUMMARY_RATE -> SUMMARY;
      default -> this;
    };
  }

  /**
   * The row of that name.
   *
   * @throws IllegalArgumentException when there is none; the message lists them
   */
  static Row of(String id) {
    return Arguments.named("row", id, values(), Row::id);
  }
}

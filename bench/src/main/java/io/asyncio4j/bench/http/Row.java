package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Arguments;
import io.asyncio4j.bench.http.peer.Contents;
import io.asyncio4j.bench.race.Titled;

/** What is measured: one table of the report. */
enum Row implements Titled {
  PLAINTEXT("plaintext", "plaintext, 64 connections", Contents.PLAINTEXT, 64),
  PIPELINED("pipelined", "plaintext, pipelined 16 deep, 64 connections", Contents.PLAINTEXT, 64),
  JSON("json", "JSON, 64 connections", Contents.JSON, 64),
  BODY("10k", "10 KB body, 64 connections", Contents.BODY, 64),
  IDLE("idle", "plaintext, 64 connections beside idle ones", Contents.PLAINTEXT, 64),
  WEBSOCKET("websocket", "WebSocket echo, 64 connections", Contents.WEB_SOCKET, 64),
  SUMMARY("summary", "two upstream calls of 5 ms at once, 512 connections", Contents.SUMMARY, 512),
  FIXED_RATE("fixed-rate", "plaintext at half of the raw handler's rate", Contents.PLAINTEXT, 0),
  FAN_OUT("fan-out", "client: 10,000 requests, 100 in flight, 1 ms", Contents.FAN_OUT, 100);

  /** Requests of one fan-out. */
  static final int REQUESTS = 10_000;

  /** How many requests each connection of {@link #PIPELINED} has under way. */
  static final int DEPTH = 16;

  private final String id;
  private final String title;
  private final String path;
  private final int connections;

  Row(String id, String title, String path, int connections) {
    this.id = id;
    this.title = title;
    this.path = path;
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

  String path() {
    return path;
  }

  /** How many connections load it; for clients how many requests are under way. */
  int connections() {
    return connections;
  }

  boolean isOfClients() {
    return this == FAN_OUT;
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

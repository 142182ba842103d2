package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.Json;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JSON that an endpoint has as a tree. */
class TreeTest {
  record Item(String name, LocalDate since) {}

  @Test
  void aTreeIsAnsweredWholeAndNotAsAStreamOfItsParts() throws Exception {
    var tree = Json.standard().toTree(new Item("lamp", LocalDate.of(2026, 1, 31)));
    var app = new App("Trees");
    app.get("/", () -> tree);
    app.get("/in-a-map", () -> Map.of("item", tree));
    AppTest.with(
        app,
        client -> {
          assertThat(client.get("/").text())
              .isEqualTo("{\"name\":\"lamp\",\"since\":\"2026-01-31\"}");
          assertThat(client.get("/in-a-map").text())
              .isEqualTo("{\"item\":{\"name\":\"lamp\",\"since\":\"2026-01-31\"}}");
        });
  }
}

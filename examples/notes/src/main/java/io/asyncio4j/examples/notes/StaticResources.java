package io.asyncio4j.examples.notes;

import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** What the pages need besides themselves, from the class path; read when the program starts. */
final class StaticResources {
  private static final Map<String, String> TYPES =
      Map.of(
          "notes.css", "text/css; charset=utf-8",
          "notes.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private StaticResources() {}

  static Router routes() {
    var files = new HashMap<String, ServerResponse>();
    TYPES.forEach((name, type) -> files.put(name, response(name, type)));
    var router = new Router();
    router
        .get(
            "/{name}",
            (String name) -> {
              ServerResponse file = files.get(name);
              if (file == null) {
                throw new StatusException(404, "there is no " + name);
              }
              return file;
            })
        .hidden();
    return router;
  }

  private static ServerResponse response(String name, String type) {
    try (var in = StaticResources.class.getResourceAsStream("static/" + name)) {
      if (in == null) {
        throw new IllegalStateException("static/" + name + " is not on the class path");
      }
      return ServerResponse.bytes(in.readAllBytes())
          .withContentType(type)
          .withHeader("Cache-Control", "no-cache");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.asyncio4j.web;

import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.OpenApiSchemas.Side;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one route answers, by status: as {@link Responder} makes it of what the endpoint returns.
 */
final class OpenApiResponses {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  static final String PROBLEM_SCHEMA = "Problem";
  static final String INVALID_SCHEMA = "InvalidRequest";

  private final OpenApiSchemas schemas;
  private final OpenApiTexts texts;
  private final Map<String, ObjectNode> responses = new TreeMap<>();

  /** What there is of each status and media type: several make one of them. */
  private final Map<String, List<ObjectNode>> contents = new LinkedHashMap<>();

  OpenApiResponses(OpenApiSchemas schemas, OpenApiTexts texts) {
    this.schemas = schemas;
    this.texts = texts;
  }

  /** Adds what an endpoint of {@code method} answers that returns {@code type}. */
  void returned(String method, Type type, int status, boolean nullable, String description) {
    Class<?> raw = Types.raw(type);
    if (raw == void.class || raw == Void.class) {
      response(status == 0 ? 204 : status, description);
    } else if (raw == ServerResponse.class) {
      if (status != 0) {
        response(status, description);
      }
    } else {
      boolean asked = Responder.isAsked(method);
      if (nullable && asked) {
        problem(404, "There is no such thing");
      }
      value(type, status, description);
      if (nullable && !asked) {
        String usual = String.valueOf(status == 0 ? 200 : status);
        content(usual, JSON, OpenApiScalars.object().put("type", "null"));
      }
    }
  }

  private void value(Type type, int status, String description) {
    Class<?> raw = Types.raw(type);
    int usual = status == 0 ? 200 : status;
    if (raw == Optional.class) {
      problem(404, "There is no such thing");
      value(Types.argument(type, 0), status, description);
    } else if (StatusType.of(raw) != null) {
      ofStatus(raw, StatusType.of(raw), description);
    } else if (raw.isSealed() && hasStatus(raw)) {
      for (Class<?> permitted : raw.getPermittedSubclasses()) {
        value(permitted, status, description);
      }
    } else if (raw == Problem.class) {
      responses.computeIfAbsent("default", _ -> described("What went wrong"));
      content("default", PROBLEM, ref(PROBLEM_SCHEMA));
    } else {
      response(usual, description);
      content(String.valueOf(usual), type);
    }
  }

  private static boolean hasStatus(Class<?> type) {
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (StatusType.of(permitted) != null || (permitted.isSealed() && hasStatus(permitted))) {
        return true;
      }
    }
    return false;
  }

  private void content(String status, Type type) {
    Class<?> raw = Types.raw(type);
    if (raw == String.class) {
      content(status, "text/plain", OpenApiScalars.object().put("type", "string"));
    } else if (raw == byte[].class) {
      content(status, "application/octet-stream", OpenApiScalars.object());
    } else if (Path.class.isAssignableFrom(raw)) {
      // Its own type is that of its name.
      content(status, "*/*", OpenApiScalars.object());
    } else if (isStream(raw)) {
      stream(status, type);
    } else {
      content(status, JSON, schemas.of(type, Side.OUT));
    }
  }

  private static boolean isStream(Class<?> raw) {
    return BaseStream.class.isAssignableFrom(raw)
        || Iterator.class.isAssignableFrom(raw)
        || (Iterable.class.isAssignableFrom(raw)
            && !Collection.class.isAssignableFrom(raw)
            && !tools.jackson.databind.JsonNode.class.isAssignableFrom(raw));
  }

  /** What is sent one after the other is described as a list, as OpenAPI 3.2 has it. */
  private void stream(String status, Type type) {
    Type element = Types.argumentOrObject(type);
    if (element != ServerSentEvent.class) {
      content(status, Responder.JSON_LINES, list(schemas.of(element, Side.OUT)));
    }
    ObjectNode event = OpenApiScalars.object().put("type", "object");
    ObjectNode properties = event.putObject("properties");
    properties.putObject("data").put("type", "string");
    properties.putObject("event").put("type", "string");
    properties.putObject("id").put("type", "string");
    properties.putObject("retry").put("type", "integer");
    content(status, "text/event-stream", list(event));
  }

  private static ObjectNode list(ObjectNode element) {
    ObjectNode list = OpenApiScalars.object().put("type", "array");
    if (!element.isEmpty()) {
      list.set("items", element);
    }
    return list;
  }

  private void ofStatus(Class<?> raw, @Nullable StatusType type, String description) {
    if (type == null) {
      throw new AssertionError("asked for before");
    }
    String own = texts.type(raw).summary();
    String status = String.valueOf(type.status());
    response(type.status(), own.isEmpty() ? description : own);
    for (StatusType.Part header : type.headers()) {
      ObjectNode field =
          Objects.requireNonNull(responses.get(status))
              .withObject("/headers")
              .putObject(header.name());
      String text = texts.description(header.component());
      if (!text.isEmpty()) {
        field.put("description", text);
      }
      field.set("schema", schemas.of(header.component().getGenericType(), Side.OUT));
    }
    if (type.body() != null) {
      content(status, type.body().component().getGenericType());
    } else if (!type.headers().isEmpty() && !type.properties().isEmpty()) {
      ObjectNode object = OpenApiScalars.object().put("type", "object");
      ArrayNode required = object.putArray("required");
      for (StatusType.Part part : type.properties()) {
        required.add(part.name());
        object
            .withObject("/properties")
            .set(
                part.name(),
                schemas.of(
                    part.component().getGenericType(),
                    part.component(),
                    Components.isNullable(part.component()),
                    Side.OUT));
      }
      content(status, JSON, object);
    } else if (!raw.isRecord() || !type.properties().isEmpty()) {
      content(status, JSON, schemas.of(raw, Side.OUT));
    }
  }

  /** Adds what the route was said to answer besides. */
  void answers(Map<Integer, Route.Answer> answers) {
    answers.forEach((status, answer) -> {
      String name = String.valueOf(status);
      contents.keySet().removeIf(key -> key.startsWith(name + " "));
      responses.put(name, described(answer.description()));
      if (answer.type() != null) {
        content(name, answer.type());
      } else if (status >= 400) {
        content(name, PROBLEM, ref(PROBLEM_SCHEMA));
      }
    });
  }

  /** Adds what values are refused with that cannot be taken. */
  void invalid() {
    response(422, "Values of the request are wrong");
    content("422", PROBLEM, ref(INVALID_SCHEMA));
  }

  void problem(int status, String description) {
    if (!responses.containsKey(String.valueOf(status))) {
      response(status, description);
      content(String.valueOf(status), PROBLEM, ref(PROBLEM_SCHEMA));
    }
  }

  private void response(int status, String description) {
    String text = description.isEmpty() ? StatusTexts.of(status) : description;
    responses.computeIfAbsent(String.valueOf(status), _ -> described(text));
  }

  private static ObjectNode described(String text) {
    return OpenApiScalars.object().put("description", text);
  }

  private static ObjectNode ref(String name) {
    return OpenApiScalars.object().put("$ref", "#/components/schemas/" + name);
  }

  private void content(String status, String mediaType, ObjectNode schema) {
    List<ObjectNode> all =
        contents.computeIfAbsent(status + " " + mediaType, _ -> new ArrayList<>());
    if (!all.contains(schema)) {
      all.add(schema);
    }
  }

  /** Puts them into an operation, which must have one. */
  void writeTo(ObjectNode operation) {
    contents.forEach((key, some) -> {
      int blank = key.indexOf(' ');
      ObjectNode media =
          Objects.requireNonNull(responses.get(key.substring(0, blank)))
              .withObject("/content")
              .putObject(key.substring(blank + 1));
      if (some.size() == 1) {
        if (!some.getFirst().isEmpty()) {
          media.set("schema", some.getFirst());
        }
      } else {
        ArrayNode either = media.putObject("schema").putArray("anyOf");
        some.forEach(either::add);
      }
    });
    ObjectNode node = operation.putObject("responses");
    responses.forEach(node::set);
    if (node.properties().stream().noneMatch(entry -> entry.getKey().matches("[23].*|default"))) {
      node.set("default", described("What the endpoint makes of it"));
    }
  }
}

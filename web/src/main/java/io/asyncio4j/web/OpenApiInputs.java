package io.asyncio4j.web;

import io.asyncio4j.web.OpenApiSchemas.Side;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What one route takes: its parameters and its body, those of what it needs provided included. */
final class OpenApiInputs {
  /** These fields are described by other parts of an operation, and not allowed as parameters. */
  private static final Set<String> NO_PARAMETERS =
      Set.of("accept", "content-type", "authorization");

  private final OpenApiSchemas schemas;
  private final OpenApiTexts texts;
  private final JsonMapper mapper;
  private final UnaryOperator<String> pathName;
  private final Map<String, ObjectNode> parameters = new LinkedHashMap<>();
  private final Set<Dependency> needed = new LinkedHashSet<>();
  private final Set<Dependency> welcome = new LinkedHashSet<>();
  private final ObjectNode form = OpenApiScalars.object().put("type", "object");
  private final ObjectNode properties = OpenApiScalars.object().put("type", "object");
  private @Nullable JsonBody whole;
  private boolean hasFiles;
  private boolean bodyRequired;
  private boolean refusable;

  /**
   * @param pathName the name that the description has for a placeholder
   */
  OpenApiInputs(
      BoundRoute route,
      OpenApiSchemas schemas,
      OpenApiTexts texts,
      JsonMapper mapper,
      UnaryOperator<String> pathName) {
    this.schemas = schemas;
    this.texts = texts;
    this.mapper = mapper;
    this.pathName = pathName;
    route.required().forEach(this::need);
    route.bindings().forEach(this::add);
  }

  /** What is provided to it, directly or to another thing that is. */
  Set<Dependency> needed() {
    return needed;
  }

  /** What is provided to it if the request says who asks, and otherwise not. */
  Set<Dependency> welcome() {
    return welcome;
  }

  /** Whether a request may be refused for what is in it. */
  boolean refusable() {
    return refusable;
  }

  private void need(Dependency dependency) {
    if (needed.add(dependency)) {
      dependency.bindings().forEach(this::add);
    }
  }

  /** What it needs is not needed, but taken. */
  private void welcome(Dependency dependency) {
    var before = new LinkedHashSet<>(needed);
    need(dependency);
    needed.stream().filter(d -> !before.contains(d)).forEach(welcome::add);
    needed.retainAll(before);
  }

  private void add(Binding binding) {
    switch (binding) {
      case Given.Provided(Dependency dependency) -> need(dependency);
      case Given.Perhaps(Dependency dependency) -> welcome(dependency);
      case Given _ -> {
        // It comes from no part of the request that could be described.
      }
      case RecordBinding record -> record.components().forEach(this::add);
      case TextBinding text when text.place() == Place.FORM -> field(text);
      case TextBinding text -> parameter(text);
      case UploadBinding upload -> file(upload);
      case JsonBody body -> body(body);
    }
  }

  private void parameter(TextBinding text) {
    if (texts.isHidden(text.element())
        || (text.place() == Place.HEADER
            && NO_PARAMETERS.contains(text.name().toLowerCase(java.util.Locale.ROOT)))) {
      return;
    }
    refusable = true;
    ObjectNode parameter = OpenApiScalars.object();
    String name = text.place() == Place.PATH ? pathName.apply(text.name()) : text.name();
    parameter.put("name", name);
    parameter.put("in", text.place().text());
    String description = texts.description(text.element());
    if (!description.isEmpty()) {
      parameter.put("description", description);
    }
    parameter.put("required", text.required() || text.place() == Place.PATH);
    if (text.element().isAnnotationPresent(Deprecated.class)) {
      parameter.put("deprecated", true);
    }
    ObjectNode schema = schema(text);
    parameter.set("schema", schema);
    JsonNode example = texts.example(text.element(), schema, mapper);
    if (example != null) {
      parameter.set("example", example);
    }
    parameters.putIfAbsent(text.place() + " " + name, parameter);
  }

  private void field(TextBinding text) {
    if (texts.isHidden(text.element())) {
      return;
    }
    ObjectNode schema = schema(text);
    texts.describe(text.element(), schema, mapper);
    property(form, text.name(), schema, text.required());
  }

  private void file(UploadBinding upload) {
    hasFiles = true;
    ObjectNode schema =
        OpenApiScalars.object()
            .put("type", "string")
            .put("format", "binary")
            .put("contentMediaType", "application/octet-stream");
    if (upload.shape().isSeveral()) {
      ObjectNode several = OpenApiScalars.object().put("type", "array");
      several.set("items", schema);
      schema = several;
    }
    texts.describe(upload.element(), schema, mapper);
    property(form, upload.name(), schema, upload.required());
  }

  private void body(JsonBody body) {
    bodyRequired |= body.required();
    if (body.property() == null) {
      whole = body;
      refusable |= body.type() != String.class && body.type() != byte[].class;
    } else {
      ObjectNode schema = content(body);
      texts.describe(body.element(), schema, mapper);
      property(properties, body.property(), schema, body.required());
    }
  }

  private ObjectNode content(JsonBody body) {
    // Its constraints are those of what is in the Optional: they cannot stand on the type outside.
    boolean nullable = body.property() != null && (body.nullable() || body.optional());
    return schemas.of(body.type(), body.element(), nullable, Side.IN);
  }

  private void property(ObjectNode object, String name, ObjectNode schema, boolean required) {
    refusable = true;
    object.withObject("/properties").set(name, schema);
    if (required) {
      object.withArray("required").add(name);
      bodyRequired = true;
    }
  }

  private ObjectNode schema(TextBinding text) {
    ObjectNode schema;
    if (text.shape().isSeveral()) {
      schema = OpenApiScalars.object().put("type", "array");
      if (text.shape() == TextBinding.Shape.SET) {
        schema.put("uniqueItems", true);
      }
      Type type = text.type();
      Class<?> raw = Types.raw(type);
      schema.set(
          "items", single(raw.isArray() ? raw.getComponentType() : Types.raw(element(type))));
    } else {
      boolean wrapped =
          text.shape() == TextBinding.Shape.OPTIONAL
              && OpenApiScalars.of(Types.raw(text.type())) == null;
      schema = single(Types.raw(wrapped ? element(text.type()) : text.type()));
    }
    constraints(text.element(), text.shape(), schema);
    if (text.def() != null) {
      schema.set("default", def(text.def(), schema));
    }
    return schema;
  }

  private static Type element(Type type) {
    return Types.argument(type, 0);
  }

  private static ObjectNode single(Class<?> type) {
    ObjectNode known = OpenApiScalars.of(type);
    if (known != null) {
      return known;
    }
    ObjectNode schema = OpenApiScalars.object().put("type", "string");
    if (type.isEnum()) {
      ArrayNode names = schema.putArray("enum");
      for (Object constant : type.getEnumConstants()) {
        names.add(((Enum<?>) constant).name());
      }
    }
    return schema;
  }

  /** On the parameter, and on what is in its list or its Optional. */
  private static void constraints(
      AnnotatedElement element, TextBinding.Shape shape, ObjectNode schema) {
    OpenApiConstraints.apply(element, schema);
    var inner = OpenApiSchemas.argument(OpenApiSchemas.annotatedType(element), 0);
    if (shape == TextBinding.Shape.OPTIONAL) {
      OpenApiConstraints.apply(inner, schema);
    } else if (shape.isSeveral()) {
      OpenApiConstraints.apply(inner, (ObjectNode) schema.get("items"));
    }
  }

  private JsonNode def(String text, ObjectNode schema) {
    if (!schema.has("items")) {
      return OpenApiTexts.value(text, schema, mapper);
    }
    ArrayNode values = mapper.createArrayNode();
    for (String one : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      values.add(OpenApiTexts.value(one, (ObjectNode) schema.get("items"), mapper));
    }
    return values;
  }

  /** Puts them into an operation. */
  void writeTo(ObjectNode operation) {
    if (!parameters.isEmpty()) {
      ArrayNode array = operation.putArray("parameters");
      parameters.values().forEach(array::add);
    }
    if (whole != null) {
      String type =
          whole.type() == String.class
              ? "text/plain"
              : whole.type() == byte[].class ? "application/octet-stream" : "application/json";
      ObjectNode schema = whole.type() == byte[].class ? OpenApiScalars.object() : content(whole);
      requestBody(operation, type, schema, texts.description(whole.element()));
    } else if (properties.has("properties")) {
      requestBody(operation, "application/json", properties, "");
    } else if (form.has("properties")) {
      String type = hasFiles ? "multipart/form-data" : "application/x-www-form-urlencoded";
      requestBody(operation, type, form, "");
    }
  }

  private void requestBody(
      ObjectNode operation, String type, ObjectNode schema, String description) {
    ObjectNode body = operation.putObject("requestBody");
    if (!description.isEmpty()) {
      body.put("description", description);
    }
    if (whole == null) {
      body.put("required", bodyRequired);
    } else {
      boolean raw = whole.type() == String.class || whole.type() == byte[].class;
      body.put("required", !raw && whole.required());
    }
    ObjectNode media = body.putObject("content").putObject(type);
    media.set("schema", schema);
    if (whole != null) {
      JsonNode example = texts.example(whole.element(), schema, mapper);
      if (example != null) {
        media.set("example", example);
      }
    }
  }

  /** The records that requests are made of as a whole: what they say is said of the route. */
  static @Nullable Class<?> requestRecord(List<Binding> bindings) {
    for (Binding binding : bindings) {
      if (binding instanceof RecordBinding record && record.root()) {
        return record.type();
      }
    }
    return null;
  }
}

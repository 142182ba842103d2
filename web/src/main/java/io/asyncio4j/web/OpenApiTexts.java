package io.asyncio4j.web;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What people are told of types, components and methods: by {@link Doc}, else by Javadoc. */
final class OpenApiTexts {
  private final SourceDocs sources = new SourceDocs();

  /** What a method does, or a record is. */
  record Text(String summary, String description) {
    static final Text NONE = new Text("", "");

    boolean isEmpty() {
      return summary.isEmpty() && description.isEmpty();
    }
  }

  boolean isHidden(AnnotatedElement element) {
    Doc doc = element.getAnnotation(Doc.class);
    return doc != null && doc.hidden();
  }

  /** What a type is. */
  void describe(Class<?> type, ObjectNode schema) {
    Doc doc = type.getAnnotation(Doc.class);
    SourceDoc source = sources.of(type);
    String text = doc != null && !doc.value().isEmpty() ? doc.value() : "";
    if (text.isEmpty() && source != null) {
      text = source.text();
    }
    if (!text.isEmpty()) {
      schema.put("description", text);
    }
    if (doc != null && !doc.example().isEmpty()) {
      schema.putArray("examples").add(value(doc.example(), schema, null));
    }
    if (type.isAnnotationPresent(Deprecated.class)) {
      schema.put("deprecated", true);
    }
  }

  /** What a component is, as part of a schema. */
  void describe(AnnotatedElement element, ObjectNode schema, JsonMapper mapper) {
    String text = description(element);
    if (!text.isEmpty()) {
      schema.put("description", text);
    }
    JsonNode example = example(element, schema, mapper);
    if (example != null) {
      schema.putArray("examples").add(example);
    }
    if (element.isAnnotationPresent(Deprecated.class)) {
      schema.put("deprecated", true);
    }
  }

  /** What a component or a parameter is; empty when nobody says. */
  String description(AnnotatedElement element) {
    Doc doc = element.getAnnotation(Doc.class);
    if (doc != null && !doc.value().isEmpty()) {
      return doc.value();
    }
    SourceDoc source =
        switch (element) {
          case RecordComponent component -> sources.of(component.getDeclaringRecord());
          case Parameter parameter -> of(parameter.getDeclaringExecutable());
          default -> null;
        };
    if (source == null) {
      return "";
    }
    String name =
        element instanceof RecordComponent component
            ? component.getName()
            : ((Parameter) element).getName();
    return source.params().getOrDefault(name, "");
  }

  private @Nullable SourceDoc of(Executable executable) {
    return executable instanceof Method method ? sources.of(method) : null;
  }

  /** A value as it might be; null when nobody gives one. */
  @Nullable JsonNode example(AnnotatedElement element, ObjectNode schema, JsonMapper mapper) {
    Doc doc = element.getAnnotation(Doc.class);
    return doc == null || doc.example().isEmpty() ? null : value(doc.example(), schema, mapper);
  }

  /** What the endpoint of a route does, as its method says. */
  Text method(Method method) {
    Doc doc = method.getAnnotation(Doc.class);
    if (doc != null && !doc.value().isEmpty()) {
      String[] lines = doc.value().strip().split("\\R", 2);
      return new Text(lines[0], lines.length == 1 ? "" : lines[1].strip());
    }
    return text(sources.of(method));
  }

  /** What a record of a request says of it, where no method does. */
  Text type(Class<?> type) {
    Doc doc = type.getAnnotation(Doc.class);
    if (doc != null && !doc.value().isEmpty()) {
      String[] lines = doc.value().strip().split("\\R", 2);
      return new Text(lines[0], lines.length == 1 ? "" : lines[1].strip());
    }
    return text(sources.of(type));
  }

  /** What a method says of its result; empty when nothing. */
  String returns(Method method) {
    SourceDoc source = sources.of(method);
    return source == null ? "" : source.returns();
  }

  private static Text text(@Nullable SourceDoc source) {
    if (source == null || source.text().isEmpty()) {
      return Text.NONE;
    }
    var parts = SourceDocs.sentences(source.text());
    String summary = parts.getFirst().replace('\n', ' ').replaceFirst("[.]$", "");
    return new Text(summary, parts.getLast());
  }

  /** What stands in an annotation: JSON, or text that is a string without its quotation marks. */
  static JsonNode value(String text, ObjectNode schema, @Nullable JsonMapper mapper) {
    String type =
        schema.path("type").isArray()
            ? schema.path("type").get(0).asString("")
            : schema.path("type").asString("");
    boolean quoted = text.startsWith("\"") && text.endsWith("\"") && text.length() > 1;
    if (type.equals("string") && !quoted) {
      return StringNode.valueOf(text);
    }
    try {
      return (mapper == null ? JsonMapper.shared() : mapper).readTree(text);
    } catch (JacksonException e) {
      return StringNode.valueOf(text);
    }
  }
}

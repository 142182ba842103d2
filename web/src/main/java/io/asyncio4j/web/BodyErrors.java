package io.asyncio4j.web;

import jakarta.validation.ConstraintViolation;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotatedClass;

/**
 * Finds all that is wrong with a JSON body which was refused: Jackson stops at the first. Only run
 * for such bodies, so that good ones are read in one go.
 */
final class BodyErrors {
  private final BodyJson json;
  private final Constraints constraints;
  private final List<InvalidValue> errors = new ArrayList<>();

  private BodyErrors(BodyJson json, Constraints constraints) {
    this.json = json;
    this.constraints = constraints;
  }

  /**
   * What is wrong with {@code node} as a {@code type}; empty when each part for itself is right.
   *
   * @param pointer where the node stands in the body
   */
  static List<InvalidValue> find(
      JsonNode node, JavaType type, String pointer, BodyJson json, Constraints constraints) {
    var search = new BodyErrors(json, constraints);
    search.look(node, type, pointer);
    return search.errors;
  }

  private boolean look(JsonNode node, JavaType type, String pointer) {
    SettableBeanProperty[] properties = json.properties(type.getRawClass());
    if (properties != null) {
      return node.isObject()
          ? record(node, type, properties, pointer)
          : wrong(pointer, "must be an object");
    }
    if (type.isCollectionLikeType() || (type.isArrayType() && type.getRawClass() != byte[].class)) {
      return node.isArray() ? list(node, type, pointer) : wrong(pointer, "must be a list");
    }
    if (type.isMapLikeType()) {
      return node.isObject() ? map(node, type, pointer) : wrong(pointer, "must be an object");
    }
    return value(node, type, pointer) != null;
  }

  private boolean record(
      JsonNode node, JavaType type, SettableBeanProperty[] properties, String pointer) {
    Class<?> record = type.getRawClass();
    RecordComponent[] components = record.getRecordComponents();
    var right = new boolean[properties.length];
    boolean allRight = true;
    for (int i = 0; i < properties.length; i++) {
      right[i] = component(node, properties[i], components[i], pointer);
      allRight &= right[i];
    }
    if (record.isAnnotationPresent(Strict.class)) {
      allRight &= known(node, type, properties, pointer);
    }
    if (allRight && value(node, type, pointer) != null) {
      return true;
    }
    // The record cannot be made, so what it was to be checked for is checked value by value.
    for (int i = 0; i < properties.length; i++) {
      JsonNode child = node.get(properties[i].getName());
      if (right[i] && child != null) {
        Object value = json.mapper().convertValue(child, properties[i].getType());
        String at = pointer + "/" + Constraints.escaped(properties[i].getName());
        for (ConstraintViolation<?> violation :
            constraints.checkValue(record, components[i].getName(), value)) {
          wrong(
              at + Constraints.pointerBehindFirst(violation.getPropertyPath()),
              violation.getMessage());
        }
      }
    }
    return false;
  }

  /** Whether a strict record has a component for each property. */
  private boolean known(
      JsonNode node, JavaType type, SettableBeanProperty[] properties, String pointer) {
    var config = json.mapper().deserializationConfig();
    var known = new LinkedHashSet<String>();
    var others = new LinkedHashSet<String>();
    for (SettableBeanProperty property : properties) {
      known.add(property.getName());
      property.findAliases(config).forEach(alias -> others.add(alias.getSimpleName()));
    }
    // What tells this record from others of its kind is no property of it.
    AnnotatedClass annotations =
        config.classIntrospectorInstance().introspectClassAnnotations(type);
    others.add(String.valueOf(OpenApiSubtypes.property(annotations, config)));
    boolean right = true;
    for (String name : node.propertyNames()) {
      if (!known.contains(name) && !others.contains(name)) {
        String at = pointer + "/" + Constraints.escaped(name);
        right = wrong(at, "is not known; known are " + String.join(", ", known));
      }
    }
    return right;
  }

  private boolean component(
      JsonNode node, SettableBeanProperty property, RecordComponent component, String pointer) {
    String at = pointer + "/" + Constraints.escaped(property.getName());
    JsonNode child = node.get(property.getName());
    if (child == null) {
      return !Components.isRequired(component) || wrong(at, "is required");
    }
    if (child.isNull()) {
      boolean allowed =
          Components.isNullable(component) || Components.isOptional(component.getGenericType());
      return allowed || wrong(at, "must not be null");
    }
    JavaType type = property.getType();
    return look(child, type.isReferenceType() ? type.getReferencedType() : type, at);
  }

  private boolean list(JsonNode node, JavaType type, String pointer) {
    boolean right = true;
    for (int i = 0; i < node.size(); i++) {
      String at = pointer + "/" + i;
      right &=
          node.get(i).isNull()
              ? wrong(at, "must not be null")
              : look(node.get(i), type.getContentType(), at);
    }
    return right;
  }

  private boolean map(JsonNode node, JavaType type, String pointer) {
    boolean right = true;
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String at = pointer + "/" + Constraints.escaped(entry.getKey());
      right &= key(entry.getKey(), type.getKeyType(), at);
      right &=
          entry.getValue().isNull()
              ? wrong(at, "must not be null")
              : look(entry.getValue(), type.getContentType(), at);
    }
    return right;
  }

  private boolean key(String name, JavaType type, String pointer) {
    TextReader reader = TextReader.Known.READERS.get(type.getRawClass());
    String refusal = reader == null ? null : refusal(reader, name);
    return refusal == null || wrong(pointer, "the name " + refusal);
  }

  /** What a reader says of a text; null when that is right. */
  private static @Nullable String refusal(TextReader reader, String text) {
    try {
      var _ = reader.read(text);
      return null;
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Makes the value by itself; null, with the error noted, when that fails. */
  private @Nullable Object value(JsonNode node, JavaType type, String pointer) {
    try {
      return json.mapper().readerFor(type).readValue(node);
    } catch (UnrecognizedPropertyException e) {
      List<String> known = e.getKnownPropertyIds().stream().map(String::valueOf).toList();
      for (String name : node.propertyNames()) {
        if (!known.contains(name)) {
          String at = pointer + "/" + Constraints.escaped(name);
          wrong(at, "is not known; known are " + String.join(", ", known));
        }
      }
      return null;
    } catch (JacksonException e) {
      wrong(pointer, reason(node, type, e));
      return null;
    }
  }

  private boolean wrong(String pointer, String detail) {
    errors.add(InvalidValue.inBody(pointer, detail));
    return false;
  }

  private static String reason(JsonNode node, JavaType type, JacksonException e) {
    if (e.getOriginalMessage().startsWith(FiniteNumbers.TOO_LARGE) && !node.isString()) {
      return FiniteNumbers.TOO_LARGE;
    }
    Class<?> raw = type.getRawClass();
    TextReader reader = TextReader.of(raw);
    if (reader != null && (node.isString() || node.isNumber() || node.isBoolean())) {
      String refusal = refusal(reader, node.asString());
      if (refusal != null) {
        return refusal;
      }
    }
    String message = ownWords(e);
    if (message != null) {
      return message;
    }
    return "must be " + kind(raw);
  }

  /** What the record itself said, if it was the one that refused; null when it was Jackson. */
  static @Nullable String ownWords(Throwable e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException && !(cause instanceof NumberFormatException)) {
        return cause.getMessage();
      }
      if (!(cause instanceof JacksonException)) {
        return null;
      }
    }
    return null;
  }

  private static String kind(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == double.class
        || type == float.class
        || type == Double.class
        || type == Float.class
        || type == java.math.BigDecimal.class) {
      return "a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    return CharSequence.class.isAssignableFrom(type) || Temporal.class.isAssignableFrom(type)
        ? "a string"
        : "a " + type.getSimpleName();
  }
}

package io.asyncio4j.web;

import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.server.StatusException;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body as JSON, or one property of it.
 *
 * @param property which one; null for the body as a whole
 * @param type without {@code Optional}
 * @param checked whether nobody else checks the constraints of what is in it
 */
record JsonBody(
    @Nullable String property,
    Type type,
    boolean optional,
    boolean nullable,
    boolean checked,
    AnnotatedElement element,
    BodyJson json,
    ObjectReader reader,
    Constraints constraints)
    implements Binding {

  /** Whether the request must have it. */
  boolean required() {
    return !optional && !nullable;
  }

  /** As the body comes, so that nothing is read of it but by the endpoint. */
  private boolean isText() {
    return type == String.class;
  }

  @Override
  public @Nullable Object bind(Call call) throws IOException {
    if (property == null && (isText() || type == byte[].class)) {
      return isText() ? call.request().text() : call.request().bytes();
    }
    checkType(call);
    Object value = property == null ? whole(call) : part(call, property);
    if (value == Binding.INVALID || !optional) {
      return value;
    }
    return Optional.ofNullable(value);
  }

  private static void checkType(Call call) {
    MediaType type = call.request().contentType();
    if (type != null && !type.isJson()) {
      throw new StatusException(415, "this takes " + MediaType.JSON + ", not " + type);
    }
  }

  private @Nullable Object whole(Call call) throws IOException {
    byte[] bytes = call.request().bytes();
    if (bytes.length == 0) {
      return required() ? call.wrong(InvalidValue.inBody("", "is required")) : null;
    }
    try {
      return check(call, reader.readValue(bytes), "");
    } catch (StreamReadException e) {
      throw broken(e);
    } catch (JacksonException | NumberFormatException e) {
      return refused(call, call.tree(), "", e);
    }
  }

  private @Nullable Object part(Call call, String name) throws IOException {
    String pointer = pointer();
    JsonNode tree = call.request().bytes().length == 0 ? null : call.tree();
    if (tree != null && !tree.isObject()) {
      return call.wrong(InvalidValue.inBody("", "must be an object"));
    }
    JsonNode node = tree == null ? null : tree.get(name);
    if (node == null || node.isNull()) {
      return required()
          ? call.wrong(
              InvalidValue.inBody(pointer, node == null ? "is required" : "must not be null"))
          : null;
    }
    try {
      return check(call, reader.readValue(node), pointer);
    } catch (JacksonException e) {
      return refused(call, node, pointer, e);
    }
  }

  private @Nullable Object check(Call call, @Nullable Object value, String pointer) {
    if (value == null) {
      return required() ? call.wrong(InvalidValue.inBody(pointer, "must not be null")) : null;
    }
    if (MergePatch.is(type)) {
      return value instanceof ObjectNode changes
          ? new MergePatch<>(changes, type, json, constraints)
          : call.wrong(InvalidValue.inBody(pointer, "must be an object"));
    }
    return checked && checkDeep(call, value, pointer) ? Binding.INVALID : value;
  }

  /** Checks the constraints of a value that was made; returns whether it breaks one. */
  boolean checkDeep(Call call, @Nullable Object value, String pointer) {
    boolean wrong = false;
    if (value instanceof Iterable<?> several) {
      int index = 0;
      for (Object element : several) {
        wrong |= checkDeep(call, element, pointer + "/" + index++);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String name = Constraints.escaped(String.valueOf(entry.getKey()));
        wrong |= checkDeep(call, entry.getValue(), pointer + "/" + name);
      }
    } else if (value instanceof Optional<?> some) {
      wrong = checkDeep(call, some.orElse(null), pointer);
    } else if (value instanceof Record) {
      for (ConstraintViolation<?> violation : constraints.check(value)) {
        String at = pointer + Constraints.pointer(violation.getPropertyPath());
        call.wrong(InvalidValue.inBody(at, violation.getMessage()));
        wrong = true;
      }
    }
    return wrong;
  }

  /** Where the value stands in the body, as a JSON pointer. */
  String pointer() {
    return property == null ? "" : "/" + Constraints.escaped(property);
  }

  private Object refused(Call call, JsonNode node, String pointer, RuntimeException e) {
    JavaType javaType = json.type(type);
    List<InvalidValue> errors = BodyErrors.find(node, javaType, pointer, json, constraints);
    if (errors.isEmpty()) {
      String words = BodyErrors.ownWords(e);
      return call.wrong(
          InvalidValue.inBody(pointer, words == null ? "must be a " + Types.name(type) : words));
    }
    errors.forEach(call::wrong);
    return Binding.INVALID;
  }

  /** The refusal of what is no JSON at all. */
  static StatusException broken(JacksonException e) {
    var location = e.getLocation();
    var refusal =
        new StatusException(
            400,
            "the body is no JSON"
                + (location == null
                    ? ""
                    : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")")
                + ": "
                // What was opened where says nothing more, in Jackson's own words.
                + e.getOriginalMessage().replaceFirst(" \\(start marker at .*", ""));
    refusal.initCause(e);
    return refusal;
  }
}

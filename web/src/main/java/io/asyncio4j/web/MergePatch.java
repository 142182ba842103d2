package io.asyncio4j.web;

import io.asyncio4j.http.MediaType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request changes of a record, as a JSON Merge Patch (RFC 7396): properties that it does not
 * have stay as they are, those that are null are taken away. The body of a PATCH.
 *
 * <pre>{@code
 * record Change(@Path String id, @Body MergePatch<Item> patch) {}
 *
 * app.patch("/items/{id}", (Change c) -> items.compute(c.id(), (_, old) -> c.patch().apply(old)));
 * }</pre>
 *
 * @param <T> the record
 */
public final class MergePatch<T> {
  /** As which it may be sent, besides {@code application/json}. */
  public static final MediaType MEDIA_TYPE = MediaType.of("application", "merge-patch+json");

  private final ObjectNode changes;
  private final JavaType type;
  private final BodyJson json;
  private final Constraints constraints;

  MergePatch(ObjectNode changes, Type type, BodyJson json, Constraints constraints) {
    this.changes = changes;
    this.type = json.type(Types.argument(type, 0));
    this.json = json;
    this.constraints = constraints;
  }

  /** Whether a body of this type is a patch. */
  static boolean is(Type type) {
    return Types.raw(type) == MergePatch.class;
  }

  /** Whether it says anything of a property. */
  public boolean changes(String property) {
    return changes.has(property);
  }

  /**
   * {@code value} with the changes; itself stays as it is.
   *
   * @throws InvalidRequestException when the outcome cannot be, by its types or its constraints
   */
  public T apply(T value) {
    JsonMapper mapper = json.mapper();
    JsonNode merged = merge(mapper.valueToTree(Objects.requireNonNull(value, "value")), changes);
    T changed;
    try {
      changed = mapper.readerFor(type).readValue(merged);
    } catch (JacksonException e) {
      throw new InvalidRequestException(reasons(merged, e));
    }
    List<InvalidValue> broken =
        constraints.check(changed).stream()
            .map(v -> InvalidValue.inBody(Constraints.pointer(v.getPropertyPath()), v.getMessage()))
            .toList();
    if (!broken.isEmpty()) {
      throw new InvalidRequestException(broken);
    }
    return changed;
  }

  private List<InvalidValue> reasons(JsonNode merged, JacksonException e) {
    List<InvalidValue> errors = BodyErrors.find(merged, type, "", json, constraints);
    if (!errors.isEmpty()) {
      return errors;
    }
    String words = BodyErrors.ownWords(e);
    return List.of(
        InvalidValue.inBody("", words == null ? "must be a " + Types.name(type) : words));
  }

  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode merged = target instanceof ObjectNode object ? object : changes.objectNode();
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      String name = change.getKey();
      if (change.getValue().isNull()) {
        merged.remove(name);
      } else {
        JsonNode before = merged.get(name);
        merged.set(name, merge(before == null ? merged.nullNode() : before, change.getValue()));
      }
    }
    return merged;
  }

  @Override
  public String toString() {
    return "MergePatch" + changes;
  }
}

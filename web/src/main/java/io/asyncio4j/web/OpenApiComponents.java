package io.asyncio4j.web;

import io.asyncio4j.web.OpenApiSchemas.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The schemas that have names. The names are given when all are known: two types of one simple name
 * need longer ones, and a type that requests and responses have needs two if it differs there.
 */
final class OpenApiComponents {
  private static final String PENDING = "pending:";
  private static final String PREFIX = "#/components/schemas/";

  /** The names of schemas that are made otherwise. */
  private static final Set<String> TAKEN =
      Set.of(OpenApiResponses.PROBLEM_SCHEMA, OpenApiResponses.INVALID_SCHEMA);

  /** A type as requests or as responses have it. */
  private record Key(JavaType type, Side side) {}

  private final List<Key> keys = new ArrayList<>();
  private final Map<Key, Integer> indices = new HashMap<>();
  private final Map<Key, ObjectNode> schemas = new LinkedHashMap<>();

  /** A reference to the schema of {@code type}, which is made when it is asked for first. */
  ObjectNode ref(JavaType type, Side side, Supplier<ObjectNode> maker) {
    var key = new Key(type, side);
    Integer index = indices.get(key);
    if (index == null) {
      index = keys.size();
      keys.add(key);
      // Before it is made: it may refer to itself.
      indices.put(key, index);
      schemas.put(key, maker.get());
    }
    return OpenApiScalars.object().put("$ref", PENDING + index);
  }

  /** Puts names into the references of {@code document}, and returns the schemas by name. */
  Map<String, ObjectNode> resolve(ObjectNode document) {
    Set<JavaType> split = split();
    Map<JavaType, String> names = names();
    Function<Key, String> name =
        key -> {
          String base = Objects.requireNonNull(names.get(key.type));
          if (!split.contains(key.type)) {
            return base;
          }
          return base + (key.side == Side.IN ? "-Input" : "-Output");
        };
    var named = new TreeMap<String, ObjectNode>();
    schemas.forEach((key, schema) -> named.putIfAbsent(name.apply(key), schema));
    named.values().forEach(schema -> rename(schema, key -> PREFIX + name.apply(key)));
    rename(document, key -> PREFIX + name.apply(key));
    return named;
  }

  /** The types whose schemas differ by side, themselves or in what they refer to. */
  private Set<JavaType> split() {
    var both = new LinkedHashSet<JavaType>();
    keys.forEach(key -> {
      if (schemas.containsKey(new Key(key.type, Side.IN))
          && schemas.containsKey(new Key(key.type, Side.OUT))) {
        both.add(key.type);
      }
    });
    var split = new HashSet<JavaType>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (JavaType type : both) {
        if (!split.contains(type)
            && !sided(type, Side.IN, split).equals(sided(type, Side.OUT, split))) {
          split.add(type);
          changed = true;
        }
      }
    }
    return split;
  }

  private JsonNode sided(JavaType type, Side side, Set<JavaType> split) {
    ObjectNode schema = Objects.requireNonNull(schemas.get(new Key(type, side)));
    ObjectNode copy = schema.deepCopy();
    rename(copy, key -> split.contains(key.type) ? key.toString() : key.type.toString());
    return copy;
  }

  private void rename(JsonNode node, Function<Key, String> name) {
    switch (node) {
      case ObjectNode object -> {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
          if (entry.getValue() instanceof StringNode text && text.asString().startsWith(PENDING)) {
            int index = Integer.parseInt(text.asString().substring(PENDING.length()));
            entry.setValue(StringNode.valueOf(name.apply(keys.get(index))));
          } else {
            rename(entry.getValue(), name);
          }
        }
      }
      case ArrayNode array -> array.forEach(element -> rename(element, name));
      default -> {
        // A reference is an object's.
      }
    }
  }

  /** As short as they can be told apart. */
  private Map<JavaType, String> names() {
    var names = new LinkedHashMap<JavaType, String>();
    var left = new LinkedHashSet<JavaType>();
    keys.forEach(key -> left.add(key.type));
    for (int length = 0; !left.isEmpty(); length++) {
      var groups = new LinkedHashMap<String, List<JavaType>>();
      for (JavaType type : left) {
        String name = length > 2 ? name(type, 2) + "_" + length : name(type, length);
        groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(type);
      }
      boolean last = length > 2;
      groups.forEach((name, types) -> {
        if ((types.size() == 1 || last) && !names.containsValue(name) && !TAKEN.contains(name)) {
          names.put(types.getFirst(), name);
          left.remove(types.getFirst());
        }
      });
    }
    return names;
  }

  /**
   * @param length 0 for the simple name, 1 with the classes around it, 2 with its package
   */
  private static String name(JavaType type, int length) {
    Class<?> raw = type.getRawClass();
    var name = new StringBuilder(raw.isArray() ? "Array" : raw.getSimpleName());
    if (length > 0) {
      for (Class<?> c = raw.getEnclosingClass(); c != null; c = c.getEnclosingClass()) {
        name.insert(0, c.getSimpleName());
      }
    }
    if (length > 1 && !raw.getPackageName().isEmpty()) {
      name.insert(0, raw.getPackageName() + ".");
    }
    for (int i = 0; i < type.containedTypeCount(); i++) {
      name.append(i == 0 ? "Of" : "And").append(name(type.containedTypeOrUnknown(i), length));
    }
    return name.toString().replaceAll("[^a-zA-Z0-9._-]", "_");
  }
}

package io.asyncio4j.http;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON to and from records and other objects, by Jackson. Immutable; any thread. What cannot be
 * read or written is a {@link JacksonException}, unchecked, that says where.
 *
 * <pre>{@code
 * record User(String name, int age) {}
 *
 * User user = Json.standard().read(bytes, User.class);
 * byte[] bytes = Json.standard().bytes(user);
 * }</pre>
 */
public final class Json {
  private final JsonMapper mapper;

  /** Made when it is needed first: a program without JSON does not pay for it. */
  private static final class Standard {
    static final Json INSTANCE = new Json(mapper());

    private static JsonMapper mapper() {
      var module = new SimpleModule("io.asyncio4j.http");
      module.setDeserializerModifier(new RecordConstructors());
      return JsonMapper.builder().addModule(module).build();
    }
  }

  private Json(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** With Jackson's own settings. */
  public static Json standard() {
    return Standard.INSTANCE;
  }

  /** With settings of your own. */
  public static Json of(JsonMapper mapper) {
    return new Json(mapper);
  }

  /** Jackson's own interface to the same settings. */
  public JsonMapper mapper() {
    return mapper;
  }

  /** Writes in UTF-8. */
  public byte[] bytes(Object value) {
    return mapper.writeValueAsBytes(value);
  }

  /** Writes a string. */
  public String text(Object value) {
    return mapper.writeValueAsString(value);
  }

  /** Reads an object of {@code type}. */
  public <T> T read(byte[] json, Class<T> type) {
    return mapper.readValue(json, type);
  }

  /**
   * Reads what Java's classes alone cannot say: {@code new TypeReference<Map<String, User>>() {}}.
   */
  public <T> T read(byte[] json, TypeReference<T> type) {
    return mapper.readValue(json, type);
  }

  /** Reads an array of {@code type}. */
  public <T> List<T> readList(byte[] json, Class<T> type) {
    return mapper.readValue(
        json, mapper.getTypeFactory().constructCollectionType(List.class, type));
  }

  /** Reads an object of {@code type}. */
  public <T> T read(String json, Class<T> type) {
    return mapper.readValue(json, type);
  }

  /** Reads what Java's classes alone cannot say. */
  public <T> T read(String json, TypeReference<T> type) {
    return mapper.readValue(json, type);
  }

  /** Reads anything, to be looked at piece by piece. */
  public JsonNode tree(byte[] json) {
    return mapper.readTree(json);
  }

  /** The tree of what {@link #bytes} would write: maps, lists, strings, numbers. */
  public JsonNode toTree(Object value) {
    return mapper.valueToTree(value);
  }
}

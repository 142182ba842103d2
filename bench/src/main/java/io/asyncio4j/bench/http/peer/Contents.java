package io.asyncio4j.bench.http.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What every server answers, and what the upstream answers them. */
public final class Contents {
  /** The path of a short text. */
  public static final String PLAINTEXT = "/plaintext";

  /** The path of a small object, which is written for each request. */
  public static final String JSON = "/json";

  /** The path of a text of {@link #LENGTH} characters. */
  public static final String BODY = "/10k";

  /** The path of an echo of WebSocket messages. */
  public static final String WEB_SOCKET = "/ws";

  /** The path of an object made of two upstream answers. */
  public static final String SUMMARY = "/summary";

  /** The upstream's paths; the number is the milliseconds that it takes. */
  public static final String PROFILE = "/5/profile";

  /** The other call of a summary. */
  public static final String ORDERS = "/5/orders";

  /** What the clients fetch. */
  public static final String FAN_OUT = "/1/profile";

  /** The length of the larger body. */
  public static final int LENGTH = 10 * 1024;

  /** The short text. */
  public static final String TEXT = "Hello, World!";

  static final String PROFILE_JSON = "{\"id\":17,\"name\":\"Ada Lovelace\",\"tags\":[\"a\",\"b\"]}";
  static final String ORDERS_JSON = "{\"id\":23,\"name\":\"three orders\",\"tags\":[\"c\",\"d\"]}";

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final byte[] TEXT_BYTES = TEXT.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BODY_BYTES = new byte[LENGTH];

  static {
    Arrays.fill(BODY_BYTES, (byte) 'x');
  }

  /** The object that {@link #JSON} writes. */
  public record Message(String message) {}

  private Contents() {}

  static byte[] text() {
    return TEXT_BYTES;
  }

  static byte[] body() {
    return BODY_BYTES;
  }

  static byte[] json() {
    return write(new Message(TEXT));
  }

  static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  static Map<?, ?> read(byte[] json) {
    return MAPPER.readValue(json, Map.class);
  }

  /** The larger body as text. */
  public static String bodyText() {
    return new String(BODY_BYTES, StandardCharsets.US_ASCII);
  }

  /** What {@link #SUMMARY} says, as text. */
  public static String summaryText() {
    return "{\"profile\":" + PROFILE_JSON + ",\"orders\":" + ORDERS_JSON + "}";
  }

  /** The summary of the upstream's answers. */
  static Map<String, @Nullable Object> summary(@Nullable Object profile, @Nullable Object orders) {
    var summary = new LinkedHashMap<String, @Nullable Object>();
    summary.put("profile", profile);
    summary.put("orders", orders);
    return summary;
  }

  static byte[] summary(byte[] profile, byte[] orders) {
    return write(summary(read(profile), read(orders)));
  }
}

package io.asyncio4j.web.middleware;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a session's cookie holds.
 *
 * @param id null as long as there is nothing to keep
 * @param issued in seconds since 1970
 */
record SessionContent(@Nullable String id, long issued, Map<String, JsonNode> values) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 16;

  static SessionContent empty() {
    return new SessionContent(null, 0, Map.of());
  }

  /** One that an attacker cannot guess. */
  static String newId() {
    var bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  SessionContent withId(@Nullable String newId) {
    return new SessionContent(newId, issued, values);
  }

  SessionContent issuedAt(long seconds) {
    return new SessionContent(id, seconds, values);
  }

  SessionContent with(String name, JsonNode value) {
    var all = new LinkedHashMap<>(values);
    all.put(name, value);
    return new SessionContent(id, issued, all);
  }

  SessionContent without(String name) {
    var all = new LinkedHashMap<>(values);
    all.remove(name);
    return new SessionContent(id, issued, all);
  }
}

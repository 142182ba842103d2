package io.asyncio4j.web.middleware;

import io.asyncio4j.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Makes the values of cookies that nobody else can make: the content in JSON, and an HMAC of it and
 * of the cookie's name, both in Base64. Everybody can read them.
 */
final class SessionSeal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_KEY = 32;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final List<SecretKeySpec> keys;
  private final byte[] context;

  /**
   * @param keys the first seals, all open
   * @param cookie so that what another cookie holds is not taken for this one's
   */
  SessionSeal(List<String> keys, String cookie) {
    for (String key : keys) {
      if (key.length() < LEAST_KEY) {
        throw new IllegalArgumentException(
            "a key of "
                + key.length()
                + " characters can be guessed; take 32 random ones or more, as Sessions.newKey()"
                + " makes them, and keep them outside the program");
      }
    }
    this.keys =
        keys.stream()
            .map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM))
            .toList();
    this.context = ("asyncio4j session " + cookie + "\n").getBytes(StandardCharsets.UTF_8);
  }

  String seal(SessionContent content) {
    String text = ENCODER.encodeToString(Json.standard().bytes(content));
    return text + "." + signature(keys.getFirst(), text);
  }

  /** Null when it was not sealed by one of the keys. */
  @Nullable SessionContent open(String value) {
    int dot = value.indexOf('.');
    if (dot < 0) {
      return null;
    }
    String text = value.substring(0, dot);
    byte[] claimed = value.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
    for (SecretKeySpec key : keys) {
      if (MessageDigest.isEqual(signature(key, text).getBytes(StandardCharsets.UTF_8), claimed)) {
        return read(text);
      }
    }
    return null;
  }

  private static @Nullable SessionContent read(String text) {
    try {
      return Json.standard().read(Base64.getUrlDecoder().decode(text), SessionContent.class);
    } catch (JacksonException e) {
      // Sealed by a version with other contents.
      return null;
    }
  }

  private String signature(SecretKeySpec key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(context);
      return ENCODER.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has " + ALGORITHM, e);
    }
  }
}

package io.asyncio4j.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a body is: {@code text/html; charset=utf-8}. Type, subtype and the names of parameters are
 * in lower case. Immutable.
 *
 * @param type the part before the slash, such as {@code text}, or {@code *}
 * @param subtype the part after it, such as {@code html}, or {@code *}
 * @param parameters in their order
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
  /** {@code application/json}, which is in UTF-8 always. */
  public static final MediaType JSON = of("application", "json");

  /** {@code text/plain; charset=utf-8}. */
  public static final MediaType TEXT = of("text", "plain").with("charset", "utf-8");

  /** {@code text/html; charset=utf-8}. */
  public static final MediaType HTML = of("text", "html").with("charset", "utf-8");

  /** {@code application/x-www-form-urlencoded}. */
  public static final MediaType FORM = of("application", "x-www-form-urlencoded");

  /** {@code application/octet-stream}: bytes of which no more is known. */
  public static final MediaType BYTES = of("application", "octet-stream");

  /** {@code text/event-stream}. */
  public static final MediaType EVENTS = of("text", "event-stream");

  public MediaType {
    type = type.toLowerCase(Locale.ROOT);
    subtype = subtype.toLowerCase(Locale.ROOT);
    if (!Fields.isToken(type) || !Fields.isToken(subtype)) {
      throw new IllegalArgumentException(
          "'" + type + "/" + subtype + "' is no media type; write it as text/html");
    }
    var copy = new LinkedHashMap<String, String>();
    parameters.forEach((name, value) -> copy.put(name.toLowerCase(Locale.ROOT), value));
    parameters = java.util.Collections.unmodifiableMap(copy);
  }

  /** Makes one without parameters. */
  public static MediaType of(String type, String subtype) {
    return new MediaType(type, subtype, Map.of());
  }

  /**
   * Reads the value of a {@code Content-Type} field.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static MediaType parse(String text) {
    MediaType parsed = parseOrNull(text);
    if (parsed == null) {
      throw new IllegalArgumentException("'" + text + "' is no media type; write it as text/html");
    }
    return parsed;
  }

  /** Reads the value of a {@code Content-Type} field; null when there is none or it is broken. */
  public static @Nullable MediaType parseOrNull(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int end = text.indexOf(';');
    String essence = (end < 0 ? text : text.substring(0, end)).strip();
    int slash = essence.indexOf('/');
    if (slash < 0
        || !Fields.isToken(essence.substring(0, slash))
        || !Fields.isToken(essence.substring(slash + 1))) {
      return null;
    }
    return new MediaType(
        essence.substring(0, slash),
        essence.substring(slash + 1),
        end < 0 ? Map.of() : Parameters.parse(text.substring(end + 1)));
  }

  /** This with a parameter. */
  public MediaType with(String name, String value) {
    var more = new LinkedHashMap<>(parameters);
    more.put(name.toLowerCase(Locale.ROOT), value);
    return new MediaType(type, subtype, more);
  }

  /** A parameter's value, or null; {@code name} in any case. */
  public @Nullable String parameter(String name) {
    return parameters.get(name.toLowerCase(Locale.ROOT));
  }

  /** The charset that is named; null when none is, or none that this JVM knows. */
  public @Nullable Charset charset() {
    String name = parameter("charset");
    if (name == null) {
      return null;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /** Whether it is {@code application/json} or {@code …+json}. */
  public boolean isJson() {
    return subtype.equals("json") || subtype.endsWith("+json");
  }

  /** Whether {@code range}, which may have {@code *} for type or subtype, takes this in. */
  public boolean matches(MediaType range) {
    return (range.type.equals("*") || range.type.equals(type))
        && (range.subtype.equals("*") || range.subtype.equals(subtype));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MediaType that
        && type.equals(that.type)
        && subtype.equals(that.subtype)
        && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, subtype, parameters);
  }

  /** As it stands in {@code Content-Type}. */
  @Override
  public String toString() {
    var text = new StringBuilder(type).append('/').append(subtype);
    parameters.forEach((name, value) -> {
      text.append("; ").append(name).append('=').append(Parameters.quoted(value));
    });
    return text.toString();
  }
}

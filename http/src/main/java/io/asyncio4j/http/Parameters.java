package io.asyncio4j.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The {@code name=value; name="value"} that follow a value in many header fields (RFC 9110, section
 * 5.6.6). Broken ones are passed over.
 */
public final class Parameters {
  private Parameters() {}

  /** Reads parameters separated by semicolons; names are put into lower case. */
  public static Map<String, String> parse(String text) {
    return parse(text, ';');
  }

  /** Reads parameters separated by {@code separator}; names are put into lower case. */
  public static Map<String, String> parse(String text, char separator) {
    var parameters = new LinkedHashMap<String, String>();
    var value = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int nameEnd = at;
      while (nameEnd < text.length()
          && text.charAt(nameEnd) != '='
          && text.charAt(nameEnd) != separator) {
        nameEnd++;
      }
      String name = text.substring(at, nameEnd).strip().toLowerCase(Locale.ROOT);
      value.setLength(0);
      at = nameEnd;
      if (at < text.length() && text.charAt(at) == '=') {
        at = value(text, at + 1, separator, value);
      }
      at++; // past the separator
      if (!name.isEmpty()) {
        parameters.putIfAbsent(name, value.toString());
      }
    }
    return parameters;
  }

  /** Appends a value and returns where its separator is. */
  private static int value(String text, int start, char separator, StringBuilder value) {
    int at = start;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at++));
      }
      int end = text.indexOf(separator, Math.min(at, text.length()));
      return end < 0 ? text.length() : end;
    }
    int end = text.indexOf(separator, at);
    end = end < 0 ? text.length() : end;
    value.append(text.substring(at, end).strip());
    return end;
  }

  /** A value as it may stand in a field: with quotation marks where it needs them. */
  public static String quoted(String value) {
    return Fields.isToken(value)
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

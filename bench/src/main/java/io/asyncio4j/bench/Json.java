package io.asyncio4j.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, strings, doubles, booleans and null: enough to talk with the contenders and
 * to keep what was measured, and no library needed.
 */
public final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException when {@code text} is not JSON; the message says where
   */
  public static @Nullable Object parse(String text) {
    var json = new Json(text);
    Object value = json.value();
    json.skipSpace();
    if (json.at < text.length()) {
      throw json.wrong("something follows the value");
    }
    return value;
  }

  /** Reads an object. */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> parseObject(String text) {
    if (parse(text) instanceof Map<?, ?> object) {
      return (Map<String, @Nullable Object>) object;
    }
    throw new IllegalArgumentException("not a JSON object: " + text);
  }

  /**
   * Writes a value, objects and lists of objects over several lines.
   *
   * @throws IllegalArgumentException for what JSON does not have
   */
  public static String write(@Nullable Object value) {
    var out = new StringBuilder();
    write(value, out, "\n");
    return out.append('\n').toString();
  }

  private static void write(@Nullable Object value, StringBuilder out, String newline) {
    switch (value) {
      case null -> out.append("null");
      case String string -> quote(string, out);
      case Boolean bool -> out.append(bool);
      case Integer number -> out.append(number);
      case Long number -> out.append(number);
      case Double number when Double.isFinite(number) ->
          out.append(
              number == Math.rint(number) && Math.abs(number) < 1e15
                  ? Long.toString(Math.round(number))
                  : number.toString());
      case Map<?, ?> map -> {
        String separator = "{" + newline + "  ";
        for (var entry : map.entrySet()) {
          out.append(separator);
          quote(entry.getKey().toString(), out);
          write(entry.getValue(), out.append(": "), newline + "  ");
          separator = "," + newline + "  ";
        }
        out.append(map.isEmpty() ? "{}" : newline + "}");
      }
      case List<?> list -> {
        boolean flat = list.stream().noneMatch(e -> e instanceof Map || e instanceof List);
        String between = flat ? " " : newline + "  ";
        String separator = flat ? "[" : "[" + between;
        for (Object element : list) {
          out.append(separator);
          write(element, out, newline + "  ");
          separator = "," + between;
        }
        out.append(list.isEmpty() ? "[]" : flat ? "]" : newline + "]");
      }
      default ->
          throw new IllegalArgumentException("JSON has no " + value.getClass() + ": " + value);
    }
  }

  private static void quote(String string, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private @Nullable Object value() {
    skipSpace();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object() {
    var object = new LinkedHashMap<String, @Nullable Object>();
    at++;
    skipSpace();
    if (peek() == '}') {
      at++;
      return object;
    }
    while (true) {
      skipSpace();
      String key = string();
      skipSpace();
      expect(':');
      object.put(key, value());
      skipSpace();
      if (peek() != ',') {
        expect('}');
        return object;
      }
      at++;
    }
  }

  private List<@Nullable Object> list() {
    var list = new ArrayList<@Nullable Object>();
    at++;
    skipSpace();
    if (peek() == ']') {
      at++;
      return list;
    }
    while (true) {
      list.add(value());
      skipSpace();
      if (peek() != ',') {
        expect(']');
        return list;
      }
      at++;
    }
  }

  private String string() {
    expect('"');
    var string = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      string.append(c == '\\' ? escaped() : c);
    }
    return string.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw wrong("it ends within an escape");
        }
        at += 4;
        yield (char) Integer.parseInt(text, at - 4, at, 16);
      }
      default -> throw wrong("there is no escape \\" + c);
    };
  }

  private Double number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Double.valueOf(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw wrong("no value begins here");
    }
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong("no value begins here");
    }
    at += word.length();
    return value;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    if (at == text.length()) {
      throw wrong("it ends too early");
    }
    return text.charAt(at);
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private void expect(char expected) {
    if (peek() != expected) {
      throw wrong("expected " + expected);
    }
    at++;
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("not JSON, " + what + " (at " + at + "): " + text);
  }
}

package io.asyncio4j.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param in where it stands: {@code path}, {@code query}, {@code header}, {@code cookie}, {@code
 *     form} or {@code body}; {@code request} when it is about several values together
 * @param name the parameter's name; null in the body
 * @param pointer where in the body, as a JSON pointer in a URI fragment: {@code #/items/0/price};
 *     null elsewhere
 * @param detail what must be, for people: {@code must be less than or equal to 20}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvalidValue(
    String in, @Nullable String name, @Nullable String pointer, String detail) {
  static InvalidValue at(Place place, String name, String detail) {
    return new InvalidValue(place.text(), name, null, detail);
  }

  static InvalidValue inBody(String pointer, String detail) {
    return new InvalidValue("body", null, "#" + pointer, detail);
  }

  @Override
  public String toString() {
    if (name != null) {
      return in + " " + name + " " + detail;
    }
    if (pointer == null) {
      return detail;
    }
    return (pointer.equals("#") ? "the body" : in + " " + pointer) + " " + detail;
  }
}

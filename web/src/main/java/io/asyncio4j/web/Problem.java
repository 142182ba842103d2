package io.asyncio4j.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.asyncio4j.http.Json;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as programs and people read it: {@code application/problem+json} (RFC 9457).
 *
 * @param type a URI that names the kind of problem; null when the status says it all
 * @param title the kind in a few words
 * @param detail what happened this time; null when there is no more to say
 * @param members further ones, such as {@code errors}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    @Nullable String type,
    String title,
    int status,
    @Nullable String detail,
    @JsonAnyGetter Map<String, Object> members) {
  private static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    Objects.requireNonNull(title, "title");
    members = Map.copyOf(members);
  }

  /** A problem of which the status says the kind. */
  public static Problem of(int status, @Nullable String detail) {
    return new Problem(null, StatusTexts.of(status), status, detail, Map.of());
  }

  /** What is wrong with the values of a request. */
  public static Problem of(InvalidRequestException refusal) {
    List<InvalidValue> errors = refusal.errors();
    String detail =
        errors.size() == 1 ? errors.getFirst().toString() : errors.size() + " values are wrong";
    return of(422, detail).with("errors", errors);
  }

  /** This with one more member. */
  public Problem with(String name, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, title, status, detail, more);
  }

  /** As it is answered. */
  public ServerResponse toResponse() {
    return ServerResponse.json(this, Json.standard())
        .withStatus(status)
        .withContentType(MEDIA_TYPE);
  }

  static ServerResponse response(StatusException e) {
    // A redirection is no problem: its fields say all.
    if (e.status() < 400) {
      return e.response();
    }
    String message = String.valueOf(e.getMessage());
    return of(e.status(), message.isEmpty() ? null : message).toResponse().withHeaders(e.headers());
  }
}

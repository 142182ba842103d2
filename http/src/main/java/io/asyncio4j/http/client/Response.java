package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.Json;
import io.asyncio4j.http.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** A response with its whole body. It stays valid as long as one likes. */
public final class Response extends ResponseHead {
  private final byte[] body;
  private final Headers trailers;

  Response(Head head, byte[] body, Headers trailers) {
    super(head);
    this.body = body;
    this.trailers = trailers;
  }

  /**
   * Makes one, for transports of your own and for tests.
   *
   * @param body not to be changed afterwards
   */
  public static Response of(int status, Headers headers, byte[] body) {
    if (status < 100 || status > 999) {
      throw new IllegalArgumentException("a status has three digits, not " + status);
    }
    Request nothing = Request.get("about:blank");
    return new Response(
        new Head(nothing, status, headers, HttpVersion.HTTP_1_1, List.of()), body, Headers.empty());
  }

  /** Makes one with a text. */
  public static Response text(int status, String text) {
    return of(
        status,
        Headers.of("Content-Type", MediaType.TEXT.toString()),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes one with an object as JSON. */
  public static Response json(int status, Object value) {
    return of(
        status,
        Headers.of("Content-Type", MediaType.JSON.toString()),
        Json.standard().bytes(value));
  }

  /** The body. The array is the response's own: whoever changes it changes what others see. */
  public byte[] bytes() {
    return body;
  }

  /**
   * The body as text: in the charset that {@code Content-Type} names, or that a byte order mark
   * tells, or UTF-8. What is not text in it becomes U+FFFD.
   */
  public String text() {
    MediaType type = mediaType();
    return Charsets.decode(body, type == null ? null : type.charset());
  }

  /** The body as text in this charset. */
  public String text(Charset charset) {
    return new String(body, charset);
  }

  /**
   * The body as an object of {@code type}, read from JSON.
   *
   * @throws DecodingException when it is no JSON, or not of that type
   */
  public <T> T json(Class<T> type) throws DecodingException {
    return json(type, Json.standard());
  }

  /**
   * The same, read with settings of your own.
   *
   * @throws DecodingException when it is no JSON, or not of that type
   */
  public <T> T json(Class<T> type, Json json) throws DecodingException {
    try {
      return json.read(body, type);
    } catch (JacksonException e) {
      throw notJson(e, type.getSimpleName());
    }
  }

  /**
   * The body as what Java's classes alone cannot say: {@code new TypeReference<Map<String, User>>()
   * {}}.
   *
   * @throws DecodingException when it is no JSON, or not of that type
   */
  public <T> T json(TypeReference<T> type) throws DecodingException {
    try {
      return Json.standard().read(body, type);
    } catch (JacksonException e) {
      throw notJson(e, type.getType().getTypeName());
    }
  }

  /**
   * The body as a list, read from an array of JSON.
   *
   * @throws DecodingException when it is none, or not of that type
   */
  public <T> List<T> jsonList(Class<T> type) throws DecodingException {
    try {
      return Json.standard().readList(body, type);
    } catch (JacksonException e) {
      throw notJson(e, "a list of " + type.getSimpleName());
    }
  }

  private DecodingException notJson(JacksonException e, String wanted) {
    MediaType type = mediaType();
    return new DecodingException(
        "the response to "
            + request()
            + " (status "
            + status()
            + ", "
            + (type == null ? "no Content-Type" : type)
            + ") is no JSON for "
            + wanted
            + ": "
            + e.getOriginalMessage(),
        e);
  }

  /** The fields after the body. */
  public Headers trailers() {
    return trailers;
  }

  @Override
  public Response raiseForStatus() throws HttpStatusException {
    if (isError()) {
      throw new HttpStatusException(this);
    }
    return this;
  }

  /** The same as an answer to another request. */
  StreamingResponse answering(@Nullable Request request) {
    Head to = request == null ? head : head.withRequest(request);
    return new StreamingResponse(to, BodySource.of(body));
  }
}

package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.MediaType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One part of a form with files: a field or a file, of which the content is read as it comes. Only
 * for as long as no later part was asked for; what was not read by then is passed over.
 *
 * @see ServerRequest#multipart()
 */
public final class FormPart {
  private final MultipartBody body;
  private final Headers headers;
  private final String name;
  private final @Nullable String fileName;
  private boolean streamed;

  FormPart(MultipartBody body, Headers headers, String name, @Nullable String fileName) {
    this.body = body;
    this.headers = headers;
    this.name = name;
    this.fileName = fileName;
  }

  /** The name of the form's field. */
  public String name() {
    return name;
  }

  /**
   * The name that the file has for the client, null when the part is no file. It may be anything,
   * paths that lead elsewhere included: never write to it as it is.
   */
  public @Nullable String fileName() {
    return fileName;
  }

  /** The header fields of the part. */
  public Headers headers() {
    return headers;
  }

  /** The media type of the part; null when the client does not say. */
  public @Nullable MediaType contentType() {
    return MediaType.parseOrNull(headers.get("Content-Type"));
  }

  /**
   * The whole content.
   *
   * @throws IOException when the client has gone away
   * @throws StatusException 413 when it is larger than the server lets a body be that is kept in
   *     memory, or the form is larger than the request may be; 400 when the form is broken, 408
   *     when it does not come
   */
  public byte[] bytes() throws IOException {
    open();
    return body.content(this);
  }

  /**
   * The whole content as text, in the charset that its content type names, else UTF-8.
   *
   * @throws IOException when the client has gone away
   * @throws StatusException as {@link #bytes}
   */
  public String text() throws IOException {
    MediaType type = contentType();
    Charset charset = type == null ? null : type.charset();
    return new String(bytes(), charset == null ? StandardCharsets.UTF_8 : charset);
  }

  /**
   * The content piece by piece, of whatever size, as it comes. Iterating suspends, and throws
   * {@link IOException} as it is when the client goes away, {@link StatusException} when the form
   * is too large or broken.
   */
  public Iterable<byte[]> chunks() {
    open();
    return () -> new Pieces<>(() -> body.next(this));
  }

  private void open() {
    if (streamed) {
      throw new IllegalStateException("the part was read already; read it in one way only");
    }
    streamed = true;
  }

  @Override
  public String toString() {
    return "FormPart[" + name + (fileName == null ? "" : ", " + fileName) + "]";
  }
}

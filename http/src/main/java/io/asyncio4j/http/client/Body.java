package io.asyncio4j.http.client;

import io.asyncio4j.http.Json;
import io.asyncio4j.http.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request sends. Its media type goes into {@code Content-Type} unless the request names one.
 *
 * <p>One of your own writes itself in pieces; it may suspend wherever it likes.
 */
public interface Body {
  /** How many bytes there will be; -1 when that is not known. */
  long length();

  /** What it is, for {@code Content-Type}; null to leave that header out. */
  @Nullable MediaType mediaType();

  /**
   * Whether it can be written more than once: after a redirect, for another attempt, when a server
   * asks for credentials.
   */
  boolean isRepeatable();

  /**
   * Writes it. Called in the coroutine that sends the request; {@code out} suspends it while the
   * server takes no more.
   */
  void writeTo(Sink out) throws IOException;

  /** Where a body writes itself to. */
  @FunctionalInterface
  interface Sink {
    /** Takes the bytes; the array must not be changed afterwards. */
    void write(byte[] bytes) throws IOException;
  }

  /** Bytes, which must not be changed afterwards. */
  static Body bytes(byte[] bytes) {
    return new BytesBody(bytes, null);
  }

  /** Bytes of this type, which must not be changed afterwards. */
  static Body bytes(byte[] bytes, MediaType type) {
    return new BytesBody(bytes, type);
  }

  /** A text in UTF-8. */
  static Body text(String text) {
    return new BytesBody(text.getBytes(StandardCharsets.UTF_8), MediaType.TEXT);
  }

  /**
   * An object as JSON: a record, a map, a list.
   *
   * @throws tools.jackson.core.JacksonException when it cannot be written
   */
  static Body json(Object value) {
    return new BytesBody(Json.standard().bytes(value), MediaType.JSON);
  }

  /** The fields of a form, in the map's order. */
  static Body form(Map<String, ?> fields) {
    byte[] form = Urls.form(fields.entrySet()).getBytes(StandardCharsets.US_ASCII);
    return new BytesBody(form, MediaType.FORM);
  }

  /** A file, read as it is sent. Its type is told by its name, where the system knows it. */
  static Body file(Path file) {
    return new FileBody(file, null);
  }

  /** A file of this type, read as it is sent. */
  static Body file(Path file, MediaType type) {
    return new FileBody(file, type);
  }

  /**
   * Chunks, drawn as they are sent: of a list, or of a generator, which may suspend. Of unknown
   * length; repeatable when {@code chunks} is a collection.
   */
  static Body chunks(Iterable<byte[]> chunks) {
    return new Body() {
      @Override
      public long length() {
        return -1;
      }

      @Override
      public @Nullable MediaType mediaType() {
        return null;
      }

      @Override
      public boolean isRepeatable() {
        return chunks instanceof java.util.Collection;
      }

      @Override
      public void writeTo(Sink out) throws IOException {
        Iterator<byte[]> iterator = chunks.iterator();
        while (iterator.hasNext()) {
          out.write(iterator.next());
        }
      }
    };
  }

  /** A form with files: fields and files are added to it. */
  static Multipart multipart() {
    return Multipart.empty();
  }

  /** All of it in one array, for digests and tests. */
  static byte[] toBytes(Body body) throws IOException {
    if (body instanceof BytesBody whole) {
      return whole.bytes();
    }
    var bytes = new java.io.ByteArrayOutputStream();
    body.writeTo(bytes::writeBytes);
    return Arrays.copyOf(bytes.toByteArray(), bytes.size());
  }
}

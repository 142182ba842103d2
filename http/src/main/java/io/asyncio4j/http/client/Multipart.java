package io.asyncio4j.http.client;

import io.asyncio4j.http.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form with files ({@code multipart/form-data}), sent piece by piece. Each method gives a new one
 * with one part more.
 *
 * <pre>{@code
 * client.post(url, Body.multipart().field("title", "Holidays").file("photo", Path.of("a.jpg")));
 * }</pre>
 */
public final class Multipart implements Body {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String boundary;
  private final List<Part> parts;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(byte[] head, Body body) {}

  private Multipart(String boundary, List<Part> parts) {
    this.boundary = boundary;
    this.parts = parts;
  }

  static Multipart empty() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    // Nobody can put a boundary that he cannot guess into a part.
    return new Multipart(HexFormat.of().formatHex(bytes), List.of());
  }

  /** With a field. */
  public Multipart field(String name, String value) {
    return part(name, null, new BytesBody(value.getBytes(StandardCharsets.UTF_8), null));
  }

  /** With a file, under its own name. */
  public Multipart file(String name, Path file) {
    return part(name, String.valueOf(file.getFileName()), Body.file(file));
  }

  /** With what shall look like a file. */
  public Multipart file(String name, String fileName, Body content) {
    return part(name, fileName, content);
  }

  /** With a part of any kind; {@code fileName} null for a field. */
  public Multipart part(String name, @Nullable String fileName, Body content) {
    var head = new StringBuilder("--").append(boundary).append("\r\n");
    head.append("Content-Disposition: form-data; name=\"").append(escaped(name)).append('"');
    if (fileName != null) {
      head.append("; filename=\"").append(escaped(fileName)).append('"');
    }
    MediaType type = content.mediaType();
    if (type != null) {
      head.append("\r\nContent-Type: ").append(type);
    }
    head.append("\r\n\r\n");
    var more = new ArrayList<>(parts);
    more.add(new Part(head.toString().getBytes(StandardCharsets.UTF_8), content));
    return new Multipart(boundary, List.copyOf(more));
  }

  /** As browsers do it (the HTML standard). */
  private static String escaped(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  private byte[] end() {
    return ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public long length() {
    long length = end().length;
    for (Part part : parts) {
      long body = part.body.length();
      if (body < 0) {
        return -1;
      }
      length += part.head.length + body + 2;
    }
    return length;
  }

  @Override
  public MediaType mediaType() {
    return MediaType.of("multipart", "form-data").with("boundary", boundary);
  }

  @Override
  public boolean isRepeatable() {
    return parts.stream().allMatch(part -> part.body.isRepeatable());
  }

  @Override
  public void writeTo(Sink out) throws IOException {
    for (Part part : parts) {
      out.write(part.head);
      part.body.writeTo(out);
      out.write(new byte[] {'\r', '\n'});
    }
    out.write(end());
  }
}

package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A file, or as much of it as a request asks for: conditions (RFC 9110, section 13) and ranges
 * (section 14).
 */
final class FileResponse {
  private static final int PIECE = 64 * 1024;

  private final ServerRequest request;
  private final Path path;
  private final long size;
  private final Instant modified;
  private final String etag;
  private final ServerResponse whole;

  private FileResponse(
      ServerRequest request, ServerResponse response, Path path, BasicFileAttributes attributes) {
    this.request = request;
    this.path = path;
    this.size = attributes.size();
    Instant exactly = attributes.lastModifiedTime().toInstant();
    this.modified = exactly.truncatedTo(ChronoUnit.SECONDS);
    this.etag =
        "\""
            + Long.toHexString(exactly.getEpochSecond() * 1_000_000_000 + exactly.getNano())
            + "-"
            + Long.toHexString(size)
            + "\"";
    var fields =
        Headers.of(
            "Content-Type",
            MediaTypes.ofName(path.getFileName() == null ? "" : path.getFileName().toString()),
            "Last-Modified",
            ResponseEncoder.date(modified),
            "ETag",
            etag,
            "Accept-Ranges",
            "bytes");
    this.whole = response.withHeaders(fields.withAll(response.headers()));
  }

  static ServerResponse of(ServerRequest request, ServerResponse response, Path path)
      throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (AccessDeniedException e) {
      throw new StatusException(403, "Forbidden");
    } catch (IOException e) {
      throw new StatusException(404, "Not Found");
    }
    if (!attributes.isRegularFile()) {
      throw new StatusException(404, "Not Found");
    }
    var file = new FileResponse(request, response, path, attributes);
    return file.answer();
  }

  private ServerResponse answer() throws IOException {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (!reads || whole.status() != 200) {
      return part(whole, 0, size);
    }
    int refused = Conditions.check(request, etag, modified);
    if (refused == 304) {
      return whole.withStatus(304).withBody(Body.EMPTY).withoutHeader("Content-Type");
    }
    if (refused != 0) {
      throw new StatusException(refused, "the file is another by now");
    }
    List<ByteRange> ranges = ranges();
    if (ranges == null) {
      return part(whole, 0, size);
    }
    if (ranges.isEmpty()) {
      return ServerResponse.text("the file has " + size + " bytes\n")
          .withStatus(416)
          .withHeader("Content-Range", "bytes */" + size);
    }
    return ranges.size() == 1 ? single(ranges.getFirst()) : several(ranges);
  }

  private @Nullable List<ByteRange> ranges() {
    String field = request.header("Range");
    if (field == null || !request.method().equals("GET")) {
      return null;
    }
    return Conditions.ifRangeHolds(request, etag, modified) ? ByteRange.parse(field, size) : null;
  }

  private ServerResponse part(ServerResponse response, long offset, long length)
      throws IOException {
    if (request.method().equals("HEAD")) {
      // The length that the body would have is told all the same.
      return response
          .withHeader("Content-Length", Long.toString(length))
          .withBody(new Body.Stream(_ -> {}));
    }
    try {
      return response.withBody(new Body.FilePart(FileChannel.open(path), offset, length));
    } catch (AccessDeniedException e) {
      throw new StatusException(403, "Forbidden");
    }
  }

  private ServerResponse single(ByteRange range) throws IOException {
    return part(
        whole.withStatus(206).withHeader("Content-Range", range.contentRange(size)),
        range.first(),
        range.length());
  }

  private ServerResponse several(List<ByteRange> ranges) {
    String boundary = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    String type = whole.headers().get("Content-Type", "application/octet-stream");
    var heads = new ArrayList<byte[]>();
    byte[] tail = Ascii.bytes("\r\n--" + boundary + "--\r\n");
    long length = tail.length;
    for (ByteRange range : ranges) {
      byte[] head =
          Ascii.bytes(
              "\r\n--"
                  + boundary
                  + "\r\nContent-Type: "
                  + type
                  + "\r\nContent-Range: "
                  + range.contentRange(size)
                  + "\r\n\r\n");
      heads.add(head);
      length += head.length + range.length();
    }
    StreamBody body =
        out -> {
          try (var file = FileChannel.open(path)) {
            for (int i = 0; i < ranges.size(); i++) {
              out.write(heads.get(i));
              copy(file, ranges.get(i).first(), ranges.get(i).length(), out::write);
            }
            out.write(tail);
          }
        };
    return whole
        .withStatus(206)
        .withHeader("Content-Type", "multipart/byteranges; boundary=" + boundary)
        .withHeader("Content-Length", Long.toString(length))
        .withBody(new Body.Stream(body));
  }

  /** Where pieces of a file go. */
  interface Sink {
    void write(byte[] piece) throws IOException;
  }

  static void copy(FileChannel file, long offset, long length, Sink out) throws IOException {
    long at = offset;
    while (at < offset + length) {
      var piece = ByteBuffer.allocate((int) Math.min(PIECE, offset + length - at));
      if (file.read(piece, at) <= 0) {
        throw new IOException("the file became shorter while it was sent");
      }
      at += piece.position();
      out.write(Arrays.copyOf(piece.array(), piece.position()));
    }
  }
}

package io.asyncio4j.http.server;

import io.asyncio4j.CancelledError;
import io.asyncio4j.files.AsyncFiles;
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
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A file, or as much of it as a request asks for: conditions (RFC 9110, section 13) and ranges
 * (section 14). Made on a file thread, so that a slow disk does not hold the loop; what fits into
 * one piece is read there too.
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

  /** Looks at files, and says what to answer. */
  interface Lookup {
    ServerResponse find() throws IOException;
  }

  /** Has a file thread look; suspends meanwhile. */
  static ServerResponse load(Lookup lookup) throws IOException {
    var found = new AtomicReference<@Nullable ServerResponse>();
    try {
      return AsyncFiles.<ServerResponse, IOException>call(() -> {
        ServerResponse response = lookup.find();
        found.set(response);
        return response;
      });
    } catch (CancelledError e) {
      ServerResponse response = found.get();
      if (response != null && response.body() instanceof Body.FilePart part) {
        part.file().close();
      }
      throw e;
    }
  }

  /** On a file thread: the file at {@code path} as the body of {@code response}. */
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
    FileChannel file = open();
    boolean isSentLater = false;
    try {
      if (length <= PIECE) {
        return response.withBody(new Body.Bytes(read(file, offset, (int) length)));
      }
      isSentLater = true;
      return response.withBody(new Body.FilePart(file, offset, length));
    } finally {
      if (!isSentLater) {
        file.close();
      }
    }
  }

  private FileChannel open() throws IOException {
    try {
      return FileChannel.open(path);
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
          try (var file = AsyncFiles.open(path)) {
            for (int i = 0; i < ranges.size(); i++) {
              out.write(heads.get(i));
              file.position(ranges.get(i).first());
              copy(file::readNBytes, ranges.get(i).length(), out::write);
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

  private interface Source {
    byte[] next(int length) throws IOException;
  }

  /** Reads on a file thread and writes in the coroutine, piece by piece. */
  static void copy(FileChannel file, long offset, long length, Sink out) throws IOException {
    var source =
        new Source() {
          private long at = offset;

          @Override
          public byte[] next(int most) throws IOException {
            byte[] piece = AsyncFiles.<byte[], IOException>call(() -> read(file, at, most));
            at += piece.length;
            return piece;
          }
        };
    copy(source, length, out);
  }

  private static void copy(Source source, long length, Sink out) throws IOException {
    long left = length;
    while (left > 0) {
      byte[] piece = source.next((int) Math.min(PIECE, left));
      if (piece.length == 0) {
        throw becameShorter();
      }
      left -= piece.length;
      out.write(piece);
    }
  }

  private static byte[] read(FileChannel file, long offset, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offset + bytes.position()) < 0) {
        throw becameShorter();
      }
    }
    return bytes.array();
  }

  private static IOException becameShorter() {
    return new IOException("the file became shorter while it was sent");
  }
}

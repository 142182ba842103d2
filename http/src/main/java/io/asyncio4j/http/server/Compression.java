package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Packs bodies that pack well, for clients that can unpack them (RFC 9110, section 12.5.3). */
final class Compression {
  /** Smaller ones are not worth it. */
  private static final int SMALLEST = 1024;

  private Compression() {}

  static ServerResponse apply(ServerRequest request, ServerResponse response) throws IOException {
    Headers headers = response.headers();
    boolean whole =
        response.status() >= 200 && response.status() != 204 && response.status() != 206;
    if (!whole
        || response.status() == 304
        || headers.contains("Content-Encoding")
        || headers.contains("Cache-Control", "no-transform")
        || !packsWell(headers.get("Content-Type"))) {
      return response;
    }
    return switch (response.body()) {
      case Body.Bytes(byte[] bytes) when bytes.length >= SMALLEST -> {
        String coding = coding(request, Zstd.IS_AVAILABLE);
        yield coding == null
            ? varied(response)
            : packed(response, coding).withBody(new Body.Bytes(pack(bytes, coding)));
      }
      case Body.Stream(StreamBody writer) -> stream(request, response, writer);
      case Body.FilePart part when part.length() >= SMALLEST ->
          stream(
              request,
              response,
              out -> FileResponse.copy(part.file(), part.offset(), part.length(), out::write),
              part);
      default -> response;
    };
  }

  private static ServerResponse stream(
      ServerRequest request, ServerResponse response, StreamBody writer) {
    String coding = coding(request, false);
    if (coding == null) {
      return varied(response);
    }
    return packed(response, coding).withBody(new Body.Stream(packing(writer, coding)));
  }

  private static ServerResponse stream(
      ServerRequest request, ServerResponse response, StreamBody writer, Body.FilePart part) {
    String coding = coding(request, false);
    if (coding == null) {
      return varied(response);
    }
    StreamBody closing =
        out -> {
          try (var _ = part.file()) {
            writer.writeTo(out);
          }
        };
    return packed(response, coding).withBody(new Body.Stream(packing(closing, coding)));
  }

  /** Each write goes out as it is packed, so that what is streamed arrives. */
  private static StreamBody packing(StreamBody writer, String coding) {
    return out -> {
      try (OutputStream packer = packer(out.asOutputStream(), coding)) {
        writer.writeTo(out.through(packer));
      }
    };
  }

  private static ServerResponse varied(ServerResponse response) {
    return response.withAddedHeader("Vary", "Accept-Encoding");
  }

  private static ServerResponse packed(ServerResponse response, String coding) {
    ServerResponse result =
        varied(response)
            .withHeader("Content-Encoding", coding)
            .withoutHeader("Content-Length")
            .withoutHeader("Accept-Ranges");
    String etag = response.headers().get("ETag");
    // What is packed is another representation, which only means the same.
    return etag == null || etag.startsWith("W/") ? result : result.withHeader("ETag", "W/" + etag);
  }

  private static byte[] pack(byte[] bytes, String coding) throws IOException {
    if (coding.equals("zstd")) {
      return Zstd.pack(bytes);
    }
    var packed = new ByteArrayOutputStream(bytes.length / 2);
    try (OutputStream packer = packer(packed, coding)) {
      packer.write(bytes);
    }
    return packed.toByteArray();
  }

  private static OutputStream packer(OutputStream out, String coding) throws IOException {
    return coding.equals("gzip")
        ? new GZIPOutputStream(out, 8 * 1024, true)
        : new DeflaterOutputStream(out, true);
  }

  private static boolean packsWell(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.toLowerCase(Locale.ROOT);
    return (type.startsWith("text/") && !type.startsWith("text/event-stream"))
        || type.startsWith("application/json")
        || type.startsWith("application/javascript")
        || type.startsWith("application/xml")
        || type.startsWith("application/yaml")
        || type.startsWith("application/wasm")
        || type.startsWith("image/svg+xml")
        || type.contains("+json")
        || type.contains("+xml");
  }

  /**
   * The coding that the client likes best of those we have; or null. Where it does not mind, zstd
   * is the fastest, and gzip more widely understood than deflate.
   *
   * @param hasZstd what is streamed cannot have it: its encoder hands nothing out before the end
   */
  private static @Nullable String coding(ServerRequest request, boolean hasZstd) {
    double zstd = -1;
    double gzip = -1;
    double deflate = -1;
    double any = -1;
    for (String member : request.headers().members("Accept-Encoding")) {
      int semicolon = member.indexOf(';');
      String name = semicolon < 0 ? member : member.substring(0, semicolon).strip();
      double quality = semicolon < 0 ? 1 : quality(member.substring(semicolon + 1));
      switch (name.toLowerCase(Locale.ROOT)) {
        case "zstd" -> zstd = hasZstd ? quality : -1;
        case "gzip", "x-gzip" -> gzip = quality;
        case "deflate" -> deflate = quality;
        case "*" -> any = quality;
        default -> {}
      }
    }
    gzip = gzip < 0 ? any : gzip;
    deflate = deflate < 0 ? any : deflate;
    double best = Math.max(zstd, Math.max(gzip, deflate));
    if (best <= 0) {
      return null;
    }
    return zstd == best ? "zstd" : gzip == best ? "gzip" : "deflate";
  }

  private static double quality(String parameter) {
    String text = parameter.strip();
    try {
      return text.startsWith("q=") ? Double.parseDouble(text.substring(2)) : 1;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

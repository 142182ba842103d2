package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body unpacked as it comes. The decoders are streams that read more when they need it; in a
 * coroutine that suspends.
 */
final class UnpackedBody implements BodySource {
  private static final int BUFFER = 16 * 1024;

  private final BodySource packed;
  private final List<Encodings> encodings;
  private final Request request;
  private final long limit;
  private @Nullable InputStream decoder;
  private long unpacked;
  private boolean hasEnded;

  private UnpackedBody(BodySource packed, List<Encodings> encodings, Request request, long limit) {
    this.packed = packed;
    this.encodings = encodings;
    this.request = request;
    this.limit = limit;
  }

  /** The response with its body unpacked, if it is packed in ways that are known. */
  static StreamingResponse of(StreamingResponse response, long limit) {
    if (!response.headers().contains("Content-Encoding")) {
      return response;
    }
    var encodings = new java.util.ArrayList<Encodings>();
    for (String name : response.headers().members("Content-Encoding")) {
      Encodings encoding = Encodings.of(name);
      if (encoding != null) {
        encodings.add(encoding);
      } else if (!name.equalsIgnoreCase("identity")) {
        return response;
      }
    }
    Collections.reverse(encodings);
    return encodings.isEmpty()
        ? response
        : new StreamingResponse(
            response.head,
            new UnpackedBody(response.source(), encodings, response.request(), limit));
  }

  @Override
  public byte @Nullable [] read() throws IOException {
    if (hasEnded) {
      return null;
    }
    try {
      return unpack();
    } catch (HttpException e) {
      close();
      throw e;
    } catch (IOException | RuntimeException e) {
      close();
      throw new DecodingException(
          "the body of "
              + request
              + " cannot be unpacked"
              + (e instanceof EOFException ? ", it ends too early" : "")
              + ": "
              + e.getMessage(),
          e);
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  private byte @Nullable [] unpack() throws IOException {
    InputStream stream = decoder == null ? decoder() : decoder;
    byte[] buffer = new byte[BUFFER];
    int length = stream == null ? -1 : stream.read(buffer);
    if (length < 0) {
      hasEnded = true;
      while (packed.read() != null) {} // what follows the packed data is nothing to us
      return null;
    }
    unpacked += length;
    if (unpacked > limit) {
      throw new DecodingException(
          "the body of "
              + request
              + " is larger than "
              + limit
              + " bytes when unpacked; if that is no attack, set maxUnpackedBody of the client's"
              + " builder higher",
          null);
    }
    return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
  }

  /** Null where there is no body at all: an answer to HEAD says how it would be packed, too. */
  private @Nullable InputStream decoder() throws IOException {
    byte[] first = packed.read();
    if (first == null) {
      return null;
    }
    InputStream stream = new BodyStream(packed, first);
    for (Encodings encoding : encodings) {
      stream = encoding.unpack(stream);
    }
    decoder = stream;
    return stream;
  }

  @Override
  public void close() {
    hasEnded = true;
    packed.close();
  }

  @Override
  public Headers trailers() {
    return packed.trailers();
  }

  /** A body as a stream. */
  private static final class BodyStream extends InputStream {
    private final BodySource source;
    private byte[] piece;
    private int at;
    private boolean hasEnded;

    BodyStream(BodySource source, byte[] first) {
      this.source = source;
      this.piece = first;
    }

    @Override
    public int read() throws IOException {
      return fill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int taken = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, buffer, offset, taken);
      at += taken;
      return taken;
    }

    private boolean fill() throws IOException {
      while (at == piece.length && !hasEnded) {
        byte[] next = source.read();
        hasEnded = next == null;
        if (next != null) {
          piece = next;
          at = 0;
        }
      }
      return at < piece.length;
    }

    /** A gzip file may have further members: whether there is more must be found out. */
    @Override
    public int available() throws IOException {
      return fill() ? piece.length - at : 0;
    }
  }
}

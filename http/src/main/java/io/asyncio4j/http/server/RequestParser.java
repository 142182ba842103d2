package io.asyncio4j.http.server;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of a connection apart into requests, as RFC 9112 has them and no more leniently:
 * two readers who understand the same bytes differently are how requests get smuggled. What it does
 * not understand it refuses, and the rest of the connection with it.
 *
 * <p>It keeps no bytes but those of a line or a head that has not come whole.
 */
final class RequestParser {
  /** What is told of the requests, in the order of the bytes. */
  interface Sink {
    void head(RequestHead head);

    void body(byte[] chunk);

    /** The end of the request. */
    void end(@Nullable RequestHead trailers);

    /** The bytes are no request. Nothing more will be told. */
    void bad(BadRequest problem);
  }

  /** Bytes that are no request, and the status to say so with. */
  static final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;
    final int status;
    final String reason;

    BadRequest(int status, String message) {
      super(message, null, false, false);
      this.status = status;
      this.reason = message;
    }
  }

  private enum State {
    HEAD,
    FIXED,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILERS,
    OVER
  }

  private static final byte[] NOTHING = new byte[0];
  private static final int NEEDS_MORE = -1;

  /** A chunk's size and its extensions, of which nobody makes use. */
  private static final int LONGEST_CHUNK_LINE = 256;

  /** Some clients send one empty line too many after a body. */
  private static final int MOST_EMPTY_LINES = 4;

  private final Sink sink;
  private final int headLimit;
  private State state = State.HEAD;
  private byte[] rest = NOTHING;
  private int restLength;

  /** How far the head at hand was searched, and where in it the last line begins. */
  private int searched;

  private int lineStart;
  private int firstLineEnd;
  private int emptyLines;

  /** Of the body or the chunk at hand. */
  private long remaining;

  /**
   * @param headLimit in bytes, at most 65,535
   */
  RequestParser(Sink sink, int headLimit) {
    this.sink = sink;
    this.headLimit = headLimit;
  }

  /** Whether the bytes so far are whole requests. */
  boolean isBetweenRequests() {
    return state == State.HEAD && restLength == 0;
  }

  boolean isOver() {
    return state == State.OVER;
  }

  /** Whether part of a head has come. */
  boolean isInHead() {
    return state == State.HEAD && restLength > 0;
  }

  /** Takes no more bytes: the connection speaks another protocol from here on, or is at its end. */
  void end() {
    state = State.OVER;
    rest = NOTHING;
    restLength = 0;
  }

  /** The bytes that came behind the last request: those of the next protocol. */
  byte[] takeRest() {
    return Arrays.copyOf(rest, restLength);
  }

  void parse(byte[] input, int from, int to) {
    if (restLength == 0) {
      int at = consume(input, from, to);
      restLength = to - at;
      rest = restLength == 0 ? NOTHING : Arrays.copyOfRange(input, at, to);
      return;
    }
    int length = restLength + (to - from);
    byte[] joined = length > rest.length ? Arrays.copyOf(rest, Math.max(length, 512)) : rest;
    System.arraycopy(input, from, joined, restLength, to - from);
    int at = consume(joined, 0, length);
    restLength = length - at;
    if (restLength == 0) {
      rest = NOTHING;
    } else {
      System.arraycopy(joined, at, joined, 0, restLength);
      rest = joined;
    }
  }

  private int consume(byte[] bytes, int from, int to) {
    int at = from;
    try {
      while (at < to) {
        int next = step(bytes, at, to);
        if (next == NEEDS_MORE) {
          break;
        }
        at = next;
      }
    } catch (BadRequest problem) {
      end();
      sink.bad(problem);
    }
    return state == State.OVER ? to : at;
  }

  private int step(byte[] bytes, int at, int to) {
    return switch (state) {
      case HEAD -> head(bytes, at, to);
      case FIXED -> fixed(bytes, at, to);
      case CHUNK_SIZE -> chunkSize(bytes, at, to);
      case CHUNK -> chunk(bytes, at, to);
      case CHUNK_END -> chunkEnd(bytes, at, to);
      case TRAILERS -> trailers(bytes, at, to);
      case OVER -> to;
    };
  }

  private int head(byte[] bytes, int at, int to) {
    if (searched == 0 && bytes[at] == '\r' && (at + 1 == to || bytes[at + 1] == '\n')) {
      if (at + 1 == to) {
        return NEEDS_MORE;
      }
      if (++emptyLines > MOST_EMPTY_LINES) {
        throw new BadRequest(400, "empty lines and no request");
      }
      return at + 2;
    }
    int end = endOfLines(bytes, at, to);
    if (end == NEEDS_MORE) {
      return NEEDS_MORE;
    }
    emptyLines = 0;
    RequestHead head = RequestHead.parse(Arrays.copyOfRange(bytes, at, end));
    if (head.isChunked()) {
      state = State.CHUNK_SIZE;
    } else if (head.contentLength() > 0) {
      state = State.FIXED;
      remaining = head.contentLength();
    }
    boolean hasBody = head.hasBody();
    sink.head(head);
    if (!hasBody) {
      sink.end(null);
    }
    return end;
  }

  /** The end of the lines up to and with the empty one. */
  private int endOfLines(byte[] bytes, int at, int to) {
    for (int i = at + searched; i < to; i++) {
      if (bytes[i] == '\n') {
        if (i == at || bytes[i - 1] != '\r') {
          throw new BadRequest(400, "a line ends with LF alone");
        }
        if (i - 1 == at + lineStart) {
          int end = i + 1;
          checkLimit(end - at);
          searched = 0;
          lineStart = 0;
          firstLineEnd = 0;
          return end;
        }
        lineStart = i + 1 - at;
        firstLineEnd = firstLineEnd == 0 ? lineStart : firstLineEnd;
      }
    }
    searched = to - at;
    checkLimit(searched);
    return NEEDS_MORE;
  }

  private void checkLimit(int length) {
    if (length > headLimit) {
      boolean longTarget = firstLineEnd == 0 || firstLineEnd > headLimit;
      throw state == State.HEAD && longTarget
          ? new BadRequest(414, "the request line is longer than " + headLimit + " bytes")
          : new BadRequest(431, "the head is longer than " + headLimit + " bytes");
    }
  }

  private int fixed(byte[] bytes, int at, int to) {
    int end = body(bytes, at, to);
    if (remaining == 0 && !isOver()) {
      state = State.HEAD;
      sink.end(null);
    }
    return end;
  }

  private int chunk(byte[] bytes, int at, int to) {
    int end = body(bytes, at, to);
    if (remaining == 0 && !isOver()) {
      state = State.CHUNK_END;
    }
    return end;
  }

  private int body(byte[] bytes, int at, int to) {
    int length = (int) Math.min(remaining, to - at);
    remaining -= length;
    sink.body(Arrays.copyOfRange(bytes, at, at + length)); // may end it all
    return at + length;
  }

  private int chunkEnd(byte[] bytes, int at, int to) {
    if (bytes[at] != '\r' || (at + 1 < to && bytes[at + 1] != '\n')) {
      throw new BadRequest(400, "a chunk is longer than it said");
    }
    if (at + 1 == to) {
      return NEEDS_MORE;
    }
    state = State.CHUNK_SIZE;
    return at + 2;
  }

  private int chunkSize(byte[] bytes, int at, int to) {
    long size = 0;
    int i = at;
    for (; i < to && hex(bytes[i]) >= 0; i++) {
      if (i - at >= 15) {
        throw new BadRequest(400, "a chunk's size is too long");
      }
      size = size << 4 | hex(bytes[i]);
    }
    if (i == at) {
      throw new BadRequest(400, "a chunk has no size");
    }
    int end = endOfChunkLine(bytes, at, i, to);
    if (end == NEEDS_MORE) {
      return NEEDS_MORE;
    }
    remaining = size;
    state = size == 0 ? State.TRAILERS : State.CHUNK;
    return end;
  }

  private static int endOfChunkLine(byte[] bytes, int start, int sizeEnd, int to) {
    for (int i = sizeEnd; i < to; i++) {
      byte b = bytes[i];
      if (b == '\r') {
        if (i + 1 == to) {
          return NEEDS_MORE;
        }
        if (bytes[i + 1] != '\n') {
          throw new BadRequest(400, "a CR stands alone in a chunk's line");
        }
        checkChunkLine(i - start);
        return i + 2;
      }
      boolean extension = i > sizeEnd || b == ';';
      if (!extension || !Ascii.isFieldValue(b)) {
        throw new BadRequest(400, "a chunk's size is followed by something bad");
      }
    }
    checkChunkLine(to - start);
    return NEEDS_MORE;
  }

  private static void checkChunkLine(int length) {
    if (length > LONGEST_CHUNK_LINE) {
      throw new BadRequest(400, "a chunk's extensions are too long");
    }
  }

  private int trailers(byte[] bytes, int at, int to) {
    int end = endOfLines(bytes, at, to);
    if (end == NEEDS_MORE) {
      return NEEDS_MORE;
    }
    state = State.HEAD;
    RequestHead trailers = null;
    if (end - at > 2) {
      trailers = RequestHead.parseTrailers(Arrays.copyOfRange(bytes, at, end));
    }
    sink.end(trailers);
    return end;
  }

  private static int hex(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}

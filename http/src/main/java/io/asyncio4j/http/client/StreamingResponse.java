package io.asyncio4j.http.client;

import io.asyncio4j.files.AsyncFile;
import io.asyncio4j.files.AsyncFiles;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.WebSocket;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A response whose body is read as it comes. The server is slowed down when it is not read; closing
 * it before its end closes the connection. Only one coroutine reads it.
 *
 * <pre>{@code
 * try (var response = client.stream(Request.get(url))) {
 *   for (String line : response.raiseForStatus().lines()) {
 *     IO.println(line);
 *   }
 * }
 * }</pre>
 *
 * <p>What is read wrong in an iteration is thrown by it as it is, {@link IOException}s too.
 */
public final class StreamingResponse extends ResponseHead implements AutoCloseable {
  private static final int ERROR_BODY = 64 * 1024;

  private final BodySource source;

  StreamingResponse(Head head, BodySource source) {
    super(head);
    this.source = source;
  }

  /** Makes one of a whole response, for transports of your own. */
  public static StreamingResponse of(Response response) {
    return response.answering(null);
  }

  /** Makes one whose body comes in pieces, for transports of your own. */
  public static StreamingResponse of(
      Request request, int status, Headers headers, BodySource body) {
    return new StreamingResponse(
        new Head(request, status, headers, HttpVersion.HTTP_1_1, List.of()), body);
  }

  /** Makes one of status 101 with a WebSocket in place of a body, for transports of your own. */
  public static StreamingResponse of(Request request, Headers headers, WebSocket socket) {
    return of(request, 101, headers, new WebSocketOpening.Opened(socket));
  }

  /** The same after these redirects. */
  StreamingResponse after(List<Response> history) {
    return new StreamingResponse(head.withHistory(List.copyOf(history)), source);
  }

  BodySource source() {
    return source;
  }

  /**
   * The next bytes of the body, suspending until there are some; null at its end.
   *
   * @throws IOException when the connection breaks, a time limit is reached, or the body cannot be
   *     unpacked
   */
  public byte @Nullable [] read() throws IOException {
    return source.read();
  }

  /** The body in pieces as they come; suspends. What was read is gone. */
  public Iterable<byte[]> chunks() {
    return () -> new Pieces<>(source::read);
  }

  /** The body line by line, without their ends; suspends. What was read is gone. */
  public Iterable<String> lines() {
    MediaType type = mediaType();
    Charset charset = type == null ? null : type.charset();
    return () -> {
      var lines = new Lines(source, charset == null ? StandardCharsets.UTF_8 : charset);
      return new Pieces<>(lines::next);
    };
  }

  /**
   * The events of a {@code text/event-stream}; suspends until there is one, for as long as {@link
   * Timeouts#read} allows. An event bears the id last seen: who connects again sends it as {@code
   * Last-Event-ID}.
   */
  public Iterable<ServerSentEvent> events() {
    return () -> new Pieces<>(new Events(source)::next);
  }

  /** Reads what is left of the body. */
  public Response readAll() throws IOException {
    return readUpTo(Long.MAX_VALUE);
  }

  /** Reads what is left of the body, or the beginning of it, and lets go of the connection. */
  Response readUpTo(long limit) throws IOException {
    byte[] first = null;
    List<byte[]> more = null;
    long length = 0;
    try {
      for (byte[] piece = source.read(); piece != null; piece = source.read()) {
        length += piece.length;
        if (first == null) {
          first = piece;
        } else {
          more = more == null ? new ArrayList<>() : more;
          more.add(piece);
        }
        if (length > limit) {
          break;
        }
        if (length > Integer.MAX_VALUE - 8) {
          throw new DecodingException(
              "the body of " + request() + " is longer than an array; read it with stream()", null);
        }
      }
    } finally {
      source.close();
    }
    byte[] body = first == null ? BytesBody.NONE : more == null ? first : join(first, more, length);
    return new Response(head, body, source.trailers());
  }

  private static byte[] join(byte[] first, List<byte[]> more, long length) {
    byte[] body = java.util.Arrays.copyOf(first, (int) length);
    int at = first.length;
    for (byte[] piece : more) {
      System.arraycopy(piece, 0, body, at, piece.length);
      at += piece.length;
    }
    return body;
  }

  /**
   * Writes what is left of the body to a file, which is made or replaced.
   *
   * @return how many bytes
   */
  public long toFile(Path file) throws IOException {
    long length = 0;
    try (AsyncFile open =
        AsyncFiles.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (byte[] piece = source.read(); piece != null; piece = source.read()) {
        open.write(piece);
        length += piece.length;
      }
    }
    return length;
  }

  /** The fields after the body; none before its end. */
  public Headers trailers() {
    return source.trailers();
  }

  /**
   * Goes on when the status is below 400.
   *
   * @return this response
   * @throws HttpStatusException otherwise, with the first 64 KiB of the body; this is closed
   */
  @Override
  public StreamingResponse raiseForStatus() throws IOException {
    if (isError()) {
      throw new HttpStatusException(readUpTo(ERROR_BODY));
    }
    return this;
  }

  /** Lets go of the connection; one whose body was not read to its end is closed. */
  @Override
  public void close() {
    source.close();
  }

  /** The next piece, or null at the end. */
  @FunctionalInterface
  private interface Next<T> {
    @Nullable T next() throws IOException;
  }

  private static final class Pieces<T> implements Iterator<T> {
    private final Next<T> source;
    private @Nullable T next;
    private boolean ended;

    Pieces(Next<T> source) {
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        try {
          next = source.next();
        } catch (IOException e) {
          throw Throwing.sneaky(e);
        }
        ended = next == null;
      }
      return !ended;
    }

    @Override
    public T next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException("the body has ended; ask hasNext() first");
      }
      T piece = next;
      next = null;
      return piece;
    }
  }
}

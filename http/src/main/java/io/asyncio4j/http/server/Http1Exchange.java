package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.server.Http1Connection.Persistence;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** One request of HTTP/1 and its response. */
final class Http1Exchange implements Exchange {
  /** The next that waits on the connection. */
  @Nullable Http1Exchange next;

  private final ServerCore core;
  private final Http1Connection connection;
  private final Http1Output output;
  private final RequestHead head;
  private final RequestBody body;
  private @Nullable ServerResponse prepared;
  private long preparedLength;
  private long remaining = -1;
  private long written;
  private int status;
  private boolean begun;
  private boolean chunked;
  private boolean persists = true;
  private Headers trailers = Headers.empty();

  Http1Exchange(ServerCore core, Http1Connection connection, Http1Output output, RequestHead head) {
    this.core = core;
    this.connection = connection;
    this.output = output;
    this.head = head;
    this.body =
        head.hasBody()
            ? new RequestBody(
                core.loop, this, head.contentLength(), core.settings, head.expectsContinue())
            : RequestBody.NONE;
  }

  RequestHead head() {
    return head;
  }

  RequestBody body() {
    return body;
  }

  ServerRequest request() {
    return new ServerRequest(
        core.settings,
        this,
        head.method(),
        head.target(),
        head.isHttp10() ? "HTTP/1.0" : "HTTP/1.1",
        head,
        body);
  }

  /** Whether the connection may carry another request after this. */
  boolean persists() {
    return persists;
  }

  private Persistence persistence() {
    boolean drainable =
        body.isComplete()
            || (!body.expectsContinue()
                && (body.length() < 0
                    || body.length() - body.received() <= Http1Connection.MOST_DRAINED));
    persists = persists && head.keepAlive() && drainable && connection.takesMore();
    return !persists
        ? Persistence.CLOSE
        : head.isHttp10() ? Persistence.KEEP_ALIVE : Persistence.AS_USUAL;
  }

  private void respectClose(ServerResponse response) {
    if (response.headers().contains("Connection", "close")) {
      persists = false;
    }
  }

  @Override
  public void reply(ServerResponse response, byte[] bytes) {
    begun = true;
    status = response.status();
    boolean isHead = head.method().equals("HEAD");
    respectClose(response);
    if (!isHead) {
      written = bytes.length;
    }
    output.reply(response, bytes, isHead, persistence());
  }

  @Override
  public void headOnly(ServerResponse response, long length) {
    begun = true;
    status = response.status();
    respectClose(response);
    boolean bodiless = status == 204 || status == 304;
    output.head(
        response,
        bodiless
            ? ResponseEncoder.NO_BODY
            : length >= 0
                ? length
                : head.isHttp10() ? ResponseEncoder.UNTIL_CLOSE : ResponseEncoder.CHUNKED,
        persistence());
  }

  @Override
  public void prepare(ServerResponse response, long length) {
    prepared = response;
    preparedLength = length;
  }

  @Override
  public void begin() {
    ServerResponse response = prepared;
    if (begun || response == null) {
      return;
    }
    begun = true;
    status = response.status();
    respectClose(response);
    chunked = preparedLength < 0 && !head.isHttp10();
    if (preparedLength < 0 && !chunked) {
      persists = false;
    }
    remaining = preparedLength;
    long framing =
        preparedLength >= 0
            ? preparedLength
            : chunked ? ResponseEncoder.CHUNKED : ResponseEncoder.UNTIL_CLOSE;
    output.head(response, framing, persistence());
  }

  @Override
  public boolean hasBegun() {
    return begun;
  }

  private void beforeWrite(long length) throws IOException {
    begin();
    if (remaining >= 0 && (remaining -= length) < 0) {
      throw new IllegalStateException(
          "the body is longer than its Content-Length said; leave the length out or give the right"
              + " one");
    }
    while (output.isFull() && !connection.isGone()) {
      output.awaitSpace();
    }
    if (connection.isGone()) {
      throw new IOException("the client has closed the connection");
    }
    written += length;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    beforeWrite(bytes.length);
    output.body(bytes, chunked);
  }

  @Override
  public boolean offer(byte[] bytes) {
    if (connection.isGone() || !begun || output.isFull()) {
      return false;
    }
    written += bytes.length;
    output.body(bytes, chunked);
    return true;
  }

  @Override
  public void write(FileChannel file, long offset, long length) throws IOException {
    if (output.canSendFiles() && preparedLength >= 0) {
      beforeWrite(length);
      output.file(file, offset, length);
      return;
    }
    FileResponse.copy(file, offset, length, this::write);
  }

  @Override
  public void trailers(Headers newTrailers) {
    trailers = newTrailers;
  }

  @Override
  public void end() throws IOException {
    begin();
    if (remaining > 0) {
      throw new IllegalStateException(
          "the body is " + remaining + " bytes shorter than its Content-Length said");
    }
    if (chunked) {
      output.lastChunk(trailers);
    }
  }

  @Override
  public void abort() {
    persists = false;
    connection.abort();
  }

  @Override
  public boolean canUpgrade() {
    return head.upgrades() && !head.isHttp10() && body.isComplete();
  }

  @Override
  public WebSocket upgrade(Headers headers, WebSocket.Agreement agreement) {
    begun = true;
    status = 101;
    return connection.upgrade(headers, agreement);
  }

  @Override
  public void sendContinue() {
    if (!begun) {
      output.sendContinue();
    }
  }

  @Override
  public void readBody(boolean wanted) {
    connection.readBody(wanted);
  }

  @Override
  public void awaitsBody(long nanos) {
    connection.awaitsBody(nanos);
  }

  @Override
  public void hasBody() {
    connection.awaitsNothing();
  }

  @Override
  public long received() {
    return body.received();
  }

  @Override
  public boolean isDisconnected() {
    return connection.isGone();
  }

  @Override
  public @Nullable SocketAddress remoteAddress() {
    return connection.channel().remoteAddress();
  }

  @Override
  public @Nullable SocketAddress localAddress() {
    return connection.channel().localAddress();
  }

  @Override
  public String scheme() {
    return core.settings.tls == null ? "http" : "https";
  }

  @Override
  public long written() {
    return written;
  }

  @Override
  public int sentStatus() {
    return status;
  }
}

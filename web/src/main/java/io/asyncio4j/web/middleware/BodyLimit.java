package io.asyncio4j.web.middleware;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Middleware;

/**
 * Sets how large bodies of requests may be, in place of the server's limit: 413 at once for one
 * that is announced to be larger, and while it is read for one that is not announced. A handler can
 * set another for itself by {@link ServerRequest#maxBodySize}, if it was announced to be within
 * this.
 *
 * <pre>{@code
 * app.use(BodyLimit.of(64 * 1024));
 * }</pre>
 */
public final class BodyLimit implements Middleware {
  private final long bytes;

  private BodyLimit(long bytes) {
    this.bytes = bytes;
  }

  /** That many bytes. */
  public static BodyLimit of(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "a body of " + bytes + " bytes cannot be; give 0 to refuse all, or more");
    }
    return new BodyLimit(bytes);
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    if (request.contentLength() > bytes) {
      throw new StatusException(413, "the body is larger than " + bytes + " bytes");
    }
    request.maxBodySize(bytes);
    return next.handle(request);
  }
}

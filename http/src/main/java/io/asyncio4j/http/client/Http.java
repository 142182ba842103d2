package io.asyncio4j.http.client;

import java.io.IOException;

/**
 * Single requests, for scripts. Each makes a client and closes it; who asks more than once is
 * better off with one {@link AsyncClient}.
 *
 * <pre>{@code
 * void main() throws Exception {
 *   run(() -> IO.println(Http.get("https://example.com").text()));
 * }
 * }</pre>
 */
public final class Http {
  private Http() {}

  /** Sends a GET. */
  public static Response get(String url) throws IOException {
    return send(Request.get(url));
  }

  /** Sends a HEAD. */
  public static Response head(String url) throws IOException {
    return send(Request.head(url));
  }

  /** Sends a POST. */
  public static Response post(String url, Body body) throws IOException {
    return send(Request.post(url).body(body));
  }

  /** Sends a PUT. */
  public static Response put(String url, Body body) throws IOException {
    return send(Request.put(url).body(body));
  }

  /** Sends a DELETE. */
  public static Response delete(String url) throws IOException {
    return send(Request.delete(url));
  }

  /** Sends any request. */
  public static Response send(Request request) throws IOException {
    try (var client = AsyncClient.create()) {
      return client.send(request);
    }
  }
}

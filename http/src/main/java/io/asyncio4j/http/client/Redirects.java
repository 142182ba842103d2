package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes where a response sends it to. */
final class Redirects {
  /** How much of a redirect's body is read, so that its connection can be used again. */
  private static final int BODY = 64 * 1024;

  private final int max;

  Redirects(int max) {
    this.max = max;
  }

  StreamingResponse follow(Request first, Transport transport) throws IOException {
    Request request = first;
    List<Response> history = new ArrayList<>(0);
    while (true) {
      StreamingResponse response = transport.send(request);
      Request next = next(request, response);
      if (next == null) {
        return history.isEmpty() ? response : response.after(history);
      }
      if (history.size() == max) {
        response.close();
        throw new TooManyRedirectsException(
            first + " was redirected " + (max + 1) + " times, at last to " + next.url());
      }
      history.add(response.readUpTo(BODY));
      request = next;
    }
  }

  /** The request to send next; null when the response is the answer. */
  private static @Nullable Request next(Request request, StreamingResponse response) {
    String location = response.header("Location");
    if (location == null || !Statuses.isRedirect(response.status())) {
      return null;
    }
    URI url;
    Origin to;
    Origin from = Origin.of(request.url());
    try {
      url = resolve(request.url(), location);
      to = Origin.of(url);
    } catch (IllegalArgumentException e) {
      return null; // it leads nowhere; the caller sees where
    }
    if (from.isSecure() && !to.isSecure()) {
      return null; // what was secret would be readable
    }
    Request next = request.url(url);
    if (!to.equals(from)) {
      next = next.headers(withoutSecrets(next.headers()));
    }
    // Each hop gets the cookies of its own URL.
    next = next.headers(next.headers().without("Cookie"));
    if (becomesGet(request.method(), response.status())) {
      Headers headers =
          next.headers()
              .without("Content-Type")
              .without("Content-Length")
              .without("Content-Encoding");
      return next.method("GET").body(null).headers(headers);
    }
    return next.isRepeatable() ? next : null;
  }

  private static URI resolve(URI from, String location) {
    URI url = from.resolve(Urls.parse(location.strip()));
    if (url.getRawFragment() == null && from.getRawFragment() != null) {
      return URI.create(url + "#" + from.getRawFragment());
    }
    return url;
  }

  private static Headers withoutSecrets(Headers headers) {
    return headers.without("Authorization").without("Proxy-Authorization").without("Host");
  }

  /** As browsers do, for POST after 301 and 302 too. */
  private static boolean becomesGet(String method, int status) {
    return switch (status) {
      case 303 -> !method.equals("GET") && !method.equals("HEAD");
      case 301, 302 -> method.equals("POST");
      default -> false;
    };
  }
}

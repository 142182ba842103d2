package io.asyncio4j.http.client;

import java.io.IOException;

/**
 * Proves who asks. In direct style a flow of several requests is a method that sends them:
 *
 * <pre>{@code
 * Auth refreshing = (request, next) -> {
 *   StreamingResponse response = next.send(request.bearer(tokens.current()));
 *   if (response.status() != 401) {
 *     return response;
 *   }
 *   response.close();
 *   return next.send(request.bearer(tokens.refresh()));
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Auth {
  /**
   * Sends {@code request} with what proves who asks, more than once if need be. A response that is
   * not returned must be closed.
   *
   * @param next sends a request on its way; it follows redirects, across which {@code
   *     Authorization} stays at its origin
   */
  StreamingResponse authenticate(Request request, Transport next) throws IOException;

  /** Sends no credentials, whatever the client has. */
  static Auth none() {
    return (request, next) -> next.send(request);
  }

  /** A name and a password with every request. Anyone can read them where there is no TLS. */
  static Auth basic(String user, String password) {
    String value = Request.basic(user, password);
    return (request, next) -> next.send(request.header("Authorization", value));
  }

  /** A token with every request. */
  static Auth bearer(String token) {
    return (request, next) -> next.send(request.bearer(token));
  }

  /**
   * Digest (RFC 7616), by SHA-256 or MD5 as the server asks: the password itself is never sent. The
   * challenge is kept, so that the requests after the first one need no second attempt.
   */
  static Auth digest(String user, String password) {
    return new DigestAuth(user, password);
  }
}

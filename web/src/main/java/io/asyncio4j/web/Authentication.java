package io.asyncio4j.web;

import io.asyncio4j.http.server.ServerRequest;

/**
 * Finds out who asks: reads credentials from a request, and says in the API's description how they
 * are given. {@link io.asyncio4j.web.security} has the usual ones.
 *
 * @param <T> what is found out, as endpoints and providers take it
 * @see App#secure
 */
public interface Authentication<T> {
  /** The class of what is found out. */
  Class<T> type();

  /** How clients show who they are. */
  SecurityScheme scheme();

  /**
   * Reads the credentials of a request; may suspend.
   *
   * @throws MissingCredentialsException when it has none
   * @throws io.asyncio4j.http.server.StatusException 401 when they are wrong
   */
  T authenticate(ServerRequest request) throws Exception;
}

package io.asyncio4j.web;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.StatusException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the credentials of a route's requests must be good for.
 *
 * @param credentials where that is said, of what the endpoint needs
 */
record Permission(Set<String> scopes, List<Dependency> credentials) {
  /**
   * @throws IllegalArgumentException when nothing that the endpoint needs says what it is good for
   */
  static Permission of(Set<String> scopes, Collection<Dependency> needed) {
    List<Dependency> credentials =
        needed.stream().filter(d -> Scoped.class.isAssignableFrom(d.provider().type())).toList();
    if (!scopes.isEmpty() && credentials.isEmpty()) {
      throw new IllegalArgumentException(
          "it is for those with the scopes "
              + scopes
              + ", but needs nothing that has scopes; let it take or require something Scoped, such"
              + " as a Jwt");
    }
    return new Permission(scopes, scopes.isEmpty() ? List.of() : credentials);
  }

  /**
   * Finds out who asks, before anything else of the request is looked at.
   *
   * @throws StatusException 403 when they may not
   */
  void check(Call call) throws Exception {
    var missing = new HashSet<>(scopes);
    for (Dependency dependency : credentials) {
      if (dependency.get(call) instanceof Scoped scoped) {
        missing.removeAll(scoped.scopes());
      }
    }
    if (!missing.isEmpty()) {
      throw new StatusException(
          403,
          "this is for those whose token is good for " + String.join(", ", scopes),
          Headers.of(
              "WWW-Authenticate",
              "Bearer error=\"insufficient_scope\", scope=\"" + String.join(" ", scopes) + "\""));
    }
  }
}

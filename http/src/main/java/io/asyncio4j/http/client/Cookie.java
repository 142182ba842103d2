package io.asyncio4j.http.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that a server has set.
 *
 * @param domain the host it goes to, and if {@code isHostOnly} is not set those below it
 * @param path what the path of a URL begins with to which it goes
 * @param isSecure whether it goes over TLS only
 * @param expires when it is forgotten; null with the client
 */
public record Cookie(
    String name,
    String value,
    String domain,
    boolean isHostOnly,
    String path,
    boolean isSecure,
    @Nullable Instant expires) {
  @Override
  public String toString() {
    return name + "=***; Domain=" + domain + "; Path=" + path;
  }
}

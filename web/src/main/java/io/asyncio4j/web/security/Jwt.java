package io.asyncio4j.web.security;

import io.asyncio4j.web.Scoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a signed token says (RFC 7519), found good by {@link Jwts}.
 *
 * @param subject whose it is; null when it does not say
 * @param expires until when it is good; null for ever
 * @param scopes what it is good for
 * @param claims all that it says
 */
public record Jwt(
    @Nullable String subject,
    @Nullable Instant expires,
    Set<String> scopes,
    Map<String, Object> claims)
    implements Scoped {

  /** A claim's text; null when it has none. */
  public @Nullable String text(String claim) {
    return claims.get(claim) instanceof String text ? text : null;
  }

  /** A claim's texts; empty when it has none. */
  public List<String> texts(String claim) {
    return claims.get(claim) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  @Override
  public String toString() {
    return "Jwt[" + subject + "]";
  }
}

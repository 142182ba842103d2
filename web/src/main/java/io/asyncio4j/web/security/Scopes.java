package io.asyncio4j.web.security;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists of scopes as OAuth 2 writes them: with blanks between. */
final class Scopes {
  private Scopes() {}

  static Set<String> parse(String text) {
    return text.isBlank()
        ? Set.of()
        : Collections.unmodifiableSet(new LinkedHashSet<>(List.of(text.strip().split("\\s+"))));
  }
}

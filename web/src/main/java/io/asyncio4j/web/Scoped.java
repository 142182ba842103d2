package io.asyncio4j.web;

import java.util.Set;

/**
 * Credentials, or who stands behind them, that are good for some things only.
 *
 * @see Route#scopes
 */
public interface Scoped {
  /** What they are good for. */
  Set<String> scopes();
}

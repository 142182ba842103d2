package io.asyncio4j.web;

/**
 * Routes that belong together, to be {@linkplain Routes#include included} in an app or another
 * router, once or several times:
 *
 * <pre>{@code
 * var users = new Router();
 * users.get("/{id}", (Long id) -> find(id));
 * app.include("/users", users);
 * }</pre>
 */
public final class Router extends Routes {
  /** Makes one without routes. */
  public Router() {}
}

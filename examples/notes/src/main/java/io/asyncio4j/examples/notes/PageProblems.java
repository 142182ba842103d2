package io.asyncio4j.examples.notes;

import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.InvalidRequestException;
import io.asyncio4j.web.Router;
import io.asyncio4j.web.templates.Templates;
import java.util.List;

/** What goes wrong, for people: a page instead of problem+json. */
final class PageProblems {
  record Page(int status, List<String> problems) {}

  private PageProblems() {}

  /** A router whose routes answer problems by pages. */
  static Router router(Templates templates) {
    var router = new Router();
    router.onException(
        LoginRequiredException.class, (e, request) -> ServerResponse.redirect("/login"));
    router.onException(
        StatusException.class,
        (e, request) ->
            page(templates, e.status(), List.of(String.valueOf(e.getMessage())))
                .withHeaders(e.headers()));
    router.onException(
        InvalidRequestException.class,
        (e, request) -> page(templates, 422, e.errors().stream().map(Object::toString).toList()));
    return router;
  }

  private static ServerResponse page(Templates templates, int status, List<String> problems) {
    return templates.render("problem.html", new Page(status, problems)).withStatus(status);
  }
}

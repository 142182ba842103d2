package io.asyncio4j.web.development;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerResponse;

/** Has pages in the browser notice that another run of the program has taken over. */
public final class Reloading {
  private static final String PATH = "/.aio/run";

  private Reloading() {}

  /** {@code handler}, and an answer to the question of which run it is in. */
  public static Handler around(Handler handler, ProgramRun run) {
    ServerResponse id = ServerResponse.text(run.id()).withHeader("Cache-Control", "no-store");
    return request ->
        request.rawPath().equals(PATH) ? id : ErrorPage.withoutPolicy(handler.handle(request));
  }

  /** What a page of {@code run} has in its head to be loaded again by the next run. */
  static String script(ProgramRun run) {
    return """
    <script>
    setInterval(async () => {
      try {
        const answer = await fetch("%s", {cache: "no-store"});
        if (await answer.text() !== "%s") location.reload();
      } catch (e) { /* between two runs */ }
    }, 300);
    </script>
    """
        .formatted(PATH, run.id());
  }
}

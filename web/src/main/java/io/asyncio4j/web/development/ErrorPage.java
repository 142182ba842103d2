package io.asyncio4j.web.development;

import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in a program that is being written: a page for browsers, which loads itself again
 * when the program has changed, and a problem for other clients.
 */
public final class ErrorPage {
  /** Tells these pages from the program's own. */
  private static final String MARK = "Aio-Error-Page";

  private static final String POLICY = "Content-Security-Policy";

  /** Lines before and after the one that failed. */
  private static final int AROUND = 4;

  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem;
             padding: 0 1rem; color: #222; background: #fff }
      h1 { font-size: 1.3rem; color: #b00020; overflow-wrap: anywhere }
      h2 { font-size: 1rem; margin-bottom: .3rem }
      pre { background: #f6f6f6; border-left: 4px solid #b00020; padding: 1rem; overflow-x: auto;
            font: 14px/1.45 ui-monospace, monospace }
      mark { background: #ffd9de; color: inherit; display: inline-block; min-width: 100% }
      footer { color: #666 }
      @media (prefers-color-scheme: dark) {
        body { background: #181818; color: #ddd } pre { background: #242424 }
        h1 { color: #ff6b81 } mark { background: #5a1d28 } footer { color: #999 }
      }
      """;

  private ErrorPage() {}

  /** The program was not started, or ended: what the compiler or the program itself says of it. */
  public static ServerResponse ofProgram(
      String title, String text, ProgramRun run, ServerRequest request) {
    return wantsPage(request)
        ? page(title, "<pre>" + escaped(text) + "</pre>", run)
        : Problem.of(500, title).with("messages", text).toResponse();
  }

  /** The answering of {@code request} failed. */
  public static ServerResponse ofFailure(Throwable failure, ProgramRun run, ServerRequest request) {
    if (!wantsPage(request)) {
      return Problem.of(500, failure.toString())
          .with("trace", trace(failure).lines().map(String::strip).toList())
          .toResponse();
    }
    var body = new StringBuilder();
    body.append("<p>").append(escaped(request.method() + " " + request.target())).append("</p>");
    body.append(source(failure, run));
    body.append("<h2>Stack</h2><pre>").append(escaped(trace(failure))).append("</pre>");
    return page(failure.toString(), body.toString(), run);
  }

  /** What the program's middleware forbids its own pages, this one needs: a script and a style. */
  static ServerResponse withoutPolicy(ServerResponse response) {
    return response.headers().contains(MARK) ? response.withoutHeader(POLICY) : response;
  }

  private static boolean wantsPage(ServerRequest request) {
    String accepted = request.header("Accept");
    return accepted != null && accepted.contains("text/html");
  }

  private static ServerResponse page(String title, String body, ProgramRun run) {
    return ServerResponse.html(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                + escaped(title.lines().findFirst().orElse(""))
                + "</title><style>"
                + STYLE
                + "</style>"
                + Reloading.script(run)
                + "</head><body><h1>"
                + escaped(title)
                + "</h1>"
                + body
                + "<footer>Shown because the program is served with --reload. This page loads"
                + " itself again when a source is saved.</footer></body></html>")
        .withStatus(500)
        .withHeader("Cache-Control", "no-store")
        .withHeader(MARK, run.id());
  }

  /** The lines around the first frame that is the program's own, in the innermost cause. */
  private static String source(Throwable failure, ProgramRun run) {
    String found = "";
    for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
      for (StackTraceElement frame : e.getStackTrace()) {
        List<String> lines = run.sourceOf(frame);
        if (frame.getLineNumber() > 0 && frame.getLineNumber() <= lines.size()) {
          found = excerpt(frame, lines);
          break;
        }
      }
    }
    return found;
  }

  private static String excerpt(StackTraceElement frame, List<String> lines) {
    int failed = frame.getLineNumber();
    var text = new StringBuilder();
    text.append("<h2>").append(escaped(frame.getFileName() + ":" + failed)).append("</h2><pre>");
    for (int n = Math.max(1, failed - AROUND); n <= Math.min(lines.size(), failed + AROUND); n++) {
      String line = escaped("%5d  %s".formatted(n, lines.get(n - 1)));
      text.append(n == failed ? "<mark>" + line + "</mark>" : line).append('\n');
    }
    return text.append("</pre>").toString();
  }

  private static String trace(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

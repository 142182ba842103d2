package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.Promise;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Chromium;
import io.asyncio4j.web.Middleware;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Chromium makes of the answers: it is what enforces most of this. */
class BrowserTest {
  /** Acts as the app's own page, and goes on to a page of another site. */
  private static final String OWN_PAGE =
      """
      <!doctype html>
      <meta charset="utf-8">
      <script type="module">
      const seen = [];
      const post = await fetch('/csrf/login', { method: 'POST' });
      seen.push('own post ' + post.status);
      seen.push('cookie for scripts "' + document.cookie + '"');
      seen.push('own session ' + await (await fetch('/cors/me')).text());
      const etag = await fetch('/etag');
      seen.push('etag ' + await etag.text() + ' ' + await (await fetch('/etag')).text());
      location = '%s/?' + encodeURIComponent(seen.join('\\n'));
      </script>
      """;

  private static final String OTHER_PAGE =
      """
      <!doctype html>
      <meta charset="utf-8">
      <script type="module">
      const app = '%s';
      const seen = [decodeURIComponent(location.search.substring(1))];
      async function see(what, path, options) {
        try {
          const answer = await fetch(app + path, options);
          seen.push(what + ' ' + answer.status + ' ' + await answer.text());
        } catch (e) {
          seen.push(what + ' ' + e.name);
        }
      }
      const own = { credentials: 'include' };
      await see('get', '/cors/hello', own);
      await see('session from elsewhere', '/cors/me', own);
      await see('refusal', '/cors/refused', own);
      await see('put', '/cors/hello', { method: 'PUT', headers: { 'X-Token': '1' }, ...own });
      await see('delete', '/cors/hello', { method: 'DELETE', ...own });
      await see('field', '/cors/hello', { headers: { 'X-Other': '1' } });
      await see('not allowed', '/strict/hello');
      await see('forged post', '/csrf/act', { method: 'POST', mode: 'no-cors' });
      const socket = new WebSocket(app.replace('http', 'ws') + '/csrf/act');
      await new Promise(done => { socket.onopen = socket.onerror = event => {
        seen.push('socket ' + event.type);
        done();
      }});
      await fetch('/seen', { method: 'POST', body: seen.join('\\n') });
      </script>
      """;

  @TempDir Path profile;

  @Test
  void chromiumHeedsWhatTheMiddlewareSays() throws Exception {
    Chromium.assumeInstalled();
    var acted = new ArrayList<String>();
    var conditional = new ArrayList<Integer>();
    run(() -> {
      Promise<String> seen = Promise.create();
      Promise<String> appUrl = Promise.create();
      Handler elsewhere =
          request ->
              switch (request.path()) {
                case "/" -> ServerResponse.html(OTHER_PAGE.formatted(appUrl.await()));
                case "/seen" -> {
                  seen.setResult(request.text());
                  yield ServerResponse.status(204);
                }
                default -> ServerResponse.status(404);
              };
      try (var other = HttpServer.start(elsewhere, "127.0.0.1", 0);
          var app =
              HttpServer.builder()
                  .accessLog(entry -> {
                    if (entry.request().path().equals("/etag")) {
                      conditional.add(entry.status());
                    }
                  })
                  .start(app(other.url().toString(), acted), "127.0.0.1", 0)) {
        // Another name of the same machine is another site.
        String url = "http://localhost:" + app.port();
        appUrl.setResult(url);
        try (var _ = Chromium.show(url, profile)) {
          String told = timeout(Duration.ofSeconds(60), () -> seen.await());
          assertThat(told.lines())
              .containsExactly(
                  "own post 200",
                  "cookie for scripts \"\"",
                  "own session Ada",
                  "etag same same",
                  "get 200 hello",
                  "session from elsewhere 200 null",
                  "refusal 409 taken",
                  "put 200 hello",
                  "delete TypeError",
                  "field TypeError",
                  "not allowed TypeError",
                  "forged post 0 ",
                  "socket error");
        }
      }
    });
    assertThat(acted).containsExactly("POST /csrf/login");
    assertThat(conditional).containsExactly(200, 304);
  }

  private static Handler app(String elsewhere, List<String> acted) {
    Middleware cors =
        Cors.of(elsewhere).withCredentials().withMethods("GET", "PUT").withHeaders("X-Token");
    Middleware strict = Cors.of("https://example.org");
    Middleware csrf = Csrf.of();
    Handler site = request -> answer(request, elsewhere, acted);
    Handler routes =
        request ->
            switch (request.path().split("/", -1)[1]) {
              case "cors" -> cors.handle(request, site);
              case "strict" -> strict.handle(request, site);
              case "csrf" -> csrf.handle(request, site);
              case "etag" -> Etags.of().handle(request, site);
              default -> site.handle(request);
            };
    return Sessions.of(Sessions.newKey()).around(SecurityHeaders.of().around(routes));
  }

  private static ServerResponse answer(
      ServerRequest request, String elsewhere, List<String> acted) {
    if (request.path().startsWith("/csrf/")) {
      acted.add(request.toString());
    }
    return switch (request.path()) {
      case "/" -> ServerResponse.html(OWN_PAGE.formatted(elsewhere));
      case "/csrf/login" -> {
        Session.current().put("user", "Ada");
        yield ServerResponse.text("welcome");
      }
      case "/cors/me" -> ServerResponse.text(String.valueOf(Session.current().get("user")));
      case "/cors/refused" -> ServerResponse.text("taken").withStatus(409);
      case "/etag" -> ServerResponse.text("same").withHeader("Cache-Control", "no-cache");
      case "/favicon.ico" -> ServerResponse.status(404);
      default -> ServerResponse.text("hello");
    };
  }
}

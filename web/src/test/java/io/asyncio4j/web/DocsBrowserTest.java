package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.timeout;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.Promise;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page at /docs as Chromium shows it, with no network but to the app. */
class DocsBrowserTest {
  /** Does what a reader would, and tells what there is to see. */
  private static final String READER =
      """

      const seen = [];
      addEventListener('securitypolicyviolation', e => seen.push('refused ' + e.blockedURI));
      const until = async (what, get) => {
        for (let i = 0; i < 1000; i++) {
          const found = get();
          if (found) return found;
          await new Promise(done => setTimeout(done, 20));
        }
        throw new Error('there is no ' + what);
      };
      const one = selector => until(selector, () => document.querySelector(selector));
      const type = (input, text) => {
        const prototype = Object.getPrototypeOf(input);
        Object.getOwnPropertyDescriptor(prototype, 'value').set.call(input, text);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      };
      const run = async id => {
        (await one('#' + id + ' .execute')).click();
        const row = await one('#' + id + ' .live-responses-table tbody tr.response');
        const code = row.querySelector('.microlight, .response-col_description pre');
        seen.push(id + ' ' + row.querySelector('.response-col_status').textContent.trim()
            + ' ' + (code ? code.textContent.replace(/\\s+/g, '') : ''));
      };
      const open = async id => {
        (await one('#' + id + ' .opblock-summary-control')).click();
        (await one('#' + id + ' .try-out__btn')).click();
      };
      (async () => {
        try {
          seen.push((await one('.info .title')).firstChild.textContent.trim());
          await until('operations', () => document.querySelectorAll('.opblock').length === 2);
          const get = 'operations-items-getItemsById';
          await open(get);
          type(await one('#' + get + ' input[placeholder="id"]'), '7');
          await new Promise(done => setTimeout(done, 500));
          await run(get);
          const post = 'operations-items-postItems';
          await open(post);
          type(await one('#' + post + ' textarea'), '{"name": "tea", "price": 2}');
          await new Promise(done => setTimeout(done, 500));
          await run(post);
          const elsewhere = performance.getEntriesByType('resource')
            .filter(e => !e.name.startsWith(location.origin) && !e.name.startsWith('data:'));
          seen.push('elsewhere ' + elsewhere.map(e => e.name).join());
        } catch (e) {
          seen.push('failed: ' + e.message);
        }
        await fetch('/seen', { method: 'POST', body: seen.join('\\n') });
      })();
      """;

  record Item(String name, double price) {}

  private static final String WITHOUT_NETWORK =
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

  @TempDir Path profile;

  @Test
  void operationsAreShownAndTriedWithoutANetwork() throws Exception {
    Chromium.assumeInstalled();
    run(() -> {
      Promise<String> seen = Promise.create();
      try (RunningApp running = app(seen).start("127.0.0.1", 0)) {
        try (var _ = Chromium.show(running.url() + "/docs", profile, WITHOUT_NETWORK)) {
          String told = timeout(Duration.ofSeconds(55), () -> seen.await());
          assertThat(told.lines())
              .containsExactly(
                  "Shop",
                  "operations-items-getItemsById 200 {\"name\":\"item7\",\"price\":7}",
                  "operations-items-postItems 201 {\"name\":\"tea\",\"price\":2}",
                  "elsewhere ");
        }
      }
    });
  }

  private static App app(Promise<String> seen) {
    var app = new App("Shop");
    app.use((request, next) -> {
      ServerResponse response = next.handle(request);
      if (!request.path().equals("/docs/start.js")) {
        return response;
      }
      // Scripts are the app's own only, so the reader comes with one of those.
      String script = new String(response.bodyBytes(request), UTF_8);
      return response.withBody((script + READER).getBytes(UTF_8));
    });
    app.get("/items/{id}", (Integer id) -> new Item("item " + id, id)).tags("items");
    app.post("/items", (Item item) -> item).status(201).tags("items");
    app.post("/seen", (ServerRequest request) -> seen.setResult(request.text())).hidden();
    return app;
  }
}

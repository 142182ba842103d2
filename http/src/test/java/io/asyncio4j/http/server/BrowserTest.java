package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.http.Peers.assumeItRuns;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.Asyncio;
import io.asyncio4j.Promise;
import io.asyncio4j.http.Peers;
import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.WebSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server and Chromium, which runs a page that tells what it saw. */
class BrowserTest {
  private static final String PAGE =
      """
      <!doctype html>
      <meta charset="utf-8">
      <title>WebSocket and EventSource</title>
      <body>
      <script type="module">
      const seen = [];
      function see(what) {
        seen.push(what);
        document.body.append(what, document.createElement('br'));
      }
      async function talk() {
        const socket = new WebSocket('ws://' + location.host + '/socket');
        socket.binaryType = 'arraybuffer';
        await new Promise(done => socket.onopen = done);
        see('extensions ' + socket.extensions.split(';')[0]);
        const reply = message => {
          socket.send(message);
          return new Promise(done => socket.onmessage = event => done(event.data));
        };
        see('text ' + await reply('gr\\u00fc\\u00dfe \\u{1f600}'));
        see('binary ' + new Uint8Array(await reply(new Uint8Array([1, 2, 255]))));
        const big = 'packed \\u00fc '.repeat(50000);
        see('big ' + (await reply(big) === big));
        const noise = crypto.getRandomValues(new Uint8Array(60000));
        see('noise ' + (new Uint8Array(await reply(noise)).join() === noise.join()));
        socket.send('close');
        const closed = await new Promise(done => socket.onclose = done);
        see('closed ' + closed.code + ' ' + closed.reason + ' ' + closed.wasClean);
      }
      function listen() {
        return new Promise(done => {
          const source = new EventSource('/events');
          source.onmessage = event => see('message ' + event.data + ' ' + event.lastEventId);
          source.addEventListener('greeting', event => see('greeting ' + event.data));
          source.addEventListener('end', event => { source.close(); see('end ' + event.data); done(); });
        });
      }
      await talk();
      await listen();
      await fetch('/seen', { method: 'POST', body: seen.join('\\n') });
      </script>
      """;

  private static final WebSocketHandler ECHO =
      socket -> {
        for (WebSocket.Message message : socket) {
          if (message instanceof WebSocket.Message.Text text && text.text().equals("close")) {
            socket.close(4321, "enough");
            return;
          }
          socket.send(message);
        }
      };

  @TempDir Path profile;

  private static ServerResponse events(ServerRequest request, List<String> lastIds) {
    String last = request.header("Last-Event-ID");
    lastIds.add(String.valueOf(last));
    return ServerResponse.events(out -> {
      if (last == null) {
        out.send(ServerSentEvent.of("one\ntwo").withId("7").withRetry(Duration.ofMillis(1)));
        out.send(ServerSentEvent.of("hello").withEvent("greeting"));
      } else {
        out.send(ServerSentEvent.of("after " + last).withEvent("end"));
      }
    });
  }

  private String[] chromium(String url) {
    return new String[] {
      "chromium",
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--user-data-dir=" + profile,
      // Some port or other keeps it running; without one it would end when the page has loaded.
      "--remote-debugging-port=0",
      url
    };
  }

  @Test
  void aPageTalksAndListens() throws Exception {
    assumeItRuns("chromium", "--version");
    var lastIds = new ArrayList<String>();
    run(() -> {
      Promise<String> seen = Promise.create();
      Handler handler =
          request ->
              switch (request.path()) {
                case "/" -> ServerResponse.html(PAGE);
                case "/socket" -> ServerResponse.webSocket(ECHO);
                case "/events" -> events(request, lastIds);
                case "/seen" -> {
                  seen.setResult(request.text());
                  yield ServerResponse.status(204);
                }
                default -> ServerResponse.status(404);
              };
      try (var server =
          HttpServer.builder().gracePeriod(Duration.ZERO).start(handler, "127.0.0.1", 0)) {
        Process browser = start(chromium(server.url()));
        try {
          String told = Asyncio.timeout(Duration.ofSeconds(60), () -> seen.await());
          assertThat(told.lines())
              .containsExactly(
                  "extensions permessage-deflate",
                  "text grüße \uD83D\uDE00",
                  "binary 1,2,255",
                  "big true",
                  "noise true",
                  "closed 4321 enough true",
                  "message one",
                  "two 7",
                  "greeting hello",
                  "end after 7");
        } finally {
          end(browser);
        }
      }
    });
    assertThat(lastIds).containsExactly("null", "7");
  }

  private Process start(String... command) throws IOException {
    var builder = Peers.command(command);
    builder.environment().put("TMPDIR", profile.toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** With all that it has started, so that nobody writes to the profile when it is deleted. */
  private static void end(Process browser) throws InterruptedException {
    var all = new ArrayList<>(browser.descendants().toList());
    browser.destroy();
    Asyncio.toThread(() -> {
      if (!browser.waitFor(20, TimeUnit.SECONDS)) {
        browser.destroyForcibly().waitFor();
      }
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(process -> process.onExit().join());
    });
  }
}

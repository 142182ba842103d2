package io.asyncio4j.examples.notes;

import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.toThread;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.asyncio4j.http.Json;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.WebSocketSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A headless browser, spoken to in its DevTools protocol. For one coroutine at a time. */
final class Chromium implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int MOST_BYTES = 64 << 20;

  private final Process process;
  private final AsyncClient client = AsyncClient.create();
  private final WebSocket socket;
  private int calls;

  /** A page of it. */
  final class Window {
    private final String session;

    private Window(String session) {
      this.session = session;
    }

    /** The value of a JavaScript expression, once it is there if it is a promise. */
    JsonNode eval(String script) throws IOException {
      JsonNode answer =
          call(
              session,
              "Runtime.evaluate",
              Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
      if (answer.has("exceptionDetails")) {
        throw new AssertionError(script + ": " + answer.get("exceptionDetails"));
      }
      return answer.path("result").path("value");
    }

    /** Waits until the expression is true; whoever calls says for how long at most. */
    void await(String script) throws IOException {
      while (true) {
        try {
          if (eval("!!(" + script + ")").asBoolean()) {
            return;
          }
        } catch (AssertionError e) {
          // The page is just being replaced by the next.
        }
        sleep(PAUSE);
      }
    }

    void go(String url) throws IOException {
      call(session, "Page.navigate", Map.of("url", url));
      await("document.readyState == 'complete' && location.href != 'about:blank'");
    }

    /** Fills a field as a user would. */
    void fill(String selector, String text) throws IOException {
      call(
          session,
          "Runtime.evaluate",
          Map.of("expression", "document.querySelector(`" + selector + "`).focus()"));
      call(session, "Input.insertText", Map.of("text", text));
    }

    void click(String selector) throws IOException {
      eval("document.querySelector(`" + selector + "`).click()");
    }

    void chooseFile(String selector, Path file) throws IOException {
      JsonNode root = call(session, "DOM.getDocument", Map.of()).path("root");
      JsonNode node =
          call(
              session,
              "DOM.querySelector",
              Map.of("nodeId", root.path("nodeId").asInt(), "selector", selector));
      call(
          session,
          "DOM.setFileInputFiles",
          Map.of("files", List.of(file.toString()), "nodeId", node.path("nodeId").asInt()));
    }

    /** What is seen of it in a window of that size. */
    byte[] screenshot(int width, int height, boolean dark) throws IOException {
      call(
          session,
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
      var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
      call(session, "Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
      JsonNode picture = call(session, "Page.captureScreenshot", Map.of("format", "png"));
      return Base64.getDecoder().decode(picture.path("data").asString());
    }
  }

  private Chromium(Process process, String url) throws IOException {
    this.process = process;
    this.socket =
        client.webSocket(Request.get(url), WebSocketSettings.standard().maxMessageSize(MOST_BYTES));
  }

  /** Starts one; skips the test where there is none. */
  static Chromium start(Path profile) throws Exception {
    assumeTrue(isThere(), "there is no chromium; timeline/install-browser.sh installs it");
    var builder =
        new ProcessBuilder(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--user-data-dir=" + profile,
            "--remote-debugging-port=0",
            "about:blank");
    builder.environment().put("TMPDIR", profile.toString());
    Process process =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      Path file = profile.resolve("DevToolsActivePort");
      while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
        sleep(PAUSE);
      }
      List<String> lines = Files.readAllLines(file);
      return new Chromium(process, "ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    } catch (Throwable e) {
      end(process);
      throw e;
    }
  }

  private static boolean isThere() throws InterruptedException {
    try {
      Process version =
          new ProcessBuilder("chromium", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return version.waitFor(20, TimeUnit.SECONDS) && version.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Opens a window; all of them have the same cookies. */
  Window open(String url) throws IOException {
    String target =
        call("", "Target.createTarget", Map.of("url", "about:blank", "newWindow", true))
            .path("targetId")
            .asString();
    String session =
        call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asString();
    var window = new Window(session);
    window.go(url);
    return window;
  }

  private JsonNode call(String session, String method, Map<String, ?> parameters)
      throws IOException {
    int id = ++calls;
    var message =
        session.isEmpty()
            ? Map.of("id", id, "method", method, "params", parameters)
            : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
    socket.send(Json.standard().text(message));
    while (true) {
      JsonNode answer = Json.standard().read(socket.receiveText(), JsonNode.class);
      if (answer.path("id").asInt(0) == id) {
        if (answer.has("error")) {
          throw new AssertionError(method + ": " + answer.get("error"));
        }
        return answer.path("result");
      }
    }
  }

  @Override
  public void close() {
    socket.close();
    client.close();
    end(process);
  }

  /** With all that it has started, so that nobody writes to the profile when it is deleted. */
  private static void end(Process browser) {
    var all = new ArrayList<>(browser.descendants().toList());
    browser.destroy();
    toThread(() -> {
      try {
        if (!browser.waitFor(20, TimeUnit.SECONDS)) {
          browser.destroyForcibly().waitFor();
        }
      } catch (InterruptedException e) {
        browser.destroyForcibly();
      }
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(child -> child.onExit().join());
    });
  }
}

package io.asyncio4j.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The browser of {@code install-browser.sh}, without a window. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** What a page does with itself once it is there; {@code tell(text)} is for the test. */
  private static final String PROBE =
      """
      <pre id="told"></pre>
      <script>
      const tell = (text) => (document.getElementById("told").textContent += text + "\\n");
      const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      const type = (id, text) => {
        const field = document.getElementById(id);
        field.value = text;
        field.dispatchEvent(new Event("input"));
      };
      const canvas = document.getElementById("lanes");
      const at = (name, x, y, more) => canvas.dispatchEvent(
        new PointerEvent(name, { clientX: x, clientY: y, pointerId: 1, bubbles: true, ...more }));
      const lane = (row) => canvas.getBoundingClientRect().top + timeline.painter.top + row * View.ROW + 11;
      (async () => {
        while (!document.documentElement.dataset.ready) await new Promise((done) => setTimeout(done, 5));
        canvas.setPointerCapture = () => {};
        try {
      %s
          tell("probed");
        } catch (failure) {
          tell("failed: " + failure.stack);
        }
      })();
      </script>
      </body>
      """;

  private Chromium() {}

  private static @Nullable Path find() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      for (String name : NAMES) {
        Path browser = Path.of(folder, name);
        if (Files.isExecutable(browser)) {
          return browser;
        }
      }
    }
    return null;
  }

  /** What the page says of itself when {@code script} has run in it; skips the test without one. */
  static List<String> probe(Path folder, Path page, String address, String script)
      throws Exception {
    String html = Files.readString(page);
    int end = html.lastIndexOf("</body>");
    Path probed = folder.resolve("probed-" + page.getFileName());
    Files.writeString(probed, html.substring(0, end) + PROBE.formatted(script) + "</html>");
    String dom = dump(folder, probed.toUri() + address);
    int from = dom.lastIndexOf("<pre id=\"told\">") + "<pre id=\"told\">".length();
    return List.of(dom.substring(from, dom.indexOf("</pre>", from)).strip().split("\n"));
  }

  private static String dump(Path folder, String address) throws Exception {
    Path browser = find();
    assumeTrue(
        browser != null,
        "there is no Chromium on the PATH; timeline/install-browser.sh installs it");
    var command =
        new ArrayList<>(
            List.of(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(folder, "chromium"),
                "--window-size=1400,900",
                "--virtual-time-budget=20000",
                "--dump-dom",
                address));
    Path dom = Files.createTempFile(folder, "dom", ".html");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).as("the browser ends").isTrue();
    } finally {
      kill(process);
    }
    return Files.readString(dom);
  }

  private static void kill(Process process) throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.getInputStream().close();
  }
}

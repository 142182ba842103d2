package io.asyncio4j.examples.notes;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.examples.notes.Chromium.Window;
import io.asyncio4j.web.RunningApp;
import io.asyncio4j.web.middleware.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does, in Chromium; {@code -Dnotes.screenshots=FOLDER} keeps what is seen. */
class NotesBrowserTest {
  @TempDir Path folder;

  @Test
  void aUserSignsUpWritesSeesItLiveSearchesAndUploads() throws Exception {
    var settings = new Settings(Postgres.url(), folder.resolve("files"), Sessions.newKey());
    run(() ->
        timeout(
            Duration.ofSeconds(55),
            () -> {
              try (RunningApp app = NotesApp.of(settings).start("127.0.0.1", 0);
                  Chromium browser = Chromium.start(folder.resolve("profile"))) {
                use(browser, app.url());
              }
            }));
  }

  private void use(Chromium browser, String url) throws IOException {
    Window window = browser.open(url);
    window.await("location.pathname == '/login'");
    String name = "ada-" + UUID.randomUUID().toString().substring(0, 4);
    signUp(window, url, name);
    keep(window, "empty");
    logOutAndIn(window, name);

    Window second = browser.open(url + "/");
    second.await("document.querySelector('.live.on')");
    write(window, "Event loops", "One thread,\nmany coroutines.", "java, loop");
    second.await("document.querySelector('#notes .card h2')?.textContent == 'Event loops'");
    assertThat(text(second, "#notes .card .text")).isEqualTo("One thread,\nmany coroutines.");
    assertThat(text(second, "#notes .card footer")).contains("java", "loop");

    write(window, "Groceries", "Tea, lemons, ginger", "home");
    write(window, "<b>Bold</b> ideas", "Draw the <timeline> as a page of its own.", "java, ideas");
    second.await("document.querySelectorAll('#notes .card').length == 3");
    assertThat(text(second, "#notes .card h2")).isEqualTo("<b>Bold</b> ideas");
    keep(window, "list");

    window.fill("input[type=search]", "thread");
    submit(window, ".search", "location.search == '?q=thread'");
    assertThat(text(window, ".found")).isEqualTo("1 note for “thread”");
    assertThat(text(window, "#notes .card h2")).isEqualTo("Event loops");

    window.click("#notes .card h2 a");
    window.await("document.querySelector('[data-note]') && document.readyState == 'complete'");
    Path file = Files.writeString(folder.resolve("größe.txt"), "x".repeat(100_000));
    window.chooseFile("input[type=file]", file);
    submit(window, "form[enctype]", "document.querySelector('.attachments a')");
    assertThat(text(window, ".attachments a")).isEqualTo("größe.txt");
    assertThat(
            window
                .eval(
                    "fetch(document.querySelector('.attachments a').href)"
                        + ".then(r => r.text()).then(t => t.length)")
                .asInt())
        .isEqualTo(100_000);
    second.await("document.querySelector('#notes .card .files')?.textContent == '1 file'");
    keep(window, "note");

    window.eval("confirm = () => true");
    submit(window, ".end", "location.pathname == '/'");
    second.await("document.querySelectorAll('#notes .card').length == 2");
  }

  private void signUp(Window window, String url, String name) throws IOException {
    window.go(url + "/signup");
    window.await("document.querySelector('[name=password]')");
    keep(window, "signup");
    window.fill("[name=name]", name);
    window.fill("[name=password]", "correct horse");
    submit(window, "main form", "document.querySelector('.who span')");
    assertThat(text(window, ".who span")).isEqualTo(name);
  }

  private static void logOutAndIn(Window window, String name) throws IOException {
    submit(window, ".who", "location.pathname == '/login'");
    window.fill("[name=name]", name);
    window.fill("[name=password]", "wrong horse");
    submit(window, "main form", "document.querySelector('.error')");
    assertThat(text(window, ".error")).isEqualTo("The name or the password is wrong.");
    window.fill("[name=password]", "correct horse");
    submit(window, "main form", "document.querySelector('.who span')");
  }

  private static void write(Window window, String title, String body, String tags)
      throws IOException {
    window.fill("#new [name=title]", title);
    window.fill("#new [name=body]", body);
    window.fill("#new [name=tags]", tags);
    submit(window, "#new", "document.querySelector('#new [name=title]').value == ''");
  }

  /** Presses the button of a form, and waits for the page that is the answer. */
  private static void submit(Window window, String form, String shows) throws IOException {
    window.eval("document.documentElement.dataset.old = 1");
    window.eval("document.querySelector('" + form + "').requestSubmit()");
    window.await(
        "!document.documentElement.dataset.old && document.readyState == 'complete' && " + shows);
  }

  private static String text(Window window, String selector) throws IOException {
    return window.eval("document.querySelector('" + selector + "').textContent").asString().strip();
  }

  private static void keep(Window window, String name) throws IOException {
    String target = System.getProperty("notes.screenshots");
    if (target == null) {
      return;
    }
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {1100, 390}) {
        byte[] picture = window.screenshot(width, width == 390 ? 844 : 760, dark);
        String file = name + (dark ? "-dark" : "") + (width == 390 ? "-phone" : "") + ".png";
        Files.write(Path.of(target, file), picture);
      }
    }
  }
}

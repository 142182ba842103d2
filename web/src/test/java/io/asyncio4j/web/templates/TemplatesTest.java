package io.asyncio4j.web.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.http.Json;
import io.asyncio4j.web.development.ProgramRun;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
  @TempDir Path folder;

  record Note(String title, List<String> tags) {}

  record NotesPage(String user, List<Note> notes) {}

  private Templates templates() {
    return Templates.of(folder);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void recordsAreReadByTheirComponents() throws Exception {
    write(
        "list.html",
        "{{ user }}:{% for n in notes %} {{ n.title }}({{ n.tags | join('+') }}){% endfor %}");
    var page =
        new NotesPage("Ada", List.of(new Note("a", List.of("x", "y")), new Note("b", List.of())));
    assertThat(templates().text("list.html", page)).isEqualTo("Ada: a(x+y) b()");
  }

  @Test
  void whatIsNullIsNothing() throws Exception {
    record Page(String error) {}
    write("form.html", "[{{ error }}{% if error is not null %}!{% endif %}]");
    assertThat(templates().text("form.html", new Page(null))).isEqualTo("[]");
    assertThat(templates().text("form.html", new Page("no"))).isEqualTo("[no!]");
  }

  @Test
  void pagesExtendAndIncludeOthersByNamesFromTheRoot() throws Exception {
    write("base.html", "<main>{% block main %}{% endblock %}</main>");
    write("parts/tag.html", "#{{ tag }}");
    write(
        "notes/one.html",
        "{% extends 'base.html' %}{% block main %}{% include 'parts/tag.html' %}{% endblock %}");
    assertThat(templates().text("notes/one.html", Map.of("tag", "x"))).isEqualTo("<main>#x</main>");
  }

  /** None of them has a character left that ends a text or a quoted attribute. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title><svg/onload=alert(1)>",
        "<!--",
      })
  void whatIsPutIntoAPageCannotBecomeMarkup(String evil) throws Exception {
    write("base.html", "{% block main %}{% endblock %}");
    write(
        "evil.html",
        """
        {% extends "base.html" %}
        {% block main %}{{ evil }}|{{ evil }}|{% for e in all %}{{ e }}{% endfor %}|\
        {{ "" ~ evil }}|{{ evil | trim }}|{{ note.title }}|{{ note }}{% endblock %}
        """);
    var note = new Note(evil, List.of());
    String page =
        templates().text("evil.html", Map.of("evil", evil, "all", List.of(evil), "note", note));
    assertThat(page).doesNotContain("<", ">", "\"", "'").hasSizeGreaterThan(7 * evil.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"</script><script>alert(1)//", "'", "<!--<script>", "&quot;", "\u2028"})
  void jsonIsSafeInAScriptAndInAnAttribute(String evil) throws Exception {
    write("script.html", "{{ value | json }}");
    String json = templates().text("script.html", Map.of("value", List.of(evil)));
    assertThat(json).doesNotContain("<", ">", "'", "&", "\u2028");
    assertThat(Json.standard().read(json, String[].class)).containsExactly(evil);
  }

  @Test
  void onlyATemplateThatSaysSoPutsInMarkup() throws Exception {
    write("raw.html", "{{ html | raw }}");
    assertThat(templates().text("raw.html", Map.of("html", "<b>"))).isEqualTo("<b>");
  }

  @Test
  void templatesReachNoClasses() throws Exception {
    write("class.html", "{{ name.getClass().forName('java.lang.Runtime') }}");
    assertThatThrownBy(() -> templates().text("class.html", Map.of("name", "x")))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("class.html:1: ");
  }

  @Test
  void anUnknownNameIsToldWithFileAndLine() throws Exception {
    write("typo.html", "<h1>\n{{ title }}\n{{ titel }}\n");
    assertThatThrownBy(() -> templates().text("typo.html", Map.of("title", "x")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("typo.html:3: ")
        .hasMessageContaining("[titel]");
  }

  @Test
  void anErrorInAnIncludedFileIsToldWithThatFile() throws Exception {
    write("part.html", "\n\n{% for n in notes %}");
    write("page.html", "{% include 'part.html' %}");
    assertThatThrownBy(() -> templates().text("page.html", Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("part.html:");
  }

  @Test
  void whatAnAccessorThrowsIsTold() throws Exception {
    record Bad() {
      @SuppressWarnings("unused")
      public String name() {
        throw new IllegalStateException("no name");
      }
    }
    write("bad.html", "\n{{ bad.name }}");
    assertThatThrownBy(() -> templates().text("bad.html", Map.of("bad", new Bad())))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("bad.html:2: ")
        .hasStackTraceContaining("no name");
  }

  @Test
  void aMissingTemplateIsToldWithWhereItShouldBe() {
    assertThatThrownBy(() -> templates().text("none.html", Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessage("there is no template none.html at " + folder.resolve("none.html"));
    assertThatThrownBy(() -> Templates.beside(TemplatesTest.class).text("none.html", Map.of()))
        .hasMessage(
            "there is no template none.html at"
                + " classpath:/io/asyncio4j/web/templates/templates/none.html");
  }

  @Test
  void namesDoNotLeadOut() throws Exception {
    write("secret.html", "secret");
    Path inside = Files.createDirectory(folder.resolve("inside"));
    assertThatThrownBy(() -> Templates.of(inside).text("../secret.html", Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("outside");
    assertThatThrownBy(() ->
            Templates.beside(TemplatesTest.class)
                .text("../templates/hello.html", Map.of("name", "x")))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("there is no template ../templates/hello.html");
  }

  @Test
  void templatesAreReadOnceUnlessTheyAreWorkedAt() throws Exception {
    write("page.html", "{% include 'part.html' %}");
    write("part.html", "one");
    var kept = templates();
    var reloading = templates().reloading();
    assertThat(kept.text("page.html", Map.of())).isEqualTo("one");
    assertThat(reloading.text("page.html", Map.of())).isEqualTo("one");
    write("part.html", "two");
    assertThat(kept.text("page.html", Map.of())).isEqualTo("one");
    assertThat(reloading.text("page.html", Map.of())).isEqualTo("two");
  }

  @Test
  void templatesAreReadAnewWhileTheProgramIsWritten() throws Exception {
    write("page.html", "one");
    var templates = new AtomicReference<Templates>();
    Thread.ofPlatform()
        .start(() -> {
          new Writing().enter();
          templates.set(templates());
        })
        .join();
    assertThat(templates.get().text("page.html", Map.of())).isEqualTo("one");
    write("page.html", "two");
    assertThat(templates.get().text("page.html", Map.of())).isEqualTo("two");
  }

  /** As {@code aio serve --reload} runs a program. */
  private static final class Writing extends ProgramRun {
    @Override
    public String id() {
      return "1";
    }

    @Override
    public Address address(String host, int port) {
      return new Address(host, port);
    }

    @Override
    public boolean isHeld(Address address) {
      return false;
    }

    @Override
    public Duration gracePeriod() {
      return Duration.ZERO;
    }

    @Override
    public void listens(String title, String url, Address address, Runnable stop) {
      // Nothing is served here.
    }

    @Override
    public List<String> sourceOf(StackTraceElement frame) {
      return List.of();
    }
  }

  @Test
  void templatesOfTheClassPathAreFound() {
    String page = Templates.beside(TemplatesTest.class).text("hello.html", Map.of("name", "those"));
    assertThat(page).isEqualTo("<p>those of the class path\n");
  }

  @Test
  void aTemplateIsReadOffTheLoop() throws Exception {
    write("page.html", "{{ 1 + 1 }}");
    var templates = templates();
    var turns = new ArrayList<String>();
    Asyncio.run(() -> {
      var other = Asyncio.createTask(() -> turns.add("another coroutine"));
      turns.add(templates.text("page.html", Map.of()));
      other.await();
      var _ = Asyncio.createTask(() -> turns.add("too late"));
      turns.add(templates.text("page.html", Map.of()));
    });
    assertThat(turns).startsWith("another coroutine", "2", "2");
  }

  @Test
  void whatAllTemplatesKnowIsGivenOnce() throws Exception {
    write("page.html", "{{ site }}: {{ name }}");
    var site =
        new AbstractExtension() {
          @Override
          public Map<String, Object> getGlobalVariables() {
            return Map.of("site", "<Notes>");
          }
        };
    assertThat(templates().with(site).reloading().text("page.html", Map.of("name", "x")))
        .isEqualTo("&lt;Notes&gt;: x");
  }

  @Test
  void theGuidesTemplatesMakeTheirPages() throws Exception {
    record Book(int id, String title, List<String> tags) {}
    record Shelf(String reader, List<Book> books) {}
    String guide = Files.readString(Path.of("../docs/web-templates.md"));
    var blocks =
        Pattern.compile("`templates/(\\w+\\.html)` is [^`]*```html\\n(.*?)```", Pattern.DOTALL)
            .matcher(guide);
    while (blocks.find()) {
      write(blocks.group(1), blocks.group(2));
    }
    var book = new Book(1, "Emma & others", List.of("novel", "1815"));
    assertThat(templates().text("shelf.html", new Shelf("Ada", List.of(book))))
        .containsSubsequence(
            "<title>Ada's books</title>\n<main>",
            "<li><a href=\"/books/1\">Emma &amp; others</a> #novel #1815</li>",
            "</main>")
        .doesNotContain("none yet");
    assertThat(templates().text("shelf.html", new Shelf("Ada", List.of()))).contains("none yet");
  }

  @Test
  void aFolderThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Templates.of(folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no folder");
  }
}

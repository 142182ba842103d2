package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.client.Response;
import io.asyncio4j.web.templates.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatedPageTest {
  @TempDir Path folder;

  private record Line(String text) {}

  private record Page(String name, List<Line> lines) {}

  @Test
  void anEndpointAnswersAPageOfRecordsThatNobodyElseSees() throws Exception {
    Response page = get("<p>Grüße, {{ name }}{% for l in lines %} {{ l.text }}{% endfor %}");
    assertThat(page.headers().get("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.text()).isEqualTo("<p>Grüße, Zoë a &amp; b");
  }

  @Test
  void whatIsWrongInATemplateIsNotShownToClients() throws Exception {
    Response page = get("{{ nobody }}");
    assertThat(page.status()).isEqualTo(500);
    assertThat(page.text()).doesNotContain("nobody", "page.html");
  }

  private Response get(String template) throws Exception {
    Files.writeString(folder.resolve("page.html"), template);
    var templates = Templates.of(folder);
    var app = new App("Pages");
    app.get(
        "/{name}",
        (String name) -> templates.render("page.html", new Page(name, List.of(new Line("a & b")))));
    try (var client = TestClient.builder(app).raiseExceptions(false).build()) {
      return client.get("/Zoë");
    }
  }
}

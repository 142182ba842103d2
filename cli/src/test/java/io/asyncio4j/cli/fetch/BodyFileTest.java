package io.asyncio4j.cli.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyFileTest {
  @TempDir Path folder;

  private static String name(String url) {
    return BodyFile.name(7, URI.create(url));
  }

  @Test
  void namesAreHarmless() {
    assertThat(name("https://Example.org/a/b.html")).isEqualTo("000007-example.org-a-b.html");
    assertThat(name("https://e.org/../../etc/passwd")).isEqualTo("000007-e.org-.-.-etc-passwd");
    assertThat(name("https://e.org/%2e%2e%2fx?q=1&r=/")).isEqualTo("000007-e.org-2e-2e-2fx-q-1-r");
    assertThat(name("https://e.org/" + "a".repeat(500) + ".png"))
        .hasSizeLessThan(140)
        .endsWith("aaa.png");
  }

  @Test
  void theSameUrlOnAnotherLineHasAnotherName() {
    var url = URI.create("http://e.org/x");
    assertThat(BodyFile.name(1, url)).isNotEqualTo(BodyFile.name(2, url));
  }

  @Test
  void whatIsNotCommittedLeavesNothing() throws Exception {
    var line = new UrlLine.Good(1, URI.create("http://e.org/x"));
    try (var file = BodyFile.in(folder, line)) {
      file.out.write("half".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(folder).isEmptyDirectory();
    try (var file = BodyFile.in(folder, line)) {
      file.out.write("whole".getBytes(StandardCharsets.UTF_8));
      file.commit();
    }
    assertThat(folder.resolve("000001-e.org-x")).hasContent("whole");
    assertThat(folder.toFile().list()).hasSize(1);
  }
}

package io.asyncio4j.cli.fetch;

import static io.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrlLinesTest {
  private static List<UrlLine> read(String text) {
    return run(() -> {
      var all = new ArrayList<UrlLine>();
      try (var lines = new UrlLines(new BufferedReader(new StringReader(text)))) {
        lines.forEachRemaining(all::add);
      }
      return all;
    });
  }

  private static String problem(String line) {
    return ((UrlLine.Bad) read(line).getFirst()).problem();
  }

  @Test
  void commentsAndEmptyLinesArePassedOverAndStillCounted() {
    var lines = read("# list\n\n  http://a/1 \r\n   # more\nhttps://b\n\n");
    assertThat(lines.stream().map(UrlLine::number)).containsExactly(3L, 5L);
    assertThat(((UrlLine.Good) lines.getFirst()).url()).hasToString("http://a/1");
  }

  @Test
  void whatIsNoUrlSaysWhy() {
    assertThat(problem("example.org/x")).contains("https://");
    assertThat(problem("ftp://a/b")).contains("ftp");
    assertThat(problem("http://a/b c")).contains("%20");
    assertThat(problem("http://a/{b}")).contains("not a URL");
    assertThat(problem("http:///b")).contains("host");
    assertThat(problem("http://a:99999/b")).contains("host");
    assertThat(problem("http:b")).contains("host");
  }

  @Test
  void aLineWithoutEndDoesNotFillTheMemory() {
    var lines = read("http://a/" + "x".repeat(200_000) + "\nhttp://b/\n");
    assertThat(lines).hasSize(2);
    assertThat(((UrlLine.Bad) lines.getFirst()).problem()).contains("too long");
    assertThat(lines.getLast()).isInstanceOf(UrlLine.Good.class);
  }
}

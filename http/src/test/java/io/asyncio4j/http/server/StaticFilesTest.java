package io.asyncio4j.http.server;

import static io.asyncio4j.http.server.Talk.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
  @TempDir Path folder;
  private Path site;

  @BeforeEach
  void files() throws Exception {
    site = Files.createDirectories(folder.resolve("site"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(site.resolve("a b<'>.txt"), "a b");
    Files.writeString(site.resolve(".hidden"), "secret");
    Files.createDirectories(site.resolve("sub/empty"));
    Files.writeString(site.resolve("sub/index.html"), "<p>index");
    Files.createSymbolicLink(site.resolve("inside"), site.resolve("sub"));
    Files.createSymbolicLink(site.resolve("outside.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(site.resolve("up"), folder);
  }

  @Test
  void filesAndIndexesAreServed() throws Exception {
    serve(
        StaticFiles.of(site),
        (_, client) -> {
          assertThat(client.get("/a%20b%3C'%3E.txt").text()).isEqualTo("a b");
          assertThat(client.get("/sub/").text()).isEqualTo("<p>index");
          assertThat(client.get("/inside/").text()).isEqualTo("<p>index");
          RawClient.Answer redirected = client.get("/sub?q");
          assertThat(redirected.status()).isEqualTo(301);
          assertThat(redirected.headers()).containsEntry("location", "/sub/?q");
          assertThat(client.get("/").status()).isEqualTo(404);
          assertThat(client.get("/none").status()).isEqualTo(404);
          client.send("DELETE /sub/index.html HTTP/1.1\r\nHost: a\r\n\r\n");
          assertThat(client.answer().headers()).containsEntry("allow", "GET, HEAD");
        });
  }

  @Test
  void aFolderIsListed() throws Exception {
    serve(
        StaticFiles.of(site).withListings(),
        (_, client) -> {
          String list = client.get("/").text();
          assertThat(list)
              .contains("<a href='./sub/'>sub/</a>")
              .contains("<a href='./a%20b%3C%27%3E.txt'>a b&lt;&#39;&gt;.txt</a>")
              .doesNotContain("hidden")
              .doesNotContain("outside.txt")
              .doesNotContain("href='./up");
          assertThat(client.get("/sub/empty/").text()).contains("<a href='../'>");
        });
  }

  @Test
  void aFolderIsServedUnderAPrefix() throws Exception {
    serve(
        StaticFiles.of(site).withListings().under("/my files/v1"),
        (_, client) -> {
          assertThat(client.get("/my%20files/v1/a%20b%3C'%3E.txt").text()).isEqualTo("a b");
          assertThat(client.get("/my%20files/v1/sub/").text()).isEqualTo("<p>index");
          assertThat(client.get("/my%20files/v1").headers())
              .containsEntry("location", "/my%20files/v1/");
          assertThat(client.get("/my%20files/v1/sub?q").headers())
              .containsEntry("location", "/my%20files/v1/sub/?q");
          assertThat(client.get("/my%20files/v1/").text()).doesNotContain("'../'").contains("sub/");
          assertThat(client.get("/my%20files/v1/sub/empty/").text()).contains("<a href='../'>");
          for (String path :
              List.of(
                  "/", "/sub/", "/my%20files", "/my%20files/v12/sub/", "/my%20files/v1.hidden")) {
            assertThat(client.get(path).status()).as(path).isEqualTo(404);
          }
          assertThat(client.get("/my%20files/v1/../secret.txt").status()).isEqualTo(404);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "static", "/static/", "//static", "/a//b", "/a/../b", "/./a"})
  void aPrefixThatNamesNoFolderIsRefused(String prefix) throws Exception {
    var files = StaticFiles.of(site);
    assertThatThrownBy(() -> files.under(prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write it as /static");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/sub/../../secret.txt",
        "/sub/%2e%2e/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "//../secret.txt",
        "/outside.txt",
        "/up/secret.txt",
        "/.hidden",
        "/a%00b",
        "/%c0%ae%c0%ae/secret.txt",
        "/%zz"
      })
  void nothingOutsideIsServed(String path) throws Exception {
    serve(
        StaticFiles.of(site).withListings(),
        (_, client) -> {
          RawClient.Answer answer = client.get(path);
          assertThat(answer.status()).isIn(400, 404);
          assertThat(answer.text()).doesNotContain("secret");
        });
  }
}

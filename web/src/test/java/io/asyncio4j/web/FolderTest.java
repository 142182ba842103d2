package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose files an app serves behind a prefix. */
class FolderTest {
  @TempDir Path folder;

  @Test
  void filesAreFoundBehindAllPrefixes() throws Exception {
    Files.writeString(folder.resolve("style.css"), "body {}");
    var pages = new Router();
    pages.files("/static", folder);
    var app = new App("Files");
    app.include("/pages", pages);
    app.files("/other", folder);
    AppTest.with(
        app,
        client -> {
          assertThat(client.get("/pages/static/style.css").text()).isEqualTo("body {}");
          assertThat(client.get("/other/style.css").text()).isEqualTo("body {}");
          assertThat(client.get("/other/none.css").status()).isEqualTo(404);
          assertThat(client.get("/style.css").status()).isEqualTo(404);
        });
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new App("Files").files("/static", folder.resolve("none")))
        .withMessageContaining("is no folder");
  }
}

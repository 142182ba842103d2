package io.asyncio4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeFilesCommandTest {
  @TempDir Path folder;
  @TempDir Path cache;

  @Test
  void aFolderIsServedUntilCtrlC() throws Exception {
    Files.writeString(folder.resolve("hello.txt"), "hello");
    try (var aio =
            AioProcess.start(cache, List.of(), "serve-files", folder.toString(), "--port", "0");
        var client = HttpClient.newHttpClient()) {
      aio.awaitOutput("Serving " + folder + " at http://127.0.0.1:");
      aio.awaitOutput("\n");
      String url = aio.output().strip();
      url = url.substring(url.indexOf("http://"));
      HttpResponse<String> list = get(client, url + "/");
      assertThat(list.body()).contains("href='./hello.txt'");
      assertThat(get(client, url + "/hello.txt").body()).isEqualTo("hello");
      assertThat(get(client, url + "/missing").statusCode()).isEqualTo(404);
      aio.awaitOutput("\"GET /missing HTTP/1.1\" 404");
      aio.interrupt();
      AioProcess.Ended ended = aio.end();
      assertThat(ended.code()).isEqualTo(130);
      assertThat(ended.err()).isEmpty();
    }
  }

  private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).version(HttpClient.Version.HTTP_1_1).build(),
        BodyHandlers.ofString());
  }

  @Test
  void whatCannotBeServedIsSaidInOneLine() throws Exception {
    Path none = folder.resolve("none");
    AioProcess.Ended ended = AioProcess.run(cache, "serve-files", none.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).isEqualTo("aio serve-files: there is no folder " + none + "\n");
  }
}

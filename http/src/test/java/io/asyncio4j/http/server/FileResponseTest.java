package io.asyncio4j.http.server;

import static io.asyncio4j.http.server.Talk.serve;
import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileResponseTest {
  @TempDir Path folder;

  private Path file(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void aWholeFileIsSentWithWhatCachesNeed() throws Exception {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    Path file = Files.write(folder.resolve("a.png"), content);
    serve(
        _ -> ServerResponse.file(file),
        (_, client) -> {
          RawClient.Answer answer = client.get("/");
          assertThat(answer.body()).isEqualTo(content);
          assertThat(answer.headers())
              .containsEntry("content-type", "image/png")
              .containsEntry("accept-ranges", "bytes")
              .containsKey("etag")
              .containsKey("last-modified");
          client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
          assertThat(client.answer(true).headers()).containsEntry("content-length", "3000000");
          assertThat(client.get("/").status()).isEqualTo(200);
        });
  }

  @Test
  void aFileThatIsNoneIsNotFound() throws Exception {
    serve(
        request -> ServerResponse.file(folder.resolve(request.path().substring(1))),
        (_, client) -> {
          assertThat(client.get("/none").status()).isEqualTo(404);
          assertThat(client.get("/").status()).isEqualTo(404);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes=0-3     | 206 | 0123       | bytes 0-3/10
          bytes=7-      | 206 | 789        | bytes 7-9/10
          bytes=-2      | 206 | 89         | bytes 8-9/10
          bytes=-20     | 206 | 0123456789 | bytes 0-9/10
          bytes=5-99    | 206 | 56789      | bytes 5-9/10
          bytes=10-     | 416 |            | bytes */10
          bytes=-0      | 416 |            | bytes */10
          bytes=3-2     | 200 | 0123456789 |
          bytes=x       | 200 | 0123456789 |
          lines=1-2     | 200 | 0123456789 |
          bytes=0-5,3-7 | 200 | 0123456789 |
          """)
  void aRangeIsSent(String range, int status, String body, String contentRange) throws Exception {
    Path file = file("a.txt", "0123456789");
    serve(
        _ -> ServerResponse.file(file),
        (_, client) -> {
          RawClient.Answer answer = client.get("/", "Range: " + range + "\r\n");
          assertThat(answer.status()).isEqualTo(status);
          if (body != null) {
            assertThat(answer.text()).isEqualTo(body);
          }
          assertThat(answer.headers().get("content-range")).isEqualTo(contentRange);
        });
  }

  @Test
  void severalRangesAreSentInParts() throws Exception {
    Path file = file("a.txt", "0123456789");
    serve(
        _ -> ServerResponse.file(file),
        (_, client) -> {
          RawClient.Answer answer = client.get("/", "Range: bytes=0-1, 8-\r\n");
          assertThat(answer.status()).isEqualTo(206);
          String type = answer.headers().get("content-type");
          assertThat(type).startsWith("multipart/byteranges; boundary=");
          String boundary = "--" + type.substring(type.indexOf('=') + 1);
          String head = "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes ";
          assertThat(answer.text())
              .isEqualTo(
                  "\r\n"
                      + boundary
                      + head
                      + "0-1/10\r\n\r\n01\r\n"
                      + boundary
                      + head
                      + "8-9/10\r\n\r\n89\r\n"
                      + boundary
                      + "--\r\n");
        });
  }

  @Test
  void conditionsAreHeeded() throws Exception {
    Path file = file("a.txt", "0123456789");
    serve(
        _ -> ServerResponse.file(file),
        (_, client) -> {
          RawClient.Answer first = client.get("/");
          String etag = first.headers().get("etag");
          String date = first.headers().get("last-modified");
          String old = "Sat, 01 Jan 2000 00:00:00 GMT";
          assertThat(client.get("/", "If-None-Match: \"x\", " + etag + "\r\n").status())
              .isEqualTo(304);
          assertThat(client.get("/", "If-None-Match: \"x\"\r\n").status()).isEqualTo(200);
          assertThat(client.get("/", "If-Modified-Since: " + date + "\r\n").status())
              .isEqualTo(304);
          assertThat(client.get("/", "If-Modified-Since: " + old + "\r\n").status()).isEqualTo(200);
          assertThat(client.get("/", "If-Match: \"x\"\r\n").status()).isEqualTo(412);
          assertThat(client.get("/", "If-Match: " + etag + "\r\n").status()).isEqualTo(200);
          assertThat(client.get("/", "If-Unmodified-Since: " + old + "\r\n").status())
              .isEqualTo(412);
          String range = "Range: bytes=0-0\r\nIf-Range: ";
          assertThat(client.get("/", range + etag + "\r\n").status()).isEqualTo(206);
          assertThat(client.get("/", range + date + "\r\n").status()).isEqualTo(206);
          assertThat(client.get("/", range + "\"x\"\r\n").status()).isEqualTo(200);
        });
  }

  @Test
  void whatPacksWellIsPackedForThoseWhoCanUnpack() throws Exception {
    String content = "Line upon line. ".repeat(10_000);
    Path file = file("a.txt", content);
    serve(
        HttpServer.builder().compression(true),
        request ->
            switch (request.path()) {
              case "/file" -> ServerResponse.file(file);
              case "/stream" ->
                  ServerResponse.stream(
                          out -> {
                            out.write(content.substring(0, 1000));
                            out.write(content.substring(1000));
                          })
                      .withContentType("text/plain");
              case "/small" -> ServerResponse.text("small");
              case "/image" ->
                  ServerResponse.bytes(content.getBytes(StandardCharsets.UTF_8))
                      .withContentType("image/png");
              default -> ServerResponse.text(content);
            },
        (_, client) -> {
          for (String path : new String[] {"/", "/stream", "/file"}) {
            RawClient.Answer packed = client.get(path, "Accept-Encoding: gzip;q=0.5, br\r\n");
            assertThat(packed.headers())
                .containsEntry("content-encoding", "gzip")
                .containsEntry("vary", "Accept-Encoding");
            assertThat(packed.body().length).isLessThan(10_000);
            byte[] body =
                new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
            assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(content);
            RawClient.Answer plain = client.get(path, "Accept-Encoding: gzip;q=0\r\n");
            assertThat(plain.headers()).doesNotContainKey("content-encoding");
            assertThat(plain.text()).isEqualTo(content);
          }
          assertThat(client.get("/small", "Accept-Encoding: gzip\r\n").text()).isEqualTo("small");
          assertThat(client.get("/image", "Accept-Encoding: gzip\r\n").headers())
              .doesNotContainKey("content-encoding");
        });
  }

  @Test
  void theClientChoosesTheCoding() throws Exception {
    String content = "Line upon line. ".repeat(1000);
    serve(
        HttpServer.builder().compression(true),
        request ->
            request.path().equals("/stream")
                ? ServerResponse.stream(out -> out.write(content)).withContentType("text/plain")
                : ServerResponse.text(content),
        (_, client) -> {
          var codings =
              Map.of(
                  "gzip, deflate, br, zstd", "zstd",
                  "zstd;q=0.5, gzip", "gzip",
                  "gzip;q=0.5, deflate", "deflate",
                  "*", "gzip",
                  "gzip;q=0, *", "deflate",
                  "br, identity", "",
                  "zstd;q=0, br", "",
                  "gzip;q=nonsense", "");
          for (var expected : codings.entrySet()) {
            String field = "Accept-Encoding: " + expected.getKey() + "\r\n";
            assertThat(client.get("/", field).headers().getOrDefault("content-encoding", ""))
                .describedAs(field)
                .isEqualTo(expected.getValue());
          }
          RawClient.Answer packed = client.get("/", "Accept-Encoding: zstd\r\n");
          try (var unpacked = new ZstdInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(content);
          }
          // Its encoder would keep what is streamed until the end.
          assertThat(client.get("/stream", "Accept-Encoding: zstd, gzip\r\n").headers())
              .containsEntry("content-encoding", "gzip");
        });
  }
}

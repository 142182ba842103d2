package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.http.Peers.assumeItRuns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms with files, as the server reads them. */
class MultipartTest {
  @TempDir Path folder;

  /** Says what it was sent, a part a line. */
  private static final Handler DESCRIBE =
      request -> {
        var lines = new StringBuilder();
        for (FormPart part : request.multipart(5)) {
          lines.append(part.name()).append('|').append(part.fileName()).append('|');
          lines.append(part.contentType()).append('|').append(part.text()).append('\n');
        }
        return ServerResponse.text(lines.toString());
      };

  private static String post(String boundary, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary="
        + boundary
        + "\r\nContent-Length: "
        + bytes.length
        + "\r\n\r\n"
        + new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static final String FORM =
      "a preamble\r\n"
          + "--b\r\n"
          + "Content-Disposition: form-data; name=\"title\"\r\n\r\n"
          + "Grüße\r\n"
          + "--b \t\r\n"
          + "content-disposition: FORM-DATA; name=empty; filename=\"\"\r\n\r\n"
          + "\r\n"
          + "--b\r\n"
          + "Content-Type: text/x\r\n"
          + "Content-Disposition: form-data; name=\"file\"; filename=\"ä; \\\"b\\\".txt\"\r\n\r\n"
          + "one\r\n--c\r\n\r\n--\r\n"
          + "\r\n--b--\r\nan epilogue";

  private static final String DESCRIBED =
      "title|null|null|Grüße\n"
          + "empty||null|\n"
          + "file|ä; \"b\".txt|text/x|one\r\n--c\r\n\r\n--\r\n\n";

  @Test
  void partsComeOneByOne() throws Exception {
    Talk.serve(
        DESCRIBE,
        (_, client) -> {
          for (int i = 0; i < 2; i++) {
            client.send(post("b", FORM));
            RawClient.Answer answer = client.answer();
            assertThat(answer.text()).isEqualTo(DESCRIBED);
          }
        });
  }

  @Test
  void aFormTornAnywhereIsTheSame() throws Exception {
    byte[] form = FORM.getBytes(StandardCharsets.UTF_8);
    run(() -> {
      var client =
          AsyncClient.builder().baseUrl("http://app").transport(InProcess.of(DESCRIBE)).build();
      for (int i = 0; i <= form.length; i++) {
        assertThat(answerTo(client, form, i)).isEqualTo(DESCRIBED);
      }
      int[] everywhere = IntStream.range(0, form.length).toArray();
      assertThat(answerTo(client, form, everywhere)).isEqualTo(DESCRIBED);
    });
  }

  private static String answerTo(AsyncClient client, byte[] form, int... cuts) throws IOException {
    var chunks = new ArrayList<byte[]>();
    int from = 0;
    for (int cut : cuts) {
      chunks.add(Arrays.copyOfRange(form, from, cut));
      from = cut;
    }
    chunks.add(Arrays.copyOfRange(form, from, form.length));
    return client
        .send(
            Request.post("/")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .body(Body.chunks(chunks)))
        .text();
  }

  @Test
  void brokenFormsAreRefused() throws Exception {
    String part = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n";
    for (String form :
        List.of(
            "",
            "--b",
            "--b\r\n",
            part,
            part + "--b",
            part + "--b-",
            part + "--bc--\r\n",
            part + "--b--".replace("--b", "--B"),
            "--b\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=a\n\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition form-data; name=a\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=a\r\n folded: x\r\n\r\nx\r\n--b--",
            "--b" + " ".repeat(100) + "\r\nContent-Disposition: form-data; name=a\r\n\r\n--b--")) {
      Talk.serve(
          DESCRIBE,
          (_, client) -> {
            client.send(post("b", form));
            assertThat(client.answer().status()).describedAs(form).isEqualTo(400);
          });
    }
  }

  private static int statusOf(Handler handler, String request) throws Exception {
    int[] status = new int[1];
    Talk.serve(
        handler,
        (_, client) -> {
          client.send(request);
          status[0] = client.answer().status();
        });
    return status[0];
  }

  @Test
  void whatIsTooMuchIsRefused() throws Exception {
    String part = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n";
    assertThat(statusOf(DESCRIBE, post("b", part.repeat(5) + "--b--"))).isEqualTo(200);
    assertThat(statusOf(DESCRIBE, post("b", part.repeat(6) + "--b--"))).isEqualTo(413);
    String long9 = "--b\r\nX: " + "x".repeat(9000) + "\r\n";
    assertThat(statusOf(DESCRIBE, post("b", long9 + part.substring(5) + "--b--"))).isEqualTo(431);
    assertThat(statusOf(DESCRIBE, post("b", long9.repeat(20)))).isEqualTo(431);
    assertThat(statusOf(DESCRIBE, post("b".repeat(201), "--b--"))).isEqualTo(400);
    String large = part.replace("x\r\n", "x".repeat(2 << 20) + "\r\n") + "--b--";
    assertThat(statusOf(DESCRIBE, post("b", large))).isEqualTo(413);
    Handler inMemory =
        request -> {
          request.maxBodySize(Long.MAX_VALUE);
          return DESCRIBE.handle(request);
        };
    assertThat(statusOf(inMemory, post("b", large))).isEqualTo(413);
  }

  @Test
  void anotherTypeIsRefused() throws Exception {
    for (String type : List.of("text/plain", "multipart/form-data", "multipart/mixed;boundary=b")) {
      String request = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Type: ";
      assertThat(statusOf(DESCRIBE, request + type + "\r\n\r\n")).isEqualTo(415);
    }
  }

  @Test
  void whatIsNotReadIsPassedOverAndNotThereLater() throws Exception {
    Handler handler =
        request -> {
          var parts = new ArrayList<FormPart>();
          request.multipart().forEach(parts::add);
          assertThat(parts).extracting(FormPart::name).containsExactly("title", "empty", "file");
          assertThatThrownBy(parts.getFirst()::text).hasMessageContaining("before the next");
          assertThatThrownBy(request::bytes).isInstanceOf(IllegalStateException.class);
          return ServerResponse.text("fine");
        };
    Talk.serve(
        handler,
        (_, client) -> {
          client.send(post("b", FORM));
          assertThat(client.answer().text()).isEqualTo("fine");
          client.send(post("b", FORM));
          assertThat(client.answer().text()).isEqualTo("fine");
        });
  }

  private static final Handler MEASURE =
      request -> {
        request.maxBodySize(Long.MAX_VALUE);
        var lines = new StringBuilder();
        for (FormPart part : request.multipart()) {
          long length = 0;
          int hash = 1;
          for (byte[] piece : part.chunks()) {
            length += piece.length;
            for (byte b : piece) {
              hash = 31 * hash + b;
            }
          }
          lines.append(part.name()).append(' ').append(part.fileName());
          lines.append(' ').append(length).append(' ').append(hash).append('\n');
        }
        return ServerResponse.text(lines.toString());
      };

  @Test
  void largeFilesAreStreamed() throws Exception {
    byte[] content = new byte[5_000_000];
    new Random(1).nextBytes(content);
    Path file = Files.write(folder.resolve("photo.jpg"), content);
    String expected =
        "title null 4 " + Arrays.hashCode("Hi\r\n".getBytes(StandardCharsets.US_ASCII));
    String photo = "photo photo.jpg 5000000 " + Arrays.hashCode(content);
    run(() -> {
      try (var server = HttpServer.start(MEASURE, "127.0.0.1", 0);
          var client = AsyncClient.create()) {
        var form = Body.multipart().field("title", "Hi\r\n").file("photo", file);
        assertThat(client.post(server.url(), form).text().lines()).containsExactly(expected, photo);
      }
    });
  }

  @Test
  void curlsFormsAreRead() throws Exception {
    assumeItRuns("curl", "--version");
    Path file =
        Files.write(
            folder.resolve("größe 1.txt"), "one\r\n--x".getBytes(StandardCharsets.US_ASCII));
    run(() -> {
      try (var server = HttpServer.start(DESCRIBE, "127.0.0.1", 0)) {
        for (String version : List.of("--http1.1", "--http2-prior-knowledge")) {
          String output =
              Asyncio.toThread(() -> {
                var curl =
                    new ProcessBuilder(
                            "curl",
                            "-sS",
                            version,
                            "-F",
                            "title=two words",
                            "-F",
                            "file=@" + file + ";type=text/x",
                            server.url())
                        .redirectErrorStream(true)
                        .start();
                return new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
              });
          assertThat(output)
              .isEqualTo("title|null|null|two words\nfile|größe 1.txt|text/x|one\r\n--x\n");
        }
      }
    });
  }
}

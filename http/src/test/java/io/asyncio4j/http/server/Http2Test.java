package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gatherTasks;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.Promise;
import io.asyncio4j.Task;
import io.asyncio4j.http.Headers;
import io.asyncio4j.net.TlsIdentity;
import io.asyncio4j.net.TlsOptions;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 against curl, which must have been built with it. */
class Http2Test {
  @TempDir Path folder;

  @BeforeAll
  static void curlSpeaksHttp2() throws Exception {
    assumeTrue(isInstalled("curl"), "there is no curl on this machine");
    Process process = new ProcessBuilder("curl", "--version").start();
    String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(version.contains("HTTP2"), "the curl of this machine has no HTTP/2");
  }

  private static boolean isInstalled(String program) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String curl(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "20"));
    command.addAll(List.of(arguments));
    return output(command.toArray(String[]::new));
  }

  private static String output(String... command) throws Exception {
    return Asyncio.toThread(() -> {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return output.replace("\r", "");
    });
  }

  private static final String PRIOR = "--http2-prior-knowledge";

  @Test
  void aRequestIsAnswered() throws Exception {
    run(() -> {
      Handler handler =
          request ->
              ServerResponse.text(
                      request.version()
                          + " "
                          + request.method()
                          + " "
                          + request.target()
                          + " "
                          + request.host()
                          + " "
                          + request.header("X-A")
                          + " "
                          + request.text())
                  .withHeader("X-Mixed", "Case");
      try (var server = HttpServer.start(handler, "127.0.0.1", 0)) {
        String answer = curl(PRIOR, "-i", "-H", "X-A: b", "-d", "body", server.url() + "/path?q=1");
        assertThat(answer)
            .startsWith("HTTP/2 200 \n")
            .contains("x-mixed: Case\n")
            .contains("\ndate: ")
            .endsWith("HTTP/2 POST /path?q=1 127.0.0.1:" + server.port() + " b body");
        assertThat(curl(server.url())).startsWith("HTTP/1.1 GET");
        assertThat(curl("--http2", server.url())).startsWith("HTTP/1.1 GET");
      }
    });
  }

  @Test
  void bodiesAreStreamedBothWays() throws Exception {
    byte[] content = new byte[2_000_000];
    Path file = Files.write(folder.resolve("upload"), content);
    run(() -> {
      Handler handler =
          request -> {
            request.maxBodySize(Long.MAX_VALUE);
            return ServerResponse.stream(out -> {
              for (byte[] chunk : request.chunks()) {
                out.write(chunk);
              }
              out.trailers(Headers.of("X-Sum", "0"));
            });
          };
      try (var server = HttpServer.start(handler, "127.0.0.1", 0)) {
        Path back = folder.resolve("back");
        String headers =
            curl(
                PRIOR, "--data-binary", "@" + file, "-D", "-", "-o", back.toString(), server.url());
        assertThat(headers).startsWith("HTTP/2 200").contains("x-sum: 0");
        assertThat(Files.size(back)).isEqualTo(content.length);
      }
    });
  }

  @Test
  void largeFilesAndRefusalsAreSent() throws Exception {
    Path file = Files.write(folder.resolve("big.txt"), new byte[5_000_000]);
    run(() -> {
      Handler handler =
          request ->
              switch (request.path()) {
                case "/file" -> ServerResponse.file(file);
                case "/big" -> ServerResponse.text(request.text());
                default -> throw new StatusException(404, "nothing there");
              };
      try (var server = HttpServer.start(handler, "127.0.0.1", 0)) {
        String write = "%{http_code} %{size_download}";
        assertThat(curl(PRIOR, "-o", "/dev/null", "-w", write, server.url() + "/file"))
            .isEqualTo("200 5000000");
        assertThat(curl(PRIOR, "-o", "/dev/null", "-w", "%{http_code}", server.url() + "/no"))
            .isEqualTo("404");
        assertThat(
                curl(
                    PRIOR,
                    "-o",
                    "/dev/null",
                    "-w",
                    "%{http_code}",
                    "--data-binary",
                    "@" + file,
                    server.url() + "/big"))
            .contains("413");
        assertThat(
                curl(PRIOR, "-I", "-o", "/dev/null", "-w", "%{http_code}", server.url() + "/file"))
            .isEqualTo("200");
      }
    });
  }

  @Test
  void streamsAreAnsweredAtTheSameTime() throws Exception {
    assumeTrue(isInstalled("h2load"), "there is no h2load on this machine");
    run(() -> {
      var all = new AsyncEvent();
      int[] waiting = {0};
      Handler handler =
          request -> {
            if (++waiting[0] == 5) {
              all.set();
            }
            all.await();
            return ServerResponse.text(request.path() + "\n");
          };
      try (var server = HttpServer.start(handler, "127.0.0.1", 0)) {
        // The curl of many a machine opens a connection for each.
        assertThat(output("h2load", "-n", "5", "-c", "1", "-m", "5", server.url()))
            .contains("5 succeeded");
      }
    });
  }

  @Test
  void aStreamThatIsTakenBackCancelsItsHandler() throws Exception {
    run(() -> {
      Promise<String> outcome = Promise.create();
      Handler handler =
          request -> {
            try {
              sleep(Duration.ofHours(1));
            } catch (CancelledError e) {
              outcome.setResult("cancelled " + request.isDisconnected());
              throw e;
            }
            return ServerResponse.text("late");
          };
      try (var server = HttpServer.start(handler, "127.0.0.1", 0)) {
        var _ = curl(PRIOR, "--max-time", "0.3", server.url());
        assertThat(outcome.await()).isEqualTo("cancelled true");
      }
    });
  }

  @Test
  void closingLetsStreamsEnd() throws Exception {
    run(() -> {
      var started = new AsyncEvent();
      var finish = new AsyncEvent();
      Handler handler =
          _ -> {
            started.set();
            finish.await();
            return ServerResponse.text("finished");
          };
      var server = HttpServer.start(handler, "127.0.0.1", 0);
      var answer = createTask(() -> curl(PRIOR, server.url()));
      started.await();
      Task<Void> closing = createTask(server::close);
      sleep(Duration.ofMillis(20));
      finish.set();
      assertThat(answer.await()).isEqualTo("finished");
      closing.await();
      assertThat(server.connections()).isZero();
    });
  }

  @Test
  void withTlsTheClientChooses() throws Exception {
    X509Bundle bundle =
        new CertificateBuilder()
            .subject("CN=localhost")
            .setIsCertificateAuthority(true)
            .addSanDnsName("localhost")
            .buildSelfSigned();
    Path certificate = Files.writeString(folder.resolve("c.pem"), bundle.getCertificatePathPEM());
    Path key = Files.writeString(folder.resolve("k.pem"), bundle.getPrivateKeyPEM());
    TlsOptions tls = TlsOptions.server(TlsIdentity.pem(certificate, key));
    Path big = Files.write(folder.resolve("big"), new byte[1_000_000]);
    run(() -> {
      Handler handler =
          request ->
              request.path().equals("/file")
                  ? ServerResponse.file(big)
                  : ServerResponse.text(request.version() + " " + request.scheme());
      try (var server = HttpServer.builder().tls(tls).start(handler, "localhost", 0)) {
        String url = "https://localhost:" + server.port() + "/";
        String[] trust = {"--cacert", certificate.toString()};
        assertThat(curl("--http2", trust[0], trust[1], url)).isEqualTo("HTTP/2 https");
        assertThat(curl("--http1.1", trust[0], trust[1], url)).isEqualTo("HTTP/1.1 https");
        for (String version : List.of("--http2", "--http1.1")) {
          assertThat(
                  curl(
                      version,
                      trust[0],
                      trust[1],
                      "-o",
                      "/dev/null",
                      "-w",
                      "%{size_download}",
                      url + "file"))
              .isEqualTo("1000000");
        }
      }
    });
  }

  @Test
  void manyConnectionsAreServed() throws Exception {
    run(() -> {
      try (var server =
          HttpServer.start(request -> ServerResponse.text(request.path()), "127.0.0.1", 0)) {
        var tasks = new ArrayList<Task<String>>();
        for (int i = 0; i < 5; i++) {
          String url = server.url() + "/" + i;
          tasks.add(createTask(() -> curl(PRIOR, url)));
        }
        assertThat(gatherTasks(tasks)).containsExactly("/0", "/1", "/2", "/3", "/4");
      }
    });
  }
}

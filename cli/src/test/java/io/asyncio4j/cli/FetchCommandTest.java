package io.asyncio4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTest {
  @TempDir Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger flakyCalls = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private HttpServer server;
  private String base;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    base = "http://localhost:" + server.getAddress().getPort();
  }

  @AfterEach
  void stopServer() {
    never.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/missing" -> exchange.sendResponseHeaders(404, -1);
        case "/moved" -> {
          exchange.getResponseHeaders().set("Location", "/ok");
          exchange.sendResponseHeaders(302, -1);
        }
        case "/busy-once" -> {
          if (flakyCalls.getAndIncrement() == 0) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(429, -1);
          } else {
            send(exchange, "at last");
          }
        }
        case "/slow" -> never.await();
        case "/half" -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          never.await();
        }
        default -> send(exchange, "body of " + path);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private Path list(String... lines) throws IOException {
    return Files.write(folder.resolve("urls.txt"), List.of(lines));
  }

  private AioProcess.Ended fetch(Path list, String... options) throws Exception {
    var args = new ArrayList<>(List.of("fetch", list.toString()));
    args.addAll(List.of(options));
    return AioProcess.run(folder, args.toArray(String[]::new));
  }

  @Test
  void everythingOkIsExitCodeZeroAndOneLineEach() throws Exception {
    var urls = new ArrayList<String>();
    for (int i = 0; i < 30; i++) {
      urls.add(base + "/" + i);
    }
    var ended = fetch(list(urls.toArray(String[]::new)), "-c", "3");
    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines()).hasSize(30).allMatch(line -> line.startsWith("200 "));
    assertThat(ended.err()).startsWith("30 ok, 0 failed: ").contains("one after another");
    assertThat(ended.out() + ended.err()).doesNotContain("\033").doesNotContain("\r");
    assertThat(mostInFlight.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void whateverFailsIsCountedByItsReasonAndTheRestGoesOn() throws Exception {
    int closedPort;
    try (var socket = new ServerSocket(0)) {
      closedPort = socket.getLocalPort();
    }
    Path list =
        list(
            "# a comment",
            base + "/ok",
            "not a url",
            base + "/missing",
            "",
            base + "/slow",
            base + "/moved",
            "http://localhost:" + closedPort + "/",
            "ftp://localhost/x");
    var ended = fetch(list, "--jsonl", "--timeout", "5s", "--retry", "0");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out().lines())
        .hasSize(7)
        .anyMatch(l -> l.startsWith("{\"line\":2,") && l.contains("\"ok\":true,\"status\":200"))
        .anyMatch(l -> l.startsWith("{\"line\":3,") && l.contains("\"error\":\"bad URL\""))
        .anyMatch(l -> l.startsWith("{\"line\":4,") && l.contains("\"error\":\"HTTP 404\""))
        .anyMatch(l -> l.startsWith("{\"line\":6,") && l.contains("\"error\":\"timeout\""))
        .anyMatch(l -> l.startsWith("{\"line\":7,") && l.contains("\"ok\":true,\"status\":200"))
        .anyMatch(l -> l.startsWith("{\"line\":8,") && l.contains("\"connection refused\""))
        .anyMatch(l -> l.startsWith("{\"line\":9,") && l.contains("the scheme ftp"));
    assertThat(ended.err())
        .contains("2 ok, 5 failed")
        .contains("failed: 2 bad URL, 1 HTTP 404, 1 connection refused, 1 timeout");
  }

  @Test
  void tooManyRequestsIsTriedAgain() throws Exception {
    var ended = fetch(list(base + "/busy-once"));
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).endsWith("/busy-once  2 attempts\n");
  }

  @Test
  void bodiesAreSavedWholeUnderTheNameInTheResult() throws Exception {
    Path out = folder.resolve("pages");
    var ended =
        fetch(
            list(base + "/a", base + "/a", base + "/half", base + "/missing"),
            "--out",
            out.toString(),
            "--timeout",
            "6s",
            "--retry",
            "0");
    assertThat(ended.err()).contains("2 ok, 2 failed");
    assertThat(out.toFile().list()).hasSize(2).allMatch(name -> ended.out().contains("-> " + name));
    assertThat(out.resolve("000001-localhost-a")).hasContent("body of /a");
  }

  @Test
  void ctrlCSaysWhatWasDoneAndLeavesNothingHalfWritten() throws Exception {
    Path out = folder.resolve("pages");
    Path list = list(base + "/a", base + "/half", base + "/slow");
    try (var aio =
        AioProcess.start(
            folder, List.of(), "fetch", list.toString(), "--out", out.toString(), "-t", "1h")) {
      aio.awaitOutput("/a");
      aio.interrupt();
      var ended = aio.end();
      assertThat(ended.code()).isEqualTo(130);
      assertThat(ended.err()).startsWith("1 ok, 0 failed, 2 cut short: ");
      assertThat(out.toFile().list()).containsExactly("000001-localhost-a");
    }
  }

  @Test
  void aReaderThatGoesEndsItQuietly() throws Exception {
    Path list = folder.resolve("urls.txt");
    try (BufferedWriter lines = Files.newBufferedWriter(list)) {
      for (int i = 0; i < 100_000; i++) {
        lines.write("bad line " + i + "\n");
      }
    }
    try (var aio = AioProcess.start(folder, List.of(), "fetch", list.toString())) {
      aio.awaitOutput("bad line 3");
      aio.closeOutput();
      var ended = aio.end();
      assertThat(ended.code()).isEqualTo(141);
      assertThat(ended.err()).isEmpty();
    }
  }

  @Test
  void aLongListTakesLittleMemory() throws Exception {
    int lines = 200_000; // some 50 MB of text
    String tail = "x y".repeat(80);
    Path list = folder.resolve("urls.txt");
    try (BufferedWriter writer = Files.newBufferedWriter(list)) {
      for (int i = 0; i < lines; i++) {
        writer.write("http://localhost/" + i + tail + "\n");
      }
    }
    try (var aio =
        AioProcess.start(folder, List.of("-Xmx32m"), "fetch", list.toString(), "--jsonl")) {
      var ended = aio.end();
      assertThat(ended.err()).startsWith("0 ok, " + lines + " failed: ");
      assertThat(ended.out().lines()).hasSize(lines);
    }
  }

  @Test
  void theListMayComeFromStandardInput() throws Exception {
    try (var aio = AioProcess.start(folder, List.of(), "fetch", "-")) {
      aio.type(base + "/one\n");
      aio.awaitOutput("/one"); // although more may come
      aio.type(base + "/two");
      assertThat(aio.end().out()).contains("/two");
    }
  }

  @Test
  void theDemonstrationNeedsNothing() throws Exception {
    var ended = AioProcess.run(folder, "fetch", "--demo", "-c", "25");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("50 ok, 0 failed", "times as long");
    assertThat(ended.err().lines().count()).isLessThan(36);
  }

  @Test
  void wrongUsageIsExitCodeTwo() throws Exception {
    assertThat(AioProcess.run(folder, "fetch").code()).isEqualTo(2);
    assertThat(AioProcess.run(folder, "fetch", "--demo", "-c", "0").code()).isEqualTo(2);
    var noFile = AioProcess.run(folder, "fetch", "no-such-file");
    assertThat(noFile.code()).isEqualTo(2);
    assertThat(noFile.err()).isEqualTo("aio fetch: no such file: no-such-file\n");
    var noRate = AioProcess.run(folder, "fetch", "--demo", "--rate", "fast");
    assertThat(noRate.code()).isEqualTo(2);
    assertThat(noRate.err()).contains("'fast' is not a rate; write 20/s");
  }
}

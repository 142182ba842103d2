package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.http.server.Talk.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk may take its time; the loop must not wait for it. */
class FilesOffTheLoopTest {
  private static final String BIG = "Line upon line. ".repeat(20_000);

  @TempDir Path folder;

  @BeforeEach
  void files() throws Exception {
    Files.writeString(folder.resolve("small.txt"), "small");
    Files.writeString(folder.resolve("big.txt"), BIG);
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/index.html"), "<p>index");
  }

  private static void assertOffTheLoop(WatchedFiles files) {
    assertThat(files.calls).isNotEmpty();
    assertThat(files.callsOnLoop).isEmpty();
  }

  @Test
  void aSiteIsServedWithoutAFileCallOnTheLoop() throws Exception {
    WatchedFiles files = WatchedFiles.under(folder, false);
    StaticFiles site = StaticFiles.of(files.watched(folder)).withListings();
    serve(
        site,
        (_, client) -> {
          assertThat(client.get("/small.txt").text()).isEqualTo("small");
          assertThat(client.get("/big.txt").text()).isEqualTo(BIG);
          assertThat(client.get("/big.txt", "Range: bytes=0-3\r\n").text()).isEqualTo("Line");
          assertThat(client.get("/small.txt", "If-None-Match: *\r\n").status()).isEqualTo(304);
          assertThat(client.get("/").text()).contains("small.txt");
          assertThat(client.get("/sub/").text()).isEqualTo("<p>index");
          assertThat(client.get("/sub").status()).isEqualTo(301);
          assertThat(client.get("/none").status()).isEqualTo(404);
        });
    assertOffTheLoop(files);
  }

  @Test
  void aHandlersFileIsReadOffTheLoopWhereTheKernelCannotSendIt() throws Exception {
    WatchedFiles files = WatchedFiles.under(folder, true);
    serve(
        HttpServer.builder().compression(true),
        request -> ServerResponse.file(files.watched(folder.resolve(request.path().substring(1)))),
        (_, client) -> {
          assertThat(client.get("/big.txt", "Accept-Encoding: gzip\r\n").headers())
              .containsEntry("content-encoding", "gzip");
          assertThat(client.get("/small.txt", "Accept-Encoding: gzip\r\n").text())
              .isEqualTo("small");
          assertThat(client.get("/big.txt", "Range: bytes=0-3, 5-8\r\n").text())
              .contains("Line", "upon");
        });
    assertThat(files.calls).contains("readAttributes", "open", "read");
    assertOffTheLoop(files);
  }

  @Test
  void aRequestThatIsCancelledWhileItsFileIsOpenedLeavesItClosed() throws Exception {
    var opened = new ArrayList<FileChannel>();
    var isOpening = new CountDownLatch(1);
    var mayGoOn = new CountDownLatch(1);
    Asyncio.run(() -> {
      var loading =
          createTask(() ->
              FileResponse.load(() -> {
                var file = FileChannel.open(folder.resolve("big.txt"));
                opened.add(file);
                isOpening.countDown();
                await(mayGoOn);
                return ServerResponse.status(200).withBody(new Body.FilePart(file, 0, 1));
              }));
      while (isOpening.getCount() > 0) {
        yieldNow();
      }
      loading.cancel();
      yieldNow();
      mayGoOn.countDown();
      assertThatThrownBy(loading::await).isInstanceOf(CancelledError.class);
    });
    assertThat(opened).singleElement().matches(file -> !file.isOpen());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

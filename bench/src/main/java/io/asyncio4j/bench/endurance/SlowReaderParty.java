package io.asyncio4j.bench.endurance;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gatherTasks;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.Promise;
import io.asyncio4j.Task;
import io.asyncio4j.bench.Json;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Timeouts;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The server or the readers, as a process: says on a first line what it is, answers each line of
 * its input by the memory that it uses and what it has read, and ends with its input.
 */
public final class SlowReaderParty {
  private static final Duration STALL = Duration.ofSeconds(3);
  private static final Duration A_DAY = Duration.ofDays(1);

  /** What the readers have read, and how many of them are at the end. */
  private static final AtomicLong READ = new AtomicLong();

  private static final AtomicLong ENDED = new AtomicLong();

  private SlowReaderParty() {}

  /**
   * Works until its input ends.
   *
   * @param args {@code server file mebibytes}, or {@code readers port mebibytes rate}
   */
  public static void main(String[] args) throws Exception {
    long bytes = Long.parseLong(args[2]) << 20;
    var port = new CompletableFuture<Integer>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            if (args[0].equals("server")) {
              serve(Path.of(args[1]), bytes, port);
            } else {
              port.complete(Integer.parseInt(args[1]));
              read(Integer.parseInt(args[1]), bytes, Long.parseLong(args[3]) << 20);
            }
          } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
          }
        });
    say(Map.of("version", args[0], "port", port.get()));
    var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (requests.readLine() != null) {
      say(Map.of("heap", usedHeap(), "read", READ.get(), "ended", ENDED.get()));
    }
    Runtime.getRuntime().halt(0);
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void say(Map<String, ?> answer) throws IOException {
    System.out.println(Json.write(answer).replaceAll("\\s*\n\\s*", " ").strip());
  }

  private static void serve(Path file, long bytes, CompletableFuture<Integer> port)
      throws IOException {
    run(() -> {
      try (var server =
          HttpServer.builder()
              .writeTimeout(A_DAY)
              .start(request -> answer(request, file, bytes), "127.0.0.1", 0)) {
        port.complete(server.port());
        server.serveForever();
      }
    });
  }

  private static ServerResponse answer(ServerRequest request, Path file, long bytes) {
    if (request.path().equals("/file")) {
      return ServerResponse.file(file);
    }
    return ServerResponse.stream(out -> {
      byte[] piece = new byte[16 * 1024];
      for (long sent = 0; sent < bytes; sent += piece.length) {
        out.write(piece);
      }
    });
  }

  private static void read(int port, long bytes, long rate) throws IOException {
    run(() -> {
      var forEver = Timeouts.none();
      try (var http1 = AsyncClient.builder().timeouts(forEver).build();
          var http2 = AsyncClient.builder().timeouts(forEver).http2PriorKnowledge().build()) {
        var readers = new ArrayList<Task<Void>>();
        for (AsyncClient client : List.of(http1, http2)) {
          for (String path : List.of("/stream", "/file")) {
            var request = Request.get("http://127.0.0.1:" + port + path);
            readers.add(createTask(() -> read(client, request, bytes, rate)));
          }
        }
        gatherTasks(readers);
      }
      // Who asks is still to be answered.
      Promise.<Boolean>create().await();
    });
  }

  private static void read(AsyncClient client, Request request, long bytes, long rate)
      throws IOException {
    try (var response = client.stream(request)) {
      long start = runningLoop().time();
      long total = 0;
      if (rate == 0) {
        sleep(STALL);
      }
      for (byte[] chunk : response.chunks()) {
        total += chunk.length;
        READ.addAndGet(chunk.length);
        if (rate > 0) {
          long due = start + (long) ((double) total / rate * 1e9);
          long wait = due - runningLoop().time();
          if (wait > 0) {
            sleep(Duration.ofNanos(wait));
          }
        }
      }
      if (total != bytes) {
        throw new IOException(request.url() + ": " + total + " bytes came instead of " + bytes);
      }
      ENDED.incrementAndGet();
    }
  }
}

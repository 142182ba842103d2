package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Child;
import io.asyncio4j.bench.load.Pinned;
import io.asyncio4j.bench.load.Usage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Cold processes, on one core, from their start to the first answer. */
final class StartUp {
  /** What a JVM learns in: enough that what serves is loaded, too little for much of a profile. */
  private static final int LESSONS = 300;

  private static final String OK = "HTTP/1.1 200";

  /** The JVM says on its standard output, which is ours, what it cannot keep. */
  private static final List<String> TO_STANDARD_ERROR =
      List.of("-Xlog:disable", "-Xlog:all=warning:stderr");

  private final WebPrograms programs;
  private final Path log;
  private final Path folder;
  private final int upstream;
  private final Map<Contender, Path> caches = new EnumMap<>(Contender.class);

  /**
   * @param log the file that gets what they write to their standard error
   * @param folder for the caches
   */
  StartUp(WebPrograms programs, Path log, Path folder, int upstream) {
    this.programs = programs;
    this.log = log;
    this.folder = folder;
    this.upstream = upstream;
  }

  /**
   * Lets a contender on the JVM write an AOT cache, as JEP 514 has it: by a run that answers some
   * requests and ends.
   *
   * @throws IOException when it writes none, as where its classes lie in a folder and not in a jar
   */
  void prepare(Contender contender) throws IOException, InterruptedException {
    if (!contender.isJava()) {
      return;
    }
    Path cache = folder.resolve("web-" + contender.id() + ".aot");
    if (isOfThisBuild(cache, contender)) {
      caches.put(contender, cache);
      return;
    }
    Files.deleteIfExists(cache);
    var flags = new ArrayList<>(TO_STANDARD_ERROR);
    flags.add("-XX:AOTCacheOutput=" + cache);
    var command = programs.contender(contender, upstream, flags);
    try (var child = new Child(command, log)) {
      Exchanges.check(contender, WebBench.port(child));
      for (int i = 0; i < LESSONS; i++) {
        askOnce(WebBench.port(child));
      }
      child.end(Duration.ofMinutes(2));
    }
    if (!Files.isRegularFile(cache)) {
      throw new IOException("the JVM has written no AOT cache; the log tells why");
    }
    caches.put(contender, cache);
  }

  /** Whether an earlier run has left it, of the same classes. What else differs, the JVM says. */
  private boolean isOfThisBuild(Path cache, Contender contender) throws IOException {
    return Files.isRegularFile(cache)
        && Files.getLastModifiedTime(cache)
                .compareTo(Files.getLastModifiedTime(programs.jar(contender)))
            > 0;
  }

  /** Starts a contender, and once more with its cache if it has one. */
  Map<Metric, Double> measure(Contender contender) throws IOException, InterruptedException {
    var figures = new EnumMap<Metric, Double>(Metric.class);
    start(contender, List.of(), figures, Metric.FIRST_ANSWER, Metric.RSS);
    Path cache = caches.get(contender);
    if (cache != null) {
      // With a cache that cannot be used the JVM is to say so, not to be slow in silence.
      var flags = new ArrayList<>(TO_STANDARD_ERROR);
      flags.addAll(List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
      start(contender, flags, figures, Metric.FIRST_ANSWER_CACHED, Metric.RSS_CACHED);
    }
    return figures;
  }

  private void start(
      Contender contender,
      List<String> flags,
      Map<Metric, Double> figures,
      Metric time,
      Metric memory)
      throws IOException, InterruptedException {
    var command = Pinned.toServer(programs.contender(contender, upstream, flags));
    long start = System.nanoTime();
    try (var child = new Child(command, log)) {
      askOnce(WebBench.port(child));
      figures.put(time, (System.nanoTime() - start) / 1e6);
      figures.put(memory, Usage.of(child.pid()).rssBytes() / (1 << 20));
    }
  }

  /** By hand: a client of ours would have its own start in the first figure. */
  private static void askOnce(int port) throws IOException {
    var body = Exchanges.ORDER.getBytes(StandardCharsets.UTF_8);
    var head =
        "POST "
            + Exchanges.ORDERS
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      var out = socket.getOutputStream();
      out.write((head + Exchanges.ORDER).getBytes(StandardCharsets.UTF_8));
      out.flush();
      // Its beginning is enough: not everybody closes then, though all are asked to.
      var answer =
          new String(socket.getInputStream().readNBytes(OK.length()), StandardCharsets.UTF_8);
      if (!answer.equals(OK)) {
        throw new IOException("the first answer begins with " + answer);
      }
    }
  }
}

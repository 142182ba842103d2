package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** wrk and h2load, on the core that is theirs. */
final class Generators {
  /** A client of h2load sends in steps of 10 ms: at about this rate, one request a step. */
  private static final double RATE_OF_A_CLIENT = 100;

  private final Path scripts;
  private final Path folder;

  /**
   * @param folder for what they write
   */
  Generators(Checkout checkout, Path folder) {
    this.scripts = checkout.peers().resolve("wrk");
    this.folder = folder;
  }

  /** As many requests as will go through. */
  Load wrk(Row row, int port, int seconds) throws IOException, InterruptedException {
    boolean pipelined = row == Row.PIPELINED;
    var command =
        new ArrayList<>(
            List.of(
                "wrk",
                "-t1",
                "-c" + row.connections(),
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "-s",
                scripts.resolve(pipelined ? "pipeline.lua" : "report.lua").toString(),
                url(row, port)));
    if (pipelined) {
      command.addAll(List.of("--", Integer.toString(Row.DEPTH)));
    }
    return Load.ofWrk(run(command, seconds));
  }

  /** So many requests a second, however long each takes. */
  Load h2load(Row row, int port, int seconds, double rate)
      throws IOException, InterruptedException {
    Path log = folder.resolve("h2load.log");
    Files.deleteIfExists(log);
    int clients = Math.max(1, (int) Math.round(rate / RATE_OF_A_CLIENT));
    run(
        List.of(
            "h2load",
            "--h1",
            "-t1",
            "-c" + clients,
            "--rps=" + rate / clients,
            "-D" + seconds,
            "--log-file=" + log,
            url(row, port)),
        seconds);
    try {
      return Load.ofH2load(Files.readAllLines(log), seconds);
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static String url(Row row, int port) {
    return "http://127.0.0.1:" + port + row.path();
  }

  private static String run(List<String> command, int seconds)
      throws IOException, InterruptedException {
    var process = new ProcessBuilder(Pinned.toLoad(command)).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      // It ends by itself; a server that answers no more must not keep it for ever.
      var _ =
          process
              .onExit()
              .orTimeout(seconds + 30L, TimeUnit.SECONDS)
              .exceptionally(_ -> process.destroyForcibly());
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(command.getFirst() + " failed: " + output.strip());
      }
      return output;
    } finally {
      process.destroyForcibly();
    }
  }
}

package io.asyncio4j.bench.load;

import io.asyncio4j.bench.Checkout;
import io.asyncio4j.bench.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** wrk and h2load, on the core that is theirs. */
public final class Generators {
  /** A client of h2load sends in steps of 10 ms: at about this rate, one request a step. */
  private static final double RATE_OF_A_CLIENT = 100;

  private final Path scripts;
  private final Path folder;

  /**
   * Uses what is installed.
   *
   * @param folder for what they write
   */
  public Generators(Checkout checkout, Path folder) {
    this.scripts = checkout.peers().resolve("wrk");
    this.folder = folder;
  }

  /** Whether wrk is here; its version. It answers no question without failing. */
  public static Optional<String> wrkVersion() {
    return Programs.output(List.of("sh", "-c", "wrk -v 2>&1 | head -n 1"))
        .filter(line -> line.startsWith("wrk"));
  }

  /** Whether h2load is here; its version. */
  public static Optional<String> h2loadVersion() {
    return Programs.output(List.of("h2load", "--version"));
  }

  /** As many requests as will go through so many connections. */
  public Load wrk(Target target, int connections, int seconds)
      throws IOException, InterruptedException {
    String script =
        switch (target) {
          case Target.Get _ -> "report.lua";
          case Target.Pipelined _ -> "pipeline.lua";
          case Target.Post _ -> "post.lua";
        };
    var command =
        new ArrayList<>(
            List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "-s",
                scripts.resolve(script).toString(),
                target.url(),
                "--"));
    switch (target) {
      case Target.Get _ -> {}
      case Target.Pipelined pipelined -> command.add(Integer.toString(pipelined.depth()));
      case Target.Post post -> command.add(post.body().toString());
    }
    return Load.ofWrk(run(command, seconds));
  }

  /** So many requests a second, however long each takes. */
  public Load h2load(Target target, int seconds, double rate)
      throws IOException, InterruptedException {
    Path log = folder.resolve("h2load.log");
    Files.deleteIfExists(log);
    int clients = Math.max(1, (int) Math.round(rate / RATE_OF_A_CLIENT));
    var command =
        new ArrayList<>(
            List.of(
                "h2load",
                "--h1",
                "-t1",
                "-c" + clients,
                "--rps=" + rate / clients,
                "-D" + seconds,
                "--log-file=" + log));
    if (target instanceof Target.Post post) {
      command.addAll(List.of("--header=content-type: application/json", "--data=" + post.body()));
    }
    command.add(target.url());
    run(command, seconds);
    try {
      return Load.ofH2load(Files.readAllLines(log), seconds);
    } finally {
      Files.deleteIfExists(log);
    }
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

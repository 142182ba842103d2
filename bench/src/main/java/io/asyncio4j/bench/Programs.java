package io.asyncio4j.bench;

import io.asyncio4j.bench.Program.Installed;
import io.asyncio4j.bench.Program.Missing;
import io.asyncio4j.bench.contender.Hello;
import io.asyncio4j.bench.contender.JavaChild;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds the contenders on this machine, and what they need. */
public final class Programs {
  private static final String INSTALL = "run bench/install-peers.sh";

  private final Checkout checkout;
  private final List<String> jvmFlags;

  Programs(Checkout checkout, List<String> jvmFlags) {
    this.checkout = checkout;
    this.jvmFlags = jvmFlags;
  }

  Program find(Contender contender) throws IOException {
    return switch (contender) {
      case ASYNCIO4J, BARE, VTHREADS -> java(contender);
      case ASYNCIO ->
          python(contender, "import asyncio; asyncio.Runner", "python3 (3.11 or newer)");
      case UVLOOP ->
          python(contender, "import asyncio, uvloop; asyncio.Runner", "python3 and python3-uvloop");
      case KOTLIN -> kotlin();
      case GO -> go();
      case NODE -> node();
    };
  }

  private Installed java(Contender contender) {
    String classPath = System.getProperty("java.class.path");
    var opened = List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED");
    var hello = concat(jvm(), opened, List.of("-cp", classPath, Hello.class.getName()));
    return new Installed(
        concat(jvm(), opened, List.of("-cp", classPath, JavaChild.class.getName(), contender.id())),
        concat(hello, List.of(contender.id())),
        hello);
  }

  private List<String> jvm() {
    return concat(List.of(javaExecutable()), jvmFlags);
  }

  /** The {@code java} that runs this. */
  public static String javaExecutable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Program python(Contender contender, String needs, String packages) throws IOException {
    var newest = newestPython(needs);
    if (newest.isEmpty()) {
      return new Missing("install " + packages + ", or " + INSTALL);
    }
    String python = newest.get();
    Path programs = checkout.peers().resolve("python");
    return new Installed(
        List.of(python, programs.resolve("peer.py").toString(), contender.id()),
        List.of(python, programs.resolve("hello.py").toString(), contender.id()),
        List.of(python, "-c", "print('hello')"));
  }

  /**
   * The newest interpreter that can do what is needed.
   *
   * @param needs a statement that fails where it cannot
   */
  public static Optional<String> newestPython(String needs) throws IOException {
    return pythons().stream()
        .flatMap(candidate -> interpreter(candidate, needs).stream())
        .max((a, b) -> Arrays.compare(a.version, b.version))
        .map(Interpreter::executable);
  }

  private record Interpreter(String executable, int[] version) {}

  private static List<String> pythons() throws IOException {
    var candidates =
        new ArrayList<>(List.of("python3.14", "python3.13", "python3", "/usr/bin/python3"));
    Path pyenv = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
    if (Files.isDirectory(pyenv)) {
      try (var versions = Files.list(pyenv)) {
        versions.map(version -> version.resolve("bin/python3").toString()).forEach(candidates::add);
      }
    }
    return candidates;
  }

  /** What stands behind the name: a shim in front of it would count in the start-up. */
  private static Optional<Interpreter> interpreter(String candidate, String needs) {
    String script = needs + "; import sys; print(sys.executable, *sys.version_info[:3])";
    return output(List.of(candidate, "-c", script))
        .map(line -> {
          String[] words = line.split(" ");
          return new Interpreter(
              words[0], Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray());
        });
  }

  private Program kotlin() {
    Path folder = checkout.builtPeers().resolve("kotlin");
    if (!Files.isRegularFile(folder.resolve("peer.jar"))) {
      return new Missing(INSTALL + " kotlin");
    }
    String classPath = folder.resolve("peer.jar") + ":" + folder.resolve("lib") + "/*";
    var program = concat(jvm(), List.of("-cp", classPath, "PeerKt"));
    return new Installed(
        program, concat(program, List.of("hello")), concat(program, List.of("plain")));
  }

  private Program go() throws IOException {
    if (output(List.of("go", "version")).isEmpty()) {
      return new Missing("install golang-go, or " + INSTALL);
    }
    Path binary = Files.createDirectories(checkout.builtPeers().resolve("go")).resolve("peer");
    Path source = checkout.peers().resolve("go/peer.go");
    var build = List.of("go", "build", "-o", binary.toString(), source.toString());
    if (output(build).isEmpty()) {
      return new Missing("it does not build: " + String.join(" ", build));
    }
    String program = binary.toString();
    return new Installed(List.of(program), List.of(program, "hello"), List.of(program, "plain"));
  }

  private Program node() {
    if (output(List.of("node", "--version")).isEmpty()) {
      return new Missing("install nodejs, or " + INSTALL);
    }
    Path programs = checkout.peers().resolve("node");
    return new Installed(
        List.of(
            "node",
            "--expose-gc",
            "--max-old-space-size=4096",
            programs.resolve("peer.mjs").toString()),
        List.of("node", programs.resolve("hello.js").toString()),
        List.of("node", "-e", "console.log('hello')"));
  }

  /** One command of several parts. */
  @SafeVarargs
  public static List<String> concat(List<String>... lists) {
    return Arrays.stream(lists).flatMap(List::stream).toList();
  }

  /** What a short command prints; empty when it is not there or fails. */
  public static Optional<String> output(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      return process.exitValue() == 0 ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while " + command + " ran", e);
    }
  }
}

package io.asyncio4j.bench.web;

import static io.asyncio4j.bench.Programs.concat;

import io.asyncio4j.bench.Checkout;
import io.asyncio4j.bench.Programs;
import io.asyncio4j.bench.http.peer.PeerProcess;
import io.asyncio4j.bench.load.Pinned;
import io.asyncio4j.bench.web.peer.AsyncioShop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the contenders on this machine. Each of the Java frameworks has a class path of its own.
 */
final class WebPrograms {
  private static final String INSTALL = "run bench/install-peers.sh";
  private static final String PYTHON = "fastapi, pydantic, uvicorn, uvloop, httptools, aiohttp";

  private final Checkout checkout;
  private final List<String> jvmFlags;

  WebPrograms(Checkout checkout, List<String> jvmFlags) {
    this.checkout = checkout;
    this.jvmFlags = jvmFlags;
  }

  /** What to do about a contender that is not here; empty when it is. */
  Optional<String> missing(Contender contender) throws IOException {
    return switch (contender) {
      case ASYNCIO4J -> Optional.empty();
      case FASTAPI ->
          python().isPresent()
              ? Optional.empty()
              : Optional.of(
                  "install python3-fastapi python3-uvicorn python3-uvloop python3-httptools"
                      + " python3-aiohttp, or "
                      + INSTALL);
      default ->
          Files.isRegularFile(folder(contender).resolve("peer.jar"))
              ? Optional.empty()
              : Optional.of(INSTALL + " web");
    };
  }

  private static Optional<String> python() throws IOException {
    return Programs.newestPython("import " + PYTHON);
  }

  private Path folder(Contender contender) {
    return checkout.builtPeers().resolve("web").resolve(contender.id());
  }

  /**
   * A contender's command.
   *
   * @param upstream the port of the server behind it
   * @param flags more flags for the JVM, if it runs on one
   */
  List<String> contender(Contender contender, int upstream, List<String> flags) throws IOException {
    var port = Integer.toString(upstream);
    return switch (contender) {
      case ASYNCIO4J ->
          java(flags, System.getProperty("java.class.path"), AsyncioShop.class.getName(), port);
      case SPRING -> java(flags, classPath(contender), "peer.Spring", port);
      case JAVALIN -> java(flags, classPath(contender), "peer.JavalinShop", port);
      case VERTX -> java(flags, classPath(contender), "peer.VertxShop", port);
      case HELIDON -> java(flags, classPath(contender), "peer.HelidonShop", port);
      case FASTAPI ->
          List.of(
              python().orElseThrow(() -> new IOException("no Python has " + PYTHON)),
              checkout.peers().resolve("python/web_peer.py").toString(),
              port);
    };
  }

  private String classPath(Contender contender) {
    return folder(contender).resolve("peer.jar") + ":" + folder(contender).resolve("lib/*");
  }

  /** Where the classes of a contender on the JVM come from. */
  Path jar(Contender contender) {
    return contender == Contender.ASYNCIO4J
        ? Path.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)[0])
        : folder(contender).resolve("peer.jar");
  }

  /** The server behind the servers. */
  List<String> upstream() {
    return Pinned.toLoad(
        java(
            List.of(),
            System.getProperty("java.class.path"),
            PeerProcess.class.getName(),
            "upstream"));
  }

  private List<String> java(List<String> flags, String classPath, String main, String argument) {
    return concat(
        List.of(Programs.javaExecutable()),
        jvmFlags,
        flags,
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "-cp",
            classPath,
            main,
            argument));
  }
}

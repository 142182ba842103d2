package io.asyncio4j.bench.http;

import static io.asyncio4j.bench.Programs.concat;

import io.asyncio4j.bench.Checkout;
import io.asyncio4j.bench.Programs;
import io.asyncio4j.bench.http.peer.PeerProcess;
import io.asyncio4j.bench.load.Pinned;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the contenders and the load generators on this machine. */
final class HttpPrograms {
  private static final String INSTALL = ", or run bench/install-peers.sh";

  private final Checkout checkout;
  private final List<String> jvmFlags;

  HttpPrograms(Checkout checkout, List<String> jvmFlags) {
    this.checkout = checkout;
    this.jvmFlags = jvmFlags;
  }

  static String wrkIsMissing() {
    return "wrk is not installed: install wrk" + INSTALL;
  }

  static String h2loadIsMissing() {
    return "h2load is not installed: install nghttp2-client" + INSTALL;
  }

  /** What to do about a contender that is not here; empty when it is. */
  Optional<String> missing(Contender contender) throws IOException {
    return switch (contender) {
      case FASTAPI ->
          python("fastapi, uvicorn, uvloop, httptools, httpx, websockets").isPresent()
              ? Optional.empty()
              : install(
                  "python3-fastapi python3-uvicorn python3-uvloop python3-httptools python3-httpx"
                      + " python3-websockets");
      case AIOHTTP ->
          python("aiohttp, uvloop").isPresent()
              ? Optional.empty()
              : install("python3-aiohttp python3-uvloop");
      case HTTPX ->
          python("httpx, uvloop").isPresent()
              ? Optional.empty()
              : install("python3-httpx python3-uvloop");
      case NODE ->
          Programs.output(List.of("node", "--version")).isPresent()
              ? Optional.empty()
              : install("nodejs");
      default -> Optional.empty();
    };
  }

  private static Optional<String> install(String packages) {
    return Optional.of("install " + packages + INSTALL);
  }

  private static Optional<String> python(String modules) throws IOException {
    return Programs.newestPython("import " + modules);
  }

  /** A contender as a server or a client of the upstream at that port. */
  List<String> contender(Contender contender, boolean client, int upstream) throws IOException {
    var part = List.of(client ? "client" : "server", contender.id(), Integer.toString(upstream));
    return Pinned.toServer(
        switch (contender) {
          case FASTAPI -> python("fastapi, uvicorn, uvloop, httptools, httpx", part);
          case AIOHTTP -> python("aiohttp, uvloop", part);
          case HTTPX -> python("httpx, uvloop", part);
          case NODE ->
              concat(
                  List.of("node", checkout.peers().resolve("node/http_peer.mjs").toString()), part);
          default -> java(part);
        });
  }

  /** The server behind the servers. */
  List<String> upstream() {
    return Pinned.toLoad(java(List.of("upstream")));
  }

  /** What loads the WebSocket servers. */
  List<String> webSocketLoad() {
    return Pinned.toLoad(java(List.of("load")));
  }

  private List<String> python(String modules, List<String> part) throws IOException {
    String interpreter =
        python(modules).orElseThrow(() -> new IOException("no Python has " + modules));
    return concat(
        List.of(interpreter, checkout.peers().resolve("python/http_peer.py").toString()), part);
  }

  private List<String> java(List<String> part) {
    var command = new ArrayList<>(List.of(Programs.javaExecutable()));
    command.addAll(jvmFlags);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            PeerProcess.class.getName()));
    command.addAll(part);
    return command;
  }
}

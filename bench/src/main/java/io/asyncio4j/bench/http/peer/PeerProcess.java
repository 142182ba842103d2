package io.asyncio4j.bench.http.peer;

import com.sun.management.ThreadMXBean;
import io.asyncio4j.bench.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Peer} as a process: names its version and port on a first line, answers each line of its
 * input with a line of JSON, and ends with its input.
 */
public final class PeerProcess {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private PeerProcess() {}

  /**
   * Serves until its input ends.
   *
   * @param args server, client, upstream or load; for a server and a client its name and the port
   *     of the upstream
   */
  public static void main(String[] args) throws Exception {
    Peer peer = open(args);
    say(Map.of("version", peer.version(), "port", peer.port()));
    var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      say(answer(peer, line.split(" ")));
    }
    Runtime.getRuntime().halt(0);
  }

  private static Peer open(String[] args) throws Exception {
    return switch (args[0]) {
      case "server" -> server(args[1], Integer.parseInt(args[2]));
      case "client" -> client(args[1], Integer.parseInt(args[2]));
      case "upstream" -> new Upstream();
      case "load" -> new WebSocketLoad();
      default -> throw new IllegalArgumentException("there is no part '" + args[0] + "'");
    };
  }

  private static Peer server(String name, int upstream) throws Exception {
    return switch (name) {
      case "asyncio4j" -> new AsyncioServer(upstream);
      case "substrate" -> new SubstrateServer();
      case "netty" -> new NettyServer(upstream);
      case "vertx" -> new VertxServer(upstream);
      case "helidon" -> new HelidonServer(upstream);
      case "jdk" -> new JdkServer(upstream);
      default -> throw new IllegalArgumentException("there is no server '" + name + "'");
    };
  }

  private static Peer client(String name, int upstream) throws Exception {
    return switch (name) {
      case "asyncio4j" -> new AsyncioClient(upstream);
      case "netty" -> new NettyClient(upstream);
      case "vertx" -> new VertxClient(upstream);
      case "jdk" -> new JdkClient(upstream);
      default -> throw new IllegalArgumentException("there is no client '" + name + "'");
    };
  }

  private static Map<String, ? extends @Nullable Object> answer(Peer peer, String[] request) {
    try {
      if (request[0].equals("heap")) {
        return Map.of("bytes", usedHeap());
      }
      long before = THREADS.getTotalThreadAllocatedBytes();
      var answer = new LinkedHashMap<String, @Nullable Object>(peer.answer(request));
      answer.put("allocated", THREADS.getTotalThreadAllocatedBytes() - before);
      return answer;
    } catch (Exception e) {
      e.printStackTrace();
      return Map.of("error", e.toString());
    }
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    // The serial collector leaves dead objects where they are but for every fourth time.
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void say(Map<String, ? extends @Nullable Object> answer) throws IOException {
    System.out.println(Json.write(answer).replaceAll("\\s*\n\\s*", " ").strip());
  }
}

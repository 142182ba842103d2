package io.asyncio4j.bench.contender;

import io.asyncio4j.bench.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A contender as a process: reads lines {@code row size}, answers each with a line of JSON, and
 * ends with its input. The line before the first names its version.
 */
public final class JavaChild {
  private JavaChild() {}

  /** The contender of that name: bare, asyncio4j or vthreads. */
  public static Workload workload(String contender) {
    return switch (contender) {
      case "bare" -> new BareWorkload();
      case "asyncio4j" -> new AsyncioWorkload();
      case "vthreads" -> new ThreadWorkload();
      default -> throw new IllegalArgumentException("no Java contender '" + contender + "'");
    };
  }

  /**
   * Serves until its input ends.
   *
   * @param args the contender's name
   */
  public static void main(String[] args) throws IOException {
    var workload = workload(args[0]);
    var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("{\"version\":\"JDK " + Runtime.version() + "\"}");
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      System.out.println(answer(workload, line.split(" ")));
    }
  }

  private static String answer(Workload workload, String[] request) {
    try {
      var result = workload.run(Row.of(request[0]), Integer.parseInt(request[1]));
      return "{\"amount\":" + result.amount() + ",\"operations\":" + result.operations() + "}";
    } catch (Exception e) {
      e.printStackTrace();
      return "{\"error\":\"" + e.toString().replace('"', '\'').replace('\\', '/') + "\"}";
    }
  }
}

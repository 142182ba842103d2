package io.asyncio4j.bench.web.shop;

import java.io.IOException;

/** How a contender tells the bench that it serves, and learns that it is needed no more. */
public final class Serving {
  private Serving() {}

  /**
   * Says where it serves and waits until its input ends; then ends the JVM in good order.
   *
   * @param version what it is, and how new
   */
  public static void untilInputEnds(String version, int port) throws IOException {
    System.out.println("{\"version\": \"" + version + "\", \"port\": " + port + "}");
    System.in.transferTo(java.io.OutputStream.nullOutputStream());
    System.exit(0);
  }
}

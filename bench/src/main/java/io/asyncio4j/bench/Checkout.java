package io.asyncio4j.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkout whose benchmarks run: the programs of the peers lie in it, and what is measured goes
 * to its {@code target} folder.
 *
 * @param root its top folder
 */
public record Checkout(Path root) {
  /**
   * The checkout that the running classes were built in, whatever the current folder is.
   *
   * @throws UsageException when the classes were carried elsewhere
   */
  public static Checkout find() throws IOException {
    Path classes;
    try {
      classes = Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("where the benchmarks were built cannot be told", e);
    }
    for (Path folder = classes.toRealPath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("bench/pom.xml"))) {
        return new Checkout(folder);
      }
    }
    throw new UsageException("the benchmarks run in a checkout only: start them by ./aio bench");
  }

  /** The programs of the peers. */
  public Path peers() {
    return root.resolve("bench/peers");
  }

  /** What is built of them. */
  public Path builtPeers() {
    return root.resolve("bench/target/peers");
  }
}

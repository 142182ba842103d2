package io.asyncio4j.cli.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Where a body is saved: it appears under its name when it is whole, or not at all. */
final class BodyFile implements AutoCloseable {
  private static final int LONGEST_NAME = 120;

  private final Path file;
  private final Path part;
  final OutputStream out;

  private BodyFile(Path file, Path part) throws IOException {
    this.file = file;
    this.part = part;
    this.out = Files.newOutputStream(part);
  }

  static BodyFile in(Path folder, UrlLine.Good line) throws IOException {
    String name = name(line.number(), line.url());
    return new BodyFile(folder.resolve(name), folder.resolve("." + name + ".part"));
  }

  /**
   * The line's number, which no other has, and what is harmless of the URL: no separators, no dot
   * in front, no letters that file systems quarrel over.
   */
  static String name(long line, URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "-" + url.getRawQuery();
    String harmless =
        (url.getHost() + path + query)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("\\.{2,}", ".")
            .replaceAll("-{2,}", "-");
    if (harmless.length() > LONGEST_NAME) {
      // The end has the extension.
      harmless = harmless.substring(harmless.length() - LONGEST_NAME);
    }
    harmless = harmless.replaceAll("^[.-]+|[.-]+$", "");
    return String.format(Locale.ROOT, "%06d-%s", line, harmless);
  }

  /** Gives the whole body its name. */
  String commit() throws IOException {
    out.close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return String.valueOf(file.getFileName());
  }

  /** Leaves nothing half-written behind. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}

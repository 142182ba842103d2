package io.asyncio4j.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was compiled and resolved before, by a hash of all that it was made from. Entries appear
 * whole or not at all, so that several processes may use it; one that was not used for a month
 * goes.
 */
record CacheFolder(Path root) {
  private static final Duration KEPT = Duration.ofDays(30);

  /** Where this system keeps what can be made again. */
  static CacheFolder ofUser() {
    return new CacheFolder(
        location(
            System.getenv(),
            System.getProperty("os.name", ""),
            System.getProperty("user.home", ".")));
  }

  static Path location(Map<String, String> environment, String os, String home) {
    @Nullable String given = environment.get("XDG_CACHE_HOME");
    if (given != null && Path.of(given).isAbsolute()) {
      return Path.of(given, "asyncio4j");
    }
    return os.startsWith("Mac")
        ? Path.of(home, "Library", "Caches", "asyncio4j")
        : Path.of(home, ".cache", "asyncio4j");
  }

  /** The name for what is made from {@code parts}, in this order. */
  static String key(Iterable<String> parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  Path entry(String kind, String key) {
    return root.resolve(kind).resolve(key);
  }

  /** A new folder, to be filled and then {@linkplain #publish published}. */
  Path newFolder(String kind) throws IOException {
    Path folder = root.resolve(kind);
    Files.createDirectories(folder);
    return Files.createTempDirectory(folder, "new-");
  }

  /** Makes the folder an entry; when another process was first, that one's stays. */
  void publish(Path folder, Path entry) throws IOException {
    try {
      Files.move(folder, entry, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(folder);
      if (!Files.isDirectory(entry)) {
        throw e;
      }
    }
  }

  /** Writes a file whole or not at all. */
  void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("not a file of the cache: " + file);
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "new-", "");
    Files.writeString(temporary, text);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Notes that an entry is in use; once a day is enough for that. */
  static void touch(Path entry) {
    try {
      Instant now = Instant.now();
      if (Files.getLastModifiedTime(entry).toInstant().isBefore(now.minus(Duration.ofDays(1)))) {
        Files.setLastModifiedTime(entry, FileTime.from(now));
      }
    } catch (IOException e) {
      // Then it goes earlier than it should, and is made again.
    }
  }

  /** Deletes what nobody has used for long. */
  void prune(String kind) {
    Instant oldest = Instant.now().minus(KEPT);
    try (var entries = Files.newDirectoryStream(root.resolve(kind))) {
      for (Path entry : entries) {
        if (Files.getLastModifiedTime(entry).toInstant().isBefore(oldest)) {
          delete(entry);
        }
      }
    } catch (IOException e) {
      // Another process may be at it, too.
    }
  }

  static void delete(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

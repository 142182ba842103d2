package io.asyncio4j.cli.serve;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Files as they were at a moment. Looked at again and again, since what the operating systems tell
 * of changes comes late on some of them, and editors save in many ways.
 */
record FileWatch(Map<Path, Stamp> files) {
  /** Changes whenever the file does. */
  record Stamp(long modified, long size, Object key) {}

  /** The files at {@code paths}, and those in the folders among them. */
  static FileWatch of(Set<Path> paths) {
    var files = new HashMap<Path, Stamp>();
    for (Path path : paths) {
      try {
        Files.walkFileTree(path, new Collecting(files));
      } catch (IOException e) {
        // It is gone at this moment, and so not among them.
      }
    }
    return new FileWatch(files);
  }

  /** A file that is another here than there; any of them. */
  Path changedSince(FileWatch before) {
    for (var file : files.entrySet()) {
      if (!file.getValue().equals(before.files.get(file.getKey()))) {
        return file.getKey();
      }
    }
    return before.files.keySet().stream()
        .filter(file -> !files.containsKey(file))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing has changed"));
  }

  private static final class Collecting extends SimpleFileVisitor<Path> {
    private final Map<Path, Stamp> files;

    Collecting(Map<Path, Stamp> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Object key = attributes.fileKey();
      files.put(
          file,
          new Stamp(
              attributes.lastModifiedTime().toMillis(), attributes.size(), key == null ? "" : key));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}

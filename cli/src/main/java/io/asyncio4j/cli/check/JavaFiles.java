package io.asyncio4j.cli.check;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The Java sources below a folder. */
final class JavaFiles {
  private JavaFiles() {}

  /** In the order of their names; without what is hidden and without what a build has made. */
  static List<Path> below(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            boolean isLeftOut = !at.equals(folder) && (isHidden(at) || isBuilt(at));
            return isLeftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            // A module's declaration would hide what is on the class path.
            if (name.endsWith(".java") && !name.equals("module-info.java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  private static boolean isHidden(Path folder) {
    return String.valueOf(folder.getFileName()).startsWith(".");
  }

  /** A package may have one of these names; beside a build file it is none. */
  private static boolean isBuilt(Path folder) {
    return switch (String.valueOf(folder.getFileName())) {
      case "target" -> Files.exists(folder.resolveSibling("pom.xml"));
      case "build" ->
          Files.exists(folder.resolveSibling("build.gradle"))
              || Files.exists(folder.resolveSibling("build.gradle.kts"));
      default -> false;
    };
  }
}

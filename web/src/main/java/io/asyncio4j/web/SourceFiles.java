package io.asyncio4j.web;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sources of classes: in the files and folders that the system property {@code
 * asyncio4j.web.sources} names, in {@code src/main/java} and {@code src/test/java} of the project
 * that a folder of classes is in, and in the {@code -sources.jar} beside a jar.
 */
final class SourceFiles {
  static final String PROPERTY = "asyncio4j.web.sources";
  private static final List<String> FOLDERS = List.of("src/main/java", "src/test/java");

  /**
   * How far above the folder of classes a project may begin: build/classes/java/main is Gradle's.
   */
  private static final int LEVELS = 5;

  /** The text of one file. */
  record Source(String name, String text) {}

  /** The sources in which {@code top} may be; empty when there are none. */
  List<Source> of(Class<?> top) throws IOException {
    var sources = new ArrayList<Source>();
    for (Path place : places(top)) {
      if (Files.isDirectory(place)) {
        addFrom(place, top, sources);
      } else if (place.toString().endsWith(".jar")) {
        addFromJar(place, top, sources);
      } else if (Files.isRegularFile(place)) {
        sources.add(read(place));
      }
    }
    return sources;
  }

  private static Set<Path> places(Class<?> top) {
    var places = new LinkedHashSet<Path>();
    String given = System.getProperty(PROPERTY, "");
    for (String path : given.split(File.pathSeparator, -1)) {
      if (!path.isEmpty()) {
        places.add(Path.of(path));
      }
    }
    Path classes = location(top);
    if (classes == null) {
      return places;
    }
    if (Files.isDirectory(classes)) {
      Path folder = classes.getParent();
      for (int i = 0; i < LEVELS && folder != null; i++) {
        if (Files.isDirectory(folder.resolve("src"))) {
          FOLDERS.stream().map(folder::resolve).forEach(places::add);
          break;
        }
        folder = folder.getParent();
      }
    } else {
      String jar = String.valueOf(classes.getFileName());
      places.add(classes.resolveSibling(jar.replaceFirst("[.]jar$", "-sources.jar")));
    }
    return places;
  }

  /** Where the class was loaded from; null when that is no file. */
  private static @Nullable Path location(Class<?> top) {
    CodeSource source = top.getProtectionDomain().getCodeSource();
    try {
      URI uri =
          source == null || source.getLocation() == null ? null : source.getLocation().toURI();
      return uri == null || !"file".equals(uri.getScheme()) ? null : Path.of(uri);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private static void addFrom(Path root, Class<?> top, List<Source> sources) throws IOException {
    Path folder = root.resolve(top.getPackageName().replace('.', '/'));
    Path file = folder.resolve(top.getSimpleName() + ".java");
    if (Files.isRegularFile(file)) {
      sources.add(read(file));
    } else if (Files.isDirectory(folder)) {
      // A file may declare several classes, of which one has its name.
      String declares = top.getSimpleName();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path other : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          Source source = read(other);
          if (source.text.contains(" " + declares)) {
            sources.add(source);
          }
        }
      }
    }
  }

  private static Source read(Path file) throws IOException {
    return new Source(
        String.valueOf(file.getFileName()),
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  private static void addFromJar(Path jar, Class<?> top, List<Source> sources) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return;
    }
    try (var zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(top.getName().replace('.', '/') + ".java");
      if (entry != null) {
        try (var in = zip.getInputStream(entry)) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          sources.add(new Source(top.getSimpleName() + ".java", text));
        }
      }
    }
  }
}

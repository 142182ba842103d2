package io.asyncio4j.cli.run;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * The class path of this JVM, in two parts: asyncio4j with what it stands on, which a script gets,
 * and what only the command needs, which it does not: its own versions of those are its own affair.
 */
final class Libraries {
  /** How the files begin that only the command needs. */
  private static final List<String> OF_THE_COMMAND =
      List.of(
          "asm-",
          "asyncio4j-cli",
          "commons-codec-",
          "error_prone_annotations-",
          "gson-",
          "httpclient-",
          "httpcore-",
          "javax.inject-",
          "jcl-over-slf4j-",
          "jline-",
          "maven-",
          "picocli-",
          "plexus-",
          "slf4j-");

  final List<Path> forScripts = new ArrayList<>();

  /** Where classes come from that a script does not see. */
  final Set<String> hidden = new LinkedHashSet<>();

  private Libraries() {}

  /** Those of this JVM, by {@code java.class.path} and the manifests of the jars in it. */
  static Libraries ofThisJvm() {
    return OfThisJvm.LIBRARIES;
  }

  /** Once: a program gets a property of its own. */
  private static final class OfThisJvm {
    static final Libraries LIBRARIES = read();
  }

  private static Libraries read() {
    var libraries = new Libraries();
    var seen = new LinkedHashSet<Path>();
    for (String entry :
        System.getProperty("java.class.path", "").split(java.io.File.pathSeparator, -1)) {
      libraries.add(Path.of(entry).toAbsolutePath().normalize(), seen);
    }
    return libraries;
  }

  private void add(Path entry, Set<Path> seen) {
    if (!seen.add(entry) || !Files.exists(entry)) {
      return;
    }
    if (isOfTheCommand(entry)) {
      hidden.add(url(entry).toString());
    } else {
      forScripts.add(entry);
    }
    if (!Files.isDirectory(entry)) {
      for (String further : classPathOf(entry).split(" ", -1)) {
        if (!further.isEmpty()) {
          add(Path.of(entry.toUri().resolve(further)), seen);
        }
      }
    }
  }

  private static boolean isOfTheCommand(Path entry) {
    if (Files.isDirectory(entry)) {
      return Files.exists(entry.resolve("io/asyncio4j/cli"));
    }
    String name = String.valueOf(entry.getFileName());
    return name.equals("cli.jar") || OF_THE_COMMAND.stream().anyMatch(name::startsWith);
  }

  private static String classPathOf(Path jar) {
    try (var file = new JarFile(jar.toFile(), false)) {
      var manifest = file.getManifest();
      String path =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return path == null ? "" : path;
    } catch (IOException e) {
      return "";
    }
  }

  /** What a script's own class loader has for a parent. */
  ClassLoader parentOfScripts() {
    return new WithoutHidden(hidden);
  }

  static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

package io.asyncio4j.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Java sources of one compilation: all of them in one call of javac, in this JVM. */
public final class Sources {
  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  public Sources(Path folder) {
    this.folder = folder;
  }

  public void add(Path file) {
    files.add(file);
  }

  void add(String className, String source) {
    Path file = folder.resolve(className + ".java");
    try {
      Files.writeString(file, source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.add(file);
  }

  /** What javac says of each file: errors only, by file name; empty when all is well. */
  public Map<String, List<Diagnostic<? extends JavaFileObject>>> compile() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var manager = compiler.getStandardFileManager(found, null, null)) {
      var options =
          List.of(
              "-d",
              folder.toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "-parameters",
              "-proc:none",
              "-Xmaxerrs",
              "1000");
      var units = manager.getJavaFileObjectsFromPaths(files);
      compiler.getTask(null, manager, found, options, null, units).call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var errors = new TreeMap<String, List<Diagnostic<? extends JavaFileObject>>>();
    for (var diagnostic : found.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        JavaFileObject source = diagnostic.getSource();
        String file = source == null ? "" : Path.of(source.toUri()).getFileName().toString();
        errors.computeIfAbsent(file, _ -> new ArrayList<>()).add(diagnostic);
      }
    }
    return errors;
  }

  /** A class loader of its own for the compiled programs, so that each run has fresh statics. */
  public URLClassLoader classLoader() {
    try {
      return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Sources.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

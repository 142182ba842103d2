package io.asyncio4j.check;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.NestingKind;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * One run of the JDK's compiler that attributes sources and writes nothing.
 *
 * @param units the sources, attributed
 * @param errors javac's messages
 */
record Compilation(JavacTask task, List<CompilationUnitTree> units, List<String> errors) {
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-implicit:none", "-Xlint:none", "-XDshould-stop.ifError=FLOW");

  /**
   * The JDK's classes and those of the class path. They may serve many runs, one after another;
   * opening the jars is much of what a run with few sources takes.
   */
  static JavaFileManager files(List<Path> classPath) {
    var files = javac().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static JavaCompiler javac() {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException(
          System.getProperty("java.home") + " is no JDK, it has no compiler; set JAVA_HOME to one");
    }
    return javac;
  }

  static Compilation of(List<SourceText> sources, JavaFileManager files) {
    var messages = new DiagnosticCollector<JavaFileObject>();
    var task =
        (JavacTask)
            javac()
                .getTask(
                    null,
                    files,
                    messages,
                    OPTIONS,
                    null,
                    sources.stream().map(InMemory::new).toList());
    var units = new ArrayList<CompilationUnitTree>();
    try {
      task.parse().forEach(units::add);
      task.analyze();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var errors = new ArrayList<String>();
    for (var message : messages.getDiagnostics()) {
      if (message.getKind() == Diagnostic.Kind.ERROR) {
        JavaFileObject file = message.getSource();
        String place = file == null ? "" : file.getName() + ":" + message.getLineNumber() + ": ";
        errors.add(place + message.getMessage(Locale.ROOT));
      }
    }
    return new Compilation(task, units, errors);
  }

  /** A source, called in messages as its user calls it. */
  private static final class InMemory extends SimpleJavaFileObject {
    private final SourceText source;

    InMemory(SourceText source) {
      super(uri(source), Kind.SOURCE);
      this.source = source;
    }

    private static URI uri(SourceText source) {
      try {
        // The folder keeps two files of one name apart.
        String folder = Integer.toHexString(source.name().hashCode());
        return new URI("check", null, "/" + folder + "/" + source.className() + ".java", null);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException(e);
      }
    }

    @Override
    public String getName() {
      return source.name();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }

    /** A public class may have any name in a script. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }

    @Override
    public NestingKind getNestingKind() {
      return NestingKind.TOP_LEVEL;
    }
  }
}

package io.asyncio4j.check;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.NestingKind;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * One run of the JDK's compiler that attributes sources and writes nothing.
 *
 * @param units the sources, attributed
 * @param errors javac's messages
 */
record Compilation(JavacTask task, List<CompilationUnitTree> units, List<String> errors) {
  static Compilation of(List<SourceText> sources, List<Path> classPath) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException(
          System.getProperty("java.home") + " is no JDK, it has no compiler; set JAVA_HOME to one");
    }
    var messages = new DiagnosticCollector<JavaFileObject>();
    var files = javac.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8);
    var options =
        List.of(
            "-proc:none",
            "-implicit:none",
            "-Xlint:none",
            "-XDshould-stop.ifError=FLOW",
            "-cp",
            classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    var task =
        (JavacTask)
            javac.getTask(
                null, files, messages, options, null, sources.stream().map(InMemory::new).toList());
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

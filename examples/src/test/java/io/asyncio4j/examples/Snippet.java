package io.asyncio4j.examples;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A block of a guide as a source file that javac takes: a compact one, whose second line is the
 * block's first.
 *
 * <ul>
 *   <li>With an {@code import} it is a file as it stands.
 *   <li>With a {@code void main(} it is a file, too, after the imports that all examples have.
 *   <li>Else it is the body of a {@code main} that may throw anything checked, or, if it cannot be
 *       that, declarations; either way with what the guide has given.
 * </ul>
 */
record Snippet(Guide.Block block, String className, String source) {
  private static final String IMPORTS =
      "import static io.asyncio4j.Asyncio.*; import io.asyncio4j.*; import io.asyncio4j.spi.*;"
          + " import io.asyncio4j.http.*; import io.asyncio4j.http.client.*;"
          + " import io.asyncio4j.http.server.*;"
          + " import java.net.http.HttpClient; import java.net.http.HttpRequest;"
          + " import java.net.http.HttpResponse; import java.sql.*; ";

  static Snippet of(Guide.Block block) {
    String name = block.file().getFileName() + "_" + block.line();
    String className = name.replaceAll("\\W", "_");
    String code = String.join("\n", block.code());
    return new Snippet(block, className, sourceOf(code, block.given(), className));
  }

  private static String sourceOf(String code, String given, String className) {
    if (code.lines().anyMatch(line -> line.startsWith("import "))) {
      String ownPackage = code.contains("void main(") ? "" : "package " + className + ";";
      return ownPackage + "\n" + code;
    }
    if (code.contains("void main(")) {
      return IMPORTS + "\n" + code;
    }
    String statements = IMPORTS + "void main() throws Exception {\n" + code + "\n}\n" + given;
    String declarations = IMPORTS + "\n" + code + "\n" + given + "\nvoid main() {}";
    return Stream.of(statements, declarations)
        .filter(source -> isWellFormed(className, source))
        .findFirst()
        .orElse(statements);
  }

  /** Where in the guide javac found something. */
  String describe(Diagnostic<? extends JavaFileObject> error) {
    long line = Math.clamp(error.getLineNumber() - 1, 1, block.code().size());
    return block.file().getFileName() + ":" + (block.line() + line) + ": " + error.getMessage(null);
  }

  /** A printed line as a reader of the guide expects it: the class Main, lines from the block's. */
  static String asInTheGuide(String printed, String className) {
    return Pattern.compile(Pattern.quote(className + ".java") + ":(\\d+)")
        .matcher(printed)
        .replaceAll(found -> "Main.java:" + (Integer.parseInt(found.group(1)) - 1))
        .replace(className, "Main");
  }

  private static boolean isWellFormed(String className, String source) {
    var found = new DiagnosticCollector<JavaFileObject>();
    var file =
        new SimpleJavaFileObject(
            URI.create("memory:///" + className + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, null, null, List.of(file));
    try {
      task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.getDiagnostics().stream()
        .noneMatch(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR);
  }
}

package io.asyncio4j.cli.run;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The JDK's own compiler, in this JVM. */
final class Compiler {
  private boolean parsed;

  /** The class to launch; null when the script declares none. */
  private @Nullable String mainClass;

  private Compiler() {}

  /**
   * Compiles the sources, the first of which is the script, into {@code classes}.
   *
   * @return the name of the class to launch
   * @throws ScriptException with javac's messages, when it does not compile
   */
  static String compile(
      List<Source> sources, List<String> options, List<Path> classPath, Path classes)
      throws ScriptException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new ScriptException(
          System.getProperty("java.home") + " is no JDK, it has no compiler; set JAVA_HOME to one");
    }
    var compiler = new Compiler();
    var messages = new StringWriter();
    var files = new ArrayList<SourceFile>();
    sources.forEach(source -> files.add(new SourceFile(source)));
    try (var manager =
        javac.getStandardFileManager(null, Locale.getDefault(), StandardCharsets.UTF_8)) {
      var task =
          (JavacTask)
              javac.getTask(
                  messages, manager, null, allOptions(options, classPath, classes), null, files);
      task.addTaskListener(
          new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
              // The script is the first that is parsed.
              if (event.getKind() == TaskEvent.Kind.PARSE && !compiler.parsed) {
                compiler.parsed = true;
                // Now: later phases empty the tree.
                compiler.mainClass = mainClass(event.getCompilationUnit());
              }
            }
          });
      if (!task.call()) {
        throw new ScriptException(messages.toString().stripTrailing());
      }
    } catch (IllegalArgumentException e) {
      throw new ScriptException(
          sources.getFirst().name() + ": //JAVAC_OPTIONS: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ScriptException("the compiler's files cannot be closed: " + e.getMessage(), e);
    }
    if (!options.isEmpty() && !messages.toString().isBlank()) {
      System.err.print(messages); // somebody asked for warnings
    }
    if (compiler.mainClass == null) {
      throw new ScriptException(sources.getFirst().name() + " declares no class and no method");
    }
    return compiler.mainClass;
  }

  private static List<String> allOptions(List<String> given, List<Path> classPath, Path classes) {
    var options =
        new ArrayList<>(List.of("-g", "-parameters", "-implicit:none", "-d", classes.toString()));
    options.add("-cp");
    options.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    boolean releaseIsSaid =
        given.stream()
            .anyMatch(o -> o.matches("--release.*|-?-source|-target|--add-exports.*|--system.*"));
    if (!releaseIsSaid) {
      boolean preview = given.contains("--enable-preview");
      options.add("--release");
      options.add(preview ? String.valueOf(Runtime.version().feature()) : "25");
    }
    options.addAll(given);
    return options;
  }

  /** The first class of the script that declares a {@code main}, else its first class. */
  private static @Nullable String mainClass(CompilationUnitTree script) {
    ClassTree chosen = null;
    for (Tree type : script.getTypeDecls()) {
      if (type instanceof ClassTree declared
          && (chosen == null || (!hasMain(chosen) && hasMain(declared)))) {
        chosen = declared;
      }
    }
    if (chosen == null) {
      return null;
    }
    Tree folder = script.getPackageName();
    return (folder == null ? "" : folder + ".") + chosen.getSimpleName();
  }

  private static boolean hasMain(ClassTree type) {
    return type.getMembers().stream()
        .anyMatch(member ->
            member instanceof MethodTree method && method.getName().contentEquals("main"));
  }

  /** A source that is in memory, called in messages as its user calls it. */
  private static final class SourceFile extends SimpleJavaFileObject {
    private final Source source;

    SourceFile(Source source) {
      super(uri(source.javacFileName()), Kind.SOURCE);
      this.source = source;
    }

    private static URI uri(String fileName) {
      try {
        return new URI("aio", null, "/" + fileName, null);
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

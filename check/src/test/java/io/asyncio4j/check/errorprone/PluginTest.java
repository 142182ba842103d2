package io.asyncio4j.check.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.check.Check;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules within a build that runs Error Prone. */
class PluginTest {
  @TempDir Path folder;

  @Test
  void aCallIsFollowedIntoAnotherFile() throws Exception {
    write(
        "Api.java",
        """
        import static io.asyncio4j.Asyncio.*;

        import java.time.Duration;

        class Api {
          String user() {
            sleep(Duration.ofMillis(5));
            return "ada";
          }
        }
        """);
    write(
        "Page.java",
        """
        import static io.asyncio4j.Asyncio.*;

        class Page {
          public static void main(String[] args) {
            var api = new Api();
            run(
                () -> {
                  String author = api.user();
                  String editor = api.user();
                  System.out.println(author + editor);
                });
          }
        }
        """);

    List<String> messages = compile();

    assertThat(messages).hasSize(1);
    assertThat(messages.getFirst())
        .startsWith("Page.java:9: ")
        .contains("[AioSequentialAwaits]")
        .contains("docs/checks/AioSequentialAwaits.md")
        .contains("Did you mean");
  }

  @Test
  void aRuleMayBeSwitchedOff() throws Exception {
    write(
        "Twice.java",
        """
        import static io.asyncio4j.Asyncio.*;

        import java.time.Duration;

        class Twice {
          static int one() {
            sleep(Duration.ofMillis(5));
            return 1;
          }

          static int two() {
            return one() + one();
          }
        }
        """);

    assertThat(compile()).hasSize(1);
    assertThat(compile("-Xep:AioSequentialAwaits:OFF")).isEmpty();
  }

  private void write(String name, String source) throws Exception {
    Files.writeString(folder.resolve(name), source);
  }

  /** The messages of the rules. */
  private List<String> compile(String... options) throws Exception {
    var messages = new DiagnosticCollector<JavaFileObject>();
    var javac = ToolProvider.getSystemJavaCompiler();
    String path =
        Check.CLASS_PATH.stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    try (var files = javac.getStandardFileManager(messages, Locale.ROOT, null);
        var sources = Files.list(folder)) {
      var javaFiles = sources.filter(file -> file.toString().endsWith(".java")).toList();
      javac
          .getTask(
              null,
              files,
              messages,
              List.of(
                  "-d",
                  folder.resolve("classes").toString(),
                  "-cp",
                  path,
                  "-processorpath",
                  path,
                  "-XDcompilePolicy=simple",
                  "--should-stop=ifError=FLOW",
                  ("-Xplugin:ErrorProne -XepDisableAllChecks -Xep:AioSequentialAwaits:WARN "
                          + String.join(" ", options))
                      .strip()),
              null,
              files.getJavaFileObjectsFromPaths(javaFiles))
          .call();
    }
    return messages.getDiagnostics().stream()
        .filter(message -> message.getMessage(Locale.ROOT).contains("Aio") || isError(message))
        .map(message -> place(message) + message.getMessage(Locale.ROOT))
        .toList();
  }

  private static boolean isError(javax.tools.Diagnostic<?> message) {
    return message.getKind() == javax.tools.Diagnostic.Kind.ERROR;
  }

  private static String place(javax.tools.Diagnostic<? extends JavaFileObject> message) {
    JavaFileObject file = message.getSource();
    return file == null
        ? ""
        : Path.of(file.getName()).getFileName() + ":" + message.getLineNumber() + ": ";
  }
}

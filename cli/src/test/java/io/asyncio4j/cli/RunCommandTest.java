package io.asyncio4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private AioProcess.Ended run(Path script, String... args) throws Exception {
    var all = new ArrayList<>(List.of("run", script.toString()));
    all.addAll(List.of(args));
    return AioProcess.run(folder.resolve("cache"), all.toArray(String[]::new));
  }

  @Test
  void aCompactSourceRunsAndGetsWhatFollowsItsName() throws Exception {
    Path script =
        write(
            "hello-world.java",
            """
            #!/usr/bin/env -S aio run
            import static io.asyncio4j.Asyncio.*;
            void main(String[] args) {
              run(() -> IO.println(List.of(args) + " " + gather(() -> 1, () -> 2)));
            }
            """);
    var ended = run(script, "--help", "b c");
    assertThat(ended).isEqualTo(new AioProcess.Ended(0, "[--help, b c] [1, 2]\n", ""));
    assertThat(run(script, "--help", "b c")).as("from the cache").isEqualTo(ended);
  }

  @Test
  void aScriptHasTheNetworkAndHttp() throws Exception {
    Path script =
        write(
            "Network.java",
            """
            import static io.asyncio4j.Asyncio.*;
            import io.asyncio4j.http.client.*;
            import io.asyncio4j.http.server.*;
            import io.asyncio4j.net.*;

            void main() throws Exception {
              run(() -> {
                try (var tcp = Net.startServer((reader, writer) -> {
                      writer.write(reader.readLine().toUpperCase().getBytes());
                      writer.drain();
                    }, "127.0.0.1", 0);
                    var connection = Net.openConnection("127.0.0.1", tcp.port())) {
                  connection.writer().write("shout\\n".getBytes());
                  connection.writer().drain();
                  IO.println(connection.reader().readLine().strip());
                }
                try (var http = HttpServer.start(
                      request -> ServerResponse.json(Map.of("path", request.path())), "127.0.0.1", 0);
                    var client = AsyncClient.create()) {
                  IO.println(client.get("http://127.0.0.1:" + http.port() + "/x").json(Map.class));
                }
              });
            }
            """);

    // Not its errors: a machine that is busy has the loop report that it was held.
    assertThat(run(script))
        .returns(0, AioProcess.Ended::code)
        .returns("SHOUT\n{path=/x}\n", AioProcess.Ended::out);
  }

  @Test
  void aClassWithAStaticMainNeedNotBeTheFirst() throws Exception {
    Path script =
        write(
            "Any.java",
            """
            package some.where;
            record Point(int x) {}
            public class Other {
              public static void main(String[] args) { System.out.print(new Point(3)); }
            }
            """);
    assertThat(run(script).out()).isEqualTo("Point[x=3]");
  }

  @Test
  void whatDoesNotCompileIsShownWithLineAndCaret() throws Exception {
    Path script = write("bad.java", "void main() {\n  int x = \"a\";\n}\n");
    var ended = run(script);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            script
                + """
                :2: error: incompatible types: String cannot be converted to int
                  int x = "a";
                          ^
                1 error
                """);
  }

  @Test
  void anUncaughtExceptionShowsTheScriptsFramesOnly() throws Exception {
    Path script =
        write("Boom.java", "void main() {\n  throw new IllegalStateException(\"boom\");\n}\n");
    var ended = run(script);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            """
            Exception in thread "main" java.lang.IllegalStateException: boom
            \tat Boom.main(Boom.java:2)
            """);
  }

  @Test
  void theExitCodeIsTheScripts() throws Exception {
    assertThat(run(write("Exit.java", "void main() { System.exit(7); }")).code()).isEqualTo(7);
  }

  @Test
  void aThreadThatIsNoDaemonOutlivesMain() throws Exception {
    Path script =
        write(
            "Outlive.java",
            """
            void main() {
              Thread.ofPlatform().start(() -> { LockSupport.parkNanos(1); IO.println("after"); });
            }
            """
                .replace("LockSupport", "java.util.concurrent.locks.LockSupport"));
    assertThat(run(script).out()).isEqualTo("after\n");
  }

  @Test
  void standardInputIsTheScripts() throws Exception {
    Path script = write("Echo.java", "void main() { IO.println(\"<\" + IO.readln() + \">\"); }");
    try (var aio = AioProcess.start(folder.resolve("cache"), List.of(), "run", script.toString())) {
      aio.type("typed\n");
      assertThat(aio.end().out()).isEqualTo("<typed>\n");
    }
  }

  @Test
  void aProgramMayComeFromStandardInput() throws Exception {
    try (var aio = AioProcess.start(folder.resolve("cache"), List.of(), "run", "-", "x")) {
      aio.type("void main(String[] args) { IO.println(args[0]); }");
      assertThat(aio.end()).isEqualTo(new AioProcess.Ended(0, "x\n", ""));
    }
  }

  @Test
  void ctrlCRunsTheFinallyBlocks() throws Exception {
    Path script = write("Wait.java", WAITING);
    assertInterruptCleansUp(script);
  }

  @Test
  void ctrlCReachesAScriptInAJvmOfItsOwn() throws Exception {
    Path script = write("Wait.java", "//JAVA_OPTIONS -Xmx77m '-Da=b c'\n" + WAITING);
    assertInterruptCleansUp(script);
  }

  private static final String WAITING =
      """
      import static io.asyncio4j.Asyncio.*;
      void main() {
        run(() -> {
          try {
            IO.println("started " + System.getProperty("a"));
            sleep(java.time.Duration.ofHours(1));
          } finally {
            IO.println("cleaned up");
          }
        });
      }
      """;

  private void assertInterruptCleansUp(Path script) throws Exception {
    try (var aio = AioProcess.start(folder.resolve("cache"), List.of(), "run", script.toString())) {
      aio.awaitOutput("started");
      aio.interrupt();
      var ended = aio.end();
      assertThat(ended.code()).isEqualTo(130);
      assertThat(ended.out()).endsWith("cleaned up\n");
    }
  }

  @Test
  void javaOptionsStartAJvmOfItsOwn() throws Exception {
    Path script =
        write(
            "Options.java",
            """
            //JAVA_OPTIONS -Xmx77m "-Dwords=a b"
            void main(String[] args) {
              IO.println(Runtime.getRuntime().maxMemory() < 100_000_000);
              IO.println(System.getProperty("words") + args[0]);
              System.exit(5);
            }
            """);
    var ended = run(script, "c d");
    assertThat(ended.out()).isEqualTo("true\na bc d\n");
    assertThat(ended.code()).isEqualTo(5);
  }

  @Test
  void debugTurnsDebugModeOn() throws Exception {
    Path script =
        write(
            "Debug.java",
            """
            import static io.asyncio4j.Asyncio.*;
            void main() { run(() -> IO.println(runningLoop().isDebug())); }
            """);
    assertThat(run(script).out()).isEqualTo("false\n");
    var ended = AioProcess.run(folder.resolve("cache"), "run", "--debug", script.toString());
    assertThat(ended.out()).isEqualTo("true\n");
  }

  @Test
  void furtherSourcesAreCompiledAlong() throws Exception {
    write("Greeter.java", "class Greeter { static String greet() { return \"hi\"; } }");
    Path script =
        write("Main.java", "//SOURCES Gree*.java\nvoid main() { IO.println(Greeter.greet()); }");
    assertThat(run(script).out()).isEqualTo("hi\n");
    write("Greeter.java", "class Greeter { static String greet() { return \"ho\"; } }");
    assertThat(run(script).out()).as("changed").isEqualTo("ho\n");
  }

  @Test
  void librariesComeFromMavenOnceAndAreNotTheCommandsOwn() throws Exception {
    Path script =
        write(
            "Deps.java",
            """
            //DEPS org.apache.commons:commons-csv:1.14.1
            import org.apache.commons.csv.CSVFormat;
            import org.apache.commons.io.IOUtils; // what commons-csv needs
            void main() throws Exception {
              IO.println(CSVFormat.DEFAULT.format("a", "b,c") + IOUtils.LINE_SEPARATOR_UNIX.length());
              try {
                Class.forName("picocli.CommandLine");
                IO.println("the command's own libraries are in the way");
              } catch (ClassNotFoundException e) {
                IO.println("alone");
              }
            }
            """);
    var first = run(script);
    assumeFalse(first.err().contains("//DEPS: "), () -> "cannot be resolved here: " + first.err());
    assertThat(first.out()).isEqualTo("a,\"b,c\"1\nalone\n");
    assertThat(first.err()).startsWith("aio: resolving org.apache.commons:commons-csv:1.14.1");
    var second = run(script);
    assertThat(second).isEqualTo(new AioProcess.Ended(0, first.out(), ""));
  }

  @Test
  void aLibraryThatDoesNotExistIsNamed() throws Exception {
    Path script = write("Missing.java", "//DEPS io.asyncio4j.nowhere:nothing:1\nvoid main() {}");
    var ended = run(script);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("Missing.java: //DEPS: ", "io.asyncio4j.nowhere:nothing");
    assertThat(ended.err()).doesNotContain("\tat ");
  }

  @Test
  void whatIsNoScriptIsRefusedInOneLine() throws Exception {
    assertThat(run(folder.resolve("no.java")).err())
        .isEqualTo("aio: no such file: " + folder.resolve("no.java") + "\n");
    assertThat(run(folder).err()).contains("is a folder");
    assertThat(run(write("notes.txt", "hello")).err()).contains("should end with .java");
    assertThat(run(write("None.java", "class None {}")).err()).contains("has no main method");
  }

  @Test
  void aMisspeltCommandIsGuessed() throws Exception {
    var ended = AioProcess.run(folder, "fecth");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo("aio: there is no command fecth; did you mean fetch?\nTry: aio --help\n");
  }
}

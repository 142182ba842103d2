package io.asyncio4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  private static final String APP =
      """
      import io.asyncio4j.web.*;

      void main() throws Exception {
        var app = new App("Test");
        app.use((request, next) ->
            next.handle(request).withHeader("Content-Security-Policy", "default-src 'self'"));
        app.get("/", () -> "%s");
        app.get("/fails", () -> fails());
        app.get("/slow", () -> {
          IO.println("slow begins");
          Thread.sleep(500);
          return "slow";
        });
        app.serve();
      }

      String fails() {
        throw new IllegalStateException("the <cause>"); // here
      }
      """;

  @TempDir Path folder;

  private AioProcess serve(String... args) throws Exception {
    var all = new ArrayList<>(List.of("serve"));
    all.addAll(List.of(args));
    return AioProcess.start(folder.resolve("cache"), List.of(), all.toArray(String[]::new));
  }

  /** As an editor does: beside it, then in its place. */
  private Path save(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Path other = Files.writeString(folder.resolve(name + "~"), text);
    return Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static String url(AioProcess aio) throws Exception {
    aio.awaitError(" until Ctrl-C");
    var matcher = URL.matcher(aio.errors());
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  private static HttpResponse<String> get(String url, String... headers) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(url)).header("X-Test", "1");
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  /** Cut is what the old run had taken and not read yet when it ended; refused is nobody. */
  private static String unlessCut(String url) throws Exception {
    while (true) {
      try {
        return get(url).body();
      } catch (ConnectException e) {
        throw e;
      } catch (IOException e) {
        // Once more.
      }
    }
  }

  @Test
  void aChangeIsServedAtTheSamePortAndNobodyIsRefusedMeanwhile() throws Exception {
    Path app = save("app.java", APP.formatted("one"));
    try (var aio = serve(app.toString(), "--reload", "--port", "0")) {
      String url = url(aio);
      assertThat(get(url + "/").body()).isEqualTo("one");

      var going = new AtomicBoolean(true);
      var answered = new AtomicInteger();
      try (var others = Executors.newSingleThreadExecutor()) {
        var failures =
            others.submit(() -> {
              while (going.get()) {
                assertThat(unlessCut(url + "/")).isIn("one", "two");
                answered.incrementAndGet();
              }
              return "";
            });
        save("app.java", APP.formatted("two"));
        aio.awaitError("reloaded at");
        going.set(false);
        failures.get();
      }
      assertThat(answered).hasPositiveValue();
      assertThat(get(url + "/").body()).isEqualTo("two");
    }
  }

  @Test
  void whatDoesNotCompileIsShownOnTheTerminalAndInTheBrowserUntilItIsMended() throws Exception {
    Path app = save("app.java", APP.formatted("one"));
    try (var aio = serve(app.toString(), "--reload", "--port", "0")) {
      String url = url(aio);
      save("app.java", APP.formatted("two").replace("String fails()", "int fails()") + "class {");
      aio.awaitError("these errors are shown at");

      var page = get(url + "/any", "Accept", "text/html");
      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(page.body())
          .contains("app.java:20: error: &lt;identifier&gt; expected", "/.aio/run");
      assertThat(aio.errors()).contains("app.java:20: error: <identifier> expected");
      String broken = get(url + "/.aio/run").body();

      save("app.java", APP.formatted("three"));
      aio.awaitError("reloaded at");
      assertThat(get(url + "/.aio/run").body()).isNotEqualTo(broken);
      assertThat(get(url + "/").body()).isEqualTo("three");
    }
  }

  @Test
  void aProgramThatIsWrongFromTheStartIsServedWhenItIsMended() throws Exception {
    Path app = save("app.java", "void main() { int x = \"\"; }");
    try (var aio = serve(app.toString(), "--reload", "--port", "0")) {
      String url = url(aio);
      assertThat(get(url).body()).contains("incompatible types");
      save("app.java", "void main() { throw new IllegalStateException(\"at the start\"); }");
      aio.awaitError("at the start");
      save("app.java", APP.formatted("mended"));
      aio.awaitError("reloaded at");
      assertThat(get(url + "/").body()).isEqualTo("mended");
    }
  }

  @Test
  void whatFailsInAnEndpointIsShownWithItsSourceOnlyToWhoWritesIt() throws Exception {
    Path app = save("app.java", APP.formatted("one"));
    try (var aio = serve(app.toString(), "--reload", "--port", "0")) {
      String url = url(aio);
      assertThat(get(url + "/fails", "Accept", "text/html").body())
          .contains(
              "IllegalStateException: the &lt;cause&gt;",
              "<mark>   18    throw new IllegalStateException(&quot;the &lt;cause&gt;&quot;);",
              "at app.fails(app.java:18)");
      assertThat(get(url + "/fails").body()).contains("\"trace\":[");
      // A page that the app's policy holds back would be no help.
      var policy = "Content-Security-Policy";
      assertThat(get(url + "/").headers().map()).containsKey(policy);
      assertThat(get(url + "/fails", "Accept", "text/html").headers().map())
          .doesNotContainKey(policy);
    }
    try (var aio = serve(app.toString(), "--port", "0")) {
      var answer = get(url(aio) + "/fails", "Accept", "text/html");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("cause", "app.java");
    }
  }

  @Test
  void terminatedItEndsWhatRunsAndTakesNothingNew() throws Exception {
    Path app = save("app.java", APP.formatted("one"));
    try (var aio = serve(app.toString(), "--port", "0", "--workers", "2")) {
      String url = url(aio);
      aio.awaitError("worker 1 of 2");
      aio.awaitError("worker 2 of 2");
      try (var others = Executors.newSingleThreadExecutor()) {
        var slow = others.submit(() -> get(url + "/slow").body());
        aio.awaitOutput("slow begins");
        aio.terminate();
        assertThat(slow.get()).isEqualTo("slow");
      }
      assertThat(aio.end().code()).isEqualTo(143);
    }
  }

  @Test
  void aPortThatIsTakenIsSaidWithoutAStackTrace() throws Exception {
    Path app = save("app.java", APP.formatted("one"));
    try (var taken = new ServerSocket(0, 5, java.net.InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());
      for (String more : List.of("--workers=1", "--workers=2", "--reload")) {
        try (var aio = serve(app.toString(), "--port", port, more)) {
          var ended = aio.end();
          assertThat(ended.code()).as(more).isEqualTo(1);
          assertThat(ended.err())
              .contains("cannot listen at", port, "choose another port")
              .doesNotContain("\tat ");
        }
      }
    }
  }

  @Test
  void aMavenProjectIsCompiledAndReloaded() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("project/src/main/java/shop"));
    Path resources = Files.createDirectories(folder.resolve("project/src/main/resources"));
    Files.writeString(resources.resolve("name.txt"), "spoons");
    Files.writeString(
        folder.resolve("project/pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>shop</groupId><artifactId>shop</artifactId><version>1</version>
        </project>
        """);
    Files.writeString(
        sources.resolve("Names.java"),
        """
        package shop;
        class Names {
          static String name() throws Exception {
            try (var in = Names.class.getResourceAsStream("/name.txt")) {
              return new String(in.readAllBytes());
            }
          }
        }
        """);
    Files.writeString(
        sources.resolve("Shop.java"),
        """
        package shop;
        import io.asyncio4j.web.App;
        public class Shop {
          public static void main(String[] args) throws Exception {
            var app = new App("Shop");
            app.get("/", () -> Names.name());
            app.serve();
          }
        }
        """);
    try (var aio = serve(folder.resolve("project").toString(), "--reload", "--port", "0")) {
      String url = url(aio);
      assertThat(get(url).body()).isEqualTo("spoons");
      Files.writeString(resources.resolve("name.txt"), "forks");
      aio.awaitError("reloaded at");
      assertThat(get(url).body()).isEqualTo("forks");
    }
  }

  @Test
  void whatCannotBeServedIsSaid() throws Exception {
    var ended = AioProcess.run(folder.resolve("cache"), "serve", folder.toString());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("has no pom.xml; name a Java file");
    ended = AioProcess.run(folder.resolve("cache"), "serve", "a.java", "--reload", "-w", "2");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--reload serves with one loop");
  }
}

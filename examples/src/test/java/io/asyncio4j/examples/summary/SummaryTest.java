package io.asyncio4j.examples.summary;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.examples.Sources;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.InProcess;
import io.asyncio4j.web.App;
import io.asyncio4j.web.RunningApp;
import io.asyncio4j.web.TestClient;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with its service, without a network, and as a browser shows it. */
class SummaryTest {
  /** Surefire runs the tests in the module's folder. */
  private static final Path FOLDER = Path.of("summary").toAbsolutePath();

  private static final Pattern BAR =
      Pattern.compile("data-call=\"([a-z ]+)\" data-start=\"([0-9.]+)\" data-end=\"([0-9.]+)\"");

  @TempDir static Path classes;
  private static URLClassLoader loader;

  @BeforeAll
  static void compile() throws Exception {
    var sources = new Sources(classes);
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.forEach(sources::add);
    }
    assertThat(sources.compile()).isEmpty();
    loader = sources.classLoader();
  }

  @AfterAll
  static void close() throws Exception {
    loader.close();
  }

  private static App program() throws Exception {
    Class<?> program = loader.loadClass("SummaryApp");
    var constructor = program.getDeclaredConstructor();
    constructor.setAccessible(true);
    var main = program.getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    return App.servedBy(() -> main.invoke(constructor.newInstance(), (Object) new String[0]));
  }

  /** The service, asked in this process. */
  private static AsyncClient service() throws Exception {
    var app = loader.loadClass("Upstream").getDeclaredMethod("app");
    app.setAccessible(true);
    return AsyncClient.builder()
        .baseUrl("http://service")
        .transport(InProcess.of(((App) app.invoke(null)).open()))
        .build();
  }

  private static TestClient client() throws Exception {
    return TestClient.builder(program()).override(AsyncClient.class, SummaryTest::service).build();
  }

  @Test
  void oneAfterTheOtherTakesTheSumOfBoth() throws Exception {
    try (TestClient client = client()) {
      Response response = client.get("/summary/before");

      assertThat(response.text()).isEqualTo("{\"posts\":\"17 posts\",\"users\":\"3 users\"}");
      assertThat(response.headers().get("Server-Timing").split(", "))
          .containsExactly(
              "posts;start=0.0;dur=300.0",
              "users;start=300.0;dur=200.0",
              "total;start=0.0;dur=500.0");
    }
  }

  @Test
  void atTheSameTimeTakesAsLongAsTheSlowerOne() throws Exception {
    try (TestClient client = client()) {
      Response response = client.get("/summary/after");

      assertThat(response.text()).isEqualTo("{\"posts\":\"17 posts\",\"users\":\"3 users\"}");
      assertThat(response.headers().get("Server-Timing").split(", "))
          .containsExactly(
              "users;start=0.0;dur=200.0",
              "posts;start=0.0;dur=300.0",
              "total;start=0.0;dur=300.0");
    }
  }

  @Test
  void whoAsksAtTheSameTimeHasCallsOfTheirOwn() throws Exception {
    try (TestClient client = client()) {
      client.run(asking -> {
        var first = io.asyncio4j.Asyncio.createTask(() -> asking.get("/summary/before"));
        Response second = asking.get("/summary/after");

        assertThat(second.headers().get("Server-Timing").split(", ")).hasSize(3);
        assertThat(first.await().headers().get("Server-Timing").split(", ")).hasSize(3);
      });
    }
  }

  @Test
  void theBrowserDrawsWhatWasMeasured(@TempDir Path folder) throws Exception {
    Chromium chromium = Chromium.find();
    App app = program();
    String page =
        run(() -> {
          try (RunningApp running = app.start("127.0.0.1", 0)) {
            return toThread(() -> chromium.dom(folder, running.url()));
          }
        });

    Map<String, double[]> bars = bars(page);
    assertThat(bars)
        .containsOnlyKeys(
            "before total",
            "before posts",
            "before users",
            "after total",
            "after posts",
            "after users");
    double rounding = 0.2;
    assertThat(bars.get("before users")[0] + rounding).isGreaterThan(bars.get("before posts")[1]);
    assertThat(bars.get("after users")[0]).isLessThan(bars.get("after posts")[1]);
    assertThat(bars.get("after posts")[0]).isLessThan(bars.get("after users")[1]);
    assertThat(page).contains("data-runs=\"1\"").contains("ms less");
  }

  private static Map<String, double[]> bars(String page) {
    var bars = new HashMap<String, double[]>();
    var matcher = BAR.matcher(page);
    while (matcher.find()) {
      bars.put(
          matcher.group(1),
          new double[] {
            Double.parseDouble(matcher.group(2)), Double.parseDouble(matcher.group(3))
          });
    }
    return bars;
  }
}

package io.asyncio4j.examples.tutorial;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.examples.Sources;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.InProcess;
import io.asyncio4j.web.App;
import io.asyncio4j.web.LiveApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tutorial's programs: all compiled in one go, each asked in this process, without a port. */
final class Tutorial {
  /** Surefire runs the tests in the module's folder. */
  static final Path FOLDER = Path.of("tutorial").toAbsolutePath();

  private static final Sources SOURCES = compile();

  private Tutorial() {}

  /** What a test does with a program that is open. */
  @FunctionalInterface
  interface Asking {
    void ask(AsyncClient client) throws Exception;
  }

  /** The programs of one file each, by name. */
  static List<Path> programs() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sources compile() {
    try {
      Path classes = Files.createTempDirectory("tutorial-");
      var sources = new Sources(classes);
      programs().forEach(sources::add);
      try (Stream<Path> bigger = Files.list(FOLDER.resolve("bigger"))) {
        bigger.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
      var errors = sources.compile();
      if (!errors.isEmpty()) {
        throw new AssertionError("the tutorial does not compile: " + errors);
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs the program up to its {@code serve()}, and asks the app. Time goes on when nobody runs.
   */
  static void with(String program, Asking asking) throws Exception {
    try (var loader = SOURCES.classLoader();
        var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      App app = App.servedBy(() -> runMain(loader.loadClass(program)));
      runner.run(() -> {
        try (LiveApp live = app.open();
            var client =
                AsyncClient.builder().baseUrl("http://app").transport(InProcess.of(live)).build()) {
          asking.ask(client);
        }
      });
    }
  }

  /** Runs a program that ends by itself. */
  static void run(String program) throws Exception {
    try (var loader = SOURCES.classLoader()) {
      runMain(loader.loadClass(program));
    }
  }

  private static void runMain(Class<?> program) throws Exception {
    var constructor = program.getDeclaredConstructor();
    constructor.setAccessible(true);
    var main = program.getDeclaredMethod("main");
    main.setAccessible(true);
    try {
      main.invoke(constructor.newInstance());
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case Exception cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw e;
      }
    }
  }

  /** The text of what is answered to a GET. */
  static String get(AsyncClient client, String path) throws IOException {
    return client.get(path).text();
  }

  /** Sends JSON, which is written with single quotation marks here. */
  static Response send(AsyncClient client, String method, String path, String json)
      throws IOException {
    return client.send(
        Request.of(method, path)
            .header("Content-Type", "application/json")
            .body(io.asyncio4j.http.client.Body.text(json.replace('\'', '"'))));
  }

  /** A GET with a header field. */
  static Response get(AsyncClient client, String path, String name, String value)
      throws IOException {
    return client.send(Request.get(path).header(name, value));
  }

  /** JSON as it is sent, out of what is easier to read. */
  static String json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"');
  }
}

package io.asyncio4j.cli;

import io.asyncio4j.cli.run.ClassFiles;
import io.asyncio4j.cli.run.MavenFolder;
import io.asyncio4j.cli.run.ProgramSource;
import io.asyncio4j.cli.run.ScriptFile;
import io.asyncio4j.cli.run.ScriptRun;
import io.asyncio4j.cli.serve.Reloader;
import io.asyncio4j.cli.terminal.Terminal;
import java.io.File;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code aio serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {
      "Serves a web app: runs a program that calls app.serve(), until Ctrl-C.",
      "",
      "The program is a Java file, the folder of a Maven project, which is compiled",
      "without Maven, or with --class-path a class that is compiled already.",
      ""
    },
    footer = {
      "",
      "With --reload the program is started anew whenever a source is saved, and",
      "takes over the port from the run before. What does not compile, and what fails",
      "in an endpoint, is shown in the browser, too; so that is for whoever writes the",
      "program, not for users.",
      "",
      "Examples:",
      "  aio serve app.java --reload           while writing it",
      "  aio serve app.java --workers 4 --host 0.0.0.0 --port 80",
      "  aio serve                             the Maven project in this folder",
      "  aio serve --class-path target/classes:lib/* com.example.App"
    })
final class ServeCommand implements Runnable {
  @Option(names = "--reload", description = "Start it anew whenever its sources change.")
  private boolean reload;

  @Option(
      names = {"-w", "--workers"},
      paramLabel = "N",
      description = "How many loops serve it, each on a core; 1 unless given.")
  private int workers = 1;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen at. What the program says, or 127.0.0.1.")
  private @Nullable String host;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "The port; 0 for any that is free. What the program says, or 8000.")
  private @Nullable Integer port;

  @Option(
      names = "--main",
      paramLabel = "CLASS",
      description = "The class to run, where a project has several.")
  private @Nullable String main;

  @Option(
      names = {"-cp", "--class-path"},
      paramLabel = "PATH",
      description = "Where classes are; what is to be run is then the name of one.")
  private @Nullable String classPath;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PROGRAM",
      description = "A Java file, a folder with a pom.xml (this one unless given), or a class.")
  private String program = ".";

  @Parameters(
      index = "1..*",
      paramLabel = "ARG",
      description = "The program's own arguments; those with a hyphen after --.")
  private List<String> args = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  private Aio.@Nullable Started asked;

  @Override
  public void run() {
    if (workers < 1) {
      throw wrong("--workers must be 1 or more, not " + workers);
    }
    if (port != null && (port < 0 || port > 65_535)) {
      throw wrong("--port must be 0 to 65535, not " + port);
    }
    if (reload && workers > 1) {
      throw wrong("--reload serves with one loop; leave --workers out, or --reload");
    }
    if (reload && program.equals("-")) {
      throw wrong("--reload needs a file that can be saved; name one");
    }
    ProgramSource source = source();
    asked = reload ? () -> reload(source) : () -> serve(source);
  }

  private ProgramSource source() {
    if (classPath != null) {
      return new ClassFiles(program, paths(classPath));
    }
    Path path = Path.of(program);
    if (!Files.isDirectory(path)) {
      return new ScriptFile(program);
    }
    if (!Files.exists(path.resolve("pom.xml"))) {
      throw wrong(
          (program.equals(".") ? "this folder" : program)
              + " has no pom.xml; name a Java file, or the folder of a Maven project");
    }
    return new MavenFolder(path, main);
  }

  /** Entries of a class path; {@code lib/*} stands for the jars in a folder, as with java. */
  private static List<Path> paths(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .flatMap(entry -> {
          if (!entry.endsWith("*")) {
            return Arrays.stream(new Path[] {Path.of(entry)});
          }
          File[] jars =
              new File(entry.substring(0, entry.length() - 1))
                  .listFiles(file -> file.getName().endsWith(".jar"));
          return jars == null ? null : Arrays.stream(jars).map(File::toPath).sorted();
        })
        .map(path -> path.toAbsolutePath().normalize())
        .toList();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void reload(ProgramSource source) throws InterruptedException {
    boolean coloured = Terminal.style(Terminal.ofThisProcess().isError()).coloured();
    new Reloader(source, args, host, port, coloured).run();
  }

  private void serve(ProgramSource source) throws Throwable {
    Map<String, String> properties = properties();
    try {
      if (source instanceof ScriptFile) {
        new ScriptRun(program, args, properties, false, false).start();
      } else {
        properties.forEach(System::setProperty);
        source.build().start(args);
      }
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof BindException)) {
        throw e;
      }
      System.err.println("aio serve: " + e.getMessage());
      System.exit(1);
    }
  }

  /** What App.serve() goes by. */
  private Map<String, String> properties() {
    var properties = new LinkedHashMap<String, String>();
    if (host != null) {
      properties.put("asyncio4j.web.host", host);
    }
    if (port != null) {
      properties.put("asyncio4j.web.port", String.valueOf(port));
    }
    if (workers > 1) {
      properties.put("asyncio4j.web.workers", String.valueOf(workers));
    }
    return properties;
  }

  /** What the command line asks for; null when it asks for help or is wrong. */
  Aio.@Nullable Started asked() {
    return asked;
  }
}

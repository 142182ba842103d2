package io.asyncio4j.cli;

import static io.asyncio4j.Asyncio.run;

import io.asyncio4j.http.server.AccessLog;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.StaticFiles;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code aio serve-files}. */
@Command(
    name = "serve-files",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {
      "Serves the files of a folder over HTTP, until Ctrl-C.",
      "",
      "Folders are shown by their index.html, or as a list. Names that begin with a dot are left out,",
      "and so is what symbolic links lead to outside the folder.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  aio serve-files                        this folder, for this machine only",
      "  aio serve-files site --port 8000       always at the same port",
      "  aio serve-files site --host 0.0.0.0    for everybody in the network"
    })
final class ServeFilesCommand implements Callable<Integer> {
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(2);

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder; this one unless given.")
  private Path folder = Path.of(".");

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "The port; 0 for any that is free (default: 8080).")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen at (default: 127.0.0.1, this machine only).")
  private String host = "127.0.0.1";

  @Option(names = "--hidden", description = "Serve names that begin with a dot, too.")
  private boolean hidden;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no line for each request.")
  private boolean quiet;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    StaticFiles files;
    try {
      files = StaticFiles.of(folder).withListings();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return failed("there is no folder " + folder);
    } catch (IOException e) {
      return failed("cannot read " + folder + ": " + e.getMessage());
    }
    var builder = HttpServer.builder().gracePeriod(GRACE_PERIOD).compression(true);
    if (!quiet) {
      builder.accessLog(ServeFilesCommand::print);
    }
    StaticFiles chosen = hidden ? files.withHidden() : files;
    return run(() -> serve(builder, chosen));
  }

  private int serve(HttpServer.Builder builder, StaticFiles files) {
    HttpServer server;
    try {
      server = builder.start(files, host, port);
    } catch (BindException e) {
      return failed(e.getMessage() + "; another port is taken with --port");
    } catch (IOException e) {
      return failed("cannot listen at " + host + ":" + port + ": " + e.getMessage());
    }
    try (server) {
      System.out.println("Serving " + folder.toAbsolutePath().normalize() + " at " + server.url());
      server.serveForever();
    }
    return 0;
  }

  private static void print(AccessLog.Entry entry) {
    System.out.println(entry.common());
  }

  private int failed(String message) {
    spec.commandLine().getErr().println("aio serve-files: " + message);
    return 1;
  }
}

package io.asyncio4j.cli;

import io.asyncio4j.cli.fetch.FetchRun;
import io.asyncio4j.cli.fetch.Rate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command line of {@code aio fetch}. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {
      "Fetches many URLs, a few at a time, however long the list is.",
      "",
      "Results go to standard output as they come: status, size, time, URL.",
      "Progress and the summary go to standard error.",
      ""
    },
    footer = {
      "",
      "Exit code: 0 all ok, 1 something failed, 2 wrong usage, 130 after Ctrl-C.",
      "",
      "Examples:",
      "  aio fetch --demo",
      "  aio fetch urls.txt -c 10 --rate 20/s --out pages",
      "  generate-urls | aio fetch - --jsonl | jq 'select(.ok | not)'"
    })
final class FetchCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "URLS-FILE",
      description =
          "One URL a line; empty lines and lines with # are passed over. - is standard input.")
  private @Nullable String urls;

  @Option(names = "--demo", description = "Fetch 50 URLs of a server that this command starts.")
  private boolean demo;

  @Option(
      names = {"-c", "--concurrency"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many are in flight at most (default: 10).")
  private int concurrency;

  @Option(
      names = {"-r", "--rate"},
      paramLabel = "N/s",
      converter = RateConverter.class,
      description = "How many requests start in a second, as 20/s, or 100/m, 500/h.")
  private @Nullable Rate rate;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "Of one attempt, as 500ms, 10s, 2m (default: 10s).")
  private Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = "--retry",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How often to try again after a timeout, a broken connection or a status 408, 429, 500,"
              + " 502, 503, 504; waits in between, and as long as Retry-After says (default: 3).")
  private int retries;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Save bodies there, one file each, named in the result.")
  private @Nullable Path out;

  @Option(names = "--jsonl", description = "Results as JSON, one object a line.")
  private boolean json;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    if (demo == (urls != null)) {
      throw mistake(
          demo ? "either a file or --demo, not both" : "name a file of URLs, or - , or try --demo");
    }
    if (concurrency < 1) {
      throw mistake("-c " + concurrency + ": at least one must be in flight");
    }
    if (retries < 0) {
      throw mistake("--retry " + retries + ": not below 0");
    }
    try {
      return new FetchRun(urls, concurrency, rate, timeout, retries, out, json).start();
    } catch (IOException e) {
      spec.commandLine().getErr().println("aio fetch: " + e.getMessage());
      return 2;
    }
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static final class RateConverter implements ITypeConverter<Rate> {
    @Override
    public Rate convert(String text) {
      try {
        return Rate.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}

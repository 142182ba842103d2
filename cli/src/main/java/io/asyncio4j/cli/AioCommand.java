package io.asyncio4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command line of {@code aio}. */
@Command(
    name = "aio",
    mixinStandardHelpOptions = true,
    description = {"asyncio for Java 25.", ""},
    versionProvider = AioCommand.Version.class,
    commandListHeading = "%nCommands:%n",
    footer = {
      "  bench        Measures the loop, side by side with its peers.",
      "",
      "Start with:",
      "  aio fetch --demo       50 requests, 10 at a time: what a loop is for",
      "  aio run hello.java     run a file of your own",
      "  aio serve app.java --reload",
      "                         serve a web app, again after each change",
      "  aio help COMMAND       what a command can do"
    })
final class AioCommand implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  static CommandLine commandLine(RunCommand run, ServeCommand serve) {
    var line = new CommandLine(new AioCommand());
    line.addSubcommand(new CommandLine(run).setStopAtPositional(true));
    line.addSubcommand(serve);
    line.addSubcommand(new NewCommand());
    line.addSubcommand(new CheckCommand());
    line.addSubcommand(new FetchCommand());
    line.addSubcommand(new ServeFilesCommand());
    line.addSubcommand(new PsCommand());
    line.addSubcommand(new PstreeCommand());
    line.addSubcommand(new WhereCommand());
    line.addSubcommand(new TopCommand());
    line.addSubcommand(new CancelCommand());
    line.addSubcommand(new VersionCommand());
    line.addSubcommand(new HelpCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Mistakes::explain);
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  @Command(name = "version", description = "Print the version of asyncio4j and of Java.")
  private static final class VersionCommand implements Runnable {
    @Override
    public void run() {
      System.out.println(String.join("\n", new Version().getVersion()));
    }
  }

  static final class Version implements IVersionProvider {
    static String ofThis() {
      String version = Aio.class.getPackage().getImplementationVersion();
      return version == null ? "(development)" : version;
    }

    @Override
    public String[] getVersion() {
      return new String[] {
        "aio " + ofThis(), "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
      };
    }
  }
}

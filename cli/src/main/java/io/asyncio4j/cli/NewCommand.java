package io.asyncio4j.cli;

import io.asyncio4j.cli.create.NewProject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code aio new}. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {
      "Writes a web app to begin with: an endpoint, its test, and a Maven build.",
      "",
      "Nothing that is there is overwritten.",
      ""
    },
    footer = {"", "Example:", "  aio new shop && cd shop && aio serve --reload"})
final class NewCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "The folder, and the app's name.")
  private Path folder = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try {
      for (String file : new NewProject(folder).write()) {
        System.out.println("  " + folder.resolve(file));
      }
      System.out.println(
          "\nNext:\n  cd "
              + folder
              + "\n  aio serve --reload    and open http://127.0.0.1:8000/hello/you"
              + "\n  mvn test");
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (FileAlreadyExistsException e) {
      return failed(folder + " is there already and not empty; choose another name");
    } catch (IOException e) {
      return failed(folder + " cannot be written: " + e.getMessage());
    }
  }

  private int failed(String message) {
    spec.commandLine().getErr().println("aio new: " + message);
    return 1;
  }
}

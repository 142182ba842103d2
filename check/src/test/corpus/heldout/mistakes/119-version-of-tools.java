import static io.asyncio4j.Asyncio.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

// not run: starts programs of the machine
final class ToolVersions {
  record Tool(String command, String flag) {}

  static final class Shell {
    String capture(String... command) throws IOException, InterruptedException {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] output = process.getInputStream().readAllBytes(); // expect: blocking
      process.waitFor();
      return new String(output, StandardCharsets.UTF_8).strip();
    }
  }

  private final Shell shell = new Shell();

  String version(Tool tool) throws IOException, InterruptedException {
    return tool.command() + " " + shell.capture(tool.command(), tool.flag());
  }

  public static void main(String[] args) throws Exception {
    var versions = new ToolVersions();
    var tools = List.of(new Tool("git", "--version"), new Tool("java", "-version"));
    run(() -> {
      for (String version : gatherEach(tools, 2, versions::version)) {
        System.out.println(version);
      }
    });
  }
}

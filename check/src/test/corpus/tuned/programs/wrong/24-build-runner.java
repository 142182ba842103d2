// not run: it starts other programs
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Step(String name, List<String> command) {}

interface Progress {
  void line(Step step, String text);
}

class BuildRunner {
  private final Path project;
  private final Progress progress;

  BuildRunner(Path project, Progress progress) {
    this.project = project;
    this.progress = progress;
  }

  void build(List<Step> steps) throws IOException, InterruptedException {
    for (Step step : steps) {
      int status = execute(step);
      if (status != 0) {
        throw new IOException(step.name() + " ended with " + status);
      }
    }
  }

  private int execute(Step step) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(step.command()).directory(project.toFile()).redirectErrorStream(true).start(); // also: blocking
    copy(step, process);
    return process.waitFor();
  }

  private void copy(Step step, Process process) throws IOException {
    BufferedReader output = process.inputReader();
    String line;
    while ((line = output.readLine()) != null) { // expect: blocking
      progress.line(step, line);
    }
  }
}

void main() throws Exception {
  var steps = List.of(new Step("compile", List.of("make", "all")), new Step("test", List.of("make", "check")));
  var runner = new BuildRunner(Path.of("."), (step, text) -> IO.println(step.name() + ": " + text));
  run(() -> timeout(Duration.ofMinutes(10), () -> runner.build(steps)));
}

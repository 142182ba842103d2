import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Solver implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;

  Solver() throws IOException {
    process = new ProcessBuilder("bc", "-q").start();
    answers = process.inputReader();
  }

  String solve(String sum) throws IOException {
    process.outputWriter().append(sum).append('\n').flush(); // expect: blocking#1
    return answers.readLine(); // expect: blocking#1
  }

  public void close() {
    process.destroy();
  }
}

void main() throws IOException {
  run(() -> {
    try (var solver = new Solver()) {
      IO.println(solver.solve("6*7"));
    }
  });
}
// not run

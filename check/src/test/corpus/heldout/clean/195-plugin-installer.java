import static io.asyncio4j.Asyncio.*;

import java.util.concurrent.TimeUnit;

// not run: starts a program of the machine
int install(String plugin) throws IOException, InterruptedException {
  Process process = new ProcessBuilder("echo", "installing", plugin)
      .redirectOutput(ProcessBuilder.Redirect.INHERIT)
      .redirectError(ProcessBuilder.Redirect.DISCARD)
      .start();
  if (!process.waitFor(30, TimeUnit.SECONDS)) {
    process.destroy();
    return -1;
  }
  return process.exitValue();
}

void main() throws Exception {
  run(() -> {
    int code = install("spell-checker");
    IO.println(code == 0 ? "installed" : "failed with " + code);
  });
}

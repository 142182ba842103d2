import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws Exception {
  run(() -> {
    int code =
        new ProcessBuilder("make", "test")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    IO.println(code == 0 ? "green" : "red");
  });
}
// not run

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws Exception {
  run(() -> {
    Process build = new ProcessBuilder("make", "-s").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    var errors = new ByteArrayOutputStream();
    build.getErrorStream().transferTo(errors); // expect: blocking
    int code = build.waitFor();
    IO.println(code + " " + errors.size());
  });
}
// not run

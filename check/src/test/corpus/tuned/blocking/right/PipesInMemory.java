import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws IOException {
  run(() -> {
    var out = new PipedWriter();
    var in = new BufferedReader(new PipedReader(out));
    Task<Void> writer =
        createTask(
            () -> {
              try (out) {
                out.write("through a pipe\n");
              }
            });
    IO.println(in.readLine());
    await(writer);
  });
}

/* output:
through a pipe
*/

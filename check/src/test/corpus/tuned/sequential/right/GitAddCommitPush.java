import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.process.*;

void main() throws IOException {
  run(() -> {
    Subprocess.run("git", "add", "-A").check();
    Subprocess.run("git", "commit", "-m", "Update the data").check();
    Subprocess.run("git", "push").check();
  });
}
// not run

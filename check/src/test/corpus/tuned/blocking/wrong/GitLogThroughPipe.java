import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws IOException {
  run(() -> {
    for (String subject : subjects(Path.of("."))) {
      IO.println(subject);
    }
  });
}

List<String> subjects(Path repository) throws IOException {
  Process git =
      new ProcessBuilder("git", "log", "--format=%s").directory(repository.toFile()).start();
  try (var lines = new BufferedReader(new InputStreamReader(git.getInputStream()))) { // expect: blocking#1
    return lines.lines().toList(); // expect: blocking#1
  }
}
// not run

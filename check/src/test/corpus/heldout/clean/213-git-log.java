import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.process.*;

// not run: starts programs of the machine
record Commit(String hash, String subject) {}

List<Commit> log(Path repository, int count) throws IOException {
  try (var git = Subprocess.command("git", "log", "-" + count, "--format=%h %s").directory(repository).start()) {
    var commits = new ArrayList<Commit>();
    for (String line : git.stdout().lines()) {
      int space = line.indexOf(' ');
      commits.add(new Commit(line.substring(0, space), line.substring(space + 1)));
    }
    return commits;
  }
}

void main(String[] args) throws Exception {
  Path repository = Path.of(args[0]);
  run(() -> {
    for (Commit commit : timeout(Duration.ofSeconds(10), () -> log(repository, 5))) {
      IO.println(commit.hash() + ": " + commit.subject());
    }
  });
}

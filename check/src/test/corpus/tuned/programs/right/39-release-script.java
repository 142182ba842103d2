// not run: it changes a repository
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.process.Result;
import io.asyncio4j.process.Subprocess;
import java.util.concurrent.TimeoutException;

class Git {
  private final Path repository;

  Git(Path repository) {
    this.repository = repository;
  }

  String call(String... arguments) throws IOException {
    var command = new ArrayList<String>(List.of("git"));
    command.addAll(List.of(arguments));
    Result result = Subprocess.command(command).directory(repository).run();
    return result.check().stdout().strip();
  }
}

class Release {
  private final Git git;

  Release(Git git) {
    this.git = git;
  }

  void cut(String version) throws IOException {
    if (!git.call("status", "--porcelain").isEmpty()) {
      throw new IOException("there are changes that are not committed");
    }
    git.call("tag", "v" + version);
    git.call("push", "origin", "v" + version);
    String head = git.call("rev-parse", "HEAD");
    IO.println("released " + version + " at " + head);
  }
}

void main(String[] args) throws IOException {
  var release = new Release(new Git(Path.of(".")));
  run(() -> {
    try {
      timeout(Duration.ofMinutes(1), () -> release.cut(args[0]));
    } catch (TimeoutException e) {
      throw new IOException("git takes more than a minute", e);
    }
  });
}

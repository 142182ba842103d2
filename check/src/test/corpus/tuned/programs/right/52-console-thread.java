// not run: it reads from the console
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

/** The console is read by a thread of its own, which hands each line over to the loop. */
class Console {
  private final AsyncQueue<String> lines = new AsyncQueue<>();

  void start(EventLoop loop) {
    Thread.ofPlatform().daemon().name("console").start(() -> read(loop));
  }

  private void read(EventLoop loop) {
    try (var in = new BufferedReader(new InputStreamReader(System.in))) {
      String line;
      while ((line = in.readLine()) != null) {
        String text = line;
        loop.callSoonThreadsafe(() -> lines.putNowait(text));
      }
    } catch (IOException e) {
      IO.println("the console is gone: " + e.getMessage());
    }
    loop.callSoonThreadsafe(() -> lines.shutdown(false));
  }

  Iterable<String> lines() {
    return lines;
  }
}

class Timers {
  private final Set<Task<Void>> running = new HashSet<>();

  void start(int seconds, String what) {
    Task<Void> timer = createTask(what, () -> {
      sleep(Duration.ofSeconds(seconds));
      IO.println("it is time for " + what);
    });
    running.add(timer);
    timer.addDoneCallback(running::remove);
  }

  int count() {
    return running.size();
  }
}

void main() {
  run(() -> {
    var console = new Console();
    console.start(runningLoop());
    var timers = new Timers();
    for (String line : console.lines()) {
      String[] words = line.split(" ", 2);
      if (words.length < 2) {
        IO.println(timers.count() + " timers; usage: SECONDS WHAT");
      } else if (timers.count() == 100) {
        IO.println("a hundred timers are enough");
      } else {
        timers.start(Integer.parseInt(words[0]), words[1]);
      }
    }
  });
}

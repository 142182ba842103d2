import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Sample(int channel, double volts) {}

class Recorder {
  private final List<Sample> samples = new ArrayList<>();

  void record(Sample sample) throws IOException {
    if (sample.volts() > 5) {
      throw new IOException("channel " + sample.channel() + " is out of range");
    }
    sleep(Duration.ofMillis(1));
    samples.add(sample);
  }

  int count() {
    return samples.size();
  }
}

/** A driver that calls its listener on a thread of its own. */
class Sensor {
  interface Listener {
    void sample(Sample sample);
  }

  Thread start(Listener listener) {
    return Thread.ofPlatform().start(() -> {
      for (int channel = 1; channel <= 3; channel++) {
        listener.sample(new Sample(channel, channel * 0.5));
      }
    });
  }
}

void record(Recorder recorder, EventLoop loop) throws InterruptedException {
  Thread driver = new Sensor().start(sample -> {
    runCoroutineThreadsafe(loop, () -> recorder.record(sample)); // expect: never-awaited
  });
  driver.join();
  sleep(Duration.ofMillis(50));
}

void main() throws InterruptedException {
  var recorder = new Recorder();
  run(() -> record(recorder, runningLoop()));
  IO.println(recorder.count() + " samples");
}

/* output:
3 samples
*/

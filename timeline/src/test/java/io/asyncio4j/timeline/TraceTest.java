package io.asyncio4j.timeline;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.LoopClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
  /** An event is an object of simple fields, of which {@code args} may be one more. */
  private static final Pattern EVENT =
      Pattern.compile(
          "\\{(\"[^\"\\\\]+\":(\"([^\"\\\\]|\\\\.)*\"|-?[0-9.]+"
              + "|\\{(\"[^\"]+\":(\"([^\"\\\\]|\\\\.)*\"|-?[0-9.]+),?)*\\}),?)+\\}");

  @TempDir Path folder;

  private List<String> events(Recorded recorded) throws Exception {
    Path file = folder.resolve("trace.json");
    recorded.recorder.writeTrace(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst()).startsWith("{\"displayTimeUnit\":\"ms\"").endsWith("[");
    assertThat(lines.getLast()).isEqualTo("]}");
    List<String> events = lines.subList(1, lines.size() - 1);
    for (String event : events) {
      assertThat(event.replaceFirst(",$", "")).matches(EVENT);
    }
    return events;
  }

  private static List<String> of(List<String> events, String phase) {
    return events.stream().filter(event -> event.contains("\"ph\":\"" + phase + "\"")).toList();
  }

  @Test
  void aTaskIsAThreadAndWhatItDoesAreSlices() throws Exception {
    var events =
        events(
            Recorded.of(
                () -> createTask("say \"hi\"\n", () -> sleep(Duration.ofMillis(5))).await()));
    assertThat(of(events, "M"))
        .anyMatch(event -> event.contains("\"name\":\"say \\\"hi\\\"\\n\""))
        .anyMatch(event -> event.contains("\"name\":\"loop loop\""));
    assertThat(of(events, "X"))
        .anyMatch(event -> event.contains("\"waiting: sleep\"") && event.contains("\"tid\":2"))
        .anyMatch(event -> event.contains("\"running\"") && event.contains("\"tid\":1"))
        .anyMatch(event -> event.contains("\"outcome\":\"returned\""));
  }

  @Test
  void anAwaitIsAFlowFromTheAwaitedToTheOneThatGoesOn() throws Exception {
    var events =
        events(Recorded.of(() -> createTask("child", () -> sleep(Duration.ofMillis(5))).await()));
    assertThat(of(events, "s")).singleElement().asString().contains("\"tid\":2", "\"id\":1");
    assertThat(of(events, "f")).singleElement().asString().contains("\"tid\":1", "\"id\":1");
  }

  @Test
  void aStallIsAnInstantAndWhatIsReadyACounter() throws Exception {
    var events =
        events(
            Recorded.of(
                new Recorder("test"),
                LoopClock.system(),
                () -> {
                  runningLoop().setSlowCallbackDuration(Duration.ofMillis(5));
                  long end = System.nanoTime() + Duration.ofMillis(20).toNanos();
                  while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                  }
                  sleep(Duration.ofMillis(1));
                }));
    assertThat(of(events, "i"))
        .anyMatch(event -> event.contains("\"stall\"") && event.contains("\"tid\":1"));
    assertThat(of(events, "C"))
        .anyMatch(event -> event.contains("\"ready\""))
        .anyMatch(event -> event.contains("\"tasks alive\"") && event.contains("\"tasks\":1"))
        .last()
        .asString()
        .contains("\"tasks\":0");
  }
}

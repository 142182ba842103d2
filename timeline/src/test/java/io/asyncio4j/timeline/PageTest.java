package io.asyncio4j.timeline;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.LoopClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir Path folder;

  private Path write(Recorded recorded) throws Exception {
    Path page = folder.resolve("timeline.html");
    recorded.recorder.writePage(page);
    return page;
  }

  private static Recorded shop() {
    return Recorded.of(
        new Recorder("shop <b>&amp;</b>"),
        LoopClock.system(),
        () -> {
          runningLoop().setSlowCallbackDuration(Duration.ofMillis(10));
          createTask("users", () -> sleep(Duration.ofMillis(60))).await();
          gather(() -> createTask("orders", PageTest::spin).await(), () -> 1, (a, b) -> b);
        });
  }

  private static void spin() {
    long end = System.nanoTime() + Duration.ofMillis(30).toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void thePageIsOneFileThatNeedsNothingElse() throws Exception {
    String page = Files.readString(write(shop()));
    assertThat(page)
        .startsWith("<!doctype html>")
        .contains("<title>shop &lt;b&gt;&amp;amp;&lt;/b&gt;</title>")
        .doesNotContain(
            "${script}", "${recording}", "src=", "@import", "url(", "http://", "https://");
  }

  @Test
  void itShowsASummaryAndWhatStandsOut() throws Exception {
    var told =
        Chromium.probe(
            folder,
            write(shop()),
            "",
            """
            tell(document.querySelector("h1").textContent);
            tell(document.getElementById("summary").textContent);
            tell([...document.querySelectorAll("#summary [data-part]")].map((e) => e.dataset.part));
            tell(document.getElementById("details").textContent);
            """);
    assertThat(told).element(0).isEqualTo("shop &lt;b&gt;&amp;amp;&lt;/b&gt;");
    assertThat(told.get(1)).contains("running", "stalled", "idle", "5tasks", "stall");
    assertThat(told).element(2).isEqualTo("running,stall,line");
    assertThat(told.get(3)).contains("Stalls", "orders", "Longest waits", "users");
    assertThat(told).last().isEqualTo("probed");
  }

  @Test
  void aTaskIsFoundChosenAndZoomedTo() throws Exception {
    var told =
        Chromium.probe(
            folder,
            write(shop()),
            "",
            """
            type("search", "ORD");
            tell(timeline.rows.tasks.length);
            at("pointerdown", 60, lane(0));
            at("pointerup", 60, lane(0));
            tell(document.querySelector("#details h2").textContent);
            const before = timeline.view.span;
            press("Enter");
            press("+");
            tell(timeline.view.span < before);
            press("p");
            tell(document.querySelector("#details h2").textContent);
            press("0");
            tell(timeline.view.span === before);
            press("Escape");
            press("Escape");
            tell(timeline.rows.tasks.length);
            type("search", "nobody");
            tell(document.getElementById("nothing").hidden);
            """);
    assertThat(told)
        .containsExactly("1", "orders", "true", "Task-3", "true", "5", "false", "probed");
  }

  @Test
  void aDragSelectsAStretchOfTimeAndThePointerTellsWhatIsUnderIt() throws Exception {
    var told =
        Chromium.probe(
            folder,
            write(shop()),
            "",
            """
            const r = timeline.recording;
            const users = r.name.indexOf("users");
            let sleep = r.firstSegment[users];
            while (r.state[sleep] !== State.TIMER) sleep++;
            const middle = (r.start[sleep] + r.end(users, sleep)) / 2;
            at("pointermove", timeline.view.x(middle), lane(timeline.rows.rowOf[users]));
            timeline.paint();
            tell(document.getElementById("tooltip").textContent);
            const { left, width, from, to } = timeline.view;
            at("pointerdown", left + width / 4, 400);
            at("pointermove", left + width / 2, 400);
            at("pointerup", left + width / 2, 400);
            tell(Math.round((100 * timeline.view.span) / (to - from)));
            """);
    assertThat(told.getFirst()).contains("sleep", "users");
    assertThat(told.subList(1, 3)).containsExactly("25", "probed");
  }

  @Test
  void theAddressBringsBackWhatWasSeen() throws Exception {
    var told =
        Chromium.probe(
            folder,
            write(shop()),
            "#t=1-5&states=stall&order=name&task=4",
            """
            tell([timeline.view.from, timeline.view.to].map((t) => Math.round(t / 1e6)));
            tell(document.querySelector('[data-state="stall"]').getAttribute("aria-pressed"));
            tell(document.getElementById("order").value);
            tell(document.querySelector("#details h2").textContent);
            """);
    assertThat(told).containsExactly("1,5", "true", "name", "orders", "probed");
  }

  @Test
  void aHundredThousandTasksAreShownSearchedAndScrolled() throws Exception {
    var recorded =
        Recorded.of(() ->
            gatherEach(IntStream.range(0, 100_000).boxed().toList(), i -> sleepFor(i % 1000)));
    var told =
        Chromium.probe(
            folder,
            write(recorded),
            "",
            """
            tell(timeline.recording.taskCount);
            type("search", "Task-99999");
            tell(timeline.rows.tasks.length);
            type("search", "");
            press("End");
            timeline.paint();
            tell(timeline.view.row(timeline.view.height) >= 100000);
            press("c");
            const bytes = canvas.getContext("2d").getImageData(300, 300, 400, 200).data;
            tell(new Set(bytes).size > 3);
            """);
    assertThat(told).containsExactly("100001", "1", "true", "true", "probed");
  }

  private static int sleepFor(int millis) {
    sleep(Duration.ofMillis(millis));
    return millis;
  }
}

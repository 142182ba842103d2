package io.asyncio4j.timeline;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.VoidCoroutine;
import java.util.ArrayList;
import java.util.List;

/** What was recorded of a program, under the virtual clock unless it says otherwise. */
final class Recorded {
  final Recorder recorder;
  final Recording recording;

  private Recorded(Recorder recorder) {
    this.recorder = recorder;
    this.recording = Recording.of(recorder);
  }

  static Recorded of(VoidCoroutine<?> main) {
    return of(new Recorder("test"), LoopClock.virtual(), main);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the body's exception goes out as it is
  static Recorded of(Recorder recorder, LoopClock clock, VoidCoroutine<?> main) {
    try (var runner =
        Runner.builder().name("loop").clock(clock).observer(recorder.observer()).build()) {
      runner.run((VoidCoroutine) main);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return new Recorded(recorder);
  }

  Lane lane(String name) {
    return recording.tasks().stream()
        .filter(lane -> lane.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no task " + name + " in " + names()));
  }

  List<String> names() {
    return recording.tasks().stream().map(lane -> lane.name).toList();
  }

  /** What a task did, without the times: states, what was waited for, and who ended the wait. */
  List<String> story(String name) {
    Lane lane = lane(name);
    var story = new ArrayList<String>();
    for (int i = 0; i < lane.size(); i++) {
      Lane.Segment segment = lane.segment(i);
      String on = segment.on() == null ? "" : " " + segment.on().what();
      String waker = segment.waker() == null ? "" : " until " + segment.waker().name;
      story.add(segment.state() + on + waker);
    }
    return story;
  }
}

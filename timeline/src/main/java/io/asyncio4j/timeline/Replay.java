package io.asyncio4j.timeline;

import io.asyncio4j.timeline.EventLog.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of one loop gone through once more, for the lanes that come of them. */
final class Replay {
  private final LoopRecorder recorder;
  private final int index;
  private final Map<Integer, Lane> lanes = new LinkedHashMap<>();
  private long[] busy = new long[256];
  private int transitions;
  private long start = -1;
  private long end;

  Replay(LoopRecorder recorder, int index, long now) {
    this.recorder = recorder;
    this.index = index;
    recorder.log.forEach(recorder.log.size(), this::event);
    end = recorder.fullAt() > 0 ? end : recorder.closedAt() >= 0 ? recorder.closedAt() : now;
    if (transitions % 2 == 1) {
      transition(end);
    }
    lanes.values().forEach(lane -> lane.cutOff(end));
  }

  private void event(long time, Kind kind, int task, int argument) {
    end = time;
    if (start < 0) {
      start = time;
      transition(time);
    }
    switch (kind) {
      case IDLE -> goIdle(time, transitions % 2 == 1);
      case BUSY -> goIdle(time, transitions % 2 == 0);
      case CREATED -> lanes.put(task, new Lane(index, task, lanes.get(argument), time));
      default -> {
        Lane lane = lanes.get(task);
        if (lane != null) {
          change(lane, time, kind, argument);
        }
      }
    }
  }

  private void goIdle(long time, boolean isChange) {
    if (isChange) {
      transition(time);
    }
  }

  private void change(Lane lane, long time, Kind kind, int argument) {
    switch (kind) {
      case NAMED -> lane.name = recorder.texts.get(argument);
      case PLACED -> lane.place = recorder.texts.get(argument);
      case READY -> lane.ready(time, lanes.get(argument));
      case RUNNING -> lane.running(time);
      case WAITING -> lane.waiting(time, recorder.waits.get(argument));
      case DONE ->
          lane.done(time, Outcome.values()[argument & 7], recorder.texts.get(argument >> 3));
      default -> throw new AssertionError(kind);
    }
  }

  private void transition(long time) {
    if (transitions == busy.length) {
      busy = Arrays.copyOf(busy, transitions * 2);
    }
    busy[transitions++] = time;
  }

  LoopRecorder recorder() {
    return recorder;
  }

  int index() {
    return index;
  }

  Collection<Lane> lanes() {
    return lanes.values();
  }

  @Nullable Lane lane(int number) {
    return lanes.get(number);
  }

  Recording.Loop loop() {
    return new Recording.Loop(recorder.name(), start, end, Arrays.copyOf(busy, transitions));
  }
}

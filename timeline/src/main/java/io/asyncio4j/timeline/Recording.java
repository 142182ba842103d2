package io.asyncio4j.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was recorded, as it is drawn: tasks with their stretches of time instead of events. Times
 * are nanoseconds since the recording began.
 *
 * @param title what it is called
 * @param startedAt when it began, in milliseconds since 1970
 * @param duration until its last event
 * @param fullAt when a loop had no more room for events; 0 when none had
 * @param loops the loops, in the order in which they were made
 * @param tasks the tasks of all loops, in the order of their creation
 * @param stalls the times at which a loop was held for too long
 */
record Recording(
    String title,
    long startedAt,
    long duration,
    long fullAt,
    List<Loop> loops,
    List<Lane> tasks,
    List<Stall> stalls) {

  /**
   * A loop.
   *
   * @param busy when it had something to do: begin, end, begin, end, ...
   */
  @SuppressWarnings("ArrayRecordComponent") // long, and compared by nobody
  record Loop(String name, long start, long end, long[] busy) {}

  /**
   * One time that a loop was held.
   *
   * @param loop the index of the loop
   * @param task the index of the task; -1 for a callback
   */
  record Stall(int loop, long start, long duration, int task, String stack) {}

  /** What {@code recorder} has noted by now. */
  static Recording of(Recorder recorder) {
    long now = recorder.now();
    var replays = new ArrayList<Replay>();
    for (LoopRecorder loop : recorder.loops()) {
      if (loop.log.size() > 0) {
        replays.add(new Replay(loop, replays.size(), now));
      }
    }
    var lanes = new ArrayList<Lane>();
    for (Replay replay : replays) {
      lanes.addAll(replay.lanes());
    }
    lanes.sort(Comparator.comparingLong(Lane::created)); // stable: a loop's own stay in order
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).index = i;
    }
    var loops = new ArrayList<Loop>();
    var stalls = new ArrayList<Stall>();
    long duration = 0;
    long fullAt = 0;
    for (Replay replay : replays) {
      loops.add(replay.loop());
      duration = Math.max(duration, replay.loop().end());
      fullAt = Math.max(fullAt, replay.recorder().fullAt());
      for (LoopRecorder.Stall stall : replay.recorder().stalls()) {
        Lane lane = replay.lane(stall.task());
        stalls.add(
            new Stall(
                replay.index(),
                Math.max(0, stall.start()),
                stall.duration(),
                lane == null ? -1 : lane.index,
                stall.stack()));
      }
    }
    return new Recording(
        recorder.title, recorder.startedAt, duration, fullAt, loops, lanes, stalls);
  }

  /** What it was recorded on, in words. */
  static String platform() {
    return "asyncio4j on Java "
        + Runtime.version().feature()
        + ", "
        + System.getProperty("os.name");
  }
}

package io.asyncio4j.timeline;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The trace event format of Chrome: a process for each loop, a thread for each task, what it does
 * as slices, a flow from what was awaited to who goes on because of it, stalls as instants, and
 * what is ready and alive as counters.
 */
final class TraceWriter {
  /** A counter has about so many points at most: more than there are pixels. */
  private static final int POINTS = 20_000;

  private final Recording recording;
  private final Writer out;
  private boolean isFirst = true;
  private int flows;

  private TraceWriter(Recording recording, Writer out) {
    this.recording = recording;
    this.out = out;
  }

  static void write(Recording recording, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      new TraceWriter(recording, out).write();
    }
  }

  private void write() throws IOException {
    out.write("{\"displayTimeUnit\":\"ms\",\"otherData\":{\"title\":");
    out.write(quoted(recording.title()));
    out.write(",\"recorded\":" + quoted(Recording.platform()) + "},\"traceEvents\":[");
    for (int loop = 0; loop < recording.loops().size(); loop++) {
      Recording.Loop what = recording.loops().get(loop);
      metadata("process_name", loop, 0, "\"name\":" + quoted("loop " + what.name()));
      metadata("thread_name", loop, 0, "\"name\":\"loop\"");
      metadata("thread_sort_index", loop, 0, "\"sort_index\":-1");
      for (int i = 0; i < what.busy().length; i += 2) {
        slice("busy", "loop", loop, 0, what.busy()[i], what.busy()[i + 1], "");
      }
    }
    for (Lane lane : recording.tasks()) {
      task(lane);
    }
    for (Recording.Stall stall : recording.stalls()) {
      stall(stall);
    }
    for (int loop = 0; loop < recording.loops().size(); loop++) {
      counter("ready", loop, changes(loop, true));
      counter("tasks alive", loop, changes(loop, false));
    }
    out.write("\n]}\n");
  }

  private void task(Lane lane) throws IOException {
    metadata("thread_name", lane.loop, lane.number, "\"name\":" + quoted(lane.name));
    for (int i = 0; i < lane.size(); i++) {
      Lane.Segment segment = lane.segment(i);
      slice(
          title(segment),
          segment.state().name().toLowerCase(Locale.ROOT),
          lane.loop,
          lane.number,
          segment.start(),
          segment.end(),
          arguments(lane, segment, i));
      Lane waker = segment.waker();
      if (segment.state() == State.TASK && waker != null) {
        Lane.Segment next = resumption(lane, i);
        if (next != null) {
          flow(waker, lane, next.start());
        }
      }
    }
  }

  private static String title(Lane.Segment segment) {
    Wait wait = segment.on();
    return wait == null || wait.what().isEmpty()
        ? segment.state().title
        : "waiting: " + wait.what();
  }

  private String arguments(Lane lane, Lane.Segment segment, int i) {
    var arguments = new StringBuilder();
    if (i == 0) {
      add(arguments, "created at", lane.place);
      add(arguments, "created by", lane.parent == null ? "" : lane.parent.name);
    }
    if (i == lane.size() - 1) {
      add(arguments, "outcome", lane.outcome.title);
      add(arguments, "failure", lane.failure);
    }
    add(arguments, "at", segment.on() == null ? "" : segment.on().where());
    add(arguments, "woken by", segment.waker() == null ? "" : segment.waker().name);
    return arguments.toString();
  }

  private static void add(StringBuilder arguments, String name, String value) {
    if (!value.isEmpty()) {
      arguments
          .append(arguments.isEmpty() ? "" : ",")
          .append(quoted(name))
          .append(':')
          .append(quoted(value));
    }
  }

  /** The next stretch in which the task runs; null when there is none. */
  private static Lane.@Nullable Segment resumption(Lane lane, int after) {
    for (int i = after + 1; i < lane.size(); i++) {
      if (lane.segment(i).state() == State.RUNNING) {
        return lane.segment(i);
      }
    }
    return null;
  }

  /** From the last nanosecond of what was awaited, since an end belongs to no slice. */
  private void flow(Lane from, Lane to, long resumed) throws IOException {
    int id = ++flows;
    long left = Math.max(from.created, Math.min(from.end(), resumed) - 1);
    event(head("await", "s", from.loop, from.number, left) + ",\"cat\":\"await\",\"id\":" + id);
    event(
        head("await", "f", to.loop, to.number, resumed)
            + ",\"cat\":\"await\",\"bp\":\"e\",\"id\":"
            + id);
  }

  private void stall(Recording.Stall stall) throws IOException {
    int thread = stall.task() < 0 ? 0 : recording.tasks().get(stall.task()).number;
    var arguments = new StringBuilder();
    add(
        arguments,
        "held the loop for",
        String.format(Locale.ROOT, "%.1f ms", stall.duration() / 1e6));
    add(arguments, "stack", stall.stack());
    event(
        head("stall", "i", stall.loop(), thread, stall.start())
            + ",\"s\":\"p\",\"args\":{"
            + arguments
            + "}");
  }

  /** Times at which one more (even) or one less (odd) of a loop's tasks is ready, or alive. */
  private long[] changes(int loop, boolean ready) {
    long[] changes = new long[64];
    int size = 0;
    for (Lane lane : recording.tasks()) {
      for (int i = 0; i < (lane.loop != loop ? 0 : ready ? lane.size() : 1); i++) {
        long start = ready ? lane.segment(i).start() : lane.created;
        long end = ready ? lane.segment(i).end() : lane.end();
        if (!ready || lane.segment(i).state() == State.READY) {
          if (size + 2 > changes.length) {
            changes = Arrays.copyOf(changes, size * 2);
          }
          changes[size++] = start << 1;
          changes[size++] = (end << 1) | 1;
        }
      }
    }
    changes = Arrays.copyOf(changes, size);
    Arrays.sort(changes);
    return changes;
  }

  private void counter(String name, int loop, long[] changes) throws IOException {
    long step = recording.duration() / POINTS;
    long due = 0;
    int count = 0;
    for (int i = 0; i < changes.length; i++) {
      count += (changes[i] & 1) == 0 ? 1 : -1;
      long time = changes[i] >> 1;
      boolean isLast = i + 1 == changes.length;
      if (isLast || (time >= due && changes[i + 1] >> 1 > time)) {
        event(head(name, "C", loop, 0, time) + ",\"args\":{\"tasks\":" + count + "}");
        due = time + step;
      }
    }
  }

  private void slice(
      String name, String category, int loop, int thread, long start, long end, String arguments)
      throws IOException {
    event(
        head(name, "X", loop, thread, start)
            + ",\"cat\":\""
            + category
            + "\",\"dur\":"
            + microseconds(end - start)
            + (arguments.isEmpty() ? "" : ",\"args\":{" + arguments + "}"));
  }

  private void metadata(String name, int loop, int thread, String argument) throws IOException {
    event(head(name, "M", loop, thread, 0) + ",\"args\":{" + argument + "}");
  }

  private static String head(String name, String phase, int loop, int thread, long time) {
    return "\"name\":"
        + quoted(name)
        + ",\"ph\":\""
        + phase
        + "\",\"pid\":"
        + (loop + 1)
        + ",\"tid\":"
        + thread
        + ",\"ts\":"
        + microseconds(time);
  }

  private void event(String fields) throws IOException {
    out.write(isFirst ? "\n{" : ",\n{");
    isFirst = false;
    out.write(fields);
    out.write('}');
  }

  private static String microseconds(long nanos) {
    long rest = nanos % 1000;
    return nanos / 1000 + "." + (rest < 10 ? "00" : rest < 100 ? "0" : "") + rest;
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}

package io.asyncio4j.cli.inspect;

import io.asyncio4j.management.TaskInfo;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.management.JMRuntimeException;

/** Takes one sample after another. One thread at a time. */
final class TopSampler {
  /** A process with very many tasks is not to be busy with being looked at. */
  private static final int SHARE_OF_TIME = 10;

  private record Before(LoopFigures figures, long nanos) {}

  private final TargetJvm target;
  private final Predicate<TargetLoop> wanted;
  private final Map<String, Before> before = new HashMap<>();
  private Map<String, List<TaskInfo>> tasks = new HashMap<>();
  private List<TargetLoop> loops = List.of();
  private long tasksDue = System.nanoTime();

  TopSampler(TargetJvm target, Predicate<TargetLoop> wanted) {
    this.target = target;
    this.wanted = wanted;
  }

  /**
   * Takes one.
   *
   * @throws InspectException when the process has ended
   */
  TopSample take() throws InspectException {
    loops = target.loopsNow().stream().filter(wanted).toList();
    try {
      long start = System.nanoTime();
      if (start - tasksDue >= 0) {
        tasks = new HashMap<>();
        loops.forEach(loop -> tasks.put(loop.name(), loop.tasks()));
        long end = System.nanoTime();
        tasksDue = end + SHARE_OF_TIME * (end - start);
      }
      return new TopSample(
          target.pid(), target.program(), loops.stream().map(this::sample).toList());
    } catch (UndeclaredThrowableException | JMRuntimeException e) {
      if (TargetJvm.isOfEndedLoop(e)) {
        return new TopSample(target.pid(), target.program(), List.of());
      }
      throw target.gone(e);
    }
  }

  private TopSample.Loop sample(TargetLoop loop) {
    LoopFigures now = loop.figures();
    long nanos = System.nanoTime();
    Before last = before.put(loop.name(), new Before(now, nanos));
    double seconds = last == null ? 0 : (nanos - last.nanos) / 1e9;
    double switches = last == null ? 0 : (now.switches() - last.figures.switches()) / seconds;
    double created =
        last == null ? 0 : (now.tasksCreated() - last.figures.tasksCreated()) / seconds;
    List<TaskInfo> all = tasks.getOrDefault(loop.name(), List.of());
    return new TopSample.Loop(now, switches, created, Waits.count(all), all);
  }

  /** The same sample with the places of the tasks that {@code view} shows. */
  TopSample located(TopSample sample, TopView view, int rows) throws InspectException {
    if (sample.loops().isEmpty()) {
      return sample;
    }
    int index = view.loopOf(sample.loops().size());
    TopSample.Loop shown = sample.loops().get(index);
    List<TaskInfo> chosen = view.chosen(shown.tasks());
    int first = Math.min(view.first(), Math.max(0, chosen.size() - rows));
    var places = new HashMap<Long, TaskInfo>();
    try {
      for (TaskInfo task :
          loops.get(index).located(chosen.subList(first, Math.min(chosen.size(), first + rows)))) {
        places.put(task.number(), task);
      }
    } catch (UndeclaredThrowableException | JMRuntimeException e) {
      if (TargetJvm.isOfEndedLoop(e)) {
        return sample;
      }
      throw target.gone(e);
    }
    var located = new ArrayList<>(sample.loops());
    located.set(
        index,
        shown.withTasks(
            shown.tasks().stream().map(task -> places.getOrDefault(task.number(), task)).toList()));
    return new TopSample(sample.pid(), sample.program(), located);
  }
}

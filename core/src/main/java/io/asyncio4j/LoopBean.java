package io.asyncio4j;

import io.asyncio4j.management.EventLoopMXBean;
import io.asyncio4j.management.TaskInfo;
import io.asyncio4j.management.TaskTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A loop as JMX shows it. Any thread; nothing here waits for the loop's. */
final class LoopBean implements EventLoopMXBean {
  private final EventLoop loop;

  /** The callback that was last sent to see how long it takes, and what came of it. */
  private @Nullable Probe probe;

  private static final class Probe implements Runnable {
    final long sent = System.nanoTime();
    volatile long lag = -1;

    @Override
    public void run() {
      lag = System.nanoTime() - sent;
    }

    long lagByNow() {
      long over = lag;
      return over < 0 ? System.nanoTime() - sent : over;
    }
  }

  LoopBean(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public String getName() {
    return loop.name();
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }

  @Override
  public boolean isDebug() {
    return loop.isDebug();
  }

  @Override
  public int getReady() {
    return loop.metrics().ready();
  }

  @Override
  public int getScheduled() {
    return loop.metrics().scheduled();
  }

  @Override
  public int getTasksAlive() {
    return loop.metrics().tasksAlive();
  }

  @Override
  public long getTasksCreated() {
    return loop.metrics().tasksCreated();
  }

  @Override
  public long getSwitches() {
    return loop.metrics().switches();
  }

  @Override
  public double getLongestCallbackMillis() {
    return millis(loop.metrics().longestCallback());
  }

  @Override
  public long getStalls() {
    return loop.metrics().stalls();
  }

  @Override
  public double getStalledMillis() {
    return millis(loop.metrics().stalled());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  @Override
  public synchronized double getLagMillis() {
    Probe last = probe;
    if (!loop.isRunning()) {
      probe = null;
      return 0;
    }
    if (last != null && last.lag < 0) {
      return Math.max(last.lagByNow(), loop.stalls.heldNow()) / 1e6;
    }
    var next = new Probe();
    probe = next;
    loop.callIfOpen(next);
    return (last == null ? 0 : last.lag) / 1e6;
  }

  @Override
  public String getRunningTask() {
    Fiber fiber = loop.current;
    return fiber == null ? "" : fiber.task.name();
  }

  @Override
  public List<TaskInfo> listTasks(int most) {
    return table(Math.max(0, most), Math.max(0, most)).rows();
  }

  @Override
  public TaskTable tabulateTasks(int places) {
    return table(Integer.MAX_VALUE, places);
  }

  private TaskTable table(int most, int places) {
    List<TaskGraph.Node> all = TaskGraph.of(loop).tasks();
    List<TaskGraph.Node> nodes = all.subList(0, Math.min(most, all.size()));
    int count = nodes.size();
    var numbers = new long[count];
    var names = new String[count];
    var states = new String[count];
    var awaiting = new String[count];
    var where = new String[count];
    var ages = new long[count];
    var deadlocked = LongStream.builder();
    var waiters = LongStream.builder();
    var awaited = LongStream.builder();
    // What was written once is only referred to after that, which is several times as fast.
    var same = new HashMap<String, String>();
    long now = System.nanoTime();
    for (int i = 0; i < count; i++) {
      TaskGraph.Node node = nodes.get(i);
      Task<?> task = node.task;
      numbers[i] = task.number();
      names[i] = Objects.requireNonNullElse(task.givenName(), "");
      states[i] = node.activity.toString();
      String words = Objects.requireNonNullElse(node.awaitingInWords(), "");
      awaiting[i] = Objects.requireNonNullElse(same.putIfAbsent(words, words), words);
      where[i] = i < places ? place(task) : "";
      ages[i] = loop.creationTimes.ageOf(task.number(), now) / 1_000_000;
      if (node.deadlocked) {
        deadlocked.add(task.number());
      }
      for (TaskGraph.Node other : node.awaited) {
        waiters.add(task.number());
        awaited.add(other.task.number());
      }
    }
    return new TaskTable(
        numbers,
        names,
        states,
        awaiting,
        where,
        ages,
        deadlocked.build().toArray(),
        waiters.build().toArray(),
        awaited.build().toArray());
  }

  @Override
  public Map<String, Integer> countStates() {
    var counts = new TreeMap<String, Integer>();
    for (TaskGraph.Node node : TaskGraph.of(loop).tasks()) {
      counts.merge(node.deadlocked ? "deadlock" : node.activity.toString(), 1, Integer::sum);
    }
    return counts;
  }

  @Override
  public String[] listPlaces(long[] numbers) {
    var places = new HashMap<Long, String>();
    for (long number : numbers) {
      places.put(number, "");
    }
    for (Task<?> task : loop.aliveNow()) {
      places.computeIfPresent(task.number(), (_, _) -> place(task));
    }
    return Arrays.stream(numbers).mapToObj(places::get).toArray(String[]::new);
  }

  private static String place(Task<?> task) {
    List<StackTraceElement> stack = task.stack();
    return stack.isEmpty() ? "" : stack.getFirst().toString();
  }

  @Override
  public String printTaskTree() {
    return printTaskTree(EventLoop.SIBLINGS_SHOWN);
  }

  @Override
  public String printTaskTree(int siblings) {
    return TaskTree.of(loop, Math.max(0, siblings), true);
  }

  @Override
  public List<String> printStack(long number) {
    Task<?> task = task(number);
    return task == null
        ? List.of()
        : task.stack().stream().map(StackTraceElement::toString).toList();
  }

  @Override
  public boolean cancelTask(long number) {
    Task<?> task = task(number);
    return task != null && task.cancel("cancelled from outside the process");
  }

  private @Nullable Task<?> task(long number) {
    for (Task<?> task : loop.aliveNow()) {
      if (task.number() == number) {
        return task;
      }
    }
    return null;
  }
}

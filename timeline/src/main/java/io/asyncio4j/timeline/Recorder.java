package io.asyncio4j.timeline;

import io.asyncio4j.EventLoop;
import io.asyncio4j.spi.LoopObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Notes what loops do, and writes it down as a picture.
 *
 * <pre>{@code
 * var recorder = new Recorder("my program");
 * try (var runner = Runner.builder().observer(recorder.observer()).build()) {
 *   runner.run(() -> work());
 * }
 * recorder.writePage(Path.of("timeline.html"));
 * }</pre>
 *
 * <p>It costs the loop a read of the clock a switch, and 16 bytes of memory an event; a task that
 * sleeps once makes about seven. When a loop has had as many events as there is room for, what it
 * does later is not noted, and the page says so. {@link TimelineObserver} does all this for a
 * program that knows nothing of it.
 *
 * <p>Any thread.
 */
public final class Recorder {
  /** How many events of a loop are noted unless another limit is given: 64 MB of them. */
  public static final int DEFAULT_LIMIT = 4_000_000;

  final Interned<String> texts = new Interned<>();
  final Interned<Wait> waits = new Interned<>();
  final int limit;
  final String title;
  final long startedAt = System.currentTimeMillis();
  private final long start = System.nanoTime();
  private final List<LoopRecorder> loops = new CopyOnWriteArrayList<>();

  /** A recorder that begins now; {@code title} is what the page is called. */
  public Recorder(String title) {
    this(title, DEFAULT_LIMIT);
  }

  /**
   * A recorder that begins now.
   *
   * @param title what the page is called
   * @param limit how many events of each loop are noted
   * @throws IllegalArgumentException when {@code limit} is not positive
   */
  public Recorder(String title, int limit) {
    this.title = Objects.requireNonNull(title, "title");
    if (limit <= 0) {
      throw new IllegalArgumentException("a limit of " + limit + " events; give a positive one");
    }
    this.limit = limit;
    texts.number("");
  }

  /**
   * An observer for one loop: for {@link io.asyncio4j.Runner.Builder#observer}. Each loop needs one
   * of its own.
   */
  public LoopObserver observer() {
    return add(null);
  }

  LoopObserver observer(EventLoop loop) {
    return add(loop.name());
  }

  private LoopRecorder add(@Nullable String name) {
    var loop = new LoopRecorder(this, name);
    loops.add(loop);
    return loop;
  }

  /** Nanoseconds since it began. */
  long now() {
    return System.nanoTime() - start;
  }

  /** The same for a time of {@link System#nanoTime()}. */
  long at(long nanos) {
    return nanos - start;
  }

  List<LoopRecorder> loops() {
    return List.copyOf(loops);
  }

  /**
   * Writes what was noted by now as a page of HTML that needs nothing else, not even a network.
   *
   * @throws IOException when the file cannot be written
   */
  public void writePage(Path file) throws IOException {
    PageWriter.write(Recording.of(this), file);
  }

  /**
   * Writes what was noted by now in the trace event format of Chrome, which <a
   * href="https://ui.perfetto.dev">Perfetto</a> opens.
   *
   * @throws IOException when the file cannot be written
   */
  public void writeTrace(Path file) throws IOException {
    TraceWriter.write(Recording.of(this), file);
  }
}

package io.asyncio4j.cli.inspect;

import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.cli.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks at a process again and again. */
public final class Top {
  private static final int ROWS_OF_A_SNAPSHOT = 40;

  private final TopSampler sampler;
  private final Duration pause;
  private final Object lock = new Object();

  // Guarded by the lock: the thread that samples gives to the one that draws, and the other way.
  private TopView view;
  private int rows = ROWS_OF_A_SNAPSHOT;
  private @Nullable TopSample sample;
  private @Nullable InspectException failure;
  private boolean over;
  private long version;

  /**
   * @param wanted which loops to look at
   * @param pause between two looks
   * @param order of the tasks
   * @param filter what their name, state or what they wait for contains
   */
  public Top(
      TargetJvm target,
      Predicate<TargetLoop> wanted,
      Duration pause,
      TaskOrder order,
      String filter) {
    this.sampler = new TopSampler(target, wanted);
    this.pause = pause;
    this.view = TopView.of(order, filter);
  }

  /** One sample, as text. Takes as long as a pause: a rate is of some time. */
  public List<String> once(int width, Style style) throws InspectException {
    TopSample taken = sampleOverPause();
    return TopPage.lines(
        sampler.located(taken, view, ROWS_OF_A_SNAPSHOT),
        view,
        width,
        ROWS_OF_A_SNAPSHOT + TopPage.OTHER_LINES,
        false,
        style);
  }

  /** One sample, for others to read: of each loop the first tasks of those that are chosen. */
  public Object onceAsData() throws InspectException {
    TopSample taken = sampleOverPause();
    var loops = taken.loops();
    for (int i = 0; i < loops.size(); i++) {
      var each = new TopView(view.order(), view.reversed(), view.filter(), false, i, view.first());
      taken = sampler.located(taken, each, ROWS_OF_A_SNAPSHOT);
    }
    return new TopSample(
        taken.pid(),
        taken.program(),
        taken.loops().stream()
            .map(loop ->
                loop.withTasks(
                    view.chosen(loop.tasks()).stream().limit(ROWS_OF_A_SNAPSHOT).toList()))
            .toList());
  }

  private TopSample sampleOverPause() throws InspectException {
    sampler.take();
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InspectException("interrupted", e);
    }
    return sampler.take();
  }

  /**
   * Shows samples in the whole window until the user has seen enough.
   *
   * @throws InspectException when the process has ended
   */
  public void show() throws InspectException {
    Thread.ofPlatform().daemon().name("aio-top").start(this::sampleOnAndOn);
    try (var screen = FullScreen.open()) {
      long drawn = -1;
      while (!screen.isAskedToEnd()) {
        synchronized (lock) {
          rows = Math.max(1, screen.height() - TopPage.OTHER_LINES);
          if (failure != null) {
            throw failure;
          }
          if (drawn != version || screen.isResized()) {
            drawn = version;
            draw(screen);
          }
        }
        Key key = screen.key();
        if (key.isQuit() && !viewNow().typing()) {
          return;
        }
        press(key);
      }
    } catch (IOException e) {
      throw new InspectException("the terminal cannot be used: " + e.getMessage(), e);
    } finally {
      synchronized (lock) {
        over = true;
        lock.notifyAll();
      }
    }
  }

  private void draw(FullScreen screen) {
    if (sample != null) {
      Style style = Terminal.style(true);
      screen.draw(TopPage.lines(sample, view, screen.width(), screen.height(), true, style));
    }
  }

  private void press(Key key) {
    synchronized (lock) {
      TopView pressed = key.pressedOn(view, rows);
      if (pressed != view) {
        view = pressed;
        version++;
        lock.notifyAll();
      }
    }
  }

  private void sampleOnAndOn() {
    try {
      while (true) {
        TopSample taken = sampler.take();
        long next = System.nanoTime() + pause.toNanos();
        long left = pause.toNanos();
        while (left > 0) {
          TopView shown = viewNow();
          TopSample located = sampler.located(taken, shown, rowsNow());
          synchronized (lock) {
            sample = located;
            version++;
            for (left = next - System.nanoTime();
                left > 0 && view == shown && !over;
                left = next - System.nanoTime()) {
              lock.wait(left / 1_000_000 + 1);
            }
            if (over) {
              return;
            }
          }
        }
      }
    } catch (InspectException e) {
      fail(e);
    } catch (RuntimeException e) {
      fail(new InspectException("the process cannot be understood: " + e, e));
    } catch (InterruptedException e) {
      // Nobody does.
    }
  }

  private void fail(InspectException e) {
    synchronized (lock) {
      failure = e;
    }
  }

  private TopView viewNow() {
    synchronized (lock) {
      return view;
    }
  }

  private int rowsNow() {
    synchronized (lock) {
      return rows;
    }
  }
}

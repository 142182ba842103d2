package io.asyncio4j.cli.serve;

import io.asyncio4j.CancelledError;
import io.asyncio4j.web.development.ProgramRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of the program, or of the page that says why there is none; on a thread of its own. */
final class Run extends ProgramRun {
  /** How long a request of the run before may still take. */
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(2);

  /** What is run: a main method. */
  interface Body {
    void run() throws Throwable;
  }

  /** Who is told what becomes of it. Called on threads of the run. */
  interface Owner {
    ProgramRun.Address wanted(String host, int port);

    boolean isHeld(ProgramRun.Address address);

    void listens(Run run, String title, String url, ProgramRun.Address address);

    /**
     * It is over.
     *
     * @param failure what it threw; null when it came to its end
     */
    void ended(Run run, @Nullable Throwable failure);

    List<String> sourceOf(StackTraceElement frame);
  }

  private final String id;
  private final Owner owner;
  private final Thread thread;
  private final List<Runnable> stops = new ArrayList<>();
  private boolean stopped;

  Run(String id, Owner owner, Body body) {
    this.id = id;
    this.owner = owner;
    this.thread = Thread.ofPlatform().name("main").unstarted(() -> run(body));
  }

  void start() {
    thread.start();
  }

  private void run(Body body) {
    enter();
    try {
      body.run();
      owner.ended(this, null);
    } catch (Throwable e) {
      owner.ended(this, e);
    }
  }

  /** Ends it: at once where it does not serve yet, gracefully where it does. */
  synchronized void stop() {
    if (!stopped) {
      stopped = true;
      if (stops.isEmpty()) {
        thread.interrupt();
      }
      stops.forEach(Runnable::run);
    }
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Address address(String host, int port) {
    if (isStopped()) {
      throw new CancelledError("the program has changed");
    }
    return owner.wanted(host, port);
  }

  @Override
  public boolean isHeld(Address address) {
    return owner.isHeld(address);
  }

  @Override
  public Duration gracePeriod() {
    return GRACE_PERIOD;
  }

  @Override
  public void listens(String title, String url, Address address, Runnable stop) {
    boolean late;
    synchronized (this) {
      stops.add(stop);
      late = stopped;
    }
    if (late) {
      stop.run();
    } else {
      owner.listens(this, title, url, address);
    }
  }

  @Override
  public List<String> sourceOf(StackTraceElement frame) {
    return owner.sourceOf(frame);
  }
}

package io.asyncio4j.cli.serve;

import io.asyncio4j.CancelledError;
import io.asyncio4j.cli.run.Launch;
import io.asyncio4j.cli.run.ProgramSource;
import io.asyncio4j.cli.run.ScriptException;
import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.web.development.ProgramRun.Address;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program in this JVM, and runs it anew whenever what it is made from changes: the new run
 * takes over the port, and the old one stops when the new one listens. What does not compile, or
 * fails at its start, is shown on the terminal and, at the same port, in the browser.
 */
public final class Reloader implements Run.Owner {
  /**
   * How long to wait between two looks at the sources: this, and longer where a look takes long.
   */
  private static final long PAUSE_MILLIS = 20;

  private static final int PAUSE_PER_LOOK = 20;
  private static final Address USUAL = new Address("127.0.0.1", 8000);

  private final ProgramSource source;
  private final List<String> args;
  private final @Nullable String host;
  private final Announcements say;
  private final Set<Address> held = new HashSet<>();
  private @Nullable Integer port;
  private @Nullable Run serving;
  private @Nullable Run starting;
  private @Nullable Address last;
  private ReloadTimes times = new ReloadTimes(0, 0, 0);
  private long pauseMillis = PAUSE_MILLIS;
  private int runs;

  /**
   * @param host null for what the program says
   * @param port null for what the program says
   * @param coloured whether standard error shows colours
   */
  public Reloader(
      ProgramSource source,
      List<String> args,
      @Nullable String host,
      @Nullable Integer port,
      boolean coloured) {
    this.source = source;
    this.args = List.copyOf(args);
    this.host = host;
    this.port = port;
    this.say = new Announcements(new Style(coloured));
  }

  /** Goes on until the process is ended. */
  public void run() throws InterruptedException {
    FileWatch seen = FileWatch.of(source.watched());
    while (true) {
      buildAndStart();
      // What was looked up on the way is watched from now on, as of before.
      FileWatch now = FileWatch.of(source.watched());
      var all = new HashMap<>(now.files());
      all.putAll(seen.files());
      seen = new FileWatch(all);
      now = changed(seen);
      Path file = now.changedSince(seen);
      say.changed(file);
      note(ReloadTimes.of(file));
      seen = now;
    }
  }

  /** Waits until something is another than it was and stays so: some editors write in steps. */
  private FileWatch changed(FileWatch seen) throws InterruptedException {
    FileWatch before;
    FileWatch now = seen;
    do {
      before = now;
      now = lookAgain();
    } while (now.equals(seen) || !now.equals(before));
    return now;
  }

  private FileWatch lookAgain() throws InterruptedException {
    Thread.sleep(pauseMillis);
    long before = System.nanoTime();
    var look = FileWatch.of(source.watched());
    long tookMillis = (System.nanoTime() - before) / 1_000_000;
    pauseMillis = Math.max(PAUSE_MILLIS, tookMillis * PAUSE_PER_LOOK);
    return look;
  }

  private synchronized void note(ReloadTimes newTimes) {
    times = newTimes;
  }

  private void buildAndStart() {
    try {
      Launch launch = source.build();
      noteCompiled();
      begin(() -> launch.start(args));
    } catch (ScriptException e) {
      String messages = String.valueOf(e.getMessage());
      say.errors(messages);
      showErrors(source.name() + " cannot be started", messages);
    }
  }

  private synchronized void noteCompiled() {
    times = times.compiledNow();
  }

  private synchronized void begin(Run.Body body) {
    if (starting != null) {
      starting.stop();
    }
    // An id says which run, and of which process.
    String id = Integer.toHexString(ThreadLocalRandom.current().nextInt()) + "-" + ++runs;
    starting = new Run(id, this, body);
    starting.start();
  }

  private void showErrors(String title, String messages) {
    Address at;
    synchronized (this) {
      at = last == null ? wanted(USUAL.host(), USUAL.port()) : last;
    }
    begin(() -> ErrorServer.serve(title, messages, at));
  }

  @Override
  public synchronized Address wanted(String programsHost, int programsPort) {
    return new Address(host == null ? programsHost : host, port == null ? programsPort : port);
  }

  @Override
  public synchronized boolean isHeld(Address address) {
    return held.contains(address);
  }

  @Override
  public synchronized void listens(Run run, String title, String url, Address address) {
    if (port != null && port == 0) {
      port = address.port();
    }
    last = address;
    if (run == starting) {
      if (serving != null) {
        serving.stop();
      }
      // Its successors are at other addresses only if the program says so.
      held.clear();
      held.add(address);
      boolean first = serving == null;
      serving = run;
      starting = null;
      if (first) {
        say.serves(title, url);
        warmUp();
      } else if (title.isEmpty()) {
        say.showsErrors(url);
      } else {
        say.reloaded(url, times);
      }
    } else {
      held.add(address);
    }
  }

  /**
   * A compiler that has not compiled yet takes seconds: nobody is to wait for that after a save.
   */
  private void warmUp() {
    Thread thread = Thread.ofPlatform().daemon().name("warm-up").unstarted(source::warmUp);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  @Override
  public void ended(Run run, @Nullable Throwable failure) {
    boolean wanted;
    synchronized (this) {
      wanted = !run.isStopped() && (run == starting || run == serving);
    }
    if (!wanted || failure instanceof CancelledError) {
      return;
    }
    String what =
        switch (failure) {
          case null -> "The program ended without serving an app; call app.serve()";
          case UncheckedIOException e when isPortTaken(e) -> String.valueOf(e.getMessage());
          case ScriptException e -> String.valueOf(e.getMessage());
          default -> trace(failure);
        };
    say.errors(what);
    if (isPortTaken(failure) && !hasServed()) {
      // Nothing that is saved makes the port free.
      System.exit(1);
    }
    showErrors(failure == null ? source.name() + " serves nothing" : failure.toString(), what);
  }

  private synchronized boolean hasServed() {
    return serving != null;
  }

  private static boolean isPortTaken(@Nullable Throwable failure) {
    return failure instanceof UncheckedIOException && failure.getCause() instanceof BindException;
  }

  private static String trace(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Override
  public List<String> sourceOf(StackTraceElement frame) {
    return source.sourceOf(frame);
  }
}

package io.asyncio4j.timeline;

import io.asyncio4j.EventLoop;
import io.asyncio4j.spi.LoopObserver;
import io.asyncio4j.spi.LoopObserverProvider;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Records every loop of a program that knows nothing of it, and writes the picture when the program
 * ends, however it does:
 *
 * <pre>{@code
 * java -Dasyncio4j.observers=io.asyncio4j.timeline.TimelineObserver \
 *      -Dasyncio4j.timeline=out.html -cp ... Main
 * }</pre>
 *
 * <p>The properties are {@link #PAGE}, {@link #TRACE}, {@link #TITLE} and {@link #EVENTS}; with
 * neither of the first two the page is {@code timeline.html}. A program that is killed ({@code kill
 * -9}, {@code Runtime.halt}) or that runs no loop leaves no file.
 */
public final class TimelineObserver implements LoopObserverProvider {
  /** The system property that names the page. */
  public static final String PAGE = "asyncio4j.timeline";

  /** The system property that names the trace. */
  public static final String TRACE = "asyncio4j.trace";

  /** The system property that holds the title. */
  public static final String TITLE = "asyncio4j.timeline.title";

  /** The system property that says how many events of each loop are kept. */
  public static final String EVENTS = "asyncio4j.timeline.events";

  private final Recorder recorder;

  /** Named by the property {@code asyncio4j.observers}; only for that. */
  public TimelineObserver() {
    String title = System.getProperty(TITLE);
    if (title == null) {
      // The first word of what the JVM was started with: the main class, or a jar.
      title = System.getProperty("sun.java.command", "asyncio4j").split(" ", 2)[0];
    }
    recorder = new Recorder(title, Integer.getInteger(EVENTS, Recorder.DEFAULT_LIMIT));
  }

  @Override
  public @Nullable LoopObserver observe(EventLoop loop) {
    return recorder.observer(loop);
  }

  @Override
  public void processEnds() {
    String page = System.getProperty(PAGE);
    String trace = System.getProperty(TRACE);
    if (trace != null) {
      write("trace", trace, recorder::writeTrace);
    }
    if (page != null || trace == null) {
      write("timeline", page == null ? "timeline.html" : page, recorder::writePage);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void to(Path file) throws IOException;
  }

  private static void write(String what, String file, Writing writing) {
    try {
      Path path = Path.of(file);
      writing.to(path);
      System.err.println("asyncio4j: the " + what + " is in " + path);
    } catch (IOException | RuntimeException e) {
      System.err.println("asyncio4j: the " + what + " " + file + " cannot be written: " + e);
    }
  }
}

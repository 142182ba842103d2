package io.asyncio4j.web.development;

import io.asyncio4j.ContextVar;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program that is being written, between two changes of its sources: {@code aio serve
 * --reload} starts one after the other. The apps that it serves take over the port of the run
 * before, and show their failures in the browser.
 *
 * <p>Any thread may call these methods.
 */
public abstract class ProgramRun {
  private static final ContextVar<@Nullable ProgramRun> CURRENT =
      ContextVar.of("program run", null);

  /** For those who run programs. */
  protected ProgramRun() {}

  /** The run that the caller belongs to; null when nobody is writing the program. */
  public static @Nullable ProgramRun current() {
    return CURRENT.get();
  }

  /** Has the calling thread, and all the loops that it runs, belong to this. */
  public final void enter() {
    var _ = CURRENT.set(this);
  }

  /** Differs from that of every other run; made of letters, digits and hyphens. */
  public abstract String id();

  /**
   * Where an app is to listen.
   *
   * @param host what the program says
   * @param port what the program says
   * @throws io.asyncio4j.CancelledError when the run is to end
   */
  public abstract Address address(String host, int port);

  /** Whether a run of this program listens there: its port is taken over, not refused. */
  public abstract boolean isHeld(Address address);

  /** How long requests may go on when the run ends. */
  public abstract Duration gracePeriod();

  /**
   * An app listens.
   *
   * @param stop ends it; from any thread, at any time
   */
  public abstract void listens(String title, String url, Address address, Runnable stop);

  /** The lines of the source file that a frame is in; empty when that is not the program's. */
  public abstract List<String> sourceOf(StackTraceElement frame);

  /** Where an app listens. */
  public record Address(String host, int port) {}
}

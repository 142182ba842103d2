package io.asyncio4j.files;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a cancelled whole-file write has left: {@link AsyncFiles#write} adds it, suppressed, to the
 * {@link io.asyncio4j.CancelledError} that goes out.
 */
public final class PartialWriteException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;
  private final boolean opened;
  private final long written;

  PartialWriteException(Path path, boolean opened, long written, long total) {
    super(
        path
            + ": the write was cancelled; "
            + (opened
                ? "the file was opened, and " + written + " of " + total + " bytes were written"
                : "the file was not touched"));
    this.path = path;
    this.opened = opened;
    this.written = written;
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** Whether the file was opened, and so created or truncated where the options ask for that. */
  public boolean isOpened() {
    return opened;
  }

  /** How many bytes were written, from the first on. */
  public long written() {
    return written;
  }
}

package io.asyncio4j.files;

import java.nio.file.Path;

/**
 * Something has happened in a directory that is watched.
 *
 * @param kind what
 * @param path the entry, resolved against its directory; the directory itself for an overflow
 */
public record FileEvent(Kind kind, Path path) {
  /** What happens to the entries of a directory. */
  public enum Kind {
    /** An entry was created, or moved here. */
    CREATED,
    /** A file's content or attributes have changed; editors and copies make several of these. */
    MODIFIED,
    /** An entry was deleted, or moved away. */
    DELETED,
    /** Events came faster than they were taken, and some are lost: look at the directory. */
    OVERFLOW
  }
}

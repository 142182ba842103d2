package io.asyncio4j.examples.notes;

import java.time.Instant;
import java.util.List;

/** A note as it is kept. */
record Note(
    long id,
    String title,
    String body,
    List<String> tags,
    Instant changed,
    List<Attachment> attachments) {
  /**
   * A file with a note.
   *
   * @param size in bytes
   */
  record Attachment(long id, String name, String type, long size) {}

  /** Some of the notes that were asked for; pages count from 1. */
  record Page(List<Note> notes, int page, int pages, long total) {}

  /** A tag, and how many notes have it. */
  record Tag(String name, long notes) {}
}

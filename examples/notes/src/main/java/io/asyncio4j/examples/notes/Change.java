package io.asyncio4j.examples.notes;

import java.util.Locale;

/** What happened to a note of a user. */
record Change(long user, Kind kind, long note) {
  /** How it changed. */
  enum Kind {
    ADDED,
    CHANGED,
    DELETED;

    /** As pages know it. */
    String event() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As it goes through the database. */
  String encoded() {
    return user + " " + kind + " " + note;
  }

  static Change decode(String text) {
    String[] parts = text.split(" ", -1);
    return new Change(Long.parseLong(parts[0]), Kind.valueOf(parts[1]), Long.parseLong(parts[2]));
  }
}

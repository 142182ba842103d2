package io.asyncio4j.examples.notes;

/** Serves the notes at http://127.0.0.1:8000. */
final class Main {
  private Main() {}

  static void main() throws Exception {
    NotesApp.of(Settings.fromEnvironment()).serve();
  }
}

package io.asyncio4j.examples.notes;

import io.asyncio4j.web.middleware.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is different where the app runs.
 *
 * @param database the JDBC URL of a PostgreSQL, with user and password; empty for one of the app's
 *     own that is gone when the app stops
 * @param files where attachments are kept
 * @param sessionKey signs the cookies
 */
record Settings(String database, Path files, String sessionKey) {
  /** Those of {@code NOTES_DATABASE}, {@code NOTES_FILES} and {@code NOTES_KEY}. */
  static Settings fromEnvironment() throws IOException {
    Map<String, String> environment = System.getenv();
    String files = environment.get("NOTES_FILES");
    String key = environment.get("NOTES_KEY");
    return new Settings(
        environment.getOrDefault("NOTES_DATABASE", ""),
        files == null ? Files.createTempDirectory("notes") : Path.of(files),
        key == null ? Sessions.newKey() : key);
  }
}

package io.asyncio4j.http.client;

import io.asyncio4j.files.AsyncFile;
import io.asyncio4j.files.AsyncFiles;
import io.asyncio4j.http.MediaType;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file, of which a piece at a time is in memory. */
record FileBody(Path file, @Nullable MediaType type) implements Body {
  private static final int CHUNK = 64 * 1024;

  /** Asking a local file for its size is a matter of microseconds. */
  @Override
  public long length() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return -1; // opening it will say why
    }
  }

  @Override
  public MediaType mediaType() {
    if (type != null) {
      return type;
    }
    String guess = URLConnection.guessContentTypeFromName(String.valueOf(file.getFileName()));
    MediaType guessed = MediaType.parseOrNull(guess);
    return guessed == null ? MediaType.BYTES : guessed;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public void writeTo(Sink out) throws IOException {
    try (AsyncFile open = AsyncFiles.open(file)) {
      while (true) {
        byte[] chunk = open.readNBytes(CHUNK);
        if (chunk.length == 0) {
          return;
        }
        out.write(chunk);
      }
    }
  }
}

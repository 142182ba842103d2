package io.asyncio4j.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Queue;
import java.util.stream.Stream;

/** What a {@link FileSequence} can be read from. */
final class Sources {
  private static final int CHARS_IN_BATCH = 1 << 17;
  private static final int ENTRIES_IN_BATCH = 256;

  private Sources() {}

  /** The lines of a file, ended by {@code \n}, {@code \r\n} or {@code \r}. */
  record Lines(BufferedReader reader) implements FileSequence.Source<String> {
    static Lines open(Path path, Charset charset) throws IOException {
      return new Lines(Files.newBufferedReader(path, charset));
    }

    @Override
    public void fill(Queue<String> batch, FileWork work) throws IOException {
      int chars = 0;
      while (chars < CHARS_IN_BATCH && !work.isStopped()) {
        String line = reader.readLine();
        if (line == null) {
          return;
        }
        batch.add(line);
        chars += line.length() + 1;
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** The paths of a directory or a tree. */
  record Paths(Stream<Path> stream, Iterator<Path> iterator) implements FileSequence.Source<Path> {
    @SuppressWarnings("StreamResourceLeak") // closed with the sequence
    static Paths list(Path directory) throws IOException {
      return of(Files.list(directory));
    }

    @SuppressWarnings("StreamResourceLeak") // closed with the sequence
    static Paths walk(Path start, int maxDepth, FileVisitOption... options) throws IOException {
      return of(Files.walk(start, maxDepth, options));
    }

    private static Paths of(Stream<Path> stream) {
      return new Paths(stream, stream.iterator());
    }

    @Override
    public void fill(Queue<Path> batch, FileWork work) throws IOException {
      try {
        while (batch.size() < ENTRIES_IN_BATCH && !work.isStopped() && iterator.hasNext()) {
          batch.add(iterator.next());
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}

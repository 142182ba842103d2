package io.asyncio4j.advise;

import io.asyncio4j.check.Checker;
import io.asyncio4j.check.Sequence;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the checker has found in a program's sources, kept beside its classes for when it runs: a
 * resource on its class path.
 */
public final class SequenceList {
  /** The resource. */
  public static final String RESOURCE = "META-INF/asyncio4j/sequences";

  /**
   * The system property that names source files and folders, separated as class paths are, which
   * are checked when the program starts.
   */
  public static final String SOURCES = "asyncio4j.advise.sources";

  private SequenceList() {}

  /**
   * Writes {@code sequences} as the resource of the classes in the folder {@code classes}.
   *
   * @throws IOException when it cannot be written
   */
  public static void write(List<Sequence> sequences, Path classes) throws IOException {
    var text = new StringBuilder();
    for (Sequence sequence : sequences) {
      line(text, sequence.isEach() ? "each" : "neighbours", sequence.file());
      for (Sequence.Site call : sequence.calls()) {
        line(text, "", call.method(), call.firstLine(), call.lastLine(), call.label());
      }
    }
    Path file = classes.resolve(RESOURCE);
    Path folder = Files.createDirectories(file.getParent());
    // Whole or not at all: another start of the program may be reading it.
    Path whole = Files.createTempFile(folder, "sequences", null);
    Files.writeString(whole, text);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void line(StringBuilder text, Object... fields) {
    var line = new ArrayList<String>();
    for (Object field : fields) {
      line.add(field.toString().replaceAll("\\s", " "));
    }
    text.append(String.join("\t", line)).append('\n');
  }

  /**
   * The lists of the class path, and what is found in the sources that {@link #SOURCES} names;
   * nothing when there is neither.
   */
  static Optional<List<Sequence>> ofProgram() {
    var sequences = new ArrayList<Sequence>();
    boolean known = false;
    try {
      String sources = System.getProperty(SOURCES);
      if (sources != null) {
        known = true;
        sequences.addAll(Checker.of(paths(classPath())).sequences(paths(sources)));
      } else {
        for (URL list : Collections.list(loader().getResources(RESOURCE))) {
          known = true;
          sequences.addAll(read(list));
        }
      }
    } catch (IOException | RuntimeException e) {
      System.err.println("asyncio4j: what the checker says of the program cannot be had: " + e);
    }
    return known ? Optional.of(sequences) : Optional.empty();
  }

  private static ClassLoader loader() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader != null ? loader : ClassLoader.getSystemClassLoader();
  }

  private static String classPath() {
    return System.getProperty("java.class.path", "");
  }

  private static List<Path> paths(String list) {
    return Arrays.stream(list.split(File.pathSeparator, -1))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .toList();
  }

  static List<Sequence> read(URL list) throws IOException {
    var sequences = new ArrayList<Sequence>();
    try (var reader =
        new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
      boolean isEach = false;
      String file = "";
      var calls = new ArrayList<Sequence.Site>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] fields = line.split("\t", -1);
        if (fields[0].isEmpty()) {
          calls.add(
              new Sequence.Site(
                  fields[1], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[4]));
          continue;
        }
        if (!calls.isEmpty()) {
          sequences.add(new Sequence(file, isEach, calls));
          calls.clear();
        }
        isEach = fields[0].equals("each");
        file = fields[1];
      }
      if (!calls.isEmpty()) {
        sequences.add(new Sequence(file, isEach, calls));
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException(list + " is no list of sequences; have it written again", e);
    }
    return sequences;
  }
}

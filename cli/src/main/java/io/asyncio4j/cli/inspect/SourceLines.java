package io.asyncio4j.cli.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of source that the frames of a stack stand for, where the files are at hand. */
final class SourceLines {
  private static final Pattern FRAME =
      Pattern.compile(
          "(?:.*/)?(?<type>[\\p{L}\\p{N}_$.]+)\\.[^.(]+\\((?<file>[^:()]+\\.java):(?<line>\\d+)\\)");
  private static final Pattern SCRIPT = Pattern.compile("\\S+\\.java");

  private final List<Path> folders = new ArrayList<>();
  private final Map<String, List<String>> files = new HashMap<>();

  /**
   * Where to look.
   *
   * @param given where the user says that sources are
   */
  SourceLines(TargetJvm target, List<Path> given) {
    folders.addAll(given);
    Path folder = target.folder();
    Matcher script = SCRIPT.matcher(target.command());
    if (script.find()) {
      Path parent = folder.resolve(script.group()).getParent();
      folders.add(parent == null ? folder : parent);
    }
    folders.add(folder);
    folders.add(folder.resolve("src/main/java"));
    folders.add(folder.resolve("src/test/java"));
  }

  /** The line that {@code frame} is at, without its indent; empty when it is not known. */
  Optional<String> of(String frame) {
    Matcher at = FRAME.matcher(frame);
    if (!at.matches()) {
      return Optional.empty();
    }
    String type = at.group("type");
    int dot = type.lastIndexOf('.');
    String inPackage = dot < 0 ? "" : type.substring(0, dot).replace('.', '/') + "/";
    List<String> lines = files.computeIfAbsent(inPackage + at.group("file"), this::read);
    int number;
    try {
      number = Integer.parseInt(at.group("line"));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return number < 1 || number > lines.size()
        ? Optional.empty()
        : Optional.of(lines.get(number - 1).strip());
  }

  private List<String> read(String file) {
    for (Path folder : folders) {
      try {
        return Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8);
      } catch (IOException e) {
        // Perhaps it is in the next one.
      }
    }
    return List.of();
  }
}

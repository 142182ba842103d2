package io.asyncio4j.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One source file.
 *
 * @param name what reports call it: the path as the caller wrote it
 * @param text what is in it
 */
public record SourceText(String name, String text) {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:(?:public|final|abstract|sealed|non-sealed|strictfp)\\s+)*"
              + "(?:class|interface|enum|record|@interface)\\s+(\\w+)");

  /** The files, and all {@code .java} files below the folders, in the order of their names. */
  static List<SourceText> read(List<Path> paths) throws IOException {
    var files = new LinkedHashSet<Path>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        try (var below = Files.walk(path)) {
          below
              .filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
              .filter(file -> !isBuilt(path.relativize(file)))
              .sorted()
              .forEach(files::add);
        }
      } else {
        files.add(path);
      }
    }
    var sources = new ArrayList<SourceText>();
    for (Path file : files) {
      sources.add(read(file.toString(), file));
    }
    return sources;
  }

  /** The source in {@code file}, called {@code name} in reports. */
  public static SourceText read(String name, Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    // A script's first line; a comment instead keeps the positions as they are.
    return new SourceText(name, text.startsWith("#!") ? "//" + text.substring(2) : text);
  }

  /** What stands in a hidden folder, or is the output of a build. */
  private static boolean isBuilt(Path file) {
    for (Path part : file) {
      String name = part.toString();
      if (name.startsWith(".") || name.equals("target") || name.equals("build")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The sources in groups that javac takes together: two scripts may both have a class {@code Main}
   * in the unnamed package. What stands below one root stays together where it can: it is a program
   * most likely.
   */
  static List<List<SourceText>> compatible(List<SourceText> sources) {
    var roots = new LinkedHashMap<String, List<Together>>();
    for (SourceText source : sources) {
      List<Together> parts = roots.computeIfAbsent(source.root(), _ -> new ArrayList<>());
      add(new Together(List.of(source), source.types()), parts);
    }
    var groups = new ArrayList<Together>();
    roots.values().forEach(parts -> parts.forEach(part -> add(part, groups)));
    return groups.stream().map(Together::sources).toList();
  }

  /** Sources with the types that they declare. */
  private record Together(List<SourceText> sources, Set<String> types) {}

  /** Adds them to the first group that has none of their types. */
  private static void add(Together added, List<Together> groups) {
    for (Together group : groups) {
      if (Collections.disjoint(group.types, added.types)) {
        group.sources.addAll(added.sources);
        group.types.addAll(added.types);
        return;
      }
    }
    groups.add(new Together(new ArrayList<>(added.sources), new HashSet<>(added.types)));
  }

  /** The folder where its packages begin. */
  private String root() {
    String folder = name.substring(0, Math.max(0, name.replace('\\', '/').lastIndexOf('/')));
    Matcher packages = PACKAGE.matcher(text);
    String inside = packages.find() ? packages.group(1).replace('.', '/') : "";
    return folder.replace('\\', '/').endsWith(inside)
        ? folder.substring(0, folder.length() - inside.length())
        : folder;
  }

  /** The top-level types that it seems to declare; the file's own name for a compact file. */
  private Set<String> types() {
    Matcher folder = PACKAGE.matcher(text);
    String prefix = folder.find() ? folder.group(1) + "." : "";
    var names = new HashSet<String>();
    Matcher type = TYPE.matcher(text);
    while (type.find()) {
      names.add(prefix + type.group(1));
    }
    if (prefix.isEmpty()) {
      names.add(className());
    }
    return names;
  }

  /**
   * The file's name as javac may have it: a class without a declaration is called after it, so
   * {@code hello-world.java} becomes {@code hello_world}.
   */
  String className() {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String base = file.endsWith(".java") ? file.substring(0, file.length() - 5) : file;
    var identifier = new StringBuilder();
    base.codePoints()
        .map(c -> Character.isJavaIdentifierPart(c) ? c : '_')
        .forEach(identifier::appendCodePoint);
    if (identifier.isEmpty() || !Character.isJavaIdentifierStart(identifier.charAt(0))) {
      identifier.insert(0, '_');
    }
    return identifier.toString();
  }
}

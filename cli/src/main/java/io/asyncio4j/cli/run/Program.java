package io.asyncio4j.cli.run;

import io.asyncio4j.advise.SequenceList;
import io.asyncio4j.check.Checker;
import io.asyncio4j.check.Sequence;
import io.asyncio4j.check.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A script, compiled: by now or on an earlier start.
 *
 * @param mainClass the class to launch
 * @param classes where its classes are
 * @param jars its dependencies
 * @param javaOptions what its JVM is to be started with; with none, any JVM is right
 * @param sources what it was compiled from, by absolute path
 */
record Program(
    String mainClass, Path classes, List<Path> jars, List<String> javaOptions, List<Path> sources) {
  /** Changes with what an entry of the cache looks like. */
  private static final String FORMAT = "1";

  private static final String MAIN = "main-class";

  /**
   * @param advise to have the checker's list of sequences beside the classes
   * @param fresh to resolve and to compile whatever is in the cache
   */
  static Program of(
      String script, Libraries libraries, CacheFolder cache, boolean advise, boolean fresh)
      throws ScriptException {
    Source main = Source.read(script);
    Directives directives = Directives.parse(main.name(), main.text());
    Map<Path, Source> sources = sources(main, directives);

    List<Path> jars = Dependencies.resolve(main.name(), directives, cache, fresh);
    var classPath = new ArrayList<>(libraries.forScripts);
    classPath.addAll(jars);

    Path entry = cache.entry("classes", key(sources, directives, classPath));
    String mainClass = fresh ? null : readMainClass(entry);
    if (mainClass == null) {
      mainClass = compile(List.copyOf(sources.values()), directives, classPath, cache, entry);
    } else {
      CacheFolder.touch(entry);
    }
    if (advise) {
      checkSequences(List.copyOf(sources.values()), classPath, entry);
    }
    if (directives.main != null) {
      mainClass = directives.main;
    }
    return new Program(
        mainClass, entry, jars, List.copyOf(directives.javaOptions), List.copyOf(sources.keySet()));
  }

  /**
   * The script and what its {@code //SOURCES} name, by absolute path.
   *
   * @param all what the script says, to which is added what its sources say
   */
  static Map<Path, Source> sources(Source script, Directives all) throws ScriptException {
    var sources = new LinkedHashMap<Path, Source>();
    sources.put(script.folder().resolve(script.fileName()).toAbsolutePath().normalize(), script);
    addSources(script, all.sources, sources, all);
    return sources;
  }

  /** Follows {@code //SOURCES}, also those of the sources. */
  private static void addSources(
      Source from, List<String> patterns, Map<Path, Source> sources, Directives all)
      throws ScriptException {
    for (String pattern : patterns) {
      for (Path path : matches(from, pattern)) {
        Path absolute = path.toAbsolutePath().normalize();
        if (!sources.containsKey(absolute)) {
          Source source = Source.read(path.toString(), path);
          sources.put(absolute, source);
          Directives directives = Directives.parse(source.name(), source.text());
          all.addAll(directives);
          addSources(source, directives.sources, sources, all);
        }
      }
    }
  }

  private static List<Path> matches(Source from, String pattern) throws ScriptException {
    int slash = pattern.lastIndexOf('/');
    String name = pattern.substring(slash + 1);
    Path folder = slash < 0 ? from.folder() : from.folder().resolve(pattern.substring(0, slash));
    if (!name.contains("*")) {
      return List.of(folder.resolve(name));
    }
    try (var found = Files.newDirectoryStream(folder, name)) {
      var paths = new ArrayList<Path>();
      found.forEach(paths::add);
      paths.sort(null);
      return paths;
    } catch (IOException e) {
      throw new ScriptException(from.name() + ": //SOURCES " + pattern + ": no such folder", e);
    }
  }

  /** Everything that what javac makes of the sources depends on. */
  private static String key(
      Map<Path, Source> sources, Directives directives, List<Path> classPath) {
    var parts = new ArrayList<>(List.of(FORMAT, Runtime.version().toString()));
    for (Source source : sources.values()) {
      parts.add(source.fileName());
      parts.add(source.text());
    }
    parts.addAll(directives.javacOptions);
    for (Path jar : classPath) {
      parts.add(jar.toString());
      try {
        parts.add(Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis());
      } catch (IOException e) {
        parts.add("missing");
      }
    }
    return CacheFolder.key(parts);
  }

  /** Unless that was done on an earlier start. */
  private static void checkSequences(List<Source> sources, List<Path> classPath, Path classes)
      throws ScriptException {
    if (Files.exists(classes.resolve(SequenceList.RESOURCE))) {
      return;
    }
    List<Sequence> found =
        Checker.of(classPath)
            .sequencesIn(
                sources.stream()
                    .map(source -> new SourceText(source.name(), source.text()))
                    .toList());
    try {
      SequenceList.write(found, classes);
    } catch (IOException e) {
      throw new ScriptException(
          "the cache folder " + classes + " cannot be written (" + e.getMessage() + ")", e);
    }
  }

  private static @Nullable String readMainClass(Path entry) {
    try {
      return Files.readString(entry.resolve(MAIN));
    } catch (IOException e) {
      return null;
    }
  }

  private static String compile(
      List<Source> sources,
      Directives directives,
      List<Path> classPath,
      CacheFolder cache,
      Path entry)
      throws ScriptException {
    Path folder = null;
    try {
      folder = cache.newFolder("classes");
      String mainClass = Compiler.compile(sources, directives.javacOptions, classPath, folder);
      Files.writeString(folder.resolve(MAIN), mainClass);
      if (Files.isDirectory(entry)) {
        CacheFolder.delete(entry);
      }
      cache.publish(folder, entry);
      folder = null;
      cache.prune("classes");
      return mainClass;
    } catch (IOException e) {
      throw new ScriptException(
          "the cache folder "
              + cache.root()
              + " cannot be written ("
              + e.getMessage()
              + "); set XDG_CACHE_HOME to a folder that can",
          e);
    } finally {
      if (folder != null) {
        deleteQuietly(folder);
      }
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      CacheFolder.delete(folder);
    } catch (IOException e) {
      // It goes when it is old.
    }
  }
}

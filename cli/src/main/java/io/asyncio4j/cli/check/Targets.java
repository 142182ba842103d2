package io.asyncio4j.cli.check;

import io.asyncio4j.cli.maven.MavenModule;
import io.asyncio4j.cli.maven.MavenProject;
import io.asyncio4j.cli.run.ScriptLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds out what the paths of a command line stand for, file by file: a source of a Maven project
 * is checked with that project, whatever path led to it; any other is a program of its own, or part
 * of the one in its folder.
 */
final class Targets {
  private final List<Path> classPath;
  private final boolean withTests;
  private final Consumer<String> warnings;

  private final Map<Path, String> plain = new LinkedHashMap<>();
  private final Map<Path, Asked> projects = new LinkedHashMap<>();
  private final Map<Path, Optional<Path>> poms = new HashMap<>();

  /** What is wanted of one Maven project. */
  private static final class Asked {
    final MavenProject project;
    final Map<Path, String> files = new LinkedHashMap<>();
    final Set<MavenModule> modules = new LinkedHashSet<>();
    boolean withTests;

    Asked(MavenProject project) {
      this.project = project;
    }
  }

  private Targets(List<Path> classPath, boolean withTests, Consumer<String> warnings) {
    this.classPath = classPath;
    this.withTests = withTests;
    this.warnings = warnings;
  }

  /**
   * What {@code paths} stand for.
   *
   * @param classPath what the sources are compiled with besides asyncio4j and their own
   *     dependencies
   * @param withTests also the tests of Maven projects
   * @param warnings gets a line for each thing that was not found
   */
  static List<Target> of(
      List<Path> paths, List<Path> classPath, boolean withTests, Consumer<String> warnings)
      throws IOException {
    var targets = new Targets(classPath, withTests, warnings);
    for (Path path : paths) {
      targets.add(path);
    }
    return targets.build();
  }

  private void add(Path path) throws IOException {
    boolean isPom = path.endsWith("pom.xml");
    Path given = isPom ? path.resolveSibling("") : path;
    Path absolute = given.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      add(absolute, path.toString(), absolute);
      return;
    }
    for (Path file : JavaFiles.below(absolute)) {
      add(file, given.resolve(absolute.relativize(file)).normalize().toString(), absolute);
    }
  }

  private void add(Path file, String name, Path given) throws IOException {
    Optional<Path> folder = moduleOf(file.getParent());
    if (folder.isEmpty()) {
      plain.putIfAbsent(file, name);
      return;
    }
    Path root = MavenProject.rootOf(folder.get());
    Asked asked = projects.get(root);
    if (asked == null) {
      asked = new Asked(MavenProject.read(root, warnings));
      projects.put(root, asked);
    }
    for (MavenModule module : asked.project.modules()) {
      if (module.folder().equals(folder.get())) {
        add(file, name, given, module, asked);
        return;
      }
    }
    plain.putIfAbsent(file, name);
  }

  private void add(Path file, String name, Path given, MavenModule module, Asked asked) {
    boolean isTest = file.startsWith(module.testSources());
    if (file.startsWith(module.sources()) && !isTest) {
      asked.modules.add(module);
      asked.files.putIfAbsent(file, name);
    } else if (isTest) {
      if (withTests || given.startsWith(module.testSources())) {
        asked.modules.add(module);
        asked.files.putIfAbsent(file, name);
        asked.withTests = true;
      }
    } else if (!file.startsWith(module.folder().resolve("src"))
        || given.startsWith(module.folder().resolve("src"))) {
      plain.putIfAbsent(file, name); // a script beside the module's own sources
    }
  }

  /** The nearest folder above with a {@code pom.xml}. */
  private Optional<Path> moduleOf(@org.jspecify.annotations.Nullable Path folder) {
    if (folder == null) {
      return Optional.empty();
    }
    Optional<Path> known = poms.get(folder);
    if (known == null) {
      known =
          Files.isRegularFile(folder.resolve("pom.xml"))
              ? Optional.of(folder)
              : moduleOf(folder.getParent());
      poms.put(folder, known);
    }
    return known;
  }

  private List<Target> build() throws IOException {
    var targets = new ArrayList<Target>();
    for (Asked asked : projects.values()) {
      if (!asked.files.isEmpty()) {
        targets.add(target(asked));
      }
    }
    if (!plain.isEmpty()) {
      targets.add(scripts());
    }
    return targets;
  }

  private Target scripts() throws IOException {
    var libraries = new ScriptLibraries(warnings);
    var names = new LinkedHashMap<String, Path>();
    for (var script : plain.entrySet()) {
      names.put(script.getValue(), script.getKey());
      libraries
          .add(script.getValue(), script.getKey())
          .forEach((file, name) -> names.putIfAbsent(plain.getOrDefault(file, name), file));
    }
    var path = new ArrayList<>(classPath);
    path.addAll(libraries.paths());
    return new Target(names, names.keySet(), path);
  }

  private Target target(Asked asked) throws IOException {
    var names = new LinkedHashMap<String, Path>();
    asked.files.forEach((file, name) -> names.put(name, file));
    Set<String> wanted = Set.copyOf(names.keySet());
    Set<MavenModule> modules = asked.project.withNeeded(asked.modules, asked.withTests);
    Path here = Path.of("").toAbsolutePath();
    for (MavenModule module : modules) {
      var folders = new ArrayList<>(List.of(module.sources()));
      if (asked.withTests && asked.modules.contains(module)) {
        folders.add(module.testSources());
      }
      for (Path folder : folders) {
        if (Files.isDirectory(folder)) {
          for (Path file : JavaFiles.below(folder)) {
            if (!asked.files.containsKey(file)) {
              Path shown = file.startsWith(here) ? here.relativize(file) : file;
              names.putIfAbsent(shown.toString(), file);
            }
          }
        }
      }
    }
    var path = new ArrayList<>(classPath);
    path.addAll(asked.project.classPath(modules, asked.withTests, ScriptLibraries.OWN_GROUP));
    path.addAll(ScriptLibraries.own());
    return new Target(names, wanted, path);
  }
}

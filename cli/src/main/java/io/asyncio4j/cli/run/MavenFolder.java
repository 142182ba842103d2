package io.asyncio4j.cli.run;

import io.asyncio4j.cli.maven.MavenModule;
import io.asyncio4j.cli.maven.MavenProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Maven module, compiled without Maven: with the modules of its project that it needs, and the
 * class path that their {@code pom.xml} say.
 */
public final class MavenFolder implements ProgramSource {
  private static final Pattern MAIN = Pattern.compile("\\bvoid\\s+main\\s*\\(");
  private static final Pattern PACKAGE =
      Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

  private static final int KEPT = 3;

  private final Path folder;
  private final @Nullable String mainClass;
  private final CacheFolder cache = CacheFolder.ofUser();
  private @Nullable Layout layout;
  private final Deque<Path> kept = new ArrayDeque<>();
  private volatile List<Source> sources = List.of();
  private volatile WarmUp warmUp = WarmUp.NONE;

  /** What the poms say, and when they were read. */
  private record Layout(List<MavenModule> modules, List<Path> jars, long read) {
    boolean isCurrent() {
      return modules.stream().allMatch(m -> changed(pom(m)) <= read);
    }

    static Path pom(MavenModule module) {
      return module.folder().resolve("pom.xml");
    }

    static long changed(Path file) {
      return file.toFile().lastModified();
    }
  }

  /**
   * @param folder where its {@code pom.xml} is
   * @param mainClass null for the only one that there is
   */
  public MavenFolder(Path folder, @Nullable String mainClass) {
    this.folder = folder.toAbsolutePath().normalize();
    this.mainClass = mainClass;
  }

  @Override
  public String name() {
    return String.valueOf(folder.getFileName());
  }

  @Override
  public Launch build() throws ScriptException {
    try {
      Layout now = layout();
      sources = read(now.modules());
      if (sources.isEmpty()) {
        throw new ScriptException("there are no Java files in " + folder.resolve("src/main/java"));
      }
      String main = mainClass == null ? onlyMain(sources) : mainClass;
      var classPath = new ArrayList<>(Libraries.ofThisJvm().forScripts);
      classPath.addAll(now.jars());
      Path compiled = cache.newFolder("projects");
      keep(compiled);
      var _ = Compiler.compile(sources, List.of(), classPath, compiled);
      warmUp = new WarmUp(sources, classPath);
      var all = new ArrayList<Path>();
      all.add(compiled);
      now.modules().forEach(module -> all.add(resources(module)));
      all.addAll(now.jars());
      List<Path> folders = now.modules().stream().map(MavenModule::sources).toList();
      return new Launch(name(), main, all, folders);
    } catch (IOException e) {
      throw new ScriptException(folder + " cannot be compiled: " + e.getMessage(), e);
    }
  }

  private Layout layout() throws IOException, ScriptException {
    Layout known = layout;
    if (known != null && known.isCurrent()) {
      return known;
    }
    long now = System.currentTimeMillis();
    var project = MavenProject.read(MavenProject.rootOf(folder), MavenFolder::warn);
    List<MavenModule> own =
        project.modules().stream().filter(module -> module.folder().equals(folder)).toList();
    if (own.isEmpty()) {
      throw new ScriptException("there is no pom.xml in " + folder);
    }
    List<MavenModule> all =
        project.withNeeded(own, false).stream()
            .filter(module -> !module.model().getPackaging().equals("pom"))
            .toList();
    List<Path> jars = project.classPath(all, false, Dependencies.OWN_GROUP);
    layout = new Layout(all, jars, now);
    return layout;
  }

  private static void warn(String message) {
    System.err.println("aio: " + message);
  }

  private static List<Source> read(List<MavenModule> modules) throws IOException, ScriptException {
    var sources = new ArrayList<Source>();
    for (MavenModule module : modules) {
      if (Files.isDirectory(module.sources())) {
        try (var files = Files.walk(module.sources())) {
          List<Path> java =
              files
                  .filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
                  .sorted()
                  .toList();
          for (Path file : java) {
            sources.add(Source.read(shown(file), file));
          }
        }
      }
    }
    return List.copyOf(sources);
  }

  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return (file.startsWith(here) ? here.relativize(file) : file).toString();
  }

  private static Path resources(MavenModule module) {
    return module.folder().resolve("src/main/resources");
  }

  private static String onlyMain(List<Source> sources) throws ScriptException {
    List<String> found =
        sources.stream()
            .filter(source -> MAIN.matcher(source.text()).find())
            .map(MavenFolder::className)
            .toList();
    if (found.size() != 1) {
      throw new ScriptException(
          found.isEmpty()
              ? "no class has a main method; write one that calls app.serve()"
              : "several classes have a main method ("
                  + String.join(", ", found)
                  + "); say which one with --main");
    }
    return found.getFirst();
  }

  private static String className(Source source) {
    var declared = PACKAGE.matcher(source.text());
    String name = source.fileName().replaceFirst("\\.java$", "");
    return declared.find() ? declared.group(1) + "." + name : name;
  }

  /** A run that is ending may still load classes: only what is older than that goes. */
  private void keep(Path compiled) throws IOException {
    kept.add(compiled);
    if (kept.size() > KEPT) {
      CacheFolder.delete(kept.removeFirst());
    }
    cache.prune("projects");
  }

  @Override
  public void warmUp() {
    warmUp.run();
  }

  @Override
  public Set<Path> watched() {
    var watched = new LinkedHashSet<Path>();
    watched.add(folder.resolve("pom.xml"));
    watched.add(folder.resolve("src/main"));
    Layout known = layout;
    if (known != null) {
      for (MavenModule module : known.modules()) {
        watched.add(Layout.pom(module));
        watched.add(module.sources());
        watched.add(resources(module));
      }
    }
    return watched;
  }

  @Override
  public List<String> sourceOf(StackTraceElement frame) {
    String type = frame.getClassName();
    String outer = type.indexOf('$') < 0 ? type : type.substring(0, type.indexOf('$'));
    String of = outer.contains(".") ? outer.substring(0, outer.lastIndexOf('.') + 1) : "";
    return sources.stream()
        .filter(s -> s.fileName().equals(frame.getFileName()))
        .filter(s -> className(s).equals(of + s.fileName().replaceFirst("\\.java$", "")))
        .findFirst()
        .map(s -> s.text().lines().toList())
        .orElse(List.of());
  }
}

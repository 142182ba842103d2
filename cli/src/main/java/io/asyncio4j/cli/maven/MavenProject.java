package io.asyncio4j.cli.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * A Maven project with all its modules, read without Maven and without a build.
 *
 * <p>What cannot be read or found is said to the {@code warnings}, and the rest is given: a checker
 * makes something of incomplete code, too.
 */
public final class MavenProject {
  private final Map<String, MavenModule> modules = new LinkedHashMap<>();
  private final Consumer<String> warnings;

  private MavenProject(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * The folder of the whole project: where the outermost {@code pom.xml} is that has {@code module}
   * for a module, or for one of its modules.
   */
  public static Path rootOf(Path module) {
    Path root = module;
    for (Path above = module.getParent(); above != null; above = above.getParent()) {
      Optional<Model> model = read(above.resolve("pom.xml"));
      if (model.isPresent() && foldersOf(model.get(), above).contains(root)) {
        root = above;
      }
    }
    return root;
  }

  /**
   * The project at {@code root}.
   *
   * @param warnings gets a line for each thing that cannot be read
   */
  public static MavenProject read(Path root, Consumer<String> warnings) throws IOException {
    var project = new MavenProject(warnings);
    var raw = new LinkedHashMap<Path, Model>();
    collect(root, raw);
    var poms = new HashMap<String, Path>();
    raw.forEach((folder, model) ->
        poms.put(new MavenModule(folder, model).name(), folder.resolve("pom.xml")));
    try (var maven = MavenSession.open(List.of())) {
      raw.forEach((folder, model) -> {
        var module = new MavenModule(folder, project.effective(folder, model, maven, poms));
        project.modules.put(module.name(), module);
      });
    }
    return project;
  }

  private static void collect(Path folder, Map<Path, Model> found) {
    Optional<Model> model = read(folder.resolve("pom.xml"));
    if (model.isPresent() && !found.containsKey(folder)) {
      found.put(folder, model.get());
      foldersOf(model.get(), folder).forEach(module -> collect(module, found));
    }
  }

  private static Optional<Model> read(Path pom) {
    if (!Files.isRegularFile(pom)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(pom)) {
      return Optional.of(new MavenXpp3Reader().read(in, false));
    } catch (IOException | XmlPullParserException e) {
      return Optional.empty();
    }
  }

  private static Set<Path> foldersOf(Model model, Path folder) {
    var names = new LinkedHashSet<>(model.getModules());
    model.getProfiles().forEach(profile -> names.addAll(profile.getModules()));
    var folders = new LinkedHashSet<Path>();
    for (String name : names) {
      Path module = folder.resolve(name).normalize();
      Path parent = module.getParent();
      folders.add(name.endsWith(".xml") && parent != null ? parent : module);
    }
    return folders;
  }

  private Model effective(Path folder, Model raw, MavenSession maven, Map<String, Path> poms) {
    var request = new DefaultModelBuildingRequest();
    request.setPomFile(folder.resolve("pom.xml").toFile());
    request.setModelResolver(new PomFiles(maven, poms));
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    var properties = new Properties();
    properties.putAll(System.getProperties());
    System.getenv().forEach((name, value) -> properties.setProperty("env." + name, value));
    request.setSystemProperties(properties);
    try {
      return new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();
    } catch (ModelBuildingException e) {
      warnings.accept(
          folder.resolve("pom.xml")
              + " cannot be understood, its dependencies are unknown: "
              + MavenSession.rootMessage(e));
      return raw;
    }
  }

  public Collection<MavenModule> modules() {
    return modules.values();
  }

  /** The modules with those of the project that they need, each before those that need it. */
  public Set<MavenModule> withNeeded(Collection<MavenModule> wanted, boolean withTests) {
    var all = new LinkedHashSet<MavenModule>();
    var visited = new LinkedHashSet<MavenModule>();
    wanted.forEach(module -> addWithNeeded(module, withTests, visited, all));
    return all;
  }

  private void addWithNeeded(
      MavenModule module, boolean withTests, Set<MavenModule> visited, Set<MavenModule> all) {
    if (!visited.add(module)) {
      return;
    }
    for (Dependency dependency : module.dependencies(withTests)) {
      MavenModule needed = modules.get(name(dependency));
      if (needed != null) {
        addWithNeeded(needed, false, visited, all);
      }
    }
    all.add(module);
  }

  /**
   * What {@code chosen} modules are compiled with: jars, and what a build may have left of their
   * own classes, without their sources.
   *
   * @param withTests also what only tests need
   * @param leftOut a group whose artifacts are there already
   */
  public List<Path> classPath(Collection<MavenModule> chosen, boolean withTests, String leftOut)
      throws IOException {
    return new Requirements(modules.keySet(), leftOut, warnings).classPath(chosen, withTests);
  }

  static String name(Dependency dependency) {
    return dependency.getGroupId() + ":" + dependency.getArtifactId();
  }
}

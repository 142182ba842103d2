package io.asyncio4j.cli.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.repository.internal.ArtifactDescriptorUtils;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** What some modules of a project need from outside of it. */
final class Requirements {
  private final Set<String> own;
  private final String leftOut;
  private final Consumer<String> warnings;

  private final Map<String, Dependency> wanted = new LinkedHashMap<>();
  private final Map<String, Dependency> managed = new LinkedHashMap<>();
  private final Set<RemoteRepository> repositories = new LinkedHashSet<>();

  /**
   * @param own the modules of the project, as {@code group:artifact}
   * @param leftOut a group whose artifacts are there already
   */
  Requirements(Set<String> own, String leftOut, Consumer<String> warnings) {
    this.own = own;
    this.leftOut = leftOut;
    this.warnings = warnings;
  }

  List<Path> classPath(Collection<MavenModule> modules, boolean withTests) throws IOException {
    var paths = new ArrayList<Path>();
    for (MavenModule module : modules) {
      for (var dependency : module.dependencies(withTests)) {
        if (dependency.getSystemPath() != null) {
          paths.add(Path.of(dependency.getSystemPath()));
        } else {
          want(dependency);
        }
      }
      manage(module);
    }
    if (!wanted.isEmpty()) {
      try (var maven = MavenSession.open(List.copyOf(repositories))) {
        paths.addAll(maven.classPath(List.copyOf(wanted.values()), List.copyOf(managed.values())));
      } catch (DependencyResolutionException e) {
        warnings.accept("not all dependencies were found: " + MavenSession.rootMessage(e));
        if (e.getResult() != null) {
          paths.addAll(MavenSession.files(e.getResult().getArtifactResults()));
        }
      }
    }
    modules.stream().map(MavenModule::classes).filter(Files::isDirectory).forEach(paths::add);
    return paths;
  }

  private void want(org.apache.maven.model.Dependency dependency) {
    if (!own.contains(MavenProject.name(dependency))
        && !dependency.getGroupId().equals(leftOut)
        && dependency.getVersion() != null) {
      var exclusions = new ArrayList<Exclusion>();
      exclusions.add(new Exclusion(leftOut, "*", "*", "*"));
      for (var each : dependency.getExclusions()) {
        exclusions.add(new Exclusion(each.getGroupId(), each.getArtifactId(), "*", "*"));
      }
      for (String module : own) {
        String[] name = module.split(":", 2);
        exclusions.add(new Exclusion(name[0], name[1], "*", "*"));
      }
      wanted.putIfAbsent(
          dependency.getManagementKey(),
          new Dependency(artifact(dependency), "compile", false, exclusions));
    }
  }

  private void manage(MavenModule module) {
    DependencyManagement management = module.model().getDependencyManagement();
    if (management != null) {
      for (var dependency : management.getDependencies()) {
        managed.putIfAbsent(
            dependency.getManagementKey(), new Dependency(artifact(dependency), ""));
      }
    }
    for (var repository : module.model().getRepositories()) {
      RemoteRepository remote = ArtifactDescriptorUtils.toRemoteRepository(repository);
      if (!remote.getId().equals("central")) {
        repositories.add(remote);
      }
    }
  }

  private static DefaultArtifact artifact(org.apache.maven.model.Dependency dependency) {
    boolean isTestJar = "test-jar".equals(dependency.getType());
    String classifier = dependency.getClassifier();
    return new DefaultArtifact(
        dependency.getGroupId(),
        dependency.getArtifactId(),
        isTestJar ? "tests" : classifier == null ? "" : classifier,
        "pom".equals(dependency.getType()) ? "pom" : "jar",
        dependency.getVersion());
  }
}

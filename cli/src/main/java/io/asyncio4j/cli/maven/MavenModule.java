package io.asyncio4j.cli.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;

/**
 * One module of a project, with what it takes from its parents.
 *
 * @param folder where its {@code pom.xml} is, absolute
 */
public record MavenModule(Path folder, Model model) {
  /** What others name it by: {@code group:artifact}. */
  String name() {
    String group = model.getGroupId();
    if (group == null && model.getParent() != null) {
      group = model.getParent().getGroupId();
    }
    return group + ":" + model.getArtifactId();
  }

  /** The folder of its sources; it may not exist. */
  public Path sources() {
    Build build = model.getBuild();
    return path(build == null ? null : build.getSourceDirectory(), "src/main/java");
  }

  /** The folder of its tests' sources; it may not exist. */
  public Path testSources() {
    Build build = model.getBuild();
    return path(build == null ? null : build.getTestSourceDirectory(), "src/test/java");
  }

  /** Where its classes are when it has been built. */
  public Path classes() {
    Build build = model.getBuild();
    return path(build == null ? null : build.getOutputDirectory(), "target/classes");
  }

  private Path path(@org.jspecify.annotations.Nullable String given, String usual) {
    return folder.resolve(given == null || given.contains("${") ? usual : given).normalize();
  }

  /** What its sources are compiled with. */
  List<Dependency> dependencies(boolean withTests) {
    return model.getDependencies().stream()
        .filter(dependency -> withTests || !"test".equals(dependency.getScope()))
        .filter(dependency -> !"import".equals(dependency.getScope()))
        .toList();
  }
}

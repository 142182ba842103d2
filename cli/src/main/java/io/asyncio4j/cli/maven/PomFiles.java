package io.asyncio4j.cli.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.apache.maven.repository.internal.ArtifactDescriptorUtils;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Finds parents and bills of materials: in the project itself, else in the repositories. */
final class PomFiles implements ModelResolver {
  private final MavenSession maven;
  private final Map<String, Path> ofProject;
  private final List<RemoteRepository> further;

  /**
   * @param ofProject the project's own, by {@code group:artifact}
   */
  PomFiles(MavenSession maven, Map<String, Path> ofProject) {
    this(maven, ofProject, List.of());
  }

  private PomFiles(
      MavenSession maven, Map<String, Path> ofProject, List<RemoteRepository> further) {
    this.maven = maven;
    this.ofProject = ofProject;
    this.further = new ArrayList<>(further);
  }

  @Override
  public ModelSource2 resolveModel(String group, String artifact, String version)
      throws UnresolvableModelException {
    Path own = ofProject.get(group + ":" + artifact);
    if (own != null) {
      return new FileModelSource(own.toFile());
    }
    try {
      Path found = maven.file(new DefaultArtifact(group, artifact, "", "pom", version), further);
      return new FileModelSource(found.toFile());
    } catch (ArtifactResolutionException e) {
      throw new UnresolvableModelException(e.getMessage(), group, artifact, version, e);
    }
  }

  @Override
  public ModelSource2 resolveModel(Parent parent) throws UnresolvableModelException {
    return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
  }

  @Override
  public ModelSource2 resolveModel(Dependency bom) throws UnresolvableModelException {
    return resolveModel(bom.getGroupId(), bom.getArtifactId(), bom.getVersion());
  }

  @Override
  public void addRepository(Repository repository) {
    addRepository(repository, false);
  }

  @Override
  public void addRepository(Repository repository, boolean replace) {
    RemoteRepository remote = ArtifactDescriptorUtils.toRemoteRepository(repository);
    boolean known = further.stream().anyMatch(other -> other.getId().equals(remote.getId()));
    if (!known || replace) {
      further.removeIf(other -> other.getId().equals(remote.getId()));
      further.add(remote);
    }
  }

  @Override
  public ModelResolver newCopy() {
    return new PomFiles(maven, ofProject, further);
  }
}

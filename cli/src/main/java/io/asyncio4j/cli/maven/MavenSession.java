package io.asyncio4j.cli.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;

/** Maven's own resolver, with the user's settings. */
public final class MavenSession implements AutoCloseable {
  private static final RemoteRepository CENTRAL =
      new RemoteRepository.Builder("central", "default", "https://repo.maven.apache.org/maven2")
          .build();

  private final RepositorySystem system;
  private final CloseableSession session;
  private final List<RemoteRepository> remotes;

  private MavenSession(
      RepositorySystem system, CloseableSession session, List<RemoteRepository> remotes) {
    this.system = system;
    this.session = session;
    this.remotes = remotes;
  }

  /**
   * Looks in {@code repositories}, in those of the settings, and in Maven Central in any case.
   *
   * @throws IOException when the settings cannot be read
   */
  public static MavenSession open(List<RemoteRepository> repositories) throws IOException {
    MavenSettings settings = MavenSettings.read();
    var remotes = new ArrayList<>(repositories);
    remotes.addAll(settings.repositories());
    if (remotes.stream().noneMatch(remote -> remote.getId().equals("central"))) {
      remotes.add(CENTRAL);
    }
    RepositorySystem system = new RepositorySystemSupplier().get();
    var builder = new SessionBuilderSupplier(system).get();
    settings.applyTo(builder);
    builder.withLocalRepositoryBaseDirectories(settings.localRepository());
    builder.setSystemProperties(System.getProperties());
    builder.setConfigProperty("aether.transport.apache.useSystemProperties", true);
    CloseableSession session = builder.build();
    return new MavenSession(
        system, session, system.newResolutionRepositories(session, List.copyOf(remotes)));
  }

  /** The versions that a bill of materials gives. */
  public List<Dependency> managedBy(Artifact bom) throws ArtifactDescriptorException {
    return system
        .readArtifactDescriptor(session, new ArtifactDescriptorRequest(bom, remotes, null))
        .getManagedDependencies();
  }

  /**
   * The files of {@code wanted} and of what they need at run time, in class path order.
   *
   * @param managed the versions of what they need, where they matter
   */
  public List<Path> classPath(List<Dependency> wanted, List<Dependency> managed)
      throws DependencyResolutionException {
    return files(
        system.resolveDependencies(session, request(wanted, managed)).getArtifactResults());
  }

  private DependencyRequest request(List<Dependency> wanted, List<Dependency> managed) {
    var collect = new CollectRequest();
    collect.setRepositories(remotes);
    collect.setDependencies(wanted);
    collect.setManagedDependencies(managed);
    return new DependencyRequest(
        collect,
        (node, _) -> node.getDependency() == null || !isLeftOut(node.getDependency().getScope()));
  }

  private static boolean isLeftOut(String scope) {
    return scope.equals("provided") || scope.equals("test") || scope.equals("system");
  }

  /** Those of {@code results} that have been found. */
  static List<Path> files(List<ArtifactResult> results) {
    var files = new ArrayList<Path>();
    for (ArtifactResult result : results) {
      Artifact artifact = result.getArtifact();
      if (artifact != null
          && artifact.getPath() != null
          && !artifact.getExtension().equals("pom")) {
        files.add(artifact.getPath().toAbsolutePath());
      }
    }
    return files;
  }

  /**
   * One file, without what it needs.
   *
   * @param further where else to look
   */
  Path file(Artifact artifact, List<RemoteRepository> further) throws ArtifactResolutionException {
    var places = new ArrayList<>(remotes);
    places.addAll(system.newResolutionRepositories(session, further));
    ArtifactResult found =
        system.resolveArtifact(session, new ArtifactRequest(artifact, places, null));
    return found.getArtifact().getPath();
  }

  /** For what must be asked of the session itself. */
  RepositorySystemSession session() {
    return session;
  }

  /** The innermost message says what is missing where; the outer ones repeat it. */
  public static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause().getMessage() != null) {
      cause = cause.getCause();
    }
    String outer = String.valueOf(failure.getMessage());
    String inner = String.valueOf(cause.getMessage());
    return outer.contains(inner) ? outer : outer + ": " + inner;
  }

  @Override
  public void close() {
    session.close();
    system.close();
  }
}

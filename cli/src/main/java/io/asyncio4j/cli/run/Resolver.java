package io.asyncio4j.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.jspecify.annotations.Nullable;

/** Maven's own resolver, with the user's settings. */
final class Resolver {
  private static final RemoteRepository CENTRAL =
      new RemoteRepository.Builder("central", "default", "https://repo.maven.apache.org/maven2")
          .build();

  /** The names that JBang knows. */
  private static final Map<String, String> NAMED =
      Map.of(
          "google", "https://maven.google.com",
          "jitpack", "https://jitpack.io",
          "spring-snapshot", "https://repo.spring.io/snapshot",
          "spring-milestone", "https://repo.spring.io/milestone",
          "central-portal-snapshots", "https://central.sonatype.com/repository/maven-snapshots/");

  private final String script;

  /**
   * @param script what messages call the script
   */
  Resolver(String script) {
    this.script = script;
  }

  /** The jars of {@code wanted} and of what they need at run time, in class path order. */
  List<Path> resolve(List<Coordinate> wanted, List<String> repos) throws ScriptException {
    MavenSettings settings = MavenSettings.read();
    List<RemoteRepository> remotes = remotes(settings, repos);
    try (RepositorySystem system = new RepositorySystemSupplier().get()) {
      var builder = new SessionBuilderSupplier(system).get();
      settings.applyTo(builder);
      builder.withLocalRepositoryBaseDirectories(settings.localRepository());
      builder.setSystemProperties(System.getProperties());
      builder.setConfigProperty("aether.transport.apache.useSystemProperties", true);
      try (CloseableSession session = builder.build()) {
        var collect = new CollectRequest();
        collect.setRepositories(system.newResolutionRepositories(session, remotes));
        addTo(collect, wanted, system, session);
        var request =
            new DependencyRequest(collect, (node, _) -> isNeededAtRunTime(node.getDependency()));
        var jars = new ArrayList<Path>();
        for (ArtifactResult result :
            system.resolveDependencies(session, request).getArtifactResults()) {
          Path path = result.getArtifact().getPath();
          if (path != null && !result.getArtifact().getExtension().equals("pom")) {
            jars.add(path.toAbsolutePath());
          }
        }
        return jars;
      }
    } catch (DependencyResolutionException | ArtifactDescriptorException e) {
      throw new ScriptException(script + ": //DEPS: " + rootMessage(e), e);
    }
  }

  private static boolean isNeededAtRunTime(@Nullable Dependency dependency) {
    return dependency == null
        || dependency.getScope().equals("compile")
        || dependency.getScope().equals("runtime");
  }

  private void addTo(
      CollectRequest collect,
      List<Coordinate> wanted,
      RepositorySystem system,
      CloseableSession session)
      throws ArtifactDescriptorException, ScriptException {
    var managed = new ArrayList<Dependency>();
    for (Coordinate c : wanted) {
      if (c.isBom()) {
        var request =
            new ArtifactDescriptorRequest(
                artifact(c, c.version()), collect.getRepositories(), null);
        managed.addAll(system.readArtifactDescriptor(session, request).getManagedDependencies());
      }
    }
    collect.setManagedDependencies(managed);
    var notOurs = new Exclusion(Dependencies.OWN_GROUP, "*", "*", "*");
    for (Coordinate c : wanted) {
      if (!c.isBom()) {
        String version = c.version().isEmpty() ? managedVersion(c, managed) : c.version();
        collect.addDependency(
            new Dependency(artifact(c, version), "compile", false, List.of(notOurs)));
      }
    }
  }

  private String managedVersion(Coordinate c, List<Dependency> managed) throws ScriptException {
    for (Dependency dependency : managed) {
      if (dependency.getArtifact().getGroupId().equals(c.group())
          && dependency.getArtifact().getArtifactId().equals(c.artifact())) {
        return dependency.getArtifact().getVersion();
      }
    }
    throw new ScriptException(
        script + ": //DEPS " + c + " has no version, and no bill of materials (...@pom) gives one");
  }

  private static DefaultArtifact artifact(Coordinate c, String version) {
    return new DefaultArtifact(c.group(), c.artifact(), c.classifier(), c.type(), version);
  }

  /** Those of the script, those of the settings, and Maven Central in any case. */
  private static List<RemoteRepository> remotes(MavenSettings settings, List<String> repos) {
    var remotes = new ArrayList<RemoteRepository>();
    for (String repo : repos) {
      int equals = repo.indexOf('=');
      String id = equals < 0 ? repo : repo.substring(0, equals);
      String url = equals < 0 ? NAMED.getOrDefault(repo, repo) : repo.substring(equals + 1);
      url = NAMED.getOrDefault(url, url);
      if (url.contains("://")) {
        remotes.add(
            new RemoteRepository.Builder(id.replaceAll("\\W+", "-"), "default", url).build());
      }
    }
    remotes.addAll(settings.repositories());
    if (remotes.stream().noneMatch(remote -> remote.getId().equals("central"))) {
      remotes.add(CENTRAL);
    }
    return remotes;
  }

  /** The innermost message says what is missing where; the outer ones repeat it. */
  private static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause().getMessage() != null) {
      cause = cause.getCause();
    }
    String outer = String.valueOf(failure.getMessage());
    String inner = String.valueOf(cause.getMessage());
    return outer.contains(inner) ? outer : outer + ": " + inner;
  }
}

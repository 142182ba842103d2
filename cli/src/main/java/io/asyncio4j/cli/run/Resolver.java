package io.asyncio4j.cli.run;

import io.asyncio4j.cli.maven.MavenSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Finds the jars of a script's {@code //DEPS}. */
final class Resolver {
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
    try (var maven = MavenSession.open(repositories(repos))) {
      var managed = new ArrayList<Dependency>();
      for (Coordinate c : wanted) {
        if (c.isBom()) {
          managed.addAll(maven.managedBy(artifact(c, c.version())));
        }
      }
      return maven.classPath(dependencies(wanted, managed), managed);
    } catch (DependencyResolutionException | ArtifactDescriptorException e) {
      throw new ScriptException(script + ": //DEPS: " + MavenSession.rootMessage(e), e);
    } catch (IOException e) {
      throw new ScriptException(String.valueOf(e.getMessage()), e);
    }
  }

  private List<Dependency> dependencies(List<Coordinate> wanted, List<Dependency> managed)
      throws ScriptException {
    var notOurs = new Exclusion(Dependencies.OWN_GROUP, "*", "*", "*");
    var dependencies = new ArrayList<Dependency>();
    for (Coordinate c : wanted) {
      if (!c.isBom()) {
        String version = c.version().isEmpty() ? managedVersion(c, managed) : c.version();
        dependencies.add(new Dependency(artifact(c, version), "compile", false, List.of(notOurs)));
      }
    }
    return dependencies;
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

  private static List<RemoteRepository> repositories(List<String> repos) {
    var repositories = new ArrayList<RemoteRepository>();
    for (String repo : repos) {
      int equals = repo.indexOf('=');
      String id = equals < 0 ? repo : repo.substring(0, equals);
      String url = equals < 0 ? NAMED.getOrDefault(repo, repo) : repo.substring(equals + 1);
      url = NAMED.getOrDefault(url, url);
      if (url.contains("://")) {
        repositories.add(
            new RemoteRepository.Builder(id.replaceAll("\\W+", "-"), "default", url).build());
      }
    }
    return repositories;
  }
}

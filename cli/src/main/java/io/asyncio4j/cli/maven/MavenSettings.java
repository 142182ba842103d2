package io.asyncio4j.cli.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/**
 * What {@code ~/.m2/settings.xml} and the installation's settings say: the local repository,
 * mirrors, proxies, credentials, further repositories, working offline.
 */
final class MavenSettings {
  private static final Path FOLDER = Path.of(System.getProperty("user.home", "."), ".m2");

  private final Settings settings;

  private MavenSettings(Settings settings) {
    this.settings = settings;
  }

  static MavenSettings read() throws IOException {
    var request = new DefaultSettingsBuildingRequest();
    request.setUserSettingsFile(FOLDER.resolve("settings.xml").toFile());
    String installation = System.getenv("MAVEN_HOME");
    if (installation != null && !installation.isEmpty()) {
      request.setGlobalSettingsFile(Path.of(installation, "conf", "settings.xml").toFile());
    }
    var properties = new Properties();
    properties.putAll(System.getProperties());
    System.getenv().forEach((name, value) -> properties.setProperty("env." + name, value));
    request.setSystemProperties(properties);
    try {
      return new MavenSettings(
          new DefaultSettingsBuilderFactory().newInstance().build(request).getEffectiveSettings());
    } catch (SettingsBuildingException e) {
      throw new IOException("Maven's settings cannot be read: " + e.getMessage(), e);
    }
  }

  Path localRepository() {
    String property = System.getProperty("maven.repo.local");
    String path = property != null ? property : settings.getLocalRepository();
    return path == null || path.isBlank() ? FOLDER.resolve("repository") : Path.of(path);
  }

  void applyTo(SessionBuilder session) {
    session.setOffline(settings.isOffline());
    var mirrors = new DefaultMirrorSelector();
    for (var mirror : settings.getMirrors()) {
      mirrors.add(
          mirror.getId(),
          mirror.getUrl(),
          mirror.getLayout(),
          false,
          mirror.isBlocked(),
          mirror.getMirrorOf(),
          mirror.getMirrorOfLayouts());
    }
    session.setMirrorSelector(mirrors);

    var security = new DefaultSecDispatcher(new DefaultPlexusCipher());
    security.setConfigurationFile(FOLDER.resolve("settings-security.xml").toString());
    var decrypted =
        new DefaultSettingsDecrypter(security)
            .decrypt(new DefaultSettingsDecryptionRequest(settings));
    var credentials = new DefaultAuthenticationSelector();
    for (Server server : decrypted.getServers()) {
      credentials.add(
          server.getId(),
          new AuthenticationBuilder()
              .addUsername(server.getUsername())
              .addPassword(server.getPassword())
              .addPrivateKey(server.getPrivateKey(), server.getPassphrase())
              .build());
    }
    session.setAuthenticationSelector(credentials);

    var proxies = new DefaultProxySelector();
    for (Proxy proxy : decrypted.getProxies()) {
      if (proxy.isActive()) {
        proxies.add(
            new org.eclipse.aether.repository.Proxy(
                proxy.getProtocol(),
                proxy.getHost(),
                proxy.getPort(),
                new AuthenticationBuilder()
                    .addUsername(proxy.getUsername())
                    .addPassword(proxy.getPassword())
                    .build()),
            proxy.getNonProxyHosts());
      }
    }
    session.setProxySelector(proxies);
  }

  /** The repositories of the profiles that are active. */
  List<RemoteRepository> repositories() {
    var active = new HashSet<>(settings.getActiveProfiles());
    var repositories = new ArrayList<RemoteRepository>();
    for (Profile profile : settings.getProfiles()) {
      boolean byDefault =
          active.isEmpty()
              && profile.getActivation() != null
              && profile.getActivation().isActiveByDefault();
      if (byDefault || active.contains(profile.getId())) {
        for (Repository repository : profile.getRepositories()) {
          repositories.add(
              new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl())
                  .build());
        }
      }
    }
    return repositories;
  }
}

package io.asyncio4j.net;

import static io.asyncio4j.Asyncio.allTasks;
import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.CancelledError;
import io.asyncio4j.Promise;
import io.asyncio4j.net.netty.Transport;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
@ExtendWith(NoLeaks.class)
class TlsTest {
  private static final X509Bundle AUTHORITY = authority("test authority");
  private static final TlsIdentity LOCALHOST = identity(AUTHORITY, "localhost");

  enum Provider {
    JDK,
    BORINGSSL;

    TlsOptions of(TlsOptions options) {
      return this == JDK ? options.jdk() : options.boringSsl();
    }
  }

  @Parameter Provider provider;

  private static X509Bundle authority(String name) {
    try {
      return new CertificateBuilder()
          .subject("CN=" + name)
          .setIsCertificateAuthority(true)
          .buildSelfSigned();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static TlsIdentity identity(X509Bundle authority, String host) {
    try {
      X509Bundle bundle =
          new CertificateBuilder()
              .subject("CN=" + host)
              .addSanDnsName(host)
              .buildIssuedBy(authority);
      return new TlsIdentity(
          bundle.getKeyPair().getPrivate(), List.of(bundle.getCertificatePath()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private TlsOptions client() throws SSLException {
    return provider.of(TlsOptions.client().trusting(AUTHORITY.getCertificate()));
  }

  private TlsOptions server() {
    return provider.of(TlsOptions.server(LOCALHOST));
  }

  private static void run(io.asyncio4j.VoidCoroutine<? extends Exception> body) throws Exception {
    OnLoop.run(Transport.chosen(), body);
  }

  private static Server serve(ConnectionHandler handler, TlsOptions tls) throws IOException {
    return Net.startServer(handler, "127.0.0.1", 0, ServerOptions.defaults().tls(tls));
  }

  private static void echo(StreamReader reader, StreamWriter writer) throws IOException {
    for (String line : reader) {
      writer.write(line + "\n");
      writer.drain();
    }
  }

  @Test
  void anEchoOverTls() throws Exception {
    run(() -> {
      try (var server = serve(TlsTest::echo, server());
          var connection = Net.openConnection("localhost", server.port(), client())) {
        connection.writer().write("hello\n");
        assertThat(connection.reader().readLine()).isEqualTo("hello");
        TlsSession session = connection.writer().tls();
        assertThat(session.protocol()).isEqualTo("TLSv1.3");
        assertThat(session.cipherSuite()).startsWith("TLS_");
        assertThat(session.applicationProtocol()).isNull();
        assertThat(session.peerCertificates().getFirst()).isEqualTo(LOCALHOST.chain().getFirst());
        assertThat(connection.writer().canWriteEof()).isFalse();
        assertThatThrownBy(connection.writer()::writeEof)
            .isInstanceOf(UnsupportedOperationException.class);
      }
    });
  }

  @Test
  void muchArrivesWholeAndTheEndIsSeen() throws Exception {
    byte[] sent = new byte[8 << 20];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = (byte) (i ^ (i >> 9));
    }
    run(() -> {
      try (var server = serve((_, writer) -> writer.write(sent), server());
          var connection = Net.openConnection("localhost", server.port(), client())) {
        assertThat(connection.reader().read()).isEqualTo(sent);
        assertThat(connection.reader().atEof()).isTrue();
      }
    });
  }

  @Test
  void anUntrustedCertificateIsRefused() throws Exception {
    run(() -> {
      try (var server = serve(TlsTest::echo, server())) {
        TlsOptions stranger =
            provider.of(TlsOptions.client().trusting(authority("another").getCertificate()));
        assertThatThrownBy(() -> Net.openConnection("localhost", server.port(), stranger))
            .isInstanceOf(SSLException.class);
        assertThatThrownBy(() ->
                Net.openConnection("localhost", server.port(), provider.of(TlsOptions.client())))
            .isInstanceOf(SSLException.class);
      }
    });
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws Exception {
    run(() -> {
      TlsOptions other = provider.of(TlsOptions.server(identity(AUTHORITY, "example.com")));
      try (var server = serve(TlsTest::echo, other)) {
        assertThatThrownBy(() -> Net.openConnection("localhost", server.port(), client()))
            .isInstanceOf(SSLException.class)
            .hasMessageContaining("localhost");
        var named = ConnectOptions.defaults().tls(client()).serverHostName("example.com");
        Net.openConnection("localhost", server.port(), named).close();
        Net.openConnection("localhost", server.port(), client().insecureAnyHostName()).close();
        Net.openConnection(
                "localhost", server.port(), provider.of(TlsOptions.client().insecureTrustAll()))
            .close();
      }
    });
  }

  @Test
  void theProtocolBothSpeakIsChosen() throws Exception {
    run(() -> {
      try (var server = serve(TlsTest::echo, server().alpn("h2", "http/1.1"))) {
        try (var connection =
            Net.openConnection("localhost", server.port(), client().alpn("http/1.1"))) {
          assertThat(connection.writer().tls().applicationProtocol()).isEqualTo("http/1.1");
        }
        try (var connection =
            Net.openConnection("localhost", server.port(), client().alpn("http/1.1", "h2"))) {
          assertThat(connection.writer().tls().applicationProtocol()).isEqualTo("h2");
        }
        try (var connection =
            Net.openConnection("localhost", server.port(), client().alpn("other"))) {
          assertThat(connection.writer().tls().applicationProtocol()).isNull();
        }
      }
    });
  }

  @Test
  void aServerShowsTheCertificateOfTheNameAskedFor() throws Exception {
    TlsIdentity one = identity(AUTHORITY, "one.example");
    TlsIdentity wild = identity(AUTHORITY, "a.wild.example");
    run(() -> {
      TlsOptions several =
          server().identityFor("one.example", one).identityFor("*.wild.example", wild);
      try (var server = serve(TlsTest::echo, several)) {
        assertThat(shown(server, "one.example")).isEqualTo(one.chain().getFirst());
        assertThat(shown(server, "a.wild.example")).isEqualTo(wild.chain().getFirst());
        assertThat(shown(server, "localhost")).isEqualTo(LOCALHOST.chain().getFirst());
      }
    });
  }

  private Object shown(Server server, String name) throws IOException {
    var options = ConnectOptions.defaults().tls(client()).serverHostName(name);
    try (var connection = Net.openConnection("127.0.0.1", server.port(), options)) {
      return connection.writer().tls().peerCertificates().getFirst();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aClientsCertificateIsAskedForAndChecked(String version) throws Exception {
    TlsIdentity someone = identity(AUTHORITY, "someone");
    TlsIdentity stranger = identity(authority("another"), "stranger");
    TlsIdentity impostor = identity(authority("test authority"), "someone");
    run(() -> {
      var seen = Promise.<TlsSession>create();
      TlsOptions strict =
          server().trusting(AUTHORITY.getCertificate()).needClientCertificate().protocols(version);
      try (var server =
          serve(
              (_, writer) -> {
                seen.setResult(writer.tls());
                writer.write("welcome");
              },
              strict)) {
        assertRefused(server, client());
        assertRefused(server, client().identity(stranger));
        assertRefused(server, client().identity(impostor));
        try (var connection =
            Net.openConnection("localhost", server.port(), client().identity(someone))) {
          assertThat(connection.reader().read()).asString().isEqualTo("welcome");
          assertThat(connection.writer().tls().protocol()).isEqualTo(version);
          assertThat(seen.await().peerCertificates().getFirst())
              .isEqualTo(someone.chain().getFirst());
        }
      }
    });
  }

  /** In TLS 1.3 the client is done with the handshake before it can be refused. */
  private static void assertRefused(Server server, TlsOptions options) {
    assertThatThrownBy(
            () -> {
              try (var connection = Net.openConnection("localhost", server.port(), options)) {
                connection.reader().readExactly(1);
              }
            })
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(IncompleteReadException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aWantedCertificateMayBeMissingButNotForged(String version) throws Exception {
    TlsIdentity someone = identity(AUTHORITY, "someone");
    // Issued by one of the name that is asked for, so that the client shows it.
    TlsIdentity impostor = identity(authority("test authority"), "someone");
    run(() -> {
      TlsOptions lenient =
          server().trusting(AUTHORITY.getCertificate()).wantClientCertificate().protocols(version);
      try (var server =
          serve(
              (_, writer) -> writer.write("" + writer.tls().peerCertificates().size()), lenient)) {
        assertThat(greeting(server, client())).isEqualTo("0");
        assertThat(greeting(server, client().identity(someone))).isEqualTo("1");
        assertRefused(server, client().identity(impostor));
      }
    });
  }

  private static String greeting(Server server, TlsOptions options) throws IOException {
    try (var connection = Net.openConnection("localhost", server.port(), options)) {
      return new String(connection.reader().read(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void onlyTheVersionsAllowedAreSpoken() throws Exception {
    run(() -> {
      try (var server = serve(TlsTest::echo, server().protocols("TLSv1.2"))) {
        try (var connection = Net.openConnection("localhost", server.port(), client())) {
          assertThat(connection.writer().tls().protocol()).isEqualTo("TLSv1.2");
        }
        assertThatThrownBy(
                () -> Net.openConnection("localhost", server.port(), client().protocols("TLSv1.3")))
            .isInstanceOf(IOException.class);
      }
    });
  }

  @Test
  void aConversationGoesOnInTls() throws Exception {
    run(() -> {
      TlsOptions serverTls = server();
      try (var server =
              Net.startServer(
                  (reader, writer) -> {
                    assertThat(reader.readLine()).isEqualTo("STARTTLS");
                    writer.write("go ahead\n");
                    writer.startTls(serverTls);
                    echo(reader, writer);
                  },
                  "127.0.0.1",
                  0);
          var connection = Net.openConnection("localhost", server.port())) {
        connection.writer().write("STARTTLS\n");
        assertThat(connection.reader().readLine()).isEqualTo("go ahead");
        connection.writer().startTls(client());
        assertThat(connection.writer().tls().protocol()).isEqualTo("TLSv1.3");
        connection.writer().write("secret\n");
        assertThat(connection.reader().readLine()).isEqualTo("secret");
        assertThatThrownBy(() -> connection.writer().startTls(client()))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("already");
      }
    });
  }

  @Test
  void aHandshakeThatBeganBeforeTheServerWasReadyIsNotLost() throws Exception {
    run(() -> {
      TlsOptions serverTls = server();
      try (var server =
              Net.startServer(
                  (reader, writer) -> {
                    // The client's first bytes of TLS are here before TLS is.
                    while (reader.atEof() || writer.buffered() > 0) {
                      yieldNow();
                    }
                    io.asyncio4j.Asyncio.sleep(Duration.ofMillis(50));
                    writer.startTls(serverTls);
                    echo(reader, writer);
                  },
                  "127.0.0.1",
                  0);
          var connection = Net.openConnection("localhost", server.port())) {
        connection.writer().startTls(client());
        connection.writer().write("hello\n");
        assertThat(connection.reader().readLine()).isEqualTo("hello");
      }
    });
  }

  @Test
  void plainBytesSentBeforeTlsAreNotTakenForItsContents() throws Exception {
    run(() -> {
      var outcome = Promise.<Throwable>create();
      TlsOptions serverTls = server();
      try (var server =
              Net.startServer(
                  (reader, writer) -> {
                    assertThat(reader.readLine()).isEqualTo("STARTTLS");
                    try {
                      writer.startTls(serverTls);
                    } catch (SSLException e) {
                      outcome.setResult(e);
                    }
                  },
                  "127.0.0.1",
                  0);
          var connection = Net.openConnection("localhost", server.port())) {
        connection.writer().write("STARTTLS\nRCPT TO: injected\n");
        assertThat(outcome.await()).hasMessageContaining("not an SSL/TLS record");
      }
    });
  }

  @Test
  void aPeerThatSpeaksNoTlsIsAnError() throws Exception {
    run(() -> {
      try (var server =
          Net.startServer((_, writer) -> writer.write("plain text here\n"), "127.0.0.1", 0)) {
        assertThatThrownBy(() -> Net.openConnection("localhost", server.port(), client()))
            .isInstanceOf(IOException.class);
      }
    });
  }

  @Test
  void aPeerThatClosesDuringTheHandshakeIsAnError() throws Exception {
    run(() -> {
      try (var server = Net.startServer((_, _) -> {}, "127.0.0.1", 0)) {
        assertThatThrownBy(() -> Net.openConnection("localhost", server.port(), client()))
            .isInstanceOf(IOException.class);
      }
    });
  }

  @Test
  void aClientThatSaysNothingIsCutAfterTheTimeout() throws Exception {
    OnLoop.runInVirtualTime(
        Transport.chosen(),
        () -> {
          var options = server().handshakeTimeout(Duration.ofSeconds(7));
          try (var server = serve(TlsTest::echo, options);
              var connection = Net.openConnection("localhost", server.port())) {
            long start = io.asyncio4j.Asyncio.runningLoop().time();
            assertThat(connection.reader().read()).isEmpty();
            assertThat(io.asyncio4j.Asyncio.runningLoop().time() - start)
                .isEqualTo(Duration.ofSeconds(7).toNanos());
          }
        });
  }

  @Test
  void aServerThatSaysNothingIsGivenUpAfterTheTimeout() throws Exception {
    OnLoop.runInVirtualTime(
        Transport.chosen(),
        () -> {
          try (var server = Net.startServer((reader, _) -> reader.read(), "127.0.0.1", 0)) {
            assertThatThrownBy(() ->
                    Net.openConnection(
                        "localhost",
                        server.port(),
                        client().handshakeTimeout(Duration.ofSeconds(7))))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("timed out");
          }
        });
  }

  @Test
  void aCancelledHandshakeLeavesNothing() throws Exception {
    run(() -> {
      try (var server =
          Net.startServer(
              (reader, _) -> {
                reader.read();
              },
              "127.0.0.1",
              0)) {
        var connecting = createTask(() -> Net.openConnection("localhost", server.port(), client()));
        while (server.clients() == 0) {
          yieldNow();
        }
        connecting.cancel();
        assertThatThrownBy(connecting::await).isInstanceOf(CancelledError.class);
        while (server.clients() > 0) {
          yieldNow();
        }
      }
      assertThat(allTasks()).hasSize(1);
    });
  }

  @Test
  void certificatesAndKeysAreReadFromFiles(@TempDir Path folder) throws Exception {
    X509Bundle bundle =
        new CertificateBuilder()
            .subject("CN=localhost")
            .addSanDnsName("localhost")
            .buildIssuedBy(AUTHORITY);
    Path chain = Files.writeString(folder.resolve("chain.pem"), bundle.getCertificatePathPEM());
    Path key = Files.writeString(folder.resolve("key.pem"), bundle.getPrivateKeyPEM());
    Path root = Files.writeString(folder.resolve("ca.pem"), AUTHORITY.getRootCertificatePEM());
    Path store = folder.resolve("store.p12");
    KeyStore keys = bundle.toKeyStore("secret".toCharArray());
    try (var out = Files.newOutputStream(store)) {
      keys.store(out, "secret".toCharArray());
    }
    run(() -> {
      TlsOptions client = provider.of(TlsOptions.client().trusting(root));
      for (TlsOptions tls :
          List.of(
              TlsOptions.server(chain, key),
              TlsOptions.server(TlsIdentity.keyStore(store, "secret".toCharArray())))) {
        try (var server = serve((_, writer) -> writer.write("x"), provider.of(tls));
            var connection = Net.openConnection("localhost", server.port(), client)) {
          assertThat(connection.reader().read()).hasSize(1);
        }
      }
    });
    assertThatThrownBy(() -> TlsOptions.server(key, key))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("no certificate");
    assertThatThrownBy(() -> TlsOptions.server(chain, chain))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("no private key");
    assertThatThrownBy(() -> TlsOptions.client().trusting(folder.resolve("none.pem")))
        .hasMessageContaining("there is no such PEM file");
    Files.writeString(
        key, "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
    assertThatThrownBy(() -> TlsOptions.server(chain, key)).hasMessageContaining("openssl pkcs8");
    assertThatThrownBy(() -> TlsIdentity.keyStore(store, "wrong".toCharArray()))
        .isInstanceOf(IOException.class);
  }

  /** By {@code openssl genpkey}. */
  private static final String PLAIN_KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNtLqdERq3kPYDIIi
      FTBHn6EN5AP1hnY6am3xgKoAJ+yhRANCAAQb7H2UMkpPH1tU//xuVH7FauWRrCqx
      jOylXVKlrWruD2wuwgdyw5VIdHwyIiBbxm0qfXLYVLSGO5wGDdis38SW
      -----END PRIVATE KEY-----
      """;

  /** The same by {@code openssl pkcs8 -topk8 -v2 aes-256-cbc}, as OpenSSL does it now. */
  private static final String ENCRYPTED_KEY =
      """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgV+5ZRaUtq4gICCAAw
      DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGl28pyU7WsfB5XMzQCnfvgEgZBF
      lQvJQyTCMufsv5RKmwOr+VGbHFls88s7IpsJ6tM+JQAKN7XeFZSKsMmiG6J9HVQh
      +/aPNQQyVXKLuRElF9MJntxbLo6g0Wn9nu7H1a+RvA7TSsLtzvzdL8tEqTuel4tF
      dbUfxcpALmZKqTJsf4GdoWnPB4+6xYXFVDpqssJI/TZ3ow2h4TR8VGEFNZIKK9k=
      -----END ENCRYPTED PRIVATE KEY-----
      """;

  @Test
  void anEncryptedKeyIsReadWithItsPassword(@TempDir Path folder) throws Exception {
    char[] password = "secret".toCharArray();
    X509Bundle bundle = new CertificateBuilder().subject("CN=localhost").buildIssuedBy(AUTHORITY);
    Path chain = Files.writeString(folder.resolve("chain.pem"), bundle.getCertificatePathPEM());
    Path key = Files.writeString(folder.resolve("key.pem"), ENCRYPTED_KEY);
    PrivateKey plain = TlsIdentity.pem(bundle.getCertificatePathPEM(), PLAIN_KEY).key();
    assertThat(TlsIdentity.pem(chain, key, password).key()).isEqualTo(plain);
    assertThatThrownBy(() -> TlsIdentity.pem(chain, key))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("encrypted; give its password");
    assertThatThrownBy(() -> TlsIdentity.pem(chain, key, "wrong".toCharArray()))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("is the password right?");
    Files.writeString(key, encryptedAsOfOld(plain, password));
    assertThat(TlsIdentity.pem(chain, key, password).key()).isEqualTo(plain);
  }

  /** As programs did before there was PBES2. */
  private static String encryptedAsOfOld(PrivateKey key, char[] password) throws Exception {
    var cipher = Cipher.getInstance("PBEWithSHA1AndDESede");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance("PBEWithSHA1AndDESede")
            .generateSecret(new PBEKeySpec(password)));
    byte[] sealed =
        new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key.getEncoded()))
            .getEncoded();
    return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(sealed)
        + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
  }

  @Test
  void optionsOfTheWrongSideAreRefused() throws Exception {
    assertThatThrownBy(() -> ServerOptions.defaults().tls(client()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConnectOptions.defaults().tls(server()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client().needClientCertificate())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> server().insecureAnyHostName())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> server().cipherSuites("NO_SUCH_SUITE").prepare())
        .isInstanceOf(SSLException.class);
    assertThat(LOCALHOST.toString()).isEqualTo("TlsIdentity[CN=localhost]");
  }
}

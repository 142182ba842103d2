package io.asyncio4j.net;

import io.asyncio4j.Asyncio;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * How one end of a connection speaks TLS. Immutable: each method gives new options, which several
 * connections, servers and loops may share. Those of one object also share its sessions, so make it
 * once.
 *
 * <pre>{@code
 * TlsOptions.client()                                       // trusts what the JDK trusts
 * TlsOptions.client().trusting(Path.of("ca.pem")).alpn("h2", "http/1.1")
 * TlsOptions.server(Path.of("fullchain.pem"), Path.of("privkey.pem"))
 * }</pre>
 *
 * <p>A client checks that the certificate is for the host it has asked for. TLS is the JDK's, or
 * BoringSSL when {@code netty-tcnative-boringssl-static} is on the class path and native code may
 * be loaded ({@code --enable-native-access=ALL-UNNAMED}). TLS 1.3 and 1.2 are spoken unless {@link
 * #protocols} says otherwise.
 */
public final class TlsOptions {
  // Set before an object is handed out, and never after.
  final boolean forServer;
  final @Nullable TlsIdentity identity;
  Map<String, TlsIdentity> identitiesByName = Map.of();
  @Nullable TrustManagerFactory trust;
  boolean trustsAll;
  boolean anyHostName;
  ClientCertificate clientCertificate = ClientCertificate.IGNORED;
  List<String> applicationProtocols = List.of();
  List<String> protocols = List.of("TLSv1.3", "TLSv1.2");
  @Nullable List<String> cipherSuites;
  @Nullable Boolean boringSsl;
  Duration handshakeTimeout = Duration.ofSeconds(60);
  Duration shutdownTimeout = Duration.ofSeconds(30);

  private volatile @Nullable TlsContexts contexts;

  enum ClientCertificate {
    IGNORED,
    WANTED,
    NEEDED
  }

  private TlsOptions(boolean forServer, @Nullable TlsIdentity identity) {
    this.forServer = forServer;
    this.identity = identity;
  }

  private TlsOptions with(Consumer<TlsOptions> change) {
    return with(identity, change);
  }

  private TlsOptions with(@Nullable TlsIdentity identity, Consumer<TlsOptions> change) {
    var copy = new TlsOptions(forServer, identity);
    copy.identitiesByName = identitiesByName;
    copy.trust = trust;
    copy.trustsAll = trustsAll;
    copy.anyHostName = anyHostName;
    copy.clientCertificate = clientCertificate;
    copy.applicationProtocols = applicationProtocols;
    copy.protocols = protocols;
    copy.cipherSuites = cipherSuites;
    copy.boringSsl = boringSsl;
    copy.handshakeTimeout = handshakeTimeout;
    copy.shutdownTimeout = shutdownTimeout;
    change.accept(copy);
    return copy;
  }

  /** A client that trusts the certificate authorities that the JDK trusts. */
  public static TlsOptions client() {
    return new TlsOptions(false, null);
  }

  /** A server that shows {@code identity}. */
  public static TlsOptions server(TlsIdentity identity) {
    return new TlsOptions(true, Objects.requireNonNull(identity, "identity"));
  }

  /** A server with the certificate and the key of two PEM files: {@link TlsIdentity#pem}. */
  public static TlsOptions server(Path chain, Path key) throws IOException {
    return server(TlsIdentity.pem(chain, key));
  }

  // Who is trusted

  /**
   * Trusts the certificates in these PEM files, and what they have signed, and nobody else. The
   * files are read at once.
   *
   * @throws SSLException when a file has no certificate
   * @throws IOException when one cannot be read
   */
  public TlsOptions trusting(Path... pemFiles) throws IOException {
    var certificates = new ArrayList<X509Certificate>();
    for (Path file : pemFiles) {
      certificates.addAll(Pem.certificates(TlsIdentity.read(file)));
    }
    return trusting(certificates.toArray(X509Certificate[]::new));
  }

  /** Trusts these certificates, and what they have signed, and nobody else. */
  public TlsOptions trusting(X509Certificate... certificates) throws SSLException {
    if (certificates.length == 0) {
      throw new IllegalArgumentException("name at least one certificate to trust");
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < certificates.length; i++) {
        store.setCertificateEntry("trusted-" + i, certificates[i]);
      }
      return trusting(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new SSLException("the certificates to trust cannot be used", e);
    }
  }

  /** Trusts the certificates of a key store, and what they have signed, and nobody else. */
  public TlsOptions trusting(KeyStore store) throws SSLException {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return with(options -> {
        options.trust = factory;
        options.trustsAll = false;
      });
    } catch (GeneralSecurityException e) {
      throw new SSLException("the key store to trust cannot be used", e);
    }
  }

  /**
   * Trusts every certificate of everybody: whoever is in between can read and change all that is
   * sent. For tests only.
   */
  public TlsOptions insecureTrustAll() {
    return with(options -> {
      options.trustsAll = true;
      options.trust = null;
    });
  }

  /**
   * Takes a trusted certificate for any host: whoever has one can pose as the host. For a client.
   */
  public TlsOptions insecureAnyHostName() {
    requireClient("insecureAnyHostName");
    return with(options -> options.anyHostName = true);
  }

  // Who this end is

  /** Shows {@code identity} to servers that ask for a client's certificate. For a client. */
  public TlsOptions identity(TlsIdentity identity) {
    requireClient("identity");
    return with(Objects.requireNonNull(identity, "identity"), _ -> {});
  }

  /**
   * Shows {@code identity} to clients that ask for this host (SNI); those that ask for another, or
   * none, see the one given first. For a server.
   *
   * @param hostName such as {@code example.com}, or {@code *.example.com} for one level below
   */
  public TlsOptions identityFor(String hostName, TlsIdentity identity) {
    requireServer("identityFor");
    var identities = new LinkedHashMap<>(identitiesByName);
    identities.put(
        Objects.requireNonNull(hostName, "hostName"), Objects.requireNonNull(identity, "identity"));
    return with(options -> options.identitiesByName = identities);
  }

  /** Asks clients for a certificate, and refuses one that is not trusted. For a server. */
  public TlsOptions wantClientCertificate() {
    requireServer("wantClientCertificate");
    return with(options -> options.clientCertificate = ClientCertificate.WANTED);
  }

  /** Refuses clients without a certificate that is trusted. For a server. */
  public TlsOptions needClientCertificate() {
    requireServer("needClientCertificate");
    return with(options -> options.clientCertificate = ClientCertificate.NEEDED);
  }

  // What is spoken

  /**
   * Offers these protocols to be spoken over the connection (ALPN), the most wanted first. Ends
   * that have none in common go on without one: {@link TlsSession#applicationProtocol} is null.
   */
  public TlsOptions alpn(String... protocols) {
    List<String> offered = List.of(protocols);
    return with(options -> options.applicationProtocols = offered);
  }

  /** The versions of TLS to speak, such as {@code TLSv1.3}. */
  public TlsOptions protocols(String... protocols) {
    List<String> allowed = List.of(protocols);
    if (allowed.isEmpty()) {
      throw new IllegalArgumentException("name at least one version, such as TLSv1.3");
    }
    return with(options -> options.protocols = allowed);
  }

  /** The cipher suites to offer, by the JDK's names, the most wanted first. */
  public TlsOptions cipherSuites(String... suites) {
    List<String> allowed = List.of(suites);
    return with(options -> options.cipherSuites = allowed);
  }

  /** Uses the JDK's TLS also when BoringSSL is there. */
  public TlsOptions jdk() {
    return with(options -> options.boringSsl = false);
  }

  /**
   * Uses BoringSSL; the first connection fails when it is not there.
   *
   * @see io.netty.handler.ssl.OpenSsl#unavailabilityCause()
   */
  public TlsOptions boringSsl() {
    return with(options -> options.boringSsl = true);
  }

  /** How long a handshake may take; one minute unless said here. */
  public TlsOptions handshakeTimeout(Duration timeout) {
    requirePositive(timeout, "handshakeTimeout");
    return with(options -> options.handshakeTimeout = timeout);
  }

  /**
   * How long a close may take to send what was written and the farewell of TLS before the
   * connection is cut; 30 seconds unless said here.
   */
  public TlsOptions shutdownTimeout(Duration timeout) {
    requirePositive(timeout, "shutdownTimeout");
    return with(options -> options.shutdownTimeout = timeout);
  }

  private static void requirePositive(Duration timeout, String what) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException(
          what + " must be more than nothing, but was " + timeout + "; give a long one for none");
    }
  }

  private void requireClient(String method) {
    if (forServer) {
      throw new IllegalStateException(
          method + " is for a client's options, and these are a server's");
    }
  }

  private void requireServer(String method) {
    if (!forServer) {
      throw new IllegalStateException(
          method + " is for a server's options; begin them with TlsOptions.server(...)");
    }
  }

  // For code with Netty handlers of its own

  /**
   * Sees to it that the options can be used, which takes a moment the first time; a coroutine
   * suspends meanwhile. Call it where a failure can be told, before {@link #clientHandler} or
   * {@link #serverHandler}.
   *
   * @return these options
   * @throws SSLException when a key, a cipher suite or BoringSSL cannot be had
   */
  public TlsOptions prepare() throws SSLException {
    if (contexts == null && isInCoroutine()) {
      Asyncio.toThread(this::contexts);
    } else {
      contexts();
    }
    return this;
  }

  private static boolean isInCoroutine() {
    try {
      return Asyncio.currentTask() != null;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private synchronized TlsContexts contexts() throws SSLException {
    TlsContexts made = contexts;
    if (made == null) {
      made = TlsContexts.of(this);
      contexts = made;
    }
    return made;
  }

  /**
   * A handler that makes a client's connection to {@code host} a TLS one, for the front of its
   * pipeline. It fires {@link io.netty.handler.ssl.SslHandshakeCompletionEvent}.
   */
  public SslHandler clientHandler(Channel channel, String host, int port) throws SSLException {
    if (forServer) {
      throw new IllegalStateException(
          "a client needs a client's options; begin them with TlsOptions.client()");
    }
    return limited(contexts().standard().newHandler(channel.alloc(), host, port));
  }

  /** The same for an accepted connection. */
  public ChannelHandler serverHandler(Channel channel) throws SSLException {
    requireServer("a server");
    TlsContexts made = contexts();
    return made.byName() == null
        ? limited(made.standard().newHandler(channel.alloc()))
        : new SniHandler(made.byName(), handshakeTimeout.toMillis()) {
          @Override
          protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
            return limited(context.newHandler(allocator));
          }
        };
  }

  private SslHandler limited(SslHandler handler) {
    handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
    handler.setCloseNotifyFlushTimeoutMillis(shutdownTimeout.toMillis());
    return handler;
  }
}

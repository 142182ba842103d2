package io.asyncio4j.net;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.DomainWildcardMappingBuilder;
import io.netty.util.Mapping;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What Netty makes of {@link TlsOptions}: keys loaded, sessions remembered.
 *
 * @param byName a server's contexts by the host that is asked for; null when it has one identity
 */
record TlsContexts(SslContext standard, @Nullable Mapping<String, SslContext> byName) {
  static TlsContexts of(TlsOptions options) throws SSLException {
    SslContext standard = context(options, options.identity);
    if (options.identitiesByName.isEmpty()) {
      return new TlsContexts(standard, null);
    }
    var mapping = new DomainWildcardMappingBuilder<>(standard);
    for (Map.Entry<String, TlsIdentity> entry : options.identitiesByName.entrySet()) {
      mapping.add(entry.getKey(), context(options, entry.getValue()));
    }
    return new TlsContexts(standard, mapping.build());
  }

  private static SslContext context(TlsOptions options, @Nullable TlsIdentity identity)
      throws SSLException {
    SslContextBuilder builder;
    if (options.forServer) {
      TlsIdentity shown = Objects.requireNonNull(identity);
      builder = SslContextBuilder.forServer(shown.key(), shown.chain());
      builder.clientAuth(
          switch (options.clientCertificate) {
            case IGNORED -> ClientAuth.NONE;
            case WANTED -> ClientAuth.OPTIONAL;
            case NEEDED -> ClientAuth.REQUIRE;
          });
    } else {
      builder = SslContextBuilder.forClient();
      if (identity != null) {
        builder.keyManager(identity.key(), identity.chain());
      }
      if (options.anyHostName || options.trustsAll) {
        builder.endpointIdentificationAlgorithm(null);
      }
    }
    if (options.trustsAll) {
      builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
    } else if (options.trust != null) {
      builder.trustManager(options.trust);
    }
    if (!options.applicationProtocols.isEmpty()) {
      // The only behaviours that every provider has.
      builder.applicationProtocolConfig(
          new ApplicationProtocolConfig(
              Protocol.ALPN,
              SelectorFailureBehavior.NO_ADVERTISE,
              SelectedListenerFailureBehavior.ACCEPT,
              options.applicationProtocols));
    }
    if (options.cipherSuites != null) {
      builder.ciphers(options.cipherSuites, SupportedCipherSuiteFilter.INSTANCE);
    }
    try {
      SslContext context =
          builder.protocols(options.protocols).sslProvider(provider(options.boringSsl)).build();
      requireCipherSuites(context, options);
      return context;
    } catch (IllegalArgumentException e) {
      throw new SSLException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  /** The providers pass over a name that they do not know. */
  private static void requireCipherSuites(SslContext context, TlsOptions options)
      throws SSLException {
    if (options.cipherSuites == null) {
      return;
    }
    for (String suite : options.cipherSuites) {
      if (!context.cipherSuites().contains(suite)) {
        throw new SSLException(
            "there is no cipher suite '" + suite + "'; there are " + context.cipherSuites());
      }
    }
  }

  private static SslProvider provider(@Nullable Boolean boringSsl) throws SSLException {
    if (boringSsl == null) {
      boolean mayLoadNativeCode = TlsOptions.class.getModule().isNativeAccessEnabled();
      return mayLoadNativeCode && OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
    }
    if (boringSsl && !OpenSsl.isAvailable()) {
      throw new SSLException(
          "BoringSSL cannot be had; add io.netty:netty-tcnative-boringssl-static with this"
              + " machine's classifier to the class path, or leave out boringSsl()",
          OpenSsl.unavailabilityCause());
    }
    return boringSsl ? SslProvider.OPENSSL : SslProvider.JDK;
  }
}

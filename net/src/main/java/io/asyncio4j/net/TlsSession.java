package io.asyncio4j.net;

import io.netty.handler.ssl.SslHandler;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What the two ends of a TLS connection have agreed on.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipherSuite such as {@code TLS_AES_256_GCM_SHA384}
 * @param applicationProtocol what ALPN chose, such as {@code h2}; null when nothing
 * @param peerCertificates the peer's chain, its own first; empty when it has shown none
 */
public record TlsSession(
    String protocol,
    String cipherSuite,
    @Nullable String applicationProtocol,
    List<X509Certificate> peerCertificates) {

  /** That of a connection whose handshake is done; for code with Netty handlers of its own. */
  public static TlsSession of(SslHandler handler) {
    SSLSession session = handler.engine().getSession();
    String applicationProtocol = handler.applicationProtocol();
    return new TlsSession(
        session.getProtocol(),
        session.getCipherSuite(),
        applicationProtocol == null || applicationProtocol.isEmpty() ? null : applicationProtocol,
        peerCertificates(session));
  }

  private static List<X509Certificate> peerCertificates(SSLSession session) {
    try {
      var chain = new ArrayList<X509Certificate>();
      for (Certificate certificate : session.getPeerCertificates()) {
        chain.add((X509Certificate) certificate);
      }
      return List.copyOf(chain);
    } catch (SSLPeerUnverifiedException e) {
      return List.of();
    }
  }
}

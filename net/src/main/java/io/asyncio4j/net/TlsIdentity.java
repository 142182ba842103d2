package io.asyncio4j.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLException;

/**
 * Who one end of a TLS connection is: its certificate with those that vouch for it, and the private
 * key. What reads files reads them at once, on the caller's thread.
 *
 * @param key the private key of the first certificate
 * @param chain the certificate itself, then each one's issuer; the root may be left out
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
  /** Of a key and a chain that are there already. */
  public TlsIdentity {
    Objects.requireNonNull(key, "key");
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("an identity needs at least one certificate");
    }
  }

  /**
   * Of two PEM files, such as {@code fullchain.pem} and {@code privkey.pem}.
   *
   * @throws SSLException when there is no certificate or key in them, or the key is encrypted
   * @throws IOException when they cannot be read
   */
  public static TlsIdentity pem(Path chain, Path key) throws IOException {
    return pem(read(chain), read(key));
  }

  /**
   * As {@link #pem(Path, Path)}, with a key that is encrypted.
   *
   * @throws SSLException when there is no certificate or key in them, or the password is wrong
   * @throws IOException when they cannot be read
   */
  public static TlsIdentity pem(Path chain, Path key, char[] password) throws IOException {
    return pem(read(chain), read(key), password);
  }

  /** Of texts in PEM. */
  public static TlsIdentity pem(String chain, String key) throws SSLException {
    return new TlsIdentity(Pem.privateKey(key, null), Pem.certificates(chain));
  }

  /** As {@link #pem(String, String)}, with a key that is encrypted. */
  public static TlsIdentity pem(String chain, String key, char[] password) throws SSLException {
    Objects.requireNonNull(password, "password");
    return new TlsIdentity(Pem.privateKey(key, password), Pem.certificates(chain));
  }

  /**
   * Of the one private key in a key store file, such as PKCS #12.
   *
   * @throws SSLException when the store has no private key, or several
   * @throws IOException when it cannot be read, or the password is wrong
   */
  public static TlsIdentity keyStore(Path file, char[] password) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      return keyStore(store, password);
    } catch (GeneralSecurityException e) {
      throw new SSLException("the key store " + file + " cannot be read", e);
    }
  }

  /**
   * Of the one private key in {@code store}.
   *
   * @throws SSLException when the store has no private key, or several
   */
  public static TlsIdentity keyStore(KeyStore store, char[] password) throws SSLException {
    var found = new ArrayList<TlsIdentity>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password) instanceof PrivateKey key) {
          var chain = new ArrayList<X509Certificate>();
          for (Certificate certificate : store.getCertificateChain(alias)) {
            chain.add((X509Certificate) certificate);
          }
          found.add(new TlsIdentity(key, chain));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new SSLException("the key store cannot be read; is the password right?", e);
    }
    if (found.size() != 1) {
      throw new SSLException(
          "the key store has "
              + found.size()
              + " private keys; give one that has one, or the key and its chain");
    }
    return found.getFirst();
  }

  static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      var failure = new NoSuchFileException(file.toString(), null, "there is no such PEM file");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Says whose it is, and never the key. */
  @Override
  public String toString() {
    return "TlsIdentity[" + chain.getFirst().getSubjectX500Principal().getName() + "]";
  }
}

package io.asyncio4j.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Certificates and private keys in PEM, the text form of RFC 7468. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  private Pem() {}

  private static final class Block {
    final String label;
    final byte[] der;

    Block(String label, byte[] der) {
      this.label = label;
      this.der = der;
    }
  }

  private static List<Block> blocks(String text) throws SSLException {
    var blocks = new ArrayList<Block>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      try {
        blocks.add(
            new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2).strip())));
      } catch (IllegalArgumentException e) {
        throw new SSLException("a PEM block '" + matcher.group(1) + "' is not Base64", e);
      }
    }
    return blocks;
  }

  /** All certificates of {@code text}, in their order; what else there is is passed over. */
  static List<X509Certificate> certificates(String text) throws SSLException {
    var certificates = new ArrayList<X509Certificate>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks(text)) {
        if (block.label.equals("CERTIFICATE")) {
          certificates.add(
              (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der)));
        }
      }
    } catch (CertificateException e) {
      throw new SSLException("a PEM certificate cannot be read: " + e.getMessage(), e);
    }
    if (certificates.isEmpty()) {
      throw new SSLException(
          "there is no certificate; a PEM file has it between -----BEGIN CERTIFICATE----- and"
              + " -----END CERTIFICATE-----");
    }
    return certificates;
  }

  /** The first private key of {@code text}. */
  static PrivateKey privateKey(String text, char @Nullable [] password) throws SSLException {
    for (Block block : blocks(text)) {
      switch (block.label) {
        case "PRIVATE KEY" -> {
          return privateKey(new PKCS8EncodedKeySpec(block.der));
        }
        case "ENCRYPTED PRIVATE KEY" -> {
          return privateKey(decrypt(block.der, password));
        }
        case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
            throw new SSLException(
                "the key is in OpenSSL's old form '"
                    + block.label
                    + "'; turn it into PKCS#8 with: openssl pkcs8 -topk8 -nocrypt -in old.pem -out"
                    + " key.pem");
        default -> {}
      }
    }
    throw new SSLException(
        "there is no private key; a PEM file has it between -----BEGIN PRIVATE KEY----- and"
            + " -----END PRIVATE KEY-----");
  }

  private static PKCS8EncodedKeySpec decrypt(byte[] der, char @Nullable [] password)
      throws SSLException {
    if (password == null) {
      throw new SSLException(
          "the private key is encrypted; give its password: TlsIdentity.pem(chain, key, password)");
    }
    try {
      var encrypted = new EncryptedPrivateKeyInfo(der);
      String algorithm =
          encrypted.getAlgName().equals("PBES2")
              ? encrypted.getAlgParameters().toString()
              : encrypted.getAlgName();
      var cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password)),
          encrypted.getAlgParameters());
      return encrypted.getKeySpec(cipher);
    } catch (GeneralSecurityException | IOException e) {
      throw new SSLException("the encrypted private key cannot be read; is the password right?", e);
    }
  }

  private static PrivateKey privateKey(PKCS8EncodedKeySpec spec) throws SSLException {
    GeneralSecurityException failure = null;
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        failure = e;
      } catch (GeneralSecurityException e) {
        throw new SSLException("the private key cannot be read", e);
      }
    }
    throw new SSLException("the private key is of none of the kinds " + KEY_ALGORITHMS, failure);
  }
}

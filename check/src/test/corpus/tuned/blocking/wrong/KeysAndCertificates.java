// not run: it needs a key store
import static io.asyncio4j.Asyncio.*;

import java.security.*;
import java.security.cert.*;

KeyStore keys(Path file, char[] password) throws Exception {
  return KeyStore.getInstance(file.toFile(), password); // expect: blocking
}

KeyStore oldKeys(String file, char[] password) throws Exception {
  KeyStore keys = KeyStore.getInstance("PKCS12");
  try (InputStream in = new FileInputStream(file)) { // expect: blocking
    keys.load(in, password); // also: blocking
  }
  return keys;
}

java.security.cert.Certificate certificate(Path file) throws Exception {
  try (var in = Files.newInputStream(file)) { // expect: blocking
    return CertificateFactory.getInstance("X.509").generateCertificate(in); // also: blocking
  }
}

KeyPair session() throws GeneralSecurityException {
  KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
  generator.initialize(4096);
  return generator.generateKeyPair(); // expect: blocking
}

void main() throws Exception {
  run(() -> {
    keys(Path.of("keys.p12"), "secret".toCharArray());
    oldKeys("old.p12", "secret".toCharArray());
    certificate(Path.of("server.crt"));
    session();
  });
}

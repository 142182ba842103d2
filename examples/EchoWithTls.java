// An echo server that speaks TLS, and a client that trusts its certificate and nobody else. The
// certificate is made by the JDK's keytool; a real one comes as two PEM files: TlsOptions.server.
//
//   aio run examples/EchoWithTls.java
//
// Prints:
//   TLSv1.3 with CN=localhost
//   echo: hello
//   a client that does not know the certificate refuses it

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.files.*;
import io.asyncio4j.net.*;
import io.asyncio4j.process.*;
import javax.net.ssl.SSLException;

static final String PASSWORD = "secret";

void main() throws IOException {
  run(() -> {
    var identity = newIdentity();
    var options = ServerOptions.defaults().tls(TlsOptions.server(identity));
    try (var server = Net.startServer(this::echo, "127.0.0.1", 0, options)) {
      var trusting = TlsOptions.client().trusting(identity.chain().getFirst());
      try (var connection = Net.openConnection("localhost", server.port(), trusting)) {
        var session = connection.writer().tls();
        var name = session.peerCertificates().getFirst().getSubjectX500Principal();
        IO.println(session.protocol() + " with " + name);
        connection.writer().write("hello\n");
        IO.println(connection.reader().readLine());
      }
      try {
        Net.openConnection("localhost", server.port(), TlsOptions.client()).close();
      } catch (SSLException e) {
        IO.println("a client that does not know the certificate refuses it");
      }
    }
  });
}

void echo(StreamReader in, StreamWriter out) throws IOException {
  for (String line : in) {
    out.write("echo: " + line + "\n");
    out.drain();
  }
}

TlsIdentity newIdentity() throws IOException {
  try (var folder = AsyncFiles.createTempDirectory("tls")) {
    var store = folder.path().resolve("store.p12");
    Subprocess.run(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "echo",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD)
        .check();
    return TlsIdentity.keyStore(store, PASSWORD.toCharArray());
  }
}

package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.http.Peers.assumeItRuns;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.Asyncio;
import io.asyncio4j.http.Peers;
import io.asyncio4j.net.TlsIdentity;
import io.asyncio4j.net.TlsOptions;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What h2spec finds where it is on the machine; Debian has no package of it. */
class Http2SpecTest {
  private static final Handler HANDLER =
      request -> ServerResponse.text(request.text().isEmpty() ? "hello" : request.text());

  /**
   * Where Netty resets a stream, which serves the purpose, and the specification wants another
   * error or the connection ended: Netty forgets streams that are over, and takes a second block of
   * fields for trailers before it looks at the state.
   */
  private static final List<String> KNOWN =
      List.of(
          "half closed (remote): Sends a HEADERS frame",
          "closed: Sends a HEADERS frame",
          "Sends stream identifier that is numerically smaller than previous");

  /** At a port that speaks HTTP/1.1 too this is a bad request of that. */
  private static final String PREFACE = "Sends invalid connection preface";

  private static final Pattern FAILURE = Pattern.compile("× \\d+: (.*)");

  @TempDir Path folder;

  @BeforeAll
  static void isHere() throws Exception {
    assumeItRuns("h2spec", "--version");
  }

  /** What fails, each case by its description. */
  private static List<String> failures(HttpServer server, String... more) throws Exception {
    var command = new ArrayList<>(List.of("h2spec", "generic", "hpack", "http2", "--timeout", "5"));
    command.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(server.port())));
    command.addAll(List.of(more));
    return Asyncio.toThread(() -> {
      Process process =
          Peers.command(command.toArray(String[]::new)).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(output).contains("tests, ").contains(" 0 skipped");
      // Once in the course of the run and once in the summary at its end.
      return FAILURE.matcher(output).results().map(each -> each.group(1)).distinct().toList();
    });
  }

  @Test
  void withoutTlsTheSpecificationIsKept() throws Exception {
    run(() -> {
      try (var server = HttpServer.start(HANDLER, "127.0.0.1", 0)) {
        assertThat(failures(server))
            .filteredOn(failure -> !failure.equals(PREFACE))
            .isSubsetOf(KNOWN);
      }
    });
  }

  @Test
  void withTlsTheSpecificationIsKept() throws Exception {
    X509Bundle bundle =
        new CertificateBuilder()
            .subject("CN=localhost")
            .setIsCertificateAuthority(true)
            .addSanDnsName("localhost")
            .buildSelfSigned();
    Path certificate = Files.writeString(folder.resolve("c.pem"), bundle.getCertificatePathPEM());
    Path key = Files.writeString(folder.resolve("k.pem"), bundle.getPrivateKeyPEM());
    TlsOptions tls = TlsOptions.server(TlsIdentity.pem(certificate, key));
    run(() -> {
      try (var server = HttpServer.builder().tls(tls).start(HANDLER, "127.0.0.1", 0)) {
        assertThat(failures(server, "--tls", "--insecure")).isSubsetOf(KNOWN);
      }
    });
  }
}

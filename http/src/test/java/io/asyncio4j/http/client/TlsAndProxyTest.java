package io.asyncio4j.http.client;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Task;
import io.asyncio4j.net.TlsIdentity;
import io.asyncio4j.net.TlsOptions;
import io.asyncio4j.net.netty.Listener;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NoLeaks.class)
class TlsAndProxyTest {
  private static final X509Bundle CERTIFICATE = certificate();

  private static X509Bundle certificate() {
    try {
      return new CertificateBuilder()
          .subject("CN=localhost")
          .setIsCertificateAuthority(true)
          .addSanDnsName("localhost")
          .addSanIpAddress("127.0.0.1")
          .buildSelfSigned();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static TlsOptions trusting() throws SSLException {
    return TlsOptions.client().trusting(CERTIFICATE.getCertificate());
  }

  /** An echo over HTTP/2, or HTTP/1.1 where that is negotiated; on the loop of the test. */
  private static final class H2Server {
    final List<Channel> connections = new ArrayList<>();
    final List<String> seen = new ArrayList<>();
    final Channel listener;
    int open;
    int mostOpen;

    H2Server(boolean tls, int maxStreams) throws IOException {
      TlsOptions options =
          TlsOptions.server(
                  new TlsIdentity(
                      CERTIFICATE.getKeyPair().getPrivate(), List.of(CERTIFICATE.getCertificate())))
              .alpn("h2")
              .prepare();
      listener =
          new Listener(
                  NettyLoop.running(),
                  _ -> {},
                  channel -> {
                    connections.add(channel);
                    try {
                      if (tls) {
                        channel.pipeline().addLast(options.serverHandler(channel));
                      }
                    } catch (SSLException e) {
                      throw new IllegalStateException(e);
                    }
                    channel
                        .pipeline()
                        .addLast(
                            Http2FrameCodecBuilder.forServer()
                                .initialSettings(
                                    Http2Settings.defaultSettings()
                                        .maxConcurrentStreams(maxStreams))
                                .build(),
                            new Http2MultiplexHandler(
                                new ChannelInitializer<>() {
                                  @Override
                                  protected void initChannel(Channel stream) {
                                    stream.pipeline().addLast(new Echo());
                                  }
                                }));
                  })
              .bind("127.0.0.1", 0);
    }

    int port() {
      return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    void close() {
      NettyLoop.running().await(listener::close);
      connections.forEach(each -> NettyLoop.running().await(each::close));
    }

    private final class Echo extends ChannelInboundHandlerAdapter {
      private String path = "";

      @Override
      public void channelActive(ChannelHandlerContext context) {
        open++;
        mostOpen = Math.max(mostOpen, open);
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) {
        open--;
      }

      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Http2HeadersFrame frame) {
          path = frame.headers().path().toString();
          seen.add(frame.headers().method() + " " + path + " " + frame.headers().get("x-a"));
          if (path.equals("/never")) {
            return;
          }
          var headers = new DefaultHttp2Headers().status("200").add("x-path", path);
          if (path.equals("/late")) {
            context
                .executor()
                .schedule(
                    () -> {
                      context.write(new DefaultHttp2HeadersFrame(headers));
                      end(context);
                    },
                    20,
                    java.util.concurrent.TimeUnit.MILLISECONDS);
            return;
          }
          context.write(new DefaultHttp2HeadersFrame(headers));
          if (frame.isEndStream()) {
            end(context);
          }
        } else if (message instanceof Http2DataFrame frame) {
          boolean ends = frame.isEndStream();
          context.write(new DefaultHttp2DataFrame(frame.content(), false));
          if (ends) {
            end(context);
          }
        }
        context.flush();
      }

      private void end(ChannelHandlerContext context) {
        ByteBuf text = Unpooled.copiedBuffer("end of " + path, StandardCharsets.UTF_8);
        context.write(new DefaultHttp2DataFrame(text, false));
        context.writeAndFlush(
            new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().add("x-sum", "1"), true));
      }
    }
  }

  private static String url(boolean tls, H2Server server, String path) {
    return (tls ? "https" : "http") + "://127.0.0.1:" + server.port() + path;
  }

  private static AsyncClient http2(boolean tls) throws SSLException {
    return tls
        ? AsyncClient.builder().tls(trusting()).build()
        : AsyncClient.builder().http2PriorKnowledge().build();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void http2CarriesManyRequestsOverOneConnection(boolean tls) throws Exception {
    run(() -> {
      var server = new H2Server(tls, 1000);
      try (var client = http2(tls)) {
        List<String> texts =
            gatherEach(
                IntStream.range(0, 100).boxed().toList(),
                n -> {
                  var request = Request.get(url(tls, server, "/" + n)).header("X-A", "v" + n);
                  Response response = client.send(request);
                  assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
                  assertThat(response.header("x-path")).isEqualTo("/" + n);
                  assertThat(response.trailers().get("x-sum")).isEqualTo("1");
                  return response.text();
                });
        assertThat(texts).isEqualTo(IntStream.range(0, 100).mapToObj(n -> "end of /" + n).toList());
        assertThat(server.connections).hasSize(1);
        assertThat(server.seen).contains("GET /7 v7");
        byte[] large = new byte[3_000_000];
        Arrays.fill(large, (byte) 'x');
        assertThat(client.post(url(tls, server, "/b"), Body.bytes(large)).bytes())
            .hasSize(large.length + "end of /b".length());
        assertThat(
                client
                    .post(url(tls, server, "/c"), Body.chunks(List.of(large, new byte[] {'y'})))
                    .bytes())
            .hasSize(large.length + 1 + "end of /c".length());
        assertThat(client.connections()).isEqualTo(1);
      } finally {
        server.close();
      }
    });
  }

  @Test
  void http2RespectsHowManyStreamsTheServerTakes() throws Exception {
    run(() -> {
      var server = new H2Server(false, 3);
      try (var client = http2(false)) {
        gatherEach(
            IntStream.range(0, 20).boxed().toList(),
            _ -> client.get(url(false, server, "/late")).text());
        assertThat(server.mostOpen).isLessThanOrEqualTo(3);
        assertThat(server.connections).hasSize(1);
      } finally {
        server.close();
      }
    });
  }

  @Test
  void aCancelledRequestResetsItsStreamOnly() throws Exception {
    run(() -> {
      var server = new H2Server(false, 100);
      try (var client = http2(false)) {
        Task<Response> task = createTask(() -> client.get(url(false, server, "/never")));
        while (server.open == 0) {
          yieldNow();
        }
        task.cancel();
        assertThat(client.get(url(false, server, "/x")).text()).isEqualTo("end of /x");
        while (server.open > 0) {
          yieldNow();
        }
        assertThat(server.connections).hasSize(1);
        assertThat(client.connections()).isEqualTo(1);
      } finally {
        server.close();
      }
    });
  }

  @Test
  void afterGoAwayANewConnectionIsMade() throws Exception {
    run(() -> {
      var server = new H2Server(false, 100);
      try (var client = http2(false)) {
        client.get(url(false, server, "/a"));
        Task<Response> late = createTask(() -> client.get(url(false, server, "/late")));
        while (server.seen.size() < 2) {
          yieldNow();
        }
        var goAway = new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR);
        NettyLoop.running().await(() -> server.connections.getFirst().writeAndFlush(goAway));
        while (client.connections() > 0) {
          yieldNow();
        }
        assertThat(client.get(url(false, server, "/b")).text()).isEqualTo("end of /b");
        assertThat(late.await().text()).isEqualTo("end of /late");
        assertThat(server.connections).hasSize(2);
      } finally {
        server.close();
      }
    });
  }

  @Test
  void aCertificateThatIsNotTrustedIsAFailedConnection() throws Exception {
    run(() -> {
      var server = new H2Server(true, 100);
      try (var client = AsyncClient.create()) {
        assertThatThrownBy(() -> client.get(url(true, server, "/")))
            .isInstanceOf(ConnectionFailedException.class)
            .hasCauseInstanceOf(SSLException.class);
        assertThat(client.connections()).isZero();
      } finally {
        server.close();
      }
    });
  }

  /** A proxy on threads: CONNECT, whole URLs, and SOCKS5 with a password. */
  private static RawServer proxy(int target) throws IOException {
    return RawServer.scripted(peer -> {
      InputStream in = peer.in();
      in.mark(1);
      int first = in.read();
      in.reset();
      if (first == 5) {
        in.read();
        byte[] methods = in.readNBytes(in.read());
        boolean takesPassword = new String(methods, StandardCharsets.UTF_8).indexOf(2) >= 0;
        peer.send(new byte[] {5, (byte) (takesPassword ? 2 : 0xff)});
        in.read();
        String user = new String(in.readNBytes(in.read()), StandardCharsets.UTF_8);
        String password = new String(in.readNBytes(in.read()), StandardCharsets.UTF_8);
        boolean good = user.equals("me") && password.equals("secret");
        peer.send(new byte[] {1, (byte) (good ? 0 : 1)});
        in.readNBytes(4);
        in.readNBytes(in.read() + 2);
        peer.send(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
      } else {
        RawServer.Received request = peer.read();
        if (!request.method().equals("CONNECT")) {
          peer.send(RawServer.ok(request.target() + " " + request.header("proxy-authorization")));
          return;
        }
        if (request.header("proxy-authorization") == null) {
          peer.send("HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n");
          return;
        }
        peer.send("HTTP/1.1 200 Connected\r\n\r\n");
      }
      try (var to = new Socket(InetAddress.getLoopbackAddress(), target)) {
        Thread back =
            Thread.ofPlatform()
                .daemon()
                .start(() -> copy(() -> to.getInputStream(), peer.socket()));
        in.transferTo(to.getOutputStream());
        to.shutdownOutput();
        back.join();
      }
    });
  }

  @FunctionalInterface
  private interface Source {
    InputStream open() throws IOException;
  }

  private static void copy(Source from, Socket to) {
    try {
      from.open().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one of the two is gone
    }
  }

  @ParameterizedTest
  @CsvSource({"http", "socks5"})
  void aProxyLeadsToASecureHost(String scheme) throws Exception {
    run(() -> {
      var server = new H2Server(true, 100);
      try (var proxy = proxy(server.port());
          var client =
              AsyncClient.builder()
                  .tls(trusting())
                  .proxy(scheme + "://me:secret@127.0.0.1:" + proxy.port())
                  .build()) {
        for (int i = 0; i < 3; i++) {
          Response response = client.get("https://localhost:" + server.port() + "/p");
          assertThat(response.text()).isEqualTo("end of /p");
          assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
        }
        assertThat(proxy.accepted).hasValue(1);
      } finally {
        server.close();
      }
    });
  }

  @Test
  void aProxyGetsWholeUrlsOfPlainHosts() throws Exception {
    try (var proxy = proxy(1)) {
      run(() -> {
        try (var client =
            AsyncClient.builder().proxy("http://me:secret@127.0.0.1:" + proxy.port()).build()) {
          assertThat(client.get("http://far.example/x?y").text())
              .isEqualTo("http://far.example/x?y Basic bWU6c2VjcmV0");
        }
      });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:%d,does not connect to far.example:443: 407",
    "socks5://me:wrong@127.0.0.1:%d,refuses the name and the password",
    "socks5://127.0.0.1:%d,wants a name and a password",
    "http://127.0.0.1:1,cannot be reached",
  })
  void aProxyThatWillNotIsAProxyException(String proxyUrl, String message) throws Exception {
    try (var proxy = proxy(1)) {
      run(() -> {
        try (var client = AsyncClient.builder().proxy(proxyUrl.formatted(proxy.port())).build()) {
          assertThatThrownBy(() -> client.get("https://far.example/"))
              .isInstanceOf(ProxyException.class)
              .hasMessageContaining(message)
              .hasMessageNotContaining("wrong");
          assertThat(client.connections()).isZero();
        }
      });
    }
  }

  @Test
  void aTlsHandshakeThatDoesNotComeIsAConnectTimeout() throws Exception {
    try (var silent = RawServer.scripted(RawServer.Peer::awaitClose)) {
      run(() -> {
        try (var client =
            AsyncClient.builder()
                .timeouts(Timeouts.none().connect(Duration.ofMillis(200)))
                .build()) {
          assertThatThrownBy(() -> client.get("https://127.0.0.1:" + silent.port() + "/"))
              .isInstanceOf(RequestTimeoutException.class)
              .extracting(e -> ((RequestTimeoutException) e).phase())
              .isEqualTo(RequestTimeoutException.Phase.CONNECT);
          assertThat(client.connections()).isZero();
        }
      });
      assertThat(silent.closed.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }
  }
}

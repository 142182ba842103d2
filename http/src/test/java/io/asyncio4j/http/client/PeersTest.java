package io.asyncio4j.http.client;

import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.http.Peers.assumeItRuns;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.Peers;
import io.asyncio4j.http.WebSocket;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client and other people's servers, where they are on the machine: {@code
 * http/install-peers.sh} installs them.
 */
class PeersTest {
  /** A server in a process of its own, which prints its port as its first line. */
  private record Peer(Process process, int port) implements AutoCloseable {
    static Peer start(String... command) throws IOException {
      Process process =
          Peers.command(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String line = process.inputReader().readLine();
      if (line == null) {
        throw new AssertionError(Arrays.toString(command) + " ended without printing its port");
      }
      return new Peer(process, Integer.parseInt(line.replaceAll(".*port (\\d+).*", "$1").strip()));
    }

    String url(String path) {
      return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void pythonsHttpServerServesFiles(@TempDir Path folder) throws Exception {
    assumeItRuns("python3", "--version");
    Files.writeString(folder.resolve("a.txt"), "x".repeat(200_000));
    try (var peer =
        Peer.start(
            "python3",
            "-u",
            "-m",
            "http.server",
            "0",
            "--bind",
            "127.0.0.1",
            "--directory",
            folder.toString())) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          assertThat(client.get(peer.url("/a.txt")).text()).hasSize(200_000);
          assertThat(client.get(peer.url("/b.txt")).status()).isEqualTo(404);
          assertThat(client.head(peer.url("/a.txt")).header("Content-Length")).isEqualTo("200000");
        }
      });
    }
  }

  @Test
  void aiohttpStreamsAndTakesForms() throws Exception {
    assumeItRuns("/usr/bin/python3", "-c", "import aiohttp");
    String script =
        """
        import asyncio
        from aiohttp import web

        async def form(request):
            fields = await request.post()
            file = fields['file']
            return web.json_response({'name': fields['name'], 'file': file.filename,
                                      'size': len(file.file.read())})

        async def stream(request):
            response = web.StreamResponse()
            response.enable_compression()
            await response.prepare(request)
            for i in range(1000):
                await response.write(b'line %d\\n' % i)
            return response

        async def main():
            app = web.Application()
            app.add_routes([web.post('/form', form), web.get('/stream', stream)])
            runner = web.AppRunner(app)
            await runner.setup()
            site = web.TCPSite(runner, '127.0.0.1', 0)
            await site.start()
            print(site._server.sockets[0].getsockname()[1], flush=True)
            await asyncio.Event().wait()

        asyncio.run(main())
        """;
    record Received(String name, String file, int size) {}
    try (var peer = Peer.start("/usr/bin/python3", "-c", script)) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          var body =
              Body.multipart()
                  .field("name", "Ada")
                  .file("file", "a.bin", Body.bytes(new byte[100_000]));
          assertThat(client.post(peer.url("/form"), body).raiseForStatus().json(Received.class))
              .isEqualTo(new Received("Ada", "a.bin", 100_000));
          var stream = client.get(peer.url("/stream"));
          assertThat(stream.header("Content-Encoding")).isNotNull();
          assertThat(stream.text()).hasLineCount(1000).endsWith("line 999\n");
        }
      });
    }
  }

  private static final String NODE =
      """
      const zlib = require('zlib');
      const answer = (request, response) => {
        if (request.url == '/redirect') {
          response.writeHead(302, { location: '/echo', 'set-cookie': 'a=b' }).end();
        } else if (request.url == '/packed') {
          response.writeHead(200, { 'content-encoding': 'br' });
          response.end(zlib.brotliCompressSync('packed '.repeat(10000)));
        } else {
          response.setHeader('x-cookie', request.headers.cookie || '');
          request.pipe(response);
        }
      };
      """;

  @Test
  void nodeRedirectsPacksAndEchoes() throws Exception {
    assumeItRuns("node", "--version");
    String script =
        NODE
            + """
            const server = require('http').createServer(answer);
            server.listen(0, '127.0.0.1', () => console.log(server.address().port));
            """;
    try (var peer = Peer.start("node", "-e", script)) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          assertThat(client.get(peer.url("/redirect")).header("x-cookie")).isEqualTo("a=b");
          assertThat(client.get(peer.url("/packed")).text()).hasSize(70_000);
          var chunks = List.of(new byte[1000], new byte[70_000], new byte[1]);
          assertThat(client.post(peer.url("/echo"), Body.chunks(chunks)).bytes()).hasSize(71_001);
        }
      });
    }
  }

  @Test
  void nodeSpeaksHttp2() throws Exception {
    assumeItRuns("node", "--version");
    String script =
        NODE
            + """
            const server = require('http2').createServer(answer);
            server.listen(0, '127.0.0.1', () => console.log(server.address().port));
            """;
    try (var peer = Peer.start("node", "-e", script)) {
      run(() -> {
        try (var client = AsyncClient.builder().http2PriorKnowledge().build()) {
          var sizes =
              gatherEach(
                  IntStream.range(0, 200).boxed().toList(),
                  50,
                  i -> client.post(peer.url("/echo"), Body.bytes(new byte[i * 500])).bytes());
          assertThat(sizes.stream().mapToInt(bytes -> bytes.length))
              .containsExactlyElementsOf(
                  IntStream.range(0, 200).map(i -> i * 500).boxed().toList());
          assertThat(client.connections()).isEqualTo(1);
          assertThat(client.get(peer.url("/packed")).text()).hasSize(70_000);
        }
      });
    }
  }

  @Test
  void nodesWsTalks() throws Exception {
    assumeItRuns("node", "-e", "require('ws')");
    String script =
        """
        const { WebSocketServer } = require('ws');
        const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: true });
        server.on('connection', socket => {
          socket.on('message', (data, binary) => socket.send(data, { binary }));
        });
        server.on('listening', () => console.log(server.address().port));
        """;
    try (var peer = Peer.start("node", "-e", script)) {
      run(() -> {
        try (var client = AsyncClient.create();
            WebSocket socket = client.webSocket(peer.url("/").replace("http", "ws"))) {
          String text = "grüße ".repeat(20_000);
          socket.send(text);
          assertThat(socket.receiveText()).isEqualTo(text);
        }
      });
    }
  }

  @Test
  void nginxKeepsConnectionsAndServesRanges(@TempDir Path folder) throws Exception {
    String nginx = Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
    assumeItRuns(nginx, "-v");
    Files.writeString(folder.resolve("a.txt"), "0123456789".repeat(10_000));
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path conf =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log stderr crit;
            events {}
            http {
              access_log off;
              client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi; scgi_temp_path scgi;
              gzip on; gzip_types text/plain; gzip_min_length 100;
              default_type text/plain;
              server { listen 127.0.0.1:%d; root .; }
            }
            """
                .formatted(port));
    Process process =
        Peers.command(nginx, "-p", folder.toString(), "-c", conf.toString()).inheritIO().start();
    try (var peer = new Peer(process, port)) {
      run(() -> {
        var retries = RetryPolicy.of(8);
        try (var client = AsyncClient.builder().retries(retries).build()) {
          assertThat(client.get(peer.url("/a.txt")).text()).hasSize(100_000);
          for (int i = 0; i < 50; i++) {
            var part =
                client.send(Request.get(peer.url("/a.txt")).header("Range", "bytes=5-" + (5 + i)));
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.bytes()).hasSize(i + 1);
          }
          assertThat(client.connections()).isEqualTo(1);
          assertThat(client.post(peer.url("/a.txt"), Body.form(Map.of("a", "b"))).status())
              .isEqualTo(405);
        }
      });
    }
  }
}

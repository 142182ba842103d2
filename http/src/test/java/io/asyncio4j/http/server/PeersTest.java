package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.http.Peers.assumeItRuns;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.Asyncio;
import io.asyncio4j.http.Peers;
import io.asyncio4j.http.WebSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server and other people's clients, where they are on the machine. */
class PeersTest {
  private record Ended(int code, String output) {}

  private static Ended execute(String... command) throws IOException, InterruptedException {
    Process process = Peers.command(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(Arrays.toString(command) + " did not end: " + output);
    }
    return new Ended(process.exitValue(), output);
  }

  private static String of(String... command) throws Exception {
    return Asyncio.toThread(() -> execute(command).output.strip());
  }

  @Test
  void nodesWsTalksAndPacks() throws Exception {
    assumeItRuns("node", "-e", "require('ws')");
    String script =
        """
        const WebSocket = require('ws');
        const socket = new WebSocket(process.argv[1], { perMessageDeflate: true });
        const long = 'packed '.repeat(50000);
        let received = 0;
        socket.on('open', () => { socket.send('grüße'); socket.send(long); socket.ping(); });
        socket.on('pong', () => console.log('pong'));
        socket.on('message', (data, isBinary) => {
          if (++received == 1) console.log(data.toString(), isBinary);
          if (received == 2) {
            console.log(data.toString() == long, socket.extensions);
            socket.send(Buffer.alloc(3));
          }
          if (received == 3) { console.log(data.length, isBinary); socket.close(1000, 'bye'); }
        });
        socket.on('close', code => console.log('closed', code));
        """;
    run(() -> {
      WebSocketHandler echo =
          socket -> {
            for (WebSocket.Message message : socket) {
              socket.send(message);
            }
          };
      try (var server = HttpServer.start(_ -> ServerResponse.webSocket(echo), "127.0.0.1", 0)) {
        String output = of("node", "-e", script, server.url().replace("http", "ws"));
        assertThat(output.lines())
            .containsExactlyInAnyOrder(
                "grüße false", "pong", "true permessage-deflate", "3 true", "closed 1000");
      }
    });
  }

  @Test
  void nodesFetchReadsAStream() throws Exception {
    assumeItRuns("node", "-e", "fetch");
    String script =
        """
        (async () => {
          const response = await fetch(process.argv[1], { method: 'POST', body: 'x'.repeat(100000) });
          console.log(response.status, (await response.text()).length);
        })();
        """;
    run(() -> {
      Handler echo =
          request ->
              ServerResponse.stream(out -> {
                for (byte[] chunk : request.chunks()) {
                  out.write(chunk);
                }
              });
      try (var server = HttpServer.start(echo, "127.0.0.1", 0)) {
        assertThat(of("node", "-e", script, server.url())).isEqualTo("200 100000");
      }
    });
  }

  @Test
  void pythonsClientKeepsItsConnection() throws Exception {
    assumeItRuns("python3", "-c", "import http.client");
    String script =
        """
        import http.client, sys
        connection = http.client.HTTPConnection('127.0.0.1', int(sys.argv[1]))
        for path in ('/one', '/two'):
            connection.request('POST', path, iter([b'a', b'bc']), encode_chunked=True,
                               headers={'Transfer-Encoding': 'chunked'})
            response = connection.getresponse()
            print(response.status, response.read().decode())
        """;
    run(() -> {
      try (var server =
          HttpServer.start(
              request -> ServerResponse.text(request.path() + " " + request.text()),
              "127.0.0.1",
              0)) {
        String port = Integer.toString(server.port());
        assertThat(of("python3", "-c", script, port).lines())
            .containsExactly("200 /one abc", "200 /two abc");
      }
    });
  }

  @Test
  void aiohttpPostsStreamsAndTalks() throws Exception {
    assumeItRuns("/usr/bin/python3", "-c", "import aiohttp");
    String script =
        """
        import asyncio, sys, aiohttp
        async def pieces():
            for _ in range(10):
                yield b'0123456789' * 1000
        async def main(url):
            async with aiohttp.ClientSession() as session:
                async with session.get(url + '/json') as response:
                    print(response.status, await response.json())
                async with session.post(url + '/echo', data=pieces()) as response:
                    print(response.status, len(await response.read()))
                async with session.get(url + '/nothing') as response:
                    print(response.status, response.headers['Content-Length'])
                async with session.ws_connect(url + '/socket', compress=15) as socket:
                    await socket.send_str('gr\\u00fc\\u00dfe')
                    print(ascii(await socket.receive_str()), socket.compress)
                    await socket.send_bytes(bytes(200000))
                    print(len(await socket.receive_bytes()))
                    await socket.close(code=4001)
                    print('closed', socket.close_code)
                together = [session.get(url + '/json') for _ in range(50)]
                print(sum(response.status == 200 for response in await asyncio.gather(*together)))
        asyncio.run(main(sys.argv[1]))
        """;
    run(() -> {
      try (var server = HttpServer.start(PeersTest::answer, "127.0.0.1", 0)) {
        assertThat(of("/usr/bin/python3", "-c", script, server.url()).lines())
            .containsExactly(
                "200 {'hello': [1, 2]}",
                "200 100000",
                "404 0",
                "'gr\\xfc\\xdfe' 15",
                "200000",
                "closed 4001",
                "50");
      }
    });
  }

  @Test
  void httpxSpeaksBothVersions() throws Exception {
    assumeItRuns("/usr/bin/python3", "-c", "import httpx, h2");
    String script =
        """
        import asyncio, sys, httpx
        async def main(url, **versions):
            async with httpx.AsyncClient(**versions) as client:
                response = await client.get(url + '/json')
                print(response.http_version, response.status_code, response.json())
                response = await client.post(url + '/echo', content=b'x' * 300000)
                print(len(response.content))
                together = await asyncio.gather(*(client.get(url + '/json') for _ in range(50)))
                print(sum(response.status_code == 200 for response in together))
                async with client.stream('GET', url + '/stream') as response:
                    print(sum([len(chunk) async for chunk in response.aiter_bytes()]))
        asyncio.run(main(sys.argv[1]))
        asyncio.run(main(sys.argv[1], http1=False, http2=True))
        """;
    run(() -> {
      try (var server = HttpServer.start(PeersTest::answer, "127.0.0.1", 0)) {
        assertThat(of("/usr/bin/python3", "-c", script, server.url()).lines())
            .containsExactly(
                "HTTP/1.1 200 {'hello': [1, 2]}",
                "300000",
                "50",
                "400000",
                "HTTP/2 200 {'hello': [1, 2]}",
                "300000",
                "50",
                "400000");
      }
    });
  }

  private static ServerResponse answer(ServerRequest request) throws IOException {
    return switch (request.path()) {
      case "/json" -> ServerResponse.json(Map.of("hello", List.of(1, 2)));
      case "/echo" -> ServerResponse.bytes(request.bytes());
      case "/stream" ->
          ServerResponse.stream(out -> {
            for (int i = 0; i < 100; i++) {
              out.write(new byte[4_000]);
            }
          });
      case "/socket" ->
          ServerResponse.webSocket(socket -> {
            for (WebSocket.Message message : socket) {
              socket.send(message);
            }
          });
      default -> ServerResponse.status(404);
    };
  }

  @Test
  void wrkIsServed() throws Exception {
    assumeItRuns("sh", "-c", "command -v wrk");
    run(() -> {
      try (var server = HttpServer.start(_ -> ServerResponse.text("hello"), "127.0.0.1", 0)) {
        String output = of("wrk", "-c", "20", "-t", "1", "-d", "1", server.url());
        assertThat(output)
            .contains("requests in")
            .doesNotContain("Socket errors")
            .doesNotContain("Non-2xx");
      }
    });
  }
}

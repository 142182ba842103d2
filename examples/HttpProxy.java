// A proxy in front of another server: what comes in is passed on as it comes, both ways, so that a
// large
// body is never in memory as a whole.
//
//   aio run examples/HttpProxy.java
//
// Prints:
//   200 behind the proxy: GET /hello
//   200 1000000 bytes arrived behind the proxy
//   502 for a server that is not there

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;

void main() throws IOException {
  run(() -> {
    try (var client = AsyncClient.create();
        var behind = HttpServer.start(this::answer, "127.0.0.1", 0);
        var proxy = HttpServer.start(r -> pass(r, client, behind.url()), "127.0.0.1", 0);
        var broken = HttpServer.start(r -> pass(r, client, "http://127.0.0.1:1"), "127.0.0.1", 0)) {
      var hello = client.get(proxy.url() + "/hello");
      IO.println(hello.status() + " " + hello.text());
      var upload = Request.post(proxy.url() + "/upload").text("x".repeat(1_000_000));
      var uploaded = client.send(upload);
      IO.println(uploaded.status() + " " + uploaded.text());
      IO.println(client.get(broken.url()).status() + " for a server that is not there");
    }
  });
}

ServerResponse pass(ServerRequest request, AsyncClient client, String origin) throws IOException {
  var outgoing = Request.of(request.method(), origin + request.target());
  if (request.contentLength() > 0) {
    outgoing = outgoing.body(Body.chunks(request.chunks()));
  }
  StreamingResponse incoming;
  try {
    incoming = client.stream(outgoing);
  } catch (TransportException e) {
    throw new StatusException(502, "the server behind does not answer");
  }
  return ServerResponse.stream(
          out -> {
            try (incoming) {
              for (byte[] chunk : incoming.chunks()) {
                out.write(chunk);
              }
            }
          })
      .withStatus(incoming.status());
}

ServerResponse answer(ServerRequest request) throws IOException {
  long size = 0;
  for (byte[] chunk : request.chunks()) {
    size += chunk.length;
  }
  return ServerResponse.text(
      size > 0
          ? size + " bytes arrived behind the proxy"
          : "behind the proxy: " + request.method() + " " + request.target());
}

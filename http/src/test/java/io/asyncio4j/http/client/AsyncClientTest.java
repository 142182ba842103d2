package io.asyncio4j.http.client;

import static io.asyncio4j.Asyncio.allTasks;
import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.Json;
import io.asyncio4j.http.ServerSentEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;

class AsyncClientTest {
  record User(String name, int age) {}

  @Test
  void aResponseHasStatusHeadersAndBody() throws Exception {
    try (var server = RawServer.answering(request -> RawServer.ok("hello " + request.target()))) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          Response response = client.get(server.url("/a?b=c#d"));
          assertThat(response.status()).isEqualTo(200);
          assertThat(response.reason()).isEqualTo("OK");
          assertThat(response.isSuccess()).isTrue();
          assertThat(response.text()).isEqualTo("hello /a?b=c");
          assertThat(response.header("content-TYPE")).isEqualTo("text/plain");
          assertThat(response.version()).isEqualTo(HttpVersion.HTTP_1_1);
          assertThat(response.url()).hasToString(server.url("/a?b=c#d"));
          assertThat(response.raiseForStatus()).isSameAs(response);
        }
      });
      var request = server.requests.getFirst();
      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.header("host")).isEqualTo("127.0.0.1:" + server.port());
      assertThat(request.header("accept-encoding")).isEqualTo("gzip, deflate, br, zstd");
      assertThat(request.header("content-length")).isNull();
    }
  }

  @Test
  void oneConnectionServesRequestsOneAfterTheOther() throws Exception {
    try (var server = RawServer.answering(request -> RawServer.ok(request.target()))) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          for (int i = 0; i < 20; i++) {
            assertThat(client.get(server.url("/" + i)).text()).isEqualTo("/" + i);
          }
          assertThat(client.connections()).isEqualTo(1);
        }
        assertThat(allTasks()).hasSize(1);
      });
      assertThat(server.accepted).hasValue(1);
      assertThat(server.closed.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void manyAtTheSameTimeShareFewConnections() throws Exception {
    try (var server = RawServer.answering(request -> RawServer.ok(request.target()))) {
      List<String> texts =
          run(() -> {
            try (var client =
                AsyncClient.builder().limits(Limits.standard().maxConnections(7)).build()) {
              return gatherEach(
                  IntStream.range(0, 300).boxed().toList(),
                  n -> client.get(server.url("/" + n)).text());
            }
          });
      assertThat(texts).isEqualTo(IntStream.range(0, 300).mapToObj(n -> "/" + n).toList());
      assertThat(server.accepted.get()).isLessThanOrEqualTo(7);
    }
  }

  @Test
  void bodiesOfAllKindsAreSent(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "from a file");
    try (var server = RawServer.answering(request -> RawServer.ok(request.text()))) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          String url = server.url("/");
          assertThat(client.post(url, Body.text("ä")).bytes()).isEqualTo(bytes("ä"));
          assertThat(client.put(url, Body.json(new User("Ada", 36))).json(User.class))
              .isEqualTo(new User("Ada", 36));
          assertThat(client.patch(url, Body.form(Map.of("a b", "c&d"))).text())
              .isEqualTo("a%20b=c%26d");
          assertThat(client.post(url, Body.file(file)).text()).isEqualTo("from a file");
          assertThat(client.post(url, Body.bytes(new byte[0])).text()).isEmpty();
          assertThat(client.post(url, Body.bytes(bytes("x".repeat(100_000)))).bytes())
              .hasSize(100_000);
          assertThat(
                  client
                      .post(url, Body.chunks(List.of(bytes("one "), new byte[0], bytes("two"))))
                      .text())
              .isEqualTo("one two");
          assertThat(client.delete(url).text()).isEmpty();
          assertThat(client.send(Request.post(url)).text()).isEmpty();
        }
      });
      assertThat(server.requests.stream().map(each -> each.header("content-type")).toList())
          .containsExactly(
              "text/plain; charset=utf-8",
              "application/json",
              "application/x-www-form-urlencoded",
              "text/plain",
              null,
              null,
              null,
              null,
              null);
      assertThat(server.requests.get(6).header("transfer-encoding")).isEqualTo("chunked");
      assertThat(server.requests.get(7).header("content-length")).isNull();
      assertThat(server.requests.get(8).header("content-length")).isEqualTo("0");
      assertThat(server.accepted).hasValue(1);
    }
  }

  @Test
  void aFormWithFilesIsSentInParts(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a \"b\".json");
    Files.writeString(file, "{}");
    try (var server = RawServer.answering(request -> RawServer.ok(request.text()))) {
      Multipart form =
          Body.multipart()
              .field("title", "Ünder")
              .file("upload", file)
              .file("made", "x.bin", Body.chunks(List.of(bytes("chunk"))));
      String boundary = form.mediaType().parameter("boundary");
      String sent =
          run(() -> {
            try (var client = AsyncClient.create()) {
              return client.post(server.url("/"), form).text(StandardCharsets.ISO_8859_1);
            }
          });
      assertThat(new String(sent.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
          .isEqualTo(
              """
              --B
              Content-Disposition: form-data; name="title"

              Ünder
              --B
              Content-Disposition: form-data; name="upload"; filename="a %22b%22.json"
              Content-Type: application/json

              {}
              --B
              Content-Disposition: form-data; name="made"; filename="x.bin"

              chunk
              --B--
              """
                  .replace("\n", "\r\n")
                  .replace("--B", "--" + boundary));
      assertThat(form.length()).isEqualTo(-1);
      Multipart known = Body.multipart().field("a", "b").file("c", file);
      assertThat(known.length()).isEqualTo(run(() -> Body.toBytes(known)).length);
    }
  }

  @Test
  void jsonIsReadAsWhatIsAskedFor() throws Exception {
    run(() -> {
      var transport =
          Transport.mock(request ->
              Response.json(
                  200,
                  request.url().getPath().equals("/one")
                      ? new User("Ada", 36)
                      : List.of(new User("Ada", 36), new User("Bob", 1))));
      try (var client = AsyncClient.builder().baseUrl("http://test").transport(transport).build()) {
        assertThat(client.get("/one").json(User.class)).isEqualTo(new User("Ada", 36));
        assertThat(client.get("/all").jsonList(User.class)).hasSize(2);
        assertThat(client.get("/all").json(new TypeReference<List<Map<String, Object>>>() {}))
            .extracting(each -> each.get("name"))
            .containsExactly("Ada", "Bob");
        assertThatThrownBy(() -> client.get("/all").json(User.class))
            .isInstanceOf(DecodingException.class)
            .hasMessageContaining("is no JSON for User");
        assertThat(client.get("/one").json(User.class, Json.standard()).age()).isEqualTo(36);
      }
    });
  }

  @Test
  void aBodyThatIsTornAnywhereIsWhole() throws Exception {
    var random = new Random(7);
    String chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
            + "5;ext=1\r\nhello\r\n1\r\n \r\nA\r\n0123456789\r\n0\r\nX-Sum: 16\r\n\r\n";
    try (var server =
        RawServer.scripted(peer -> {
          while (peer.read() != null) {
            peer.sendTorn(chunked, random);
          }
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          for (int i = 0; i < 30; i++) {
            Response response = client.get(server.url("/"));
            assertThat(response.text()).isEqualTo("hello 0123456789");
            assertThat(response.trailers().get("x-sum")).isEqualTo("16");
          }
        }
      });
      assertThat(server.accepted).hasValue(1);
    }
  }

  @Test
  void responsesWithoutABodyLeaveTheConnectionUsable() throws Exception {
    try (var server =
        RawServer.answering(request ->
            switch (request.target()) {
              case "/head" -> "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
              case "/204" -> "HTTP/1.1 204 No Content\r\n\r\n";
              case "/304" -> "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n";
              case "/early" ->
                  "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                      + RawServer.ok("late");
              default -> RawServer.ok("plain");
            })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          assertThat(client.head(server.url("/head")).bytes()).isEmpty();
          assertThat(client.get(server.url("/204")).status()).isEqualTo(204);
          assertThat(client.get(server.url("/304")).status()).isEqualTo(304);
          assertThat(client.get(server.url("/early")).text()).isEqualTo("late");
          assertThat(client.get(server.url("/")).text()).isEqualTo("plain");
        }
      });
      assertThat(server.accepted).hasValue(1);
    }
  }

  @Test
  void aBodyWithoutALengthEndsWithTheConnection() throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          peer.read();
          peer.send("HTTP/1.0 200 OK\r\n\r\nuntil the end");
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          Response response = client.get(server.url("/"));
          assertThat(response.text()).isEqualTo("until the end");
          assertThat(response.version()).isEqualTo(HttpVersion.HTTP_1_0);
          assertThat(client.connections()).isZero();
        }
      });
    }
  }

  @Test
  void anErrorStatusIsRaisedOnRequest() throws Exception {
    try (var server =
        RawServer.answering(_ -> "HTTP/1.1 404 Not Found\r\nContent-Length: 7\r\n\r\nno such")) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          Response response = client.get(server.url("/x"));
          assertThat(response.isError()).isTrue();
          assertThatThrownBy(response::raiseForStatus)
              .isInstanceOf(HttpStatusException.class)
              .isInstanceOf(IOException.class)
              .hasMessage("GET " + server.url("/x") + ": 404 Not Found: no such")
              .extracting(e -> ((HttpStatusException) e).response().text())
              .isEqualTo("no such");
          try (var stream = client.stream(Request.get(server.url("/y")))) {
            assertThatThrownBy(stream::raiseForStatus).isInstanceOf(HttpStatusException.class);
          }
          assertThat(client.connections()).isEqualTo(1);
        }
      });
    }
  }

  @Test
  void defaultsGoIntoEveryRequestUnlessItSaysOtherwise() throws Exception {
    try (var server = RawServer.answering(_ -> RawServer.ok(""))) {
      run(() -> {
        try (var client =
            AsyncClient.builder()
                .baseUrl(server.url("/v1"))
                .header("X-A", "client")
                .header("X-B", "client")
                .query(Map.of("key", "ü"))
                .build()) {
          client.get("users");
          client.send(Request.get("/users?a=1").header("x-b", "request").query("b", "2 3"));
        }
      });
      assertThat(server.requests.get(0).target()).isEqualTo("/v1/users?key=%C3%BC");
      assertThat(server.requests.get(1).target()).isEqualTo("/v1/users?a=1&b=2%203&key=%C3%BC");
      assertThat(server.requests.get(1).header("x-a")).isEqualTo("client");
      assertThat(server.requests.get(1).header("x-b")).isEqualTo("request");
    }
  }

  @Test
  void aStreamedBodyIsReadAsItComes(@TempDir Path folder) throws Exception {
    String lines = "one\r\ntwo\nthree\rfo\u00e4ur";
    byte[] body = lines.getBytes(StandardCharsets.ISO_8859_1);
    String response =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Length: "
            + body.length
            + "\r\n\r\n"
            + lines;
    try (var server =
        RawServer.scripted(peer -> {
          while (peer.read() != null) {
            peer.sendTorn(response, new Random(3));
          }
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          var read = new ArrayList<String>();
          try (var stream = client.stream(Request.get(server.url("/")))) {
            stream.lines().forEach(read::add);
          }
          assertThat(read).containsExactly("one", "two", "three", "fo\u00e4ur");
          int length = 0;
          try (var stream = client.stream(Request.get(server.url("/")))) {
            for (byte[] piece : stream.chunks()) {
              length += piece.length;
            }
          }
          assertThat(length).isEqualTo(body.length);
          Path file = folder.resolve("out");
          try (var stream = client.stream(Request.get(server.url("/")))) {
            assertThat(stream.toFile(file)).isEqualTo(body.length);
          }
          assertThat(file).hasBinaryContent(body);
          try (var stream = client.stream(Request.get(server.url("/")))) {
            assertThat(stream.readAll().bytes()).isEqualTo(body);
          }
        }
      });
      assertThat(server.accepted).hasValue(1);
    }
  }

  @Test
  void eventsAreReadAsTheyCome() throws Exception {
    String stream =
        "\ufeff: hello\n\nid: 1\nevent: add\ndata: a\ndata:b\nretry: 500\n\n"
            + "event: none\n\r\ndata\r\rdata: last\r\n\r\ndata: cut off";
    run(() -> {
      var answer =
          Response.of(
              200,
              Headers.of("Content-Type", "text/event-stream"),
              stream.getBytes(StandardCharsets.UTF_8));
      try (var client = AsyncClient.builder().transport(Transport.mock(_ -> answer)).build();
          var response = client.stream(Request.get("http://h/"))) {
        assertThat(response.events())
            .containsExactly(
                new ServerSentEvent("add", "a\nb", "1", Duration.ofMillis(500)),
                new ServerSentEvent(null, "", "1", null),
                new ServerSentEvent(null, "last", "1", null));
      }
    });
  }

  @Test
  void textIsInTheCharsetThatIsToldOrUtf8() {
    assertThat(text("text/plain; charset=iso-8859-1", 0xe4)).isEqualTo("ä");
    assertThat(text("text/plain", 0xc3, 0xa4)).isEqualTo("ä");
    assertThat(text("text/plain; charset=iso-8859-1", 0xef, 0xbb, 0xbf, 0xc3, 0xa4)).isEqualTo("ä");
    assertThat(text("text/plain; charset=nonsense", 0xc3, 0xa4)).isEqualTo("ä");
    assertThat(text("text/plain", 0xff, 0xfe, 0xe4, 0)).isEqualTo("ä");
  }

  private static String text(String type, int... bytes) {
    byte[] body = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      body[i] = (byte) bytes[i];
    }
    return Response.of(200, Headers.of("Content-Type", type), body).text();
  }

  @Test
  void linksAreResolved() {
    Response response =
        Response.of(
            200,
            Headers.of("Link", "</p?n=2>; rel=\"next\"; title=\"a, b\", <http://x/>; rel=last"),
            new byte[0]);
    StreamingResponse answer = response.answering(Request.get("http://host/p"));
    assertThat(answer.link("next").url()).hasToString("http://host/p?n=2");
    assertThat(answer.link("last").url()).hasToString("http://x/");
    assertThat(answer.link("prev")).isNull();
  }

  @Test
  void urlsAreTakenAsPeopleWriteThem() {
    assertThat(Request.get("http://bücher.example/ä b?q=ü|").url())
        .hasToString("http://xn--bcher-kva.example/%C3%A4%20b?q=%C3%BC%7C");
    assertThatThrownBy(() -> Request.get("http://[bad/")).hasMessageContaining("is no URL");
    assertThatThrownBy(() -> Request.of("GE T", "http://x/")).hasMessageContaining("no method");
    run(() -> {
      try (var client = AsyncClient.create()) {
        assertThatThrownBy(() -> client.get("example.com"))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("https://");
      }
    });
  }

  @Test
  void hooksSeeRequestsAndResponses() throws Exception {
    var seen = new ArrayList<String>();
    try (var server = RawServer.answering(request -> RawServer.ok(request.header("x-hook")))) {
      run(() -> {
        try (var client =
            AsyncClient.builder()
                .onRequest(request -> request.header("X-Hook", "added"))
                .onResponse(response -> seen.add(response.status() + " " + response.request()))
                .build()) {
          assertThat(client.get(server.url("/")).text()).isEqualTo("added");
        }
      });
      assertThat(seen).containsExactly("200 GET " + server.url("/"));
    }
  }

  @Test
  void aClosedClientSaysSo() {
    run(() -> {
      var client = AsyncClient.create();
      client.close();
      client.close();
      assertThatThrownBy(() -> client.get("http://127.0.0.1:1/"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the client is closed");
    });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

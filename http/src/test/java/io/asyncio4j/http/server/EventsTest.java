package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.http.server.Talk.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.ServerSentEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {
  @Test
  void eventsAreSentAsTheyCome() throws Exception {
    serve(
        request ->
            ServerResponse.events(events -> {
              events.send("last " + request.header("Last-Event-ID"));
              events.send(
                  ServerSentEvent.of("two\nlines")
                      .withEvent("update")
                      .withId("7")
                      .withRetry(Duration.ofSeconds(2)));
            }),
        (_, client) -> {
          RawClient.Answer answer = client.get("/", "Last-Event-ID: 6\r\n");
          assertThat(answer.headers()).containsEntry("content-type", "text/event-stream");
          assertThat(answer.text())
              .isEqualTo(
                  "data: last 6\n\n"
                      + "event: update\nid: 7\nretry: 2000\ndata: two\ndata: lines\n\n");
        });
  }

  @Test
  void anIterableIsSent() throws Exception {
    serve(
        _ -> ServerResponse.events(List.of(ServerSentEvent.of("a"), ServerSentEvent.of("b"))),
        (_, client) -> assertThat(client.get("/").text()).isEqualTo("data: a\n\ndata: b\n\n"));
  }

  @Test
  void silenceIsFilledWithComments() throws Exception {
    serve(
        _ ->
            ServerResponse.events(
                Duration.ofMillis(5),
                events -> {
                  sleep(Duration.ofMillis(100));
                  events.send("late");
                }),
        (_, client) ->
            assertThat(client.get("/").text())
                .startsWith(": keep-alive\n\n")
                .endsWith("data: late\n\n"));
  }

  @Test
  void whatWouldBeReadAsSomethingElseIsRefused() {
    assertThatThrownBy(() -> ServerSentEvent.of("x").withId("1\ndata: forged"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

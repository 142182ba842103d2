import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Talk(int id, String title) {}

void main() {
  run(() -> {
    var speakers = new TreeMap<String, String>();
    for (Talk talk : List.of(new Talk(1, "Loom"), new Talk(2, "Panama"))) {
      speakers.put(talk.title(), speaker(talk.id())); // expect: sequential
    }
    IO.println(speakers);
  });
}

String speaker(int talk) {
  sleep(Duration.ofMillis(5));
  return "speaker " + talk;
}

/* output:
{Loom=speaker 1, Panama=speaker 2}
*/

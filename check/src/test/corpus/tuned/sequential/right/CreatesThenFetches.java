import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

record Note(int id, String text) {}

void main() throws IOException {
  run(() -> {
    try (var client = AsyncClient.builder().baseUrl("https://notes.example.com").build()) {
      client.post("/notes", Body.json(new Note(0, "buy milk"))).raiseForStatus();
      List<Note> notes = client.get("/notes").jsonList(Note.class);
      IO.println(notes.getLast());
    }
  });
}
// not run

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;

record Todo(int id, String text, boolean done) {}

final class Todos {
  private final Map<Integer, Todo> todos = new LinkedHashMap<>();
  private int next = 1;

  ServerResponse handle(ServerRequest request) throws IOException {
    return switch (request.method()) {
      case "GET" -> ServerResponse.text(todos.values().toString());
      case "POST" -> {
        var todo = new Todo(next++, request.text(), false);
        todos.put(todo.id(), todo);
        yield ServerResponse.text("todo " + todo.id()).withStatus(201);
      }
      case "DELETE" -> {
        int id = Integer.parseInt(request.query("id"));
        if (todos.remove(id) == null) {
          throw new StatusException(404, "no todo " + id);
        }
        yield ServerResponse.text("gone");
      }
      default -> throw new StatusException(405, request.method() + " is not allowed");
    };
  }
}

void main() throws IOException {
  Handler handler = new Todos()::handle;
  run(() -> {
    try (var client = AsyncClient.builder().baseUrl("http://todo").transport(InProcess.of(handler)).build()) {
      IO.println(client.post("/todos", Body.text("water the plants")).status());
      IO.println(client.get("/todos").text());
      IO.println(client.delete("/todos?id=1").text());
    }
  });
}

/* output:
201
[Todo[id=1, text=water the plants, done=false]]
gone
*/

// The page "Dependencies with yield" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/DependenciesWithEnd.java

import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;

final List<String> log = new ArrayList<>();

record Database() implements AutoCloseable {
  @Override
  public void close() {
    IO.println("the database is closed");
  }
}

record Session(Database database) {}

String readItem(Session session, String id) {
  if (id.equals("portal")) {
    throw new StatusException(403, "the portal is not yours");
  }
  return id;
}

void main() {
  var app = new App("Dependencies with an end");
  app.provide(Database.class, () -> new Database());
  app.perRequest(Session.class, (Database database) -> new Session(database))
      .endingWith((_, failure) -> log.add(failure == null ? "commit" : "roll back"));
  app.get("/items/{id}", this::readItem);
  app.get("/log", () -> log);
  app.serve();
}

// A page that needs two answers of another service, before and after: asked for one after the other, and at the
// same time. The app measures both, and shows when each call began and ended: docs/web-summary.md
//
//   aio run examples/summary/SummaryApp.java          and open http://127.0.0.1:8000
//   aio run examples/summary/SummaryApp.java before   asks, and ends
//   aio run examples/summary/SummaryApp.java after

//SOURCES Calls.java Page.java Upstream.java

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;

record Summary(String posts, String users) {}

App app() {
  var app = new App("Summary");
  app.provide(RunningApp.class, () -> Upstream.app().start("127.0.0.1", 0));
  app.provide(AsyncClient.class, (RunningApp service) -> AsyncClient.builder().baseUrl(service.url()).build());
  app.use(Calls::measured);
  app.get("/summary/before", this::before);
  app.get("/summary/after", this::after);
  app.get("/", () -> ServerResponse.html(Page.HTML)).hidden();
  return app;
}

Summary before(AsyncClient service) throws IOException {
  String posts = posts(service);
  String users = users(service);
  return new Summary(posts, users);
}

Summary after(AsyncClient service) throws IOException {
  return gather(() -> posts(service), () -> users(service), Summary::new);
}

String posts(AsyncClient service) throws IOException {
  return Calls.measure("posts", () -> service.get("/posts").raiseForStatus().text());
}

String users(AsyncClient service) throws IOException {
  return Calls.measure("users", () -> service.get("/users").raiseForStatus().text());
}

@SuppressWarnings("AioSequentialAwaits") // the first request loads classes, the second is measured
void main(String... args) throws Exception {
  var app = app();
  if (args.length == 0) {
    app.serve();
    return;
  }
  run(() -> {
    try (var running = app.start("127.0.0.1", 0);
        var client = AsyncClient.builder().baseUrl(running.url()).build()) {
      String path = "/summary/" + args[0];
      client.get(path).raiseForStatus();
      Response response = client.get(path);
      IO.println(response.text());
      IO.println(response.headers().get("Server-Timing"));
    }
  });
}

// The page "Request files" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/RequestFiles.java

import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;

final String page =
    """
    <form action="/files" enctype="multipart/form-data" method="post">
    <input name="files" type="file" multiple>
    <input type="submit">
    </form>
    """;

record One(Optional<Upload> file) {}

record Many(@Doc("As many as you like") List<Upload> files) {}

void main() {
  var app = new App("Request files");
  app.post("/file", (One one) -> Map.of("size", one.file().map(Upload::size).orElse(0L)));
  app.post("/files", (Many many) -> many.files().stream().map(Upload::fileName).toList());
  app.get("/", () -> ServerResponse.html(page));
  app.serve();
}

// The page "Request forms and files" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/FormsAndFiles.java

import io.asyncio4j.web.*;

record Article(@Form String token, Upload text, Upload picture) {}

Map<String, Object> post(Article post) throws IOException {
  var type = post.picture().contentType().toString();
  return Map.of("token", post.token(), "text", post.text().text(), "picture", type);
}

void main() {
  var app = new App("Request forms and files");
  app.post("/posts", this::post);
  app.serve();
}

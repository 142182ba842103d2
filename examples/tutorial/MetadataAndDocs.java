// The page "Metadata and docs URLs" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/MetadataAndDocs.java

import io.asyncio4j.web.*;

void main() {
  var app = new App("Lamps").version("1.2.0").description("Sells **lamps**.");
  app.docs(
      Docs.standard()
          .summary("Light for all")
          .termsOfService("https://example.org/terms")
          .contact("Ada", "https://example.org", "ada@example.org")
          .license("Apache 2.0", "Apache-2.0")
          .tag("items", "What is sold")
          .openApiAt("/api/openapi.json")
          .pageAt("/api/docs"));
  app.get("/items", () -> List.of("lamp")).tags("items");
  app.serve();
}

// The page "Query parameters and string validations" of FastAPI's tutorial:
// docs/web-from-fastapi.md
//
//   aio run examples/tutorial/QueryValidations.java

import io.asyncio4j.web.*;
import jakarta.validation.constraints.*;

record Search(
    @Size(min = 3, max = 20) @Pattern(regexp = "[a-z ]+") @Doc("What to look for")
        Optional<String> q,
    @Default("new,used") List<String> state,
    @Query("item-code") Optional<String> code,
    @Deprecated Optional<String> sort,
    @Doc(hidden = true) Optional<String> debug) {
  Search {
    if (code.isPresent() && !code.get().matches("(isbn|ean)-.*")) {
      throw new IllegalArgumentException("item-code must begin with isbn- or ean-");
    }
  }
}

void main() {
  var app = new App("Query parameters and string validations");
  app.get("/items", (Search search) -> search);
  app.serve();
}

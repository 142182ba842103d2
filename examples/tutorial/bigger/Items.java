import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;
import java.util.*;

interface Items {
  Map<String, String> ITEMS = Map.of("lamp", "Lamp", "chair", "Chair");

  static Router routes() {
    var router = new Router();
    router.tags("items");
    router.requires(Checks::headerToken);
    router.get("", () -> ITEMS);
    router.get("/{id}", (String id) -> ITEMS.get(id));
    router.put("/{id}", Items::update).tags("custom").answers(403, "Not for you");
    return router;
  }

  static Map<String, String> update(String id) {
    if (!id.equals("lamp")) {
      throw new StatusException(403, "only the lamp can be changed");
    }
    return Map.of("id", id, "name", "The great lamp");
  }
}

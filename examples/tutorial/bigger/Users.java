import io.asyncio4j.web.*;
import java.util.*;

interface Users {
  static Router routes() {
    var router = new Router();
    router.tags("users");
    router.get("", () -> List.of("ada", "alan"));
    router.get("/me", () -> Map.of("name", "whoever asks"));
    router.get("/{name}", (String name) -> Map.of("name", name));
    return router;
  }
}

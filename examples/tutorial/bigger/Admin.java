import io.asyncio4j.web.*;
import java.util.*;

interface Admin {
  static Router routes() {
    var router = new Router();
    router.tags("admin");
    router.requires(Checks::headerToken);
    router.post("", () -> Map.of("message", "done")).answers(418, "I am a teapot");
    return router;
  }
}

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;
import java.io.IOException;
import java.util.Map;

class DroppedAuditTask {
  private final AsyncClient client = AsyncClient.create();

  String order(String item) throws IOException {
    Body form = Body.form(Map.of("item", item));
    String receipt = client.post("https://shop.example.com/orders", form).text();
    createTask(() -> client.post("https://audit.example.com/", Body.text(receipt))); // expect: never-awaited
    return receipt;
  }
}
// not run

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

class HelpersOfHelpers {
  private final AsyncClient client;

  HelpersOfHelpers(AsyncClient client) {
    this.client = client;
  }

  String summary(String city) throws java.io.IOException {
    String sky = sky(city); // expect: sequential#1
    String air = air(city); // expect: sequential#1
    return sky + ", " + air;
  }

  private String sky(String city) throws java.io.IOException {
    return field("weather", city);
  }

  private String air(String city) throws java.io.IOException {
    return field("pollution", city);
  }

  private String field(String kind, String city) throws java.io.IOException {
    return client.get("https://" + kind + ".example.com/" + city).raiseForStatus().text().strip();
  }
}
// not run

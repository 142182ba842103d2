import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

void main() throws IOException {
  run(() -> {
    String today = Http.get("https://rates.example.com/today").text(); // expect: sequential#1
    String yesterday = Http.get("https://rates.example.com/yesterday").text(); // expect: sequential#1
    IO.println(Double.parseDouble(today) - Double.parseDouble(yesterday));
  });
}
// not run

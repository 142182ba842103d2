import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.stream.IntStream;

final ThreadLocal<String> tenant = new ThreadLocal<>();

String rows() {
  sleep(Duration.ofMillis(1));
  return String.valueOf(tenant.get()); // expect: mixed
}

List<String> report() {
  tenant.set("acme");
  Task<String> one = createTask(() -> rows());
  Task<String> two = createTask(() -> rows());
  return gatherTasks(List.of(one, two));
}

List<String> everything() {
  List<String> names = IntStream.range(0, 50_000).mapToObj(i -> "t" + i).toList();
  return gatherEach(names, name -> name + rows()); // expect: mixed
}

void main() {
  run(() -> {
    IO.println(report());
    IO.println(everything().size());
  });
}

/* output:
[null, null]
50000
*/

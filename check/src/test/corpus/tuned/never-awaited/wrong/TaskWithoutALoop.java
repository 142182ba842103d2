import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  var report = createTask("report", () -> report()); // expect: never-awaited
  IO.println("started " + report.name());
}

String report() {
  return "all is well";
}
// not run

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

// A map's computeIfAbsent must not be entered a second time while the first is under way.
final Map<String, String> owners = new HashMap<>();

void main() {
  run(() -> {
    var report = new ArrayList<String>();
    for (String file : List.of("core/A", "core/B", "net/C")) {
      String module = file.substring(0, file.indexOf('/'));
      report.add(file + " " + owners.computeIfAbsent(module, name -> owner(name)));
    }
    IO.println(report);
  });
}

String owner(String module) {
  sleep(Duration.ofMillis(4));
  return module + "-team";
}

/* output:
[core/A core-team, core/B core-team, net/C net-team]
*/

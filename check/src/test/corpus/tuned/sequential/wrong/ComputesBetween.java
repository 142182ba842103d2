import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    String csv = download("prices"); // expect: sequential#1
    List<String> lines = List.of(csv.split(";"));
    int count = lines.size();
    String header = download("columns"); // expect: sequential#1
    IO.println(header + " x " + count);
  });
}

String download(String file) {
  sleep(Duration.ofMillis(5));
  return file + ";1;2";
}

/* output:
columns;1;2 x 3
*/

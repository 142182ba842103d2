import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

sealed interface Widget {}

record Chart(String metric) implements Widget {}

record Note(String text) implements Widget {}

void main() {
  List<Widget> widgets = List.of(new Chart("cpu"), new Note("hello"), new Chart("disk"));
  run(() -> {
    var drawn = new ArrayList<String>();
    for (Widget widget : widgets) {
      drawn.add(
          switch (widget) {
            case Chart(var metric) -> metric + "=" + value(metric); // expect: sequential
            case Note(var text) -> text;
          });
    }
    IO.println(drawn);
  });
}

int value(String metric) {
  sleep(Duration.ofMillis(5));
  return metric.length();
}

/* output:
[cpu=3, hello, disk=4]
*/

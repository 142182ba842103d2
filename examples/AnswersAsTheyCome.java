// Three ways to look at many calls, some of which fail: take the answers in the order in which they
// come, take the outcome of each, or stop at the first failure.
//
//   aio run examples/AnswersAsTheyCome.java
//
// Prints:
//   Lisbon: 21 degrees
//   Oslo: the station is silent
//   Paris: 14 degrees
//   2 of 3 stations answered
//   all or nothing: the station is silent

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Station(String city, int millis, int degrees) {
  String ask() throws IOException {
    sleep(Duration.ofMillis(millis));
    if (degrees < 0) {
      throw new IOException("the station is silent");
    }
    return degrees + " degrees";
  }
}

void main() {
  var stations =
      List.of(
          new Station("Paris", 300, 14),
          new Station("Oslo", 200, -3),
          new Station("Lisbon", 100, 21));

  run(() -> {
    var tasks = stations.stream().map(s -> createTask(s.city, () -> s.ask())).toList();
    for (Task<String> task : asCompletedTasks(tasks)) {
      try {
        IO.println(task.name() + ": " + task.awaitThrowing(IOException.class));
      } catch (IOException e) {
        IO.println(task.name() + ": " + e.getMessage());
      }
    }

    var outcomes = gatherTaskOutcomes(tasks);
    long answered = outcomes.stream().filter(o -> o instanceof Outcome.Success).count();
    IO.println(answered + " of " + outcomes.size() + " stations answered");

    try {
      gatherEach(stations, station -> station.ask());
    } catch (IOException e) {
      IO.println("all or nothing: " + e.getMessage());
    }
  });
}

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The emergency room: the worst case first, two doctors. */
final class ClinicQueue {
  record Patient(String name, int severity) {}

  private final AsyncQueue<Patient> waiting =
      AsyncQueue.priority(0, Comparator.comparingInt(Patient::severity).reversed());
  private final List<String> treated = new ArrayList<>();

  private void doctor(String name) {
    for (Patient patient : waiting) {
      sleep(Duration.ofMinutes(10 + patient.severity()));
      treated.add(name + " treated " + patient.name());
      waiting.taskDone();
    }
  }

  List<String> shift(List<Patient> patients) {
    for (Patient patient : patients) {
      waiting.putNowait(patient);
    }
    TaskGroup.run(doctors -> {
      doctors.createTask("house", () -> doctor("house"));
      doctors.createTask("grey", () -> doctor("grey"));
      waiting.join();
      waiting.shutdown(false);
    });
    return treated;
  }

  public static void main(String[] args) {
    var patients = List.of(new Patient("ada", 2), new Patient("bob", 9), new Patient("cyd", 5));
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> new ClinicQueue().shift(patients)).forEach(System.out::println);
    }
  }
}

/* output:
grey treated cyd
house treated bob
grey treated ada
*/

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Patient(String name) {
  static Patient load(int id) {
    sleep(Duration.ofMillis(5));
    return new Patient("patient " + id);
  }
}

record Ward(String name) {
  static Ward load(int id) {
    sleep(Duration.ofMillis(5));
    return new Ward("ward " + id);
  }
}

String label(int patient, int ward) {
  var who = Patient.load(patient); // expect: sequential#1
  var where = Ward.load(ward); // expect: sequential#1
  return who.name() + " in " + where.name();
}

void main() {
  run(() -> IO.println(label(3, 12)));
}

/* output:
patient 3 in ward 12
*/

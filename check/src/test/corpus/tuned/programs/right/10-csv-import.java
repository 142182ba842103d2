import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.AsyncFiles;

record Person(String name, int age) {
  static Person parse(String line) {
    String[] fields = line.split(",");
    return new Person(fields[0].strip(), Integer.parseInt(fields[1].strip()));
  }
}

class People {
  private final List<Person> stored = new ArrayList<>();

  void store(Person person) {
    sleep(Duration.ofMillis(1));
    stored.add(person);
  }

  double averageAge() {
    return stored.stream().mapToInt(Person::age).average().orElse(0);
  }
}

class CsvImport {
  private final People people;
  private int skipped;

  CsvImport(People people) {
    this.people = people;
  }

  void read(Path file) throws IOException {
    try (var lines = AsyncFiles.lines(file)) {
      for (String line : lines) {
        try {
          people.store(Person.parse(line));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
          skipped++;
        }
      }
    }
  }

  int skipped() {
    return skipped;
  }
}

void main() throws IOException {
  Path file = Files.createTempFile("people", ".csv");
  Files.writeString(file, "Ada, 36\nnobody\nGrace, 85\nX, y\n");
  var people = new People();
  var csv = new CsvImport(people);
  run(() -> csv.read(file));
  IO.println("average " + people.averageAge() + ", skipped " + csv.skipped());
  Files.delete(file);
}

/* output:
average 60.5, skipped 2
*/

import static io.asyncio4j.Asyncio.*;

record Measurement(String probe, double value) {}

Measurement measure(String probe) {
  sleep(Duration.ofMillis(4));
  return new Measurement(probe, probe.length() / 2.0);
}

Path write(List<Measurement> found) throws IOException {
  Path csv = Files.createTempFile("measured", ".csv");
  try (var out = Files.newBufferedWriter(csv)) {
    for (Measurement m : found) {
      out.write(m.probe() + ";" + m.value());
      out.newLine();
    }
  }
  return csv;
}

void main() throws IOException {
  List<String> probes = Files.readAllLines(Files.writeString(Files.createTempFile("probes", ""), "north\nsouth-west\n"));
  List<Measurement> found = run(() -> gatherEach(probes, 8, probe -> measure(probe)));
  Path csv = write(found);
  Files.readAllLines(csv).forEach(IO::println);
}

/* output:
north;2.5
south-west;5.0
*/

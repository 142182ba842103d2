import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Row(int id, String text) {}

class Sink {
  private final List<Integer> sizes = new ArrayList<>();

  void write(List<Row> batch) {
    sleep(Duration.ofMillis(2));
    sizes.add(batch.size());
  }
}

class BatchWriter implements AutoCloseable {
  private final Sink sink;
  private final int limit;
  private List<Row> batch = new ArrayList<>();

  BatchWriter(Sink sink, int limit) {
    this.sink = sink;
    this.limit = limit;
  }

  void add(Row row) {
    batch.add(row);
    if (batch.size() == limit) {
      flush();
    }
  }

  private void flush() {
    sink.write(batch);
    batch = new ArrayList<>();
  }

  @Override
  public void close() {
    if (!batch.isEmpty()) {
      flush();
    }
  }
}

void main() {
  var sink = new Sink();
  run(() -> {
    try (var writer = new BatchWriter(sink, 2)) {
      for (int id = 1; id <= 5; id++) {
        writer.add(new Row(id, "row " + id));
      }
    }
  });
  IO.println(sink.sizes);
}

/* output:
[2, 2, 1]
*/

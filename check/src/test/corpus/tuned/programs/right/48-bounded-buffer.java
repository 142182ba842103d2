import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

/** A buffer of bytes between a fast writer and a slow reader, with a condition for both. */
class ByteBufferPipe {
  private final Deque<Byte> bytes = new ArrayDeque<>();
  private final int capacity;
  private final AsyncCondition changed = new AsyncCondition();
  private boolean closed;

  ByteBufferPipe(int capacity) {
    this.capacity = capacity;
  }

  void write(byte[] data) {
    for (byte b : data) {
      changed.withLock(() -> {
        changed.awaitUntil(() -> bytes.size() < capacity);
        bytes.add(b);
        changed.signalAll();
      });
    }
  }

  OptionalInt read() {
    return changed.withLock(() -> {
      changed.awaitUntil(() -> closed || !bytes.isEmpty());
      if (bytes.isEmpty()) {
        return OptionalInt.empty();
      }
      int b = bytes.poll();
      changed.signalAll();
      return OptionalInt.of(b);
    });
  }

  void close() {
    changed.withLock(() -> {
      closed = true;
      changed.signalAll();
    });
  }
}

String readAll(ByteBufferPipe pipe) {
  var text = new StringBuilder();
  for (OptionalInt b = pipe.read(); b.isPresent(); b = pipe.read()) {
    text.append((char) b.getAsInt());
    sleep(Duration.ofMillis(1));
  }
  return text.toString();
}

void writeAll(ByteBufferPipe pipe, String text) {
  try {
    pipe.write(text.getBytes());
  } finally {
    pipe.close();
  }
}

void main() {
  var pipe = new ByteBufferPipe(4);
  run(() -> {
    Task<String> reading = createTask("reader", () -> readAll(pipe));
    writeAll(pipe, "a slow reader");
    IO.println(await(reading));
  });
}

/* output:
a slow reader
*/

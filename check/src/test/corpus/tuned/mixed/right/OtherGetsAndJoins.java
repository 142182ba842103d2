import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws InterruptedException {
  run(() -> {
    Supplier<String> name = () -> "ada";
    var counter = new AtomicInteger(41);
    var ages = Map.of("ada", 36);
    var thread = Thread.ofPlatform().start(() -> counter.incrementAndGet());
    thread.join();
    Optional<String> found = Optional.of(name.get());
    IO.println(String.join(" ", found.get(), "" + ages.get("ada"), "" + counter.get()));
  });
}

/* output:
ada 36 42
*/

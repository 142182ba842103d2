import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws InterruptedException {
  var sums = new ConcurrentSkipListMap<String, Integer>();
  var threads = new ArrayList<Thread>();
  for (String name : List.of("a", "b")) {
    threads.add(Thread.ofPlatform().start(() -> run(() -> sums.put(name, work(name)))));
  }
  for (Thread thread : threads) {
    thread.join();
  }
  IO.println(sums);
}

int work(String name) {
  sleep(Duration.ofMillis(2));
  return name.length();
}

/* output:
{a=1, b=1}
*/

import static io.asyncio4j.Asyncio.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A stack that threads and coroutines share. */
final class CounterUnderALock {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Deque<Integer> numbers = new ArrayDeque<>();

  void push(int number) {
    lock.lock();
    try {
      numbers.push(number);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  int pop() throws InterruptedException {
    lock.lock();
    try {
      while (numbers.isEmpty()) {
        filled.await();
      }
      return numbers.pop();
    } finally {
      lock.unlock();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    var stack = new CounterUnderALock();
    Thread producer = Thread.ofPlatform().start(() -> stack.push(42));
    System.out.println(run(() -> stack.pop()));
    producer.join();
  }
}

/* output:
42
*/

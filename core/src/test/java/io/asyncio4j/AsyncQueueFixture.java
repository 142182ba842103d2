package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;

import java.util.ArrayList;
import java.util.List;

/** A queue without and one with a limit, those who use them, and what became of it. */
abstract class AsyncQueueFixture {
  final AsyncQueue<String> queue = new AsyncQueue<>();
  final AsyncQueue<String> single = new AsyncQueue<>(1);
  final List<String> log = new ArrayList<>();

  Task<Void> getter(AsyncQueue<String> from, String name) {
    return createTask(
        name,
        () -> {
          log.add(name + " got " + from.get());
        });
  }

  Task<Void> putter(AsyncQueue<String> to, String item) {
    return createTask(
        "put " + item,
        () -> {
          to.put(item);
          log.add("put " + item);
        });
  }
}

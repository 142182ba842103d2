package io.asyncio4j;

/** A waiter that stands in a queue on behalf of a coroutine, where that one waits for several. */
abstract class WaiterFor extends Waiter {
  final Fiber fiber;

  WaiterFor(Fiber fiber) {
    this.fiber = fiber;
  }
}

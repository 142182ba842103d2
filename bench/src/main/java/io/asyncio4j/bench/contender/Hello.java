package io.asyncio4j.bench.contender;

import static io.asyncio4j.Asyncio.run;

/** The smallest program of each Java contender, for start-up; without an argument, plain Java. */
public final class Hello {
  private Hello() {}

  /** Says hello in a coroutine of the contender that {@code args} names, if any. */
  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "" : args[0]) {
      case "bare" -> BareLoop.call(_ -> hello());
      case "asyncio4j" -> run(() -> System.out.println("hello"));
      case "vthreads" -> Thread.startVirtualThread(() -> System.out.println("hello")).join();
      default -> hello();
    }
  }

  private static boolean hello() {
    System.out.println("hello");
    return true;
  }
}

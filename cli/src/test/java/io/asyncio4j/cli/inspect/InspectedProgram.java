package io.asyncio4j.cli.inspect;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.currentTask;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;

import io.asyncio4j.CancelledError;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;

/**
 * A program to be looked at from outside. It does what its argument says, prints {@code ready}, and
 * ends when its standard input does.
 */
final class InspectedProgram {
  private static volatile boolean letGo;

  private InspectedProgram() {}

  static void main(String[] args) {
    Thread.ofPlatform().daemon().start(InspectedProgram::awaitEnd);
    switch (args[0]) {
      case "shop" -> runLoop("shop", () -> order(false));
      case "stuck" -> runLoop("shop", () -> order(true));
      case "deadlock" -> runLoop("shop", InspectedProgram::awaitEachOther);
      case "escapes" -> runLoop("shop\033[31m", InspectedProgram::nameOddly);
      case "crowd" -> runLoop("shop", InspectedProgram::crowd);
      case "two loops" -> {
        Thread.ofPlatform().start(() -> runLoop("second", InspectedProgram::waitForEnd));
        runLoop(
            "first",
            () -> {
              createTask("only here", InspectedProgram::waitForEnd);
              System.out.println("ready");
              waitForEnd();
            });
      }
      default -> {
        System.out.println("ready");
        while (!letGo) {
          Thread.onSpinWait();
        }
      }
    }
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // Until it is closed.
      }
    } catch (IOException e) {
      // It is closed.
    }
    letGo = true;
  }

  private static void runLoop(String name, Runnable main) {
    try (var runner = Runner.builder().name(name).build()) {
      runner.run(() -> {
        currentTask().setName("main");
        main.run();
      });
    }
  }

  private static void order(boolean stuck) {
    Task<?> payment = createTask("payment", InspectedProgram::pay);
    Task<?> order = createTask("order", () -> payment.await());
    yieldNow();
    yieldNow();
    if (stuck) {
      createTask("hog", InspectedProgram::hog);
    } else {
      System.out.println("ready");
    }
    try {
      order.await();
    } catch (CancelledError e) {
      System.out.println("order cancelled: " + e.getMessage());
    }
    waitForEnd();
  }

  private static void pay() {
    sleep(Duration.ofMinutes(10));
  }

  private static void hog() {
    System.out.println("ready");
    while (!letGo) {
      Thread.onSpinWait();
    }
  }

  private static void awaitEachOther() {
    var tasks = new ArrayList<Task<?>>();
    tasks.add(createTask("left", () -> tasks.get(1).await()));
    tasks.add(createTask("right", () -> tasks.get(0).await()));
    yieldNow();
    yieldNow();
    System.out.println("ready");
    waitForEnd();
    tasks.getFirst().cancel();
  }

  private static void nameOddly() {
    createTask("a\nb\033[2J", InspectedProgram::pay);
    createTask("a\nb\033[2J", InspectedProgram::pay);
    yieldNow();
    System.out.println("ready");
    waitForEnd();
  }

  private static void crowd() {
    for (int i = 0; i < 2_000; i++) {
      createTask("guest", InspectedProgram::pay);
    }
    createTask("host", InspectedProgram::pay);
    yieldNow();
    System.out.println("ready");
    waitForEnd();
  }

  private static void waitForEnd() {
    while (!letGo) {
      sleep(Duration.ofMillis(10));
    }
  }
}

package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.currentTask;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;

import java.io.IOException;
import java.time.Duration;

/**
 * A program to be looked at from outside: a task "order" that awaits "payment", which sleeps; with
 * the argument {@code stuck} another, "hog", holds the loop. It goes on when a line comes on
 * standard input.
 */
final class ShopProgram {
  private static volatile boolean letGo;

  private ShopProgram() {}

  static void main(String[] args) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            System.in.read();
          } catch (IOException e) {
            // lets go as well
          }
          letGo = true;
        });
    try (var runner = Runner.builder().name("shop").build()) {
      runner.run(() -> {
        currentTask().setName("main");
        Task<?> payment = createTask("payment", ShopProgram::pay);
        Task<?> order = createTask("order", () -> payment.await());
        yieldNow();
        yieldNow();
        if (args.length > 0 && args[0].equals("stuck")) {
          createTask("hog", ShopProgram::hog);
        } else {
          System.out.println("waiting");
        }
        try {
          order.await();
        } catch (CancelledError e) {
          System.out.println("order cancelled: " + e.getMessage());
        }
        while (!letGo) {
          sleep(Duration.ofMillis(10));
        }
      });
    }
  }

  private static void pay() {
    sleep(Duration.ofMinutes(10));
  }

  private static void hog() {
    System.out.println("stuck");
    while (!letGo) {
      Thread.onSpinWait();
    }
  }
}

package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where calls and lambdas are followed, and where they are not. */
class FollowedCallsTest {
  @Test
  void whatIsHandedOnWithinALambdaRunsWhereThatRuns() {
    assertThat(
            Check.places(
                """
                import static io.asyncio4j.Asyncio.*;
                import io.asyncio4j.Coroutine;
                import java.io.IOException;
                import java.nio.file.*;

                static String offload(Coroutine<String, IOException> work) throws IOException {
                  return toThread(() -> work.call());
                }

                static void offloadAll(Coroutine<String, IOException> work) throws IOException {
                  offload(work::call);
                }

                void main() throws IOException {
                  run(() -> {
                    offload(() -> Files.readString(Path.of("a")));
                    offloadAll(() -> Files.readString(Path.of("b")));
                  });
                }
                """))
        .isEmpty();
  }

  @Test
  void anIteratorFromAnywhereIsNotTakenForTheProgramsOwn() {
    assertThat(
            Check.places(
                """
                import static io.asyncio4j.Asyncio.*;
                import java.time.Duration;

                static class Pages implements Iterator<String> {
                  public boolean hasNext() { sleep(Duration.ofMillis(5)); return false; }
                  public String next() { throw new NoSuchElementException(); }
                }

                static void drop(Iterator<String> names) {
                  while (names.hasNext()) {
                    names.next();
                  }
                }

                void main() {
                  drop(List.of("a").iterator());
                  run(() -> {
                    var pages = new Pages();
                    while (pages.hasNext()) {
                      IO.println(pages.next());
                    }
                  });
                }
                """))
        .isEmpty();
  }

  @Test
  void aCancellationThatIsKeptIsNotSwallowed() {
    assertThat(
            Check.places(
                """
                import static io.asyncio4j.Asyncio.*;
                import io.asyncio4j.CancelledError;
                import java.time.Duration;

                void main() {
                  run(() -> {
                    CancelledError cancelled = null;
                    for (int i = 0; i < 3; i++) {
                      try {
                        sleep(Duration.ofMillis(5));
                      } catch (CancelledError e) {
                        cancelled = cancelled == null ? e : cancelled;
                      }
                    }
                    if (cancelled != null) {
                      throw cancelled;
                    }
                  });
                }
                """))
        .isEmpty();
  }
}

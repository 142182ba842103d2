package io.asyncio4j.advise;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.VoidCoroutine;
import io.asyncio4j.check.Checker;
import io.asyncio4j.check.Sequence;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What is advised on a program of this folder, under the virtual clock. */
final class Advised {
  /** What the checker finds in the programs. */
  static final List<Sequence> SEQUENCES = sequences();

  private Advised() {}

  private static List<Sequence> sequences() {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    try {
      return Checker.of(classPath).sequences(List.of(Path.of("src/test/java/shop")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the body's exception goes out as it is
  static String report(VoidCoroutine<?> main) {
    var advisor = new Advisor(SEQUENCES);
    try (var runner =
        Runner.builder().clock(LoopClock.virtual()).observer(advisor.observer()).build()) {
      // Loading classes on a busy machine is no stall of the program's.
      runner.loop().setSlowCallbackDuration(Duration.ofMinutes(1));
      runner.run((VoidCoroutine) main);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return advisor.report();
  }
}

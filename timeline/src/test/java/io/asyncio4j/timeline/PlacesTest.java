package io.asyncio4j.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static StackTraceElement frame(String type, String method, String file, int line) {
    return new StackTraceElement(type, method, file, line);
  }

  @Test
  void thePlaceIsTheProgramsAndTheFunctionTheOutermostOfTheNetwork() {
    var place =
        Places.of(
            List.of(
                frame("io.asyncio4j.net.Waiters", "await", "Waiters.java", 25),
                frame("io.asyncio4j.net.StreamReader", "readLine", "StreamReader.java", 100),
                frame("app", "lambda$main$0", "app.java", 12),
                frame("app", "main", "app.java", 3)));
    assertThat(place).isEqualTo(new Places.Place("StreamReader.readLine", "main (app.java:12)"));
  }

  @Test
  void coreAndJdkAreNeitherFunctionNorPlace() {
    var place =
        Places.of(
            List.of(
                frame("java.lang.Thread", "sleep", "Thread.java", 1),
                frame("io.asyncio4j.Asyncio", "sleep", "Asyncio.java", 1),
                frame("app$Inner", "work", "app.java", 7)));
    assertThat(place).isEqualTo(new Places.Place(null, "work (app.java:7)"));
  }

  @Test
  void aStackWithoutTheProgramHasNoPlace() {
    assertThat(Places.of(List.of(frame("java.lang.Thread", "run", "Thread.java", 1))).where())
        .isEmpty();
  }

  @Test
  void aFrameWithoutAFileIsCalledByItsClass() {
    var stack = List.of(frame("some.pkg.Thing$1", "call", null, -1));
    assertThat(Places.describe(stack)).isEqualTo("call (Thing)");
  }

  @Test
  void lookingEndsWhenItsShareOfTheTimeIsUsedUp() {
    var places = new Places();
    assertThat(places.mayLook(0)).isTrue();
    while (places.mayLook(0)) {
      places.ofCaller();
    }
    assertThat(places.mayLook(Long.MAX_VALUE / 2)).isTrue();
  }
}

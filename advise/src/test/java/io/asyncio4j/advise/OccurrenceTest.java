package io.asyncio4j.advise;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.advise.Matches.Match;
import io.asyncio4j.check.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccurrenceTest {
  private static final Sequence EACH =
      new Sequence("app.java", true, List.of(new Sequence.Site("load", 3, 3, "load(x)")));

  private static Match at(int inside) {
    return new Match(EACH, 0, 7, inside);
  }

  @Test
  void theTurnsOfALoopWouldHaveGoneTenAtATime() {
    var loop = new Occurrence(at(1), 100);
    for (int i = 1; i < 25; i++) {
      assertThat(loop.add(at(1), 100)).isTrue();
    }
    assertThat(loop.calls()).isEqualTo(25);
    assertThat(loop.waited()).isEqualTo(2500);
    assertThat(loop.atOnce()).isEqualTo(300);
  }

  @Test
  void fewTurnsTakeAsLongAsTheLongest() {
    var loop = new Occurrence(at(1), 100);
    loop.add(at(1), 400);
    loop.add(at(1), 50);
    assertThat(loop.atOnce()).isEqualTo(400);
  }

  @Test
  void aTurnThatWaitsAtSeveralPlacesIsOneTurn() {
    var loop = new Occurrence(at(1), 100);
    loop.add(at(2), 30);
    loop.add(at(3), 30);
    loop.add(at(1), 100);
    loop.add(at(2), 30);
    assertThat(loop.calls()).isEqualTo(2);
    assertThat(loop.atOnce()).isEqualTo(160);
  }

  @Test
  void aLoopThatIsCalledFromElsewhereIsAnotherOccurrence() {
    assertThat(new Occurrence(at(1), 100).isOf(new Match(EACH, 0, 8, 1))).isFalse();
  }
}

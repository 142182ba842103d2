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
    var loop = new Occurrence(at(1), 100, 1);
    for (int i = 1; i < 25; i++) {
      assertThat(loop.add(at(1), 100, 1)).isTrue();
    }
    assertThat(loop.calls()).isEqualTo(25);
    assertThat(loop.waited()).isEqualTo(2500);
    assertThat(loop.atOnce()).isEqualTo(300);
  }

  @Test
  void fewTurnsTakeAsLongAsTheLongest() {
    var loop = new Occurrence(at(1), 100, 1);
    loop.add(at(1), 400, 1);
    loop.add(at(1), 50, 1);
    assertThat(loop.atOnce()).isEqualTo(400);
  }

  @Test
  void aTurnThatWaitsAtSeveralPlacesIsOneTurn() {
    var loop = new Occurrence(at(1), 100, 1);
    loop.add(at(2), 30, 1);
    loop.add(at(3), 30, 1);
    loop.add(at(1), 100, 1);
    loop.add(at(2), 30, 1);
    assertThat(loop.calls()).isEqualTo(2);
    assertThat(loop.atOnce()).isEqualTo(160);
  }

  @Test
  void aLoopThatIsCalledFromElsewhereIsAnotherOccurrence() {
    assertThat(new Occurrence(at(1), 100, 1).isOf(new Match(EACH, 0, 8, 1))).isFalse();
  }

  private static final Sequence THREE =
      new Sequence(
          "app.java",
          false,
          List.of(
              new Sequence.Site("user", 3, 3, "user()"),
              new Sequence.Site("orders", 4, 4, "orders()"),
              new Sequence.Site("news", 5, 5, "news()")));

  private static Match site(int site) {
    return new Match(THREE, site, 7, 1);
  }

  @Test
  void neighboursStandForAsManyAsTheLookAtTheFirst() {
    var neighbours = new Occurrence(site(0), 100, 20);
    neighbours.add(site(1), 200, 1);
    assertThat(neighbours.times()).isEqualTo(20);
    assertThat(neighbours.waited()).isEqualTo(300);
  }

  @Test
  void neighboursThatASampleComesUponInTheMiddleStandForNothing() {
    assertThat(new Occurrence(site(1), 100, 20).times()).isZero();
    assertThat(new Occurrence(site(1), 100, 1).times()).isEqualTo(1);
  }

  @Test
  void eachLookAtATurnStandsForOthersOnItsOwn() {
    var loop = new Occurrence(at(1), 100, 20);
    loop.add(at(1), 100, 1);
    loop.add(at(1), 200, 30);
    assertThat(loop.waited()).isEqualTo(400);
    assertThat(loop.times()).isEqualTo((20 * 100 + 100 + 30 * 200) / 400.0);
  }
}

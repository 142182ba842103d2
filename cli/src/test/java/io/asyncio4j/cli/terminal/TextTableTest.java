package io.asyncio4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.cli.terminal.TextTable.Cell;
import io.asyncio4j.cli.terminal.TextTable.Column;
import io.asyncio4j.cli.terminal.TextTable.Fit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final TextTable table =
      new TextTable(
          List.of(
              new Column("N", true, Fit.WHOLE),
              new Column("NAME", false, Fit.CUT_END),
              new Column("AT", false, Fit.CUT_START)));

  private List<String> lines(int width) {
    return table.lines(width, new Style(false));
  }

  @Test
  void columnsLineUp() {
    table.add(List.of(Cell.of("1"), Cell.of("a"), Cell.of("here")));
    table.add(List.of(Cell.of("100"), Cell.of("long name"), Cell.of("")));
    assertThat(lines(Integer.MAX_VALUE))
        .containsExactly("  N  NAME       AT", "  1  a          here", "100  long name");
  }

  @Test
  void theWidestAreCutFirstAndWhereTheySaid() {
    table.add(
        List.of(Cell.of("1"), Cell.of("a name of some length"), Cell.of("pkg.Shop(Shop.java:12)")));
    assertThat(lines(40).get(1)).isEqualTo("1  a name of some l…  …hop(Shop.java:12)").hasSize(40);
    assertThat(lines(80).get(1)).doesNotContain("…");
  }

  @Test
  void aWindowThatIsTooNarrowHasTheFirstColumnsOnly() {
    table.add(
        List.of(Cell.of("1"), Cell.of("a name of some length"), Cell.of("pkg.Shop(Shop.java:12)")));
    assertThat(lines(21).get(1)).isEqualTo("1  a name …  …ava:12)");
    assertThat(lines(16).get(1)).isEqualTo("1  a name …  …2)");
    assertThat(lines(12).get(1)).isEqualTo("1  a name …");
    assertThat(lines(8).get(1)).isEqualTo("1  a na…");
    assertThat(lines(1).get(1)).isEqualTo("1");
  }

  @Test
  void whereThereIsNoWindowALongTextIsWholeAndMovesItsOwnRowOnly() {
    table.add(List.of(Cell.of("1"), Cell.of("x".repeat(5_000)), Cell.of("here")));
    table.add(List.of(Cell.of("2"), Cell.of("y"), Cell.of("there")));
    assertThat(lines(Integer.MAX_VALUE).get(1)).isEqualTo("1  " + "x".repeat(5_000) + "  here");
    assertThat(lines(Integer.MAX_VALUE).get(2)).isEqualTo("2  y" + " ".repeat(99) + "  there");
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    table.add(List.of(Cell.of("1"), Cell.of("注文"), Cell.of("x")));
    table.add(List.of(Cell.of("2"), Cell.of("abcd"), Cell.of("x")));
    assertThat(lines(80)).contains("1  注文  x", "2  abcd  x");
  }

  @Test
  void whatWouldActOnTheTerminalIsShownAsAQuestionMark() {
    table.add(List.of(Cell.of("1"), Cell.of("a\033[2Jb\n"), Cell.of("")));
    assertThat(lines(80).get(1)).isEqualTo("1  a?[2Jb?");
  }

  @Test
  void whatWouldTurnTheRestOfTheLineRoundIsShownAsAQuestionMark() {
    table.add(List.of(Cell.of("1"), Cell.of("\u202eelif\u2066"), Cell.of("x")));
    assertThat(lines(80).get(1)).isEqualTo("1  ?elif?  x");
  }

  @Test
  void coloursTakeNoRoom() {
    var red = new Cell("ab", new Style(true)::bad);
    table.add(List.of(Cell.of("1"), red, Cell.of("x")));
    assertThat(lines(80).get(1)).isEqualTo("1  \033[31mab\033[0m    x");
  }
}

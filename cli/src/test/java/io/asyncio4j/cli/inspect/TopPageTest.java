package io.asyncio4j.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.cli.terminal.TextWidth;
import io.asyncio4j.management.TaskInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopPageTest {
  private static TaskInfo task(long number, String name, String state, String awaiting) {
    return new TaskInfo(
        number, name, state, awaiting, List.of(), List.of(), false, "Shop(Shop.java:1)", 5_000);
  }

  private static TopSample sample(List<TaskInfo> tasks) {
    var figures =
        new LoopFigures("shop", "hog", tasks.size(), 9, 2, 1, 1_000, 2_100, 14.2, 3, 1_500);
    var loop = new TopSample.Loop(figures, 1_234_567, 12, Waits.count(tasks), tasks);
    return new TopSample(7, "shop.java", List.of(loop));
  }

  private static final List<TaskInfo> TASKS =
      List.of(
          task(1, "main", "waiting", "Sleep[1 s left]"),
          task(2, "hog", "running", ""),
          task(3, "payment", "waiting", "Sleep[2 s left]"));

  private static TopView view() {
    return TopView.of(TaskOrder.STATE, "");
  }

  private static TopView pressed(TopView view, String keys) {
    TopView now = view;
    for (char key : keys.toCharArray()) {
      now = new Key(key).pressedOn(now, 10);
    }
    return now;
  }

  private static List<String> names(TopView view) {
    return view.chosen(TASKS).stream().map(TaskInfo::name).toList();
  }

  @Test
  void figuresStandOverTheTasks() {
    var lines = TopPage.lines(sample(TASKS), view(), 100, 12, true, new Style(false));
    assertThat(lines)
        .containsExactly(
            "shop.java, process 7, loop 'shop'",
            "3 tasks (1 running, 2 waiting), 12/s created, 1,234,567/s switches",
            "lag 2.10 s, 2 ready, 1 timer, longest callback 14 ms, 3 stalls of 1.50 s",
            "running hog; waits: 2 Sleep",
            "",
            "TASK  NAME     STATE    AGE  WAITS FOR        AT",
            "   2  hog      running  5 s                   Shop(Shop.java:1)",
            "   1  main     waiting  5 s  Sleep[1 s left]  Shop(Shop.java:1)",
            "   3  payment  waiting  5 s  Sleep[2 s left]  Shop(Shop.java:1)",
            "",
            "",
            "q quit  s sort: state  r reverse  / filter  arrows scroll");
  }

  @Test
  void aPageFitsItsWindow() {
    var tasks = new ArrayList<TaskInfo>();
    for (int i = 1; i <= 100; i++) {
      tasks.add(task(i, "a task with a name", "waiting", "Sleep[1 s left]"));
    }
    for (int width : new int[] {20, 40, 80, 200}) {
      for (int height : new int[] {8, 24, 60}) {
        var lines = TopPage.lines(sample(tasks), view(), width, height, true, new Style(false));
        assertThat(lines).hasSize(height);
        assertThat(lines).allMatch(line -> TextWidth.of(line) <= width);
      }
    }
  }

  @Test
  void keysChangeTheOrder() {
    assertThat(names(view())).containsExactly("hog", "main", "payment");
    assertThat(names(pressed(view(), "s"))).containsExactly("main", "hog", "payment");
    assertThat(names(pressed(view(), "sr"))).containsExactly("payment", "hog", "main");
    assertThat(names(pressed(view(), "sss"))).containsExactly("payment", "hog", "main");
  }

  @Test
  void aFilterIsTypedAndTakenAway() {
    TopView typing = pressed(view(), "/Payx\177");
    assertThat(names(typing)).containsExactly("payment");
    assertThat(typing.typing()).isTrue();
    TopView typed = pressed(typing, "\r");
    assertThat(typed.typing()).isFalse();
    assertThat(names(typed)).containsExactly("payment");
    assertThat(names(pressed(typed, "\033"))).hasSize(3);
    assertThat(names(pressed(typing, "\033"))).hasSize(3);
  }

  @Test
  void scrollingStopsAtTheLastTask() {
    TopView far = Key.PAGE_DOWN.pressedOn(Key.PAGE_DOWN.pressedOn(view(), 10), 10);
    var lines = TopPage.lines(sample(TASKS), far, 80, 9, true, new Style(false));
    assertThat(lines).anyMatch(line -> line.contains("payment")).hasSize(9);
    assertThat(Key.UP.pressedOn(view(), 10).first()).isZero();
  }
}

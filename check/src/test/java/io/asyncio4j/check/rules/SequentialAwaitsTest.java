package io.asyncio4j.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.check.Check;
import io.asyncio4j.check.Finding;
import io.asyncio4j.check.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialAwaitsTest {
  private static final String API =
      """
      import static io.asyncio4j.Asyncio.*;
      int user() { sleep(Duration.ofMillis(1)); return 1; }
      int article(int id) { sleep(Duration.ofMillis(1)); return id; }
      int counter;
      int next() { sleep(Duration.ofMillis(1)); counter = counter * 2 + 1; return counter; }
      void saveUser(int id) { sleep(Duration.ofMillis(1)); }
      void check(int id) { sleep(Duration.ofMillis(1)); if (id < 0) throw new IllegalStateException(); }
      """;

  /** The lines of the statements, from 1, with a warning in a coroutine that runs them. */
  private static List<Integer> warned(String statements) {
    return findings(statements).stream()
        .filter(finding -> finding.level() == Level.WARNING)
        .map(finding -> finding.line() - 8)
        .toList();
  }

  private static List<Finding> findings(String statements) {
    return Check.findings(API + "void main() { run(() -> {\n" + statements + "\n}); }\n").stream()
        .filter(finding -> finding.check().equals("AioSequentialAwaits"))
        .toList();
  }

  @Test
  void aFindingStandsOnTheSecondCallOfASequence() {
    assertThat(
            warned(
                "int a = user();\nint b = article(1);\nint c = article(2);\nIO.println(a + b + c);"))
        .containsExactly(2);
  }

  @Test
  void aCallThatNeedsAResultBeginsASequenceOfItsOwn() {
    assertThat(warned("int a = user();\nint b = article(a);\nIO.println(b);")).isEmpty();
    assertThat(
            warned("int a = user();\nint b = article(a);\nint c = article(7);\nIO.println(b + c);"))
        .containsExactly(3);
  }

  @Test
  void aResultMayComeThroughOtherVariables() {
    assertThat(
            warned("int a = user();\nint twice = a * 2;\nint b = article(twice);\nIO.println(b);"))
        .isEmpty();
  }

  @Test
  void callsOfOneExpressionAreNeighbours() {
    assertThat(warned("IO.println(user() + article(2));")).containsExactly(1);
    assertThat(warned("IO.println(article(user()));")).isEmpty();
    assertThat(warned("IO.println(user() > 3 && article(2) > 1);")).isEmpty();
  }

  @Test
  void whatChangesAFieldThatTheOtherReadsIsInOrder() {
    assertThat(warned("int a = next();\nint b = next();\nIO.println(a + b);")).isEmpty();
  }

  @Test
  void aGuardParts() {
    assertThat(warned("int a = user();\nif (a > 1) { return; }\nIO.println(article(1));"))
        .isEmpty();
    assertThat(warned("check(1);\nint b = article(1);\nIO.println(b);")).isEmpty();
  }

  @Test
  void aPauseAndAPrintedLinePart() {
    assertThat(warned("int a = user();\nsleep(Duration.ofMillis(1));\nint b = article(1);"))
        .isEmpty();
    assertThat(warned("int a = user();\nIO.println(\"posts\");\nint b = article(1);")).isEmpty();
  }

  @Test
  void changesAreSaidWhenAskedForOnly() {
    assertThat(findings("saveUser(1);\nsaveUser(2);"))
        .extracting(Finding::level)
        .containsExactly(Level.INFO);
  }

  @Test
  void aMethodThatIsNamedAfterItsResultChangesNothing() {
    String source =
        """
        import static io.asyncio4j.Asyncio.*;
        record Book(int id) {}
        Book book(int id) { sleep(Duration.ofMillis(1)); return new Book(id); }
        void main() { run(() -> { var a = book(1); var b = book(2); IO.println(a + " " + b); }); }
        """;
    assertThat(Check.findings(source)).extracting(Finding::level).containsExactly(Level.WARNING);
  }

  @Test
  void aLoopWhoseTurnsNeedNothingOfEachOtherIsFound() {
    assertThat(warned("int sum = 0;\nfor (int id : List.of(1, 2)) {\nsum += article(id);\n}"))
        .containsExactly(3);
    assertThat(warned("IO.println(Stream.of(1, 2).map(id -> article(id)).toList());"))
        .containsExactly(1);
  }

  @Test
  void aLoopThatCarriesOrEndsEarlyIsLeftAlone() {
    assertThat(warned("int at = 0;\nfor (int id : List.of(1, 2)) {\nat = article(at + id);\n}"))
        .isEmpty();
    assertThat(warned("for (int id : List.of(1, 2)) {\nif (article(id) > 1) { break; }\n}"))
        .isEmpty();
    assertThat(warned("IO.println(Stream.of(1, 2).map(id -> article(id)).findFirst());")).isEmpty();
    assertThat(warned("while (user() != 1) {\nsleep(Duration.ofMillis(1));\n}")).isEmpty();
  }

  @Test
  void tasksThatAreUnderWayAreAwaitedOneAfterAnother() {
    assertThat(
            warned(
                "var a = createTask(() -> user());\nvar b = createTask(() -> article(1));\n"
                    + "int first = await(a);\nint second = await(b);\nIO.println(first + second);"))
        .isEmpty();
  }

  @Test
  void withoutALoopThereIsNothingToGather() {
    String plain =
        """
        int ask() throws InterruptedException { Thread.sleep(1); return 1; }
        void main() throws InterruptedException { IO.println(ask() + ask()); }
        """;
    assertThat(Check.findings(plain)).isEmpty();
  }
}

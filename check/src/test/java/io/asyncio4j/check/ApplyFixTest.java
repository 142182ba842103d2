package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyFixTest {
  @Test
  void editsOfSeveralFixesAreMadeTogether() {
    Fix first = fix(0, 1, "one");
    Fix second = fix(2, 3, "two");

    assertThat(Fix.apply("a b c", List.of(second, first))).isEqualTo("one two c");
  }

  @Test
  void ofTwoFixesOfOnePlaceTheFirstIsMade() {
    assertThat(Fix.apply("a b c", List.of(fix(0, 3, "both"), fix(2, 3, "two"))))
        .isEqualTo("both c");
  }

  @Test
  void aMissingImportGoesAmongTheOthers() {
    String source = "package p;\n\nimport java.util.List;\n\nclass A {}\n";

    assertThat(Fix.apply(source, List.of(importing("java.util.Arrays"))))
        .isEqualTo(
            "package p;\n\nimport java.util.Arrays;\nimport java.util.List;\n\nclass A {}\n");
    assertThat(Fix.apply(source, List.of(importing("static io.asyncio4j.Asyncio.gather"))))
        .isEqualTo(
            "package p;\n\nimport static io.asyncio4j.Asyncio.gather;\n\nimport java.util.List;\n\n"
                + "class A {}\n");
  }

  @Test
  void anImportOfEverythingIsEnough() {
    String source = "import static io.asyncio4j.Asyncio.*;\n\nvoid main() {}\n";

    assertThat(Fix.apply(source, List.of(importing("static io.asyncio4j.Asyncio.gather"))))
        .isEqualTo(source);
  }

  @Test
  void theFirstImportOfAScriptGoesBelowItsDirectives() {
    assertThat(Fix.apply("//DEPS a:b:1\nvoid main() {}\n", List.of(importing("java.util.List"))))
        .isEqualTo("//DEPS a:b:1\nimport java.util.List;\n\nvoid main() {}\n");
  }

  private static Fix fix(int start, int end, String text) {
    return new Fix("a change", List.of(new Fix.Edit(start, end, text)), List.of());
  }

  private static Fix importing(String name) {
    return new Fix("an import", List.of(), List.of(name));
  }
}

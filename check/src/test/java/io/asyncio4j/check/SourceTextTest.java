package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTextTest {
  private static List<List<String>> groups(SourceText... sources) {
    return SourceText.compatible(List.of(sources)).stream()
        .map(group -> group.stream().map(SourceText::name).toList())
        .toList();
  }

  @Test
  void programsOfSeveralFilesStayTogether() {
    assertThat(
            groups(
                new SourceText("a/Main.java", "class Main {}"),
                new SourceText("a/Api.java", "class Api {}"),
                new SourceText("b/Main.java", "class Main {}"),
                new SourceText("b/Client.java", "class Client {}")))
        .containsExactly(
            List.of("a/Main.java", "a/Api.java"), List.of("b/Main.java", "b/Client.java"));
  }

  @Test
  void packagesOfOneRootStayTogether() {
    assertThat(
            groups(
                new SourceText("a/org/one/Main.java", "package org.one;\nclass Main {}"),
                new SourceText("a/org/two/Two.java", "package org.two;\nclass Two {}"),
                new SourceText("b/org/one/Main.java", "package org.one;\nclass Main {}"),
                new SourceText("b/org/two/Other.java", "package org.two;\nclass Other {}")))
        .containsExactly(
            List.of("a/org/one/Main.java", "a/org/two/Two.java"),
            List.of("b/org/one/Main.java", "b/org/two/Other.java"));
  }

  @Test
  void scriptsThatDeclareTheSameAreReadApart() {
    assertThat(
            groups(
                new SourceText("one.java", "record Post() {}\nvoid main() {}"),
                new SourceText("two.java", "record Post() {}\nvoid main() {}"),
                new SourceText("three.java", "void main() {}")))
        .containsExactly(List.of("one.java", "three.java"), List.of("two.java"));
  }
}

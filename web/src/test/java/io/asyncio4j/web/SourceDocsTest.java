package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceDocsTest {
  private static Map<String, SourceDoc> parse(String fileName, String source) throws Exception {
    var docs = new HashMap<String, SourceDoc>();
    JavadocParser.parse(fileName, source, docs);
    return docs;
  }

  @Test
  void classesMethodsAndLocalClassesAreFoundByTheirNames() throws Exception {
    var docs =
        parse(
            "Outer.java",
            """
            package a.b;
            /** The outer. */
            class Outer<T> {
              /** The inner. */
              record Inner(int x) {}
              /** Does it. */
              void act(final java.util.List<String> all, @Deprecated int... numbers) {
                /** The local. */
                record Local(int y) {}
              }
            }
            """);
    assertThat(docs)
        .containsOnlyKeys(
            "a.b.Outer", "a.b.Outer.Inner", "a.b.Outer#act(List,int[])", "a.b.Outer.Local");
  }

  @Test
  void aFileWithoutAClassIsOneOfItsName() throws Exception {
    var docs =
        parse(
            "my-shop.java",
            """
            /** An item. */
            record Item(String name) {}

            void main() {}
            """);
    assertThat(docs).containsOnlyKeys("my_shop.Item");
  }

  @Test
  void localClassesAreCalledAsInTheirSource() {
    record Local() {}
    assertThat(JavadocParser.name(Local.class)).isEqualTo("io.asyncio4j.web.SourceDocsTest.Local");
    assertThat(JavadocParser.name(Map.Entry.class)).isEqualTo("java.util.Map.Entry");
  }

  @Test
  void htmlAndTagsBecomeMarkdown() throws Exception {
    var doc =
        parse(
                "A.java",
                """
                /**
                 * Takes {@code a < b} and {@link java.util.List#of lists}, see {@link #x}.
                 *
                 * <p>Then <b>more</b> &amp; <i>more</i>:
                 *
                 * <ul>
                 *   <li>one
                 *   <li>two
                 * </ul>
                 *
                 * <pre>{@code
                 * run();
                 * }</pre>
                 *
                 * @param x what it
                 *     is
                 * @return something
                 */
                class A {}
                """)
            .get("A");
    assertThat(doc.text())
        .isEqualTo(
            """
            Takes `a < b` and lists, see `x`.

            Then **more** & *more*:

            - one
            - two

            ```
            run();
            ```\
            """);
    assertThat(doc.params()).containsEntry("x", "what it\nis");
    assertThat(doc.returns()).isEqualTo("something");
  }

  @Test
  void markdownCommentsStayAsTheyAre() throws Exception {
    assertThat(parse("A.java", "/// Has *all* of `it`.\nclass A {}").get("A").text())
        .isEqualTo("Has *all* of `it`.");
  }

  @Test
  void theFirstSentenceIsTheSummary() {
    assertThat(SourceDocs.sentences("Reads 1.5 items. Fast."))
        .containsExactly("Reads 1.5 items.", "Fast.");
    assertThat(SourceDocs.sentences("Reads")).containsExactly("Reads", "");
    assertThat(SourceDocs.sentences("Reads\n\nmore.")).containsExactly("Reads", "more.");
  }
}

package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Precision and recall on programs whose mistakes are marked. */
@Timeout(300)
class CorpusTest {
  @Test
  void theTunedCorpusIsUnderstood() throws IOException {
    Corpus corpus = Corpus.check(Path.of("src/test/corpus/tuned"));
    System.out.println("tuned corpus\n" + corpus);
    corpus.wrong.forEach(System.out::println);
    Corpus.Score sequential = corpus.scores.get("sequential");
    assertThat(sequential.precision()).isGreaterThanOrEqualTo(0.98);
    assertThat(sequential.recall()).isGreaterThanOrEqualTo(0.95);
    for (String kind : List.of("blocking", "never-awaited", "mixed")) {
      assertThat(corpus.scores.get(kind).precision()).as(kind).isGreaterThanOrEqualTo(0.98);
      assertThat(corpus.scores.get(kind).recall()).as(kind).isGreaterThanOrEqualTo(0.97);
    }
  }

  @Test
  void programsThatWereNeverTunedToAreUnderstood() throws IOException {
    Corpus corpus = Corpus.check(Path.of("src/test/corpus/heldout"));
    System.out.println("held-out corpus\n" + corpus);
  }
}

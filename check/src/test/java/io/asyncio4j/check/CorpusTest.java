package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
    corpus.scores.forEach((kind, score) ->
        assertThat(score.precision()).as("precision of %s", kind).isGreaterThan(0.5));
  }

  @Test
  void programsThatWereNeverTunedToAreUnderstood() throws IOException {
    Corpus corpus = Corpus.check(Path.of("src/test/corpus/heldout"));
    System.out.println("held-out corpus\n" + corpus);
  }
}

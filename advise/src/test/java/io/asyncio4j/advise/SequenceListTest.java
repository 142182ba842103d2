package io.asyncio4j.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.check.Sequence;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceListTest {
  @TempDir Path classes;

  private URL file() throws IOException {
    return classes.resolve(SequenceList.RESOURCE).toUri().toURL();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    var sequences = new ArrayList<>(Advised.SEQUENCES);
    sequences.add(
        new Sequence("app.java", true, List.of(new Sequence.Site("<init>", 3, 7, "new Page(x)"))));
    SequenceList.write(sequences, classes);
    assertThat(SequenceList.read(file())).isEqualTo(sequences);
  }

  @Test
  void nothingIsAListToo() throws IOException {
    SequenceList.write(List.of(), classes);
    assertThat(SequenceList.read(file())).isEmpty();
  }

  @Test
  void whatIsNoListIsRefused() throws IOException {
    SequenceList.write(List.of(), classes);
    Files.writeString(classes.resolve(SequenceList.RESOURCE), "something else\n");
    assertThatThrownBy(() -> SequenceList.read(file()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no list of sequences");
  }
}

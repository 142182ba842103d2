package io.asyncio4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionGroupTest {
  private final IOException io = new IOException("io");
  private final FileNotFoundException missing = new FileNotFoundException("missing");
  private final IllegalStateException state = new IllegalStateException("state");
  private final ExceptionGroup inner = new ExceptionGroup("inner", List.of(missing, state));
  private final ExceptionGroup group = new ExceptionGroup("outer", List.of(io, inner));

  @Test
  void keepsItsMembersAsATree() {
    assertThat(group.exceptions()).containsExactly(io, inner);
    assertThat(group.getMessage()).startsWith("outer");
    assertThatThrownBy(() -> group.exceptions().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void containsLooksAtLeavesAtAnyDepth() {
    assertThat(group.contains(FileNotFoundException.class)).isTrue();
    assertThat(group.contains(Exception.class)).isTrue();
    assertThat(group.contains(Error.class)).isFalse();
    assertThat(group.contains(ExceptionGroup.class)).isFalse();
  }

  @Test
  void subgroupKeepsTheTreeOfWhatMatches() {
    ExceptionGroup found = group.subgroup(IOException.class).orElseThrow();
    assertThat(found.exceptions().get(0)).isSameAs(io);
    assertThat(found.exceptions().get(1))
        .isInstanceOfSatisfying(
            ExceptionGroup.class,
            nested -> assertThat(nested.exceptions()).containsExactly(missing));
    assertThat(found.getMessage()).startsWith("outer");
    assertThat(group.subgroup(Error.class)).isEmpty();
  }

  @Test
  void splitGivesBothHalves() {
    ExceptionGroup.Split split = group.split(IOException.class);
    assertThat(split.matching().orElseThrow().contains(IllegalStateException.class)).isFalse();
    assertThat(split.rest().orElseThrow().contains(IOException.class)).isFalse();
    assertThat(split.rest().orElseThrow().contains(IllegalStateException.class)).isTrue();
    assertThat(group.split(Throwable.class).rest()).isEmpty();
    assertThat(group.split(Error.class).matching()).isEmpty();
  }

  @Test
  void thePrintedTraceShowsEveryMember() {
    var text = new StringWriter();
    group.printStackTrace(new PrintWriter(text, true));
    assertThat(text.toString()).contains("outer", "inner", "io", "missing", "state");
  }

  @Test
  void anEmptyOneOrNullsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ExceptionGroup("none", List.of()));
    assertThatThrownBy(() -> new ExceptionGroup(null, List.of(io)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new ExceptionGroup("null", Arrays.asList(io, null)))
        .isInstanceOf(NullPointerException.class);
  }
}

package io.asyncio4j.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.bench.Row;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkloadTest {
  static Stream<Arguments> everyRowOfEveryContender() {
    return Stream.of("bare", "asyncio4j", "vthreads")
        .flatMap(contender ->
            Arrays.stream(Row.values())
                .filter(row -> row.kind() != Row.Kind.START_UP && row != Row.SLEEPERS_MEMORY)
                .map(row -> Arguments.of(contender, row)));
  }

  @ParameterizedTest
  @MethodSource("everyRowOfEveryContender")
  void doesItsRowAndSaysHowOften(String contender, Row row) throws Exception {
    int size = row == Row.GATHER ? 1 : 3;

    var result = JavaChild.workload(contender).run(row, size);

    assertThat(result.amount()).isPositive();
    assertThat(result.operations())
        .isEqualTo(
            switch (row) {
              case SWITCH_2 -> 2 * size;
              case SWITCH_1000 -> 1_000 * size;
              case LOCK_CONTENDED, SEMAPHORE_CONTENDED -> 10 * size;
              case GATHER, PARKED_BYTES -> Row.MANY;
              case SLEEPERS_COLD, SLEEPERS_WARM -> 1;
              default -> size;
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare", "asyncio4j", "vthreads"})
  void refusesARowThatIsNoneOfAChilds(String contender) {
    assertThatThrownBy(() -> JavaChild.workload(contender).run(Row.START_UP, 1))
        .hasStackTraceContaining("start-up is not for a child");
  }

  @Test
  void anUnknownContenderIsRefused() {
    assertThatThrownBy(() -> JavaChild.workload("loom"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loom");
  }
}

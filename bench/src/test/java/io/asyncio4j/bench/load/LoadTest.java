package io.asyncio4j.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LoadTest {
  private static String wrk(int statusErrors) {
    return """
    Running 1s test @ http://127.0.0.1:1/plaintext
      1 threads and 64 connections
    {"requests":300,"seconds":1.5,"p50":100.0,"p99":200.0,"p999":300.0,"connectErrors":0,\
    "readErrors":0,"writeErrors":0,"statusErrors":%d,"timeouts":0}
    """
        .formatted(statusErrors);
  }

  @Test
  void wrksLastLineHoldsTheFigures() throws IOException {
    var load = Load.ofWrk(wrk(0));

    assertThat(load).isEqualTo(new Load(300, 1.5, 100, 200, 300));
    assertThat(load.perSecond()).isEqualTo(200, within(1e-9));
  }

  @Test
  void aRateWithErrorsIsNone() {
    assertThatThrownBy(() -> Load.ofWrk(wrk(7)))
        .isInstanceOf(IOException.class)
        .hasMessage("wrk saw 7 statusErrors");
  }

  @Test
  void silenceIsNoFigure() throws IOException {
    assertThatThrownBy(() -> Load.ofWrk("unable to connect"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unable to connect");
    var nothing =
        Load.of(Map.of("requests", 0.0, "seconds", 1.0, "p50", 0.0, "p99", 0.0, "p999", 0.0));
    assertThatThrownBy(nothing::answered)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no request was answered");
  }

  @Test
  void h2loadsLogIsARequestALine() throws IOException {
    var log = IntStream.rangeClosed(1, 1_000).mapToObj(i -> "1700000000\t200\t" + i).toList();

    assertThat(Load.ofH2load(log, 2)).isEqualTo(new Load(1_000, 2, 500, 990, 999));
    assertThatThrownBy(() -> Load.ofH2load(List.of("1700000000\t503\t9"), 2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("503");
  }
}

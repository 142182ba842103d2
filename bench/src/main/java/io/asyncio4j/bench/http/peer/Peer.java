package io.asyncio4j.bench.http.peer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One end of a benchmark, in a process of its own. */
public interface Peer {
  /** What it is, and how new. */
  String version();

  /** The port that it serves at; 0 for one that serves nobody. */
  default int port() {
    return 0;
  }

  /**
   * Does what it is asked for.
   *
   * @param request a word and its arguments
   */
  default Map<String, ? extends @Nullable Object> answer(String[] request) throws Exception {
    throw new IllegalArgumentException("not understood: " + String.join(" ", request));
  }
}

package io.asyncio4j.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one argument of a request. Any thread may have it; one coroutine at a time a call. */
sealed interface Binding permits TextBinding, RecordBinding, JsonBody, UploadBinding, Given {
  /** Stands for what could not be made; what is wrong with it is noted in the call. */
  Object INVALID = new Object();

  /**
   * Makes the value, or notes what is wrong and returns {@link #INVALID}. May suspend.
   *
   * @throws Exception when the request cannot be read at all, or a dependency failed
   */
  @Nullable Object bind(Call call) throws Exception;

  /** Makes all of {@code bindings}; null when one of them could not be made. */
  static @Nullable Object @Nullable [] bindAll(List<Binding> bindings, Call call) throws Exception {
    var values = new @Nullable Object[bindings.size()];
    boolean valid = true;
    for (int i = 0; i < values.length; i++) {
      values[i] = bindings.get(i).bind(call);
      valid &= values[i] != INVALID;
    }
    return valid ? values : null;
  }
}

package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class MoveOnTest {
  @Test
  void movingOnIsNoError() {
    virtual(() -> {
      assertThat(moveOnAfter(seconds(2), () -> 1)).contains(1);
      assertThat(
              moveOnAfter(
                  seconds(2),
                  () -> {
                    sleep(seconds(9));
                    return 1;
                  }))
          .isEmpty();
      assertThat(moveOnAfter(seconds(2), () -> sleep(seconds(1)))).isTrue();
      assertThat(moveOnAfter(seconds(1), () -> sleep(seconds(2)))).isFalse();
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void movingOnGivesTheValueOfABodyThatSwallows() {
    virtual(() -> {
      assertThat(
              moveOnAfter(
                  seconds(1),
                  () -> {
                    try {
                      sleep(seconds(2));
                    } catch (CancelledError e) {
                      // has a value anyway
                    }
                    return "anyway";
                  }))
          .contains("anyway");
      assertThat(
              moveOnAfter(
                  seconds(1),
                  () -> {
                    try {
                      sleep(seconds(2));
                    } catch (CancelledError e) {
                      // comes to its end
                    }
                  }))
          .isTrue();
    });
  }

  @Test
  void movingOnRefusesANullResult() {
    virtual(() ->
        assertThatThrownBy(() -> moveOnAfter(seconds(1), () -> null))
            .isInstanceOf(NullPointerException.class));
  }

  @Test
  void movingOnLetsTheBodysOwnExceptionsOut() {
    virtual(() -> {
      assertThatThrownBy(() ->
              moveOnAfter(
                  seconds(1),
                  () -> {
                    throw new IOException("body");
                  }))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() ->
              moveOnAfter(
                  seconds(1),
                  () -> {
                    throw new TimeoutException("the body's own");
                  }))
          .hasMessage("the body's own");
      assertThatThrownBy(() ->
              moveOnAfter(
                  seconds(1),
                  () -> {
                    try {
                      sleep(seconds(2));
                    } catch (CancelledError e) {
                      throw new TimeoutException("the body's own");
                    }
                  }))
          .hasMessage("the body's own");
    });
  }

  @Test
  void movingOnFromOutsideIsACancellation() {
    virtual(() -> {
      Task<?> task = createTask(() -> moveOnAfter(seconds(9), () -> sleep(seconds(10))));
      settle();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
    });
  }
}

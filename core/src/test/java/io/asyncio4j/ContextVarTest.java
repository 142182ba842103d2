package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.toThread;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ContextVarTest {
  private final ContextVar<String> var = ContextVar.of("request", "none");
  private final List<String> log = new ArrayList<>();

  @Test
  void withoutAValueTheDefaultCounts() {
    assertThat(var.get()).isEqualTo("none");
    assertThat(var.get("other")).isEqualTo("other");
    assertThat(var.name()).isEqualTo("request");
  }

  @Test
  void withoutAValueAndADefaultThereIsNothing() {
    var bare = ContextVar.<String>of("bare");
    assertThatThrownBy(bare::get)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("bare");
    assertThat(bare.get("other")).isEqualTo("other");
    assertThat(bare.get(null)).isNull();
  }

  @Test
  void nullIsAValueAndADefaultLikeAnyOther() {
    var nullable = ContextVar.<String>of("nullable", null);
    assertThat(nullable.get()).isNull();
    virtual(() -> {
      var.set(null);
      assertThat(var.get()).isNull();
      assertThat(var.get("other")).isNull();
    });
  }

  @Test
  void aTaskStartsWithACopyOfItsCreatorsValues() {
    virtual(() -> {
      var.set("outer");
      var child =
          createTask(() -> {
            log.add(var.get());
            var.set("inner");
            return var.get();
          });
      var.set("changed");
      assertThat(child.await()).isEqualTo("inner");
      assertThat(var.get()).isEqualTo("changed");
      assertThat(log).containsExactly("outer");
    });
  }

  @Test
  void bodiesInTheCallingTaskShareItsValuesAndOthersDoNot() throws Exception {
    virtual(() -> {
      Asyncio.timeout(
          seconds(1),
          () -> {
            var.set("timeout");
          });
      assertThat(var.get()).isEqualTo("timeout");
      new AsyncLock()
          .withLock(() -> {
            var.set("lock");
          });
      assertThat(var.get()).isEqualTo("lock");
      TaskGroup.run(_ -> var.set("group"));
      assertThat(var.get()).isEqualTo("group");
      gather(() -> var.set("a"), () -> var.set("b"), (a, b) -> "");
      Asyncio.shield(() -> {
        var.set("shield");
      });
      assertThat(var.get()).isEqualTo("group");
    });
  }

  @Test
  void callbacksAndTimersRunInACopyOfWhatTheirRegistrantHad() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      var.set("registered");
      Runnable callback =
          () -> {
            log.add(var.get());
            var.set("lost");
          };
      loop.callSoon(callback);
      loop.callSoonThreadsafe(callback);
      loop.callLater(seconds(1), callback);
      loop.callAt(loop.time(), callback);
      var promise = Promise.<String>create();
      promise.addDoneCallback(_ -> callback.run());
      promise.setResult("");
      var.set("later");
      Asyncio.sleep(seconds(2));
      assertThat(log).hasSize(5).containsOnly("registered");
      assertThat(var.get()).isEqualTo("later");
    });
  }

  @Test
  void whatACallbackStartsInheritsWhatTheCallbackSet() {
    virtual(() -> {
      runningLoop()
          .callSoon(() -> {
            var.set("callback");
            createTask(() -> log.add(var.get()));
            runningLoop().callSoon(() -> log.add(var.get()));
          });
      settle();
      assertThat(log).containsExactly("callback", "callback");
    });
  }

  @Test
  void theExceptionHandlerRunsInACopyOfWhatItsSetterHad() {
    virtual(() -> {
      var.set("setter");
      runningLoop()
          .setExceptionHandler((_, _) -> {
            log.add(var.get());
            var.set("lost");
          });
      var.set("later");
      for (int i = 0; i < 2; i++) {
        runningLoop()
            .callSoon(() -> {
              throw new IllegalArgumentException("on purpose");
            });
      }
      settle();
      assertThat(log).containsExactly("setter", "setter");
    });
  }

  @Test
  void theExceptionHandlerHasThatContextAlsoWhileTheLoopIsClosed() {
    try (var runner = Loops.virtualRunner()) {
      runner.run(() -> {
        var.set("setter");
        runningLoop()
            .setExceptionHandler((_, _) -> {
              log.add(var.get());
              var.set("lost");
            });
        var unseen =
            createTask(() -> {
              throw new IllegalArgumentException("on purpose");
            });
        log.add(unseen.name());
      });
    }
    assertThat(log.getLast()).isEqualTo("setter");
    assertThat(var.get()).isEqualTo("none");
  }

  @Test
  void toThreadTakesTheValuesAlongAndRunInExecutorDoesNot() {
    virtual(() -> {
      var.set("mine");
      String seen =
          toThread(() -> {
            String before = var.get();
            var.set("lost");
            return before;
          });
      assertThat(seen).isEqualTo("mine");
      assertThat(var.get()).isEqualTo("mine");
      String bare = Asyncio.runInExecutor(null, () -> var.get());
      assertThat(bare).isEqualTo("none");
    });
  }

  @Test
  void aPlainThreadHasAContextOfItsOwn() throws Exception {
    var token = var.set("this thread");
    try {
      var other = new FutureTask<>(() -> var.get());
      Thread.ofPlatform().start(other);
      assertThat(other.get()).isEqualTo("none");
      assertThat(var.get()).isEqualTo("this thread");
      String inLoop =
          virtual(() -> {
            String inherited = var.get();
            var.set("loop");
            return inherited;
          });
      assertThat(inLoop).isEqualTo("this thread");
      assertThat(var.get()).isEqualTo("this thread");
    } finally {
      var.reset(token);
    }
    assertThat(var.get()).isEqualTo("none");
  }

  @Test
  void valuesLiveOnBetweenTheRunsOfARunner() {
    try (var runner = Loops.virtualRunner()) {
      runner.run(() -> {
        var.set("first run");
      });
      assertThat(runner.<String, RuntimeException>run(() -> var.get())).isEqualTo("first run");
    }
  }

  @Test
  void aTokenBringsTheValueBeforeBack() {
    virtual(() -> {
      var first = var.set("a");
      var second = var.set("b");
      var.reset(second);
      assertThat(var.get()).isEqualTo("a");
      var.reset(first);
      assertThat(var.get("unset")).isEqualTo("unset");
    });
  }

  @Test
  void tokensMayBeUsedInAnyOrderAndTouchNoOtherVariable() {
    virtual(() -> {
      var other = ContextVar.<String>of("other");
      var first = var.set("a");
      other.set("kept");
      var second = var.set("b");
      var.reset(first);
      assertThat(var.get()).isEqualTo("none");
      var.reset(second);
      assertThat(var.get()).isEqualTo("a");
      assertThat(other.get()).isEqualTo("kept");
    });
  }

  @Test
  void aTokenWorksOnce() {
    virtual(() -> {
      var token = var.set("a");
      var.reset(token);
      assertThatThrownBy(() -> var.reset(token))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("already been used");
    });
  }

  @Test
  void aTokenWorksOnlyWhereItWasMadeAndForItsVariable() {
    virtual(() -> {
      var token = var.set("a");
      var elsewhere = createTask(() -> var.reset(token));
      assertThatThrownBy(elsewhere::await).isInstanceOf(IllegalStateException.class);
      runningLoop().setExceptionHandler((_, failure) -> log.add(failure.exception().getMessage()));
      runningLoop().callSoon(() -> var.reset(token));
      settle();
      assertThat(log).singleElement().asString().contains("another context");
      assertThatThrownBy(() -> toThread(() -> var.reset(token)))
          .isInstanceOf(IllegalStateException.class);
      var other = ContextVar.<String>of("other");
      assertThatThrownBy(() -> other.reset(token)).isInstanceOf(IllegalStateException.class);
      var.reset(token);
      assertThat(var.get()).isEqualTo("none");
    });
  }

  @Test
  void aTokenThatIsUsedElsewhereNamesTheTaskItIsOf() {
    Loops.virtual(() -> {
      ContextVar<String> request = ContextVar.of("request");
      Asyncio.currentTask().setName("setter");
      var token = request.set("r-1");
      Task<Void> other = Asyncio.createTask(() -> request.reset(token));
      assertThatThrownBy(other::await)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("that of the task setter; reset it where it was set");
    });
  }

  @Test
  void whatAnIsolatedBodySetsIsGoneAfterIt() {
    ContextVar<String> variable = ContextVar.of("v", "default");
    run(() -> {
      variable.set("outside");
      String inside =
          ContextVar.isolated(() -> {
            variable.set("inside");
            yieldNow();
            return variable.get();
          });
      assertThat(inside).isEqualTo("inside");
      assertThat(variable.get()).isEqualTo("outside");
      assertThatThrownBy(() ->
              ContextVar.isolated(() -> {
                variable.set("failed");
                throw new IllegalStateException("on purpose");
              }))
          .hasMessage("on purpose");
      assertThat(variable.get()).isEqualTo("outside");
    });
  }
}

package io.asyncio4j.check.rules;

import io.asyncio4j.check.Rule;
import java.util.List;

/** All rules there are. */
public final class Rules {
  public static final List<Rule> ALL =
      List.of(
          new SequentialAwaits(),
          new BlockingCall(),
          new BusyLoop(),
          new SynchronizedWork(),
          new LongComputation(),
          new DroppedFuture(),
          new UnboundedTasks(),
          new NoLoop(),
          new RunInCoroutine(),
          new FutureGet(),
          new SynchronizedAwait(),
          new LockAcrossAwait(),
          new ThreadLocalHandoff(),
          new SwallowedCancellation(),
          new ResourceOutlived(),
          new UnboundedGather(),
          new SuspendInCallback());

  private Rules() {}
}

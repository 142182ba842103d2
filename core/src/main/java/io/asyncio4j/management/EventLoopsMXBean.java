package io.asyncio4j.management;

import java.util.List;

/** The loops of the process, {@code io.asyncio4j:type=EventLoops}. */
public interface EventLoopsMXBean {
  /** The names of the beans of the loops that run now. */
  List<String> getLoops();

  /** The task trees of all of them, one after the other. */
  String printTaskTrees();
}

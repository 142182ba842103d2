package io.asyncio4j.check;

import io.asyncio4j.check.program.Program;

/** One check. */
public interface Rule {
  /** Its stable name, such as {@code AioSequentialAwaits}: in reports, and to suppress it by. */
  String name();

  /** Which of the four mistakes it finds. */
  Mistake mistake();

  /** What it finds, in one line. */
  String summary();

  /** Reports what it finds in the whole program. */
  void check(Program program, Report report);
}

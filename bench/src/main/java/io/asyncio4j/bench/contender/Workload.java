package io.asyncio4j.bench.contender;

import io.asyncio4j.bench.Row;

/** A contender: does a row so often and says what that took. */
@FunctionalInterface
public interface Workload {
  /** Coroutines of the contended rows, and the permits they share in the semaphore's. */
  int CONTENDERS = 10;

  /** The semaphore's permits in its contended row. */
  int PERMITS = 3;

  /** The coroutines of the two switch rows. */
  int FEW = 2;

  int THOUSAND = 1_000;

  /** The longest sleep of the sleepers. */
  long LONGEST_SLEEP_NANOS = 1_000_000_000;

  /**
   * Runs one row.
   *
   * @param size how often, in the row's own terms: yields of each coroutine, round trips, rounds
   */
  Result run(Row row, int size) throws Exception;

  /**
   * What a run took.
   *
   * @param amount nanoseconds, or bytes for {@link Row#PARKED_BYTES}
   * @param operations by how many to divide
   */
  record Result(long amount, long operations) {}
}

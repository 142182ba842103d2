package io.asyncio4j.bench;

/** What is measured: one line of the report. The same words name it to every contender. */
public enum Row {
  SWITCH_2("switch-2", "switch (yield), 2 coroutines", Kind.OPERATION),
  SWITCH_1000("switch-1000", "switch (yield), 1,000 coroutines", Kind.OPERATION),
  SPAWN_JOIN("spawn-join", "spawn and join", Kind.OPERATION),
  GATHER("gather", "gather of 100,000, each", Kind.OPERATION),
  PROMISE_PING_PONG("promise-ping-pong", "promise ping-pong, round trip", Kind.OPERATION),
  QUEUE_PING_PONG("queue-ping-pong", "queue(1) ping-pong, round trip", Kind.OPERATION),
  LOCK_UNCONTENDED("lock-uncontended", "lock, uncontended", Kind.OPERATION),
  LOCK_CONTENDED("lock-contended", "lock, 10 coroutines", Kind.OPERATION),
  SEMAPHORE_UNCONTENDED("semaphore-uncontended", "semaphore, uncontended", Kind.OPERATION),
  SEMAPHORE_CONTENDED("semaphore-contended", "semaphore(3), 10 coroutines", Kind.OPERATION),
  WAKE_IDLE("wake-idle", "wake-up from a thread and back, idle", Kind.OPERATION),
  WAKE_HOT("wake-hot", "wake-up from a thread and back, hot", Kind.OPERATION),
  PARKED_BYTES("parked-bytes", "heap per parked coroutine", Kind.PARKED),
  SLEEPERS_COLD("sleepers-cold", "sleepers of 0-1 s, cold", Kind.SLEEPERS),
  SLEEPERS_WARM("sleepers-warm", "sleepers of 0-1 s, warm", Kind.SLEEPERS),
  SLEEPERS_MEMORY("sleepers-memory", "sleepers of 0-1 s, peak memory", Kind.SLEEPERS),
  START_UP("start-up", "start-up of a hello in a coroutine", Kind.START_UP),
  START_UP_PLAIN("start-up-plain", "start-up of a hello without coroutines", Kind.START_UP);

  /** Coroutines of {@link #GATHER} and {@link #PARKED_BYTES}. */
  public static final int MANY = 100_000;

  /** How a row is measured. */
  public enum Kind {
    /** In a warm process that stays, over and over: nanoseconds an operation. */
    OPERATION,
    /** In the same process: bytes a coroutine. */
    PARKED,
    /** In a fresh process each time: seconds twice, then mebibytes. */
    SLEEPERS,
    /** A whole process each time: milliseconds. */
    START_UP
  }

  private final String id;
  private final String title;
  private final Kind kind;

  Row(String id, String title, Kind kind) {
    this.id = id;
    this.title = title;
    this.kind = kind;
  }

  /** The name on the command line, in the protocol and in core.json. */
  public String id() {
    return id;
  }

  /** The words of the report. */
  public String title() {
    return title;
  }

  /** How it is measured. */
  public Kind kind() {
    return kind;
  }

  /** The unit of its figures. */
  public String unit() {
    return switch (this) {
      case PARKED_BYTES -> "bytes";
      case SLEEPERS_COLD, SLEEPERS_WARM -> "s";
      case SLEEPERS_MEMORY -> "MiB";
      case START_UP, START_UP_PLAIN -> "ms";
      default -> "ns";
    };
  }

  /** Whether it measures time, not memory. */
  public boolean isTime() {
    return this != PARKED_BYTES && this != SLEEPERS_MEMORY;
  }

  /**
   * The row of that name.
   *
   * @throws IllegalArgumentException when there is none; the message lists them
   */
  public static Row of(String id) {
    return Arguments.named("row", id, values(), Row::id);
  }
}

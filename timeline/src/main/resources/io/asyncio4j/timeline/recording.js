/** What a task is doing: the numbers stand in the recording. */
const State = { READY: 0, RUNNING: 1, TIMER: 2, IO: 3, TASK: 4, SYNC: 5, STALL: 6 };

/** In the order of the legend. A stall is a running that took too long. */
const STATES = [
  { state: State.RUNNING, key: "running", name: "running", means: "has the loop" },
  { state: State.STALL, key: "stall", name: "stalled", means: "held the loop so long that others suffered" },
  { state: State.READY, key: "ready", name: "ready", means: "could run, and waits for its turn on the loop" },
  { state: State.IO, key: "io", name: "I/O", means: "waits for a socket, a thread or another blocking call" },
  { state: State.TIMER, key: "timer", name: "timer", means: "sleeps" },
  { state: State.TASK, key: "task", name: "another task", means: "awaits other tasks" },
  { state: State.SYNC, key: "sync", name: "lock or queue", means: "waits for a lock, a queue, an event or a promise" },
];
const STATE_OF = new Map(STATES.map((s) => [s.state, s]));

const OUTCOMES = ["not done when the recording ended", "returned", "failed", "cancelled"];
const Outcome = { OPEN: 0, RETURNED: 1, FAILED: 2, CANCELLED: 3 };

/** Reads the bytes that the recorder wrote: unsigned LEB128 numbers, texts by their number in a table. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  number() {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error("the recording in this page is cut short");
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      weight *= 128;
    }
  }

  /** A number that may be negative. */
  signed() {
    const value = this.number();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }

  text() {
    const length = this.number();
    const text = new TextDecoder().decode(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return text;
  }
}

/**
 * A recording in columns: what belongs to task i stands at index i, its segments from
 * firstSegment[i] up to firstSegment[i + 1]. A segment ends where the next one begins, the last at the task's end.
 */
class Recording {
  static async decode(base64) {
    const packed = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Recording(new Reader(new Uint8Array(await new Response(stream).arrayBuffer())));
  }

  constructor(reader) {
    const texts = Array.from({ length: reader.number() }, () => reader.text());
    const text = () => texts[reader.number()];
    this.title = text();
    this.platform = text();
    this.startedAt = reader.number();
    this.duration = reader.number();
    this.fullAt = reader.number();
    this.loops = Array.from({ length: reader.number() }, () => this.#readLoop(reader, text));
    this.#readTasks(reader, text);
    this.stalls = Array.from({ length: reader.number() }, () => this.#readStall(reader, text));
    this.#markStalls();
    this.#linkChildren();
  }

  /** When the loop was busy: [begin, end, begin, end, ...]. */
  #readLoop(reader, text) {
    const loop = { name: text(), start: reader.number(), end: reader.number(), busyTime: 0, stallTime: 0 };
    loop.busy = new Float64Array(2 * reader.number());
    let at = loop.start;
    for (let i = 0; i < loop.busy.length; i++) {
      loop.busy[i] = at += reader.number();
      if (i % 2) loop.busyTime += loop.busy[i] - loop.busy[i - 1];
    }
    return loop;
  }

  #readTasks(reader, text) {
    const count = (this.taskCount = reader.number());
    const segments = (this.segmentCount = reader.number());
    this.loopOf = new Uint16Array(count);
    this.parent = new Int32Array(count);
    this.name = new Array(count);
    this.place = new Array(count);
    this.failure = new Array(count);
    this.created = new Float64Array(count);
    this.ended = new Float64Array(count);
    this.outcome = new Uint8Array(count);
    this.firstSegment = new Int32Array(count + 1);
    this.start = new Float64Array(segments);
    this.state = new Uint8Array(segments);
    this.what = new Array(segments);
    this.where = new Array(segments);
    this.waker = new Int32Array(segments).fill(-1);
    let created = 0;
    let segment = 0;
    for (let task = 0; task < count; task++) {
      this.loopOf[task] = reader.number();
      const up = reader.number();
      this.parent[task] = up === 0 ? -1 : task - up;
      this.name[task] = text();
      this.place[task] = text();
      this.created[task] = created += reader.number();
      this.outcome[task] = reader.number();
      this.failure[task] = text();
      this.firstSegment[task] = segment;
      let time = created;
      for (let left = reader.number(); left > 0; left--, segment++) {
        const head = reader.number();
        const state = head % 8;
        this.start[segment] = time;
        this.state[segment] = state;
        time += (head - state) / 8;
        if (state >= State.TIMER) {
          this.what[segment] = text();
          this.where[segment] = text();
          const from = reader.number();
          if (from > 0) this.waker[segment] = task - (from % 2 ? -(from - 1) / 2 : from / 2);
        }
      }
      this.ended[task] = time;
    }
    this.firstSegment[count] = segment;
  }

  #readStall(reader, text) {
    const stall = { loop: reader.number(), start: reader.number(), duration: reader.number() };
    stall.task = reader.number() - 1;
    stall.stack = text();
    stall.end = stall.start + stall.duration;
    this.loops[stall.loop].stallTime += stall.duration;
    return stall;
  }

  #markStalls() {
    for (const stall of this.stalls) {
      if (stall.task < 0) continue;
      stall.segment = this.segmentAt(stall.task, stall.start + stall.duration / 2);
      if (this.state[stall.segment] === State.RUNNING) this.state[stall.segment] = State.STALL;
    }
  }

  #linkChildren() {
    this.firstChild = new Int32Array(this.taskCount).fill(-1);
    this.nextSibling = new Int32Array(this.taskCount).fill(-1);
    this.depth = new Uint16Array(this.taskCount);
    for (let task = this.taskCount - 1; task >= 0; task--) {
      const parent = this.parent[task];
      if (parent >= 0) {
        this.nextSibling[task] = this.firstChild[parent];
        this.firstChild[parent] = task;
      }
    }
    for (let task = 0; task < this.taskCount; task++) {
      const parent = this.parent[task];
      this.depth[task] = parent < 0 ? 0 : this.depth[parent] + 1;
    }
  }

  lifetime(task) {
    return this.ended[task] - this.created[task];
  }

  /** Where a segment ends; the task is given, since a segment does not know its own. */
  end(task, segment) {
    return segment + 1 < this.firstSegment[task + 1] ? this.start[segment + 1] : this.ended[task];
  }

  /** The segment of a task at a time; the first or the last when that is before or after its life. */
  segmentAt(task, time) {
    let low = this.firstSegment[task];
    let high = this.firstSegment[task + 1] - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start[middle] <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  stallOf(segment) {
    return this.stalls.find((stall) => stall.segment === segment);
  }

  /** Which task was ended by which outcome in words. */
  outcomeOf(task) {
    const failure = this.failure[task];
    return OUTCOMES[this.outcome[task]] + (failure ? `: ${failure}` : "");
  }
}

// The rows on Node's promises. Reads lines `row size`, answers each with a line of JSON, and ends
// with its input. Node has no queue, lock or semaphore of its own: these are the usual few lines.
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";

const FEW = 2, THOUSAND = 1_000, MANY = 100_000, CONTENDERS = 10, PERMITS = 3;

const nanos = (start) => Number(process.hrtime.bigint() - start);
const now = () => process.hrtime.bigint();
const all = (count, body) => Promise.all(Array.from({ length: count }, body));
const check = (actual, expected) => {
  if (actual !== expected) throw new Error(`expected ${expected}, got ${actual}`);
};

class Queue {
  items = [];
  getters = [];
  putters = [];

  constructor(maxSize) {
    this.maxSize = maxSize;
  }

  async put(item) {
    while (this.items.length === this.maxSize) {
      await new Promise((resolve) => this.putters.push(resolve));
    }
    this.items.push(item);
    this.getters.shift()?.();
  }

  async get() {
    while (this.items.length === 0) {
      await new Promise((resolve) => this.getters.push(resolve));
    }
    const item = this.items.shift();
    this.putters.shift()?.();
    return item;
  }
}

class Semaphore {
  waiters = [];

  constructor(permits) {
    this.permits = permits;
  }

  async acquire() {
    if (this.permits > 0) {
      this.permits--;
    } else {
      await new Promise((resolve) => this.waiters.push(resolve));
    }
  }

  release() {
    const waiter = this.waiters.shift();
    if (waiter) {
      waiter();
    } else {
      this.permits++;
    }
  }
}

async function switches(coroutines, yields) {
  const start = now();
  await all(coroutines, async () => {
    for (let i = 0; i < yields; i++) await null;
  });
  return [nanos(start), coroutines * yields];
}

async function spawnJoin(rounds) {
  const body = async (value) => {
    await null;
    return value;
  };
  const start = now();
  for (let i = 0; i < rounds; i++) check(await body(i), i);
  return [nanos(start), rounds];
}

async function gather(rounds) {
  const body = async (value) => {
    await null;
    return value;
  };
  const start = now();
  for (let round = 0; round < rounds; round++) {
    const values = await Promise.all(Array.from({ length: MANY }, (_, i) => body(i)));
    check(values[MANY - 1], MANY - 1);
  }
  return [nanos(start), rounds * MANY];
}

async function promises(rounds) {
  let ping = Promise.withResolvers();
  const start = now();
  (async (next) => {
    for (let i = 0; i < rounds; i++) {
      const ball = await next.promise;
      next = ball.next;
      ball.pong.resolve(ball);
    }
  })(ping);
  for (let i = 0; i < rounds; i++) {
    const ball = { pong: Promise.withResolvers(), next: Promise.withResolvers() };
    ping.resolve(ball);
    check(await ball.pong.promise, ball);
    ping = ball.next;
  }
  return [nanos(start), rounds];
}

// Node 20 does not have it yet.
Promise.withResolvers ??= () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => {
    made.resolve = resolve;
    made.reject = reject;
  });
  return made;
};

async function queues(rounds) {
  const pings = new Queue(1), pongs = new Queue(1);
  const start = now();
  (async () => {
    for (let i = 0; i < rounds; i++) await pongs.put(await pings.get());
  })();
  for (let i = 0; i < rounds; i++) {
    await pings.put(i);
    check(await pongs.get(), i);
  }
  return [nanos(start), rounds];
}

async function uncontended(rounds) {
  const semaphore = new Semaphore(1);
  const start = now();
  for (let i = 0; i < rounds; i++) {
    await semaphore.acquire();
    semaphore.release();
  }
  return [nanos(start), rounds];
}

async function contended(permits, rounds) {
  const semaphore = new Semaphore(permits);
  const start = now();
  await all(CONTENDERS, async () => {
    for (let i = 0; i < rounds; i++) {
      await semaphore.acquire();
      await null;
      semaphore.release();
    }
  });
  return [nanos(start), CONTENDERS * rounds];
}

const OUTSIDER = `
  const { parentPort, workerData: rounds } = require("node:worker_threads");
  let start, left = rounds;
  parentPort.on("message", () => {
    if (start === undefined) {
      start = process.hrtime.bigint();
    } else if (--left === 0) {
      parentPort.postMessage(Number(process.hrtime.bigint() - start));
      parentPort.close();
      return;
    }
    parentPort.postMessage(null);
  });`;

// Message ports, since a promise cannot be resolved from another thread.
async function wake(rounds, hot) {
  const worker = new Worker(OUTSIDER, { eval: true, workerData: rounds });
  await new Promise((resolve) => worker.once("online", resolve));
  let done = false;
  const spin = () => done || setImmediate(spin);
  if (hot) spin();
  const time = await new Promise((resolve) => {
    worker.on("message", (message) =>
      message === null ? worker.postMessage(null) : resolve(message));
    worker.postMessage(null);
  });
  done = true;
  await new Promise((resolve) => worker.once("exit", resolve));
  return [time, rounds];
}

async function parked() {
  const go = Promise.withResolvers();
  gc();
  const before = process.memoryUsage().heapUsed;
  const tasks = Array.from({ length: MANY }, async () => await go.promise);
  await null;
  gc();
  const bytes = process.memoryUsage().heapUsed - before;
  go.resolve();
  await Promise.all(tasks);
  return [bytes, MANY];
}

async function sleepers(count) {
  const start = now();
  await all(count, () => new Promise((resolve) => setTimeout(resolve, Math.random() * 1_000)));
  return [nanos(start), 1];
}

const rows = {
  "switch-2": (size) => switches(FEW, size),
  "switch-1000": (size) => switches(THOUSAND, size),
  "spawn-join": spawnJoin,
  "gather": gather,
  "promise-ping-pong": promises,
  "queue-ping-pong": queues,
  "lock-uncontended": uncontended,
  "lock-contended": (size) => contended(1, size),
  "semaphore-uncontended": uncontended,
  "semaphore-contended": (size) => contended(PERMITS, size),
  "wake-idle": (size) => wake(size, false),
  "wake-hot": (size) => wake(size, true),
  "parked-bytes": parked,
  "sleepers-cold": sleepers,
  "sleepers-warm": sleepers,
};

console.log(JSON.stringify({ version: `Node ${process.version}` }));
for await (const line of createInterface({ input: process.stdin })) {
  const [row, size] = line.split(" ");
  try {
    const [amount, operations] = await rows[row](Number(size));
    console.log(JSON.stringify({ amount, operations }));
  } catch (e) {
    console.log(JSON.stringify({ error: String(e) }));
  }
}

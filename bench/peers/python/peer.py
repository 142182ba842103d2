"""The rows on asyncio, with its own loop or with uvloop: `peer.py asyncio`, `peer.py uvloop`.

Reads lines `row size`, answers each with a line of JSON, and ends with its input.
"""

import asyncio
import gc
import json
import platform
import queue
import random
import sys
import threading
import time
import tracemalloc

FEW, THOUSAND, MANY = 2, 1_000, 100_000
CONTENDERS, PERMITS = 10, 3

if sys.argv[1] == "uvloop":
    import uvloop

    new_loop = uvloop.new_event_loop
    version = f"uvloop {uvloop.__version__}, Python {platform.python_version()}"
else:
    new_loop = asyncio.new_event_loop
    version = f"Python {platform.python_version()}"

now = time.perf_counter_ns


async def every(count, body):
    await asyncio.gather(*[body() for _ in range(count)])


async def switches(coroutines, yields):
    async def body():
        for _ in range(yields):
            await asyncio.sleep(0)

    start = now()
    await every(coroutines, body)
    return now() - start, coroutines * yields


async def spawn_join(rounds):
    async def body(value):
        return value

    start = now()
    for i in range(rounds):
        assert await asyncio.create_task(body(i)) == i
    return now() - start, rounds


async def gather(rounds):
    async def body(value):
        return value

    start = now()
    for _ in range(rounds):
        values = await asyncio.gather(*[body(i) for i in range(MANY)])
        assert values[-1] == MANY - 1
    return now() - start, rounds * MANY


async def promises(rounds):
    loop = asyncio.get_running_loop()

    async def responder(ping):
        for _ in range(rounds):
            ball = await ping
            pong, ping = ball
            pong.set_result(ball)

    ping = loop.create_future()
    start = now()
    task = asyncio.create_task(responder(ping))
    for _ in range(rounds):
        ball = loop.create_future(), loop.create_future()
        ping.set_result(ball)
        pong, ping = ball
        assert await pong is ball
    nanos = now() - start
    await task
    return nanos, rounds


async def queues(rounds):
    pings, pongs = asyncio.Queue(1), asyncio.Queue(1)

    async def responder():
        for _ in range(rounds):
            await pongs.put(await pings.get())

    start = now()
    task = asyncio.create_task(responder())
    for i in range(rounds):
        await pings.put(i)
        assert await pongs.get() == i
    nanos = now() - start
    await task
    return nanos, rounds


async def uncontended(lock, rounds):
    start = now()
    for _ in range(rounds):
        await lock.acquire()
        lock.release()
    return now() - start, rounds


async def contended(lock, rounds):
    async def body():
        for _ in range(rounds):
            await lock.acquire()
            await asyncio.sleep(0)
            lock.release()

    start = now()
    await every(CONTENDERS, body)
    return now() - start, CONTENDERS * rounds


async def wake(rounds, hot):
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(rounds)]
    replies = queue.SimpleQueue()
    times = []

    def outsider():
        start = now()
        for future in futures:
            loop.call_soon_threadsafe(future.set_result, None)
            replies.get()
        times.append(now() - start)

    async def busy():
        while not times:
            await asyncio.sleep(0)

    thread = threading.Thread(target=outsider)
    thread.start()
    spinner = asyncio.create_task(busy()) if hot else None
    for future in futures:
        await future
        replies.put(None)
    if spinner:
        await spinner
    thread.join()
    return times[0], rounds


async def parked():
    go = asyncio.get_running_loop().create_future()

    async def body():
        await go

    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        tasks = [asyncio.create_task(body()) for _ in range(MANY)]
        await asyncio.sleep(0)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    go.set_result(None)
    await asyncio.gather(*tasks)
    return after - before, MANY


async def sleepers(count):
    rng = random.Random(1)
    start = now()
    await asyncio.gather(*[asyncio.sleep(rng.random()) for _ in range(count)])
    return now() - start, 1


ROWS = {
    "switch-2": lambda size: switches(FEW, size),
    "switch-1000": lambda size: switches(THOUSAND, size),
    "spawn-join": spawn_join,
    "gather": gather,
    "promise-ping-pong": promises,
    "queue-ping-pong": queues,
    "lock-uncontended": lambda size: uncontended(asyncio.Lock(), size),
    "lock-contended": lambda size: contended(asyncio.Lock(), size),
    "semaphore-uncontended": lambda size: uncontended(asyncio.Semaphore(1), size),
    "semaphore-contended": lambda size: contended(asyncio.Semaphore(PERMITS), size),
    "wake-idle": lambda size: wake(size, hot=False),
    "wake-hot": lambda size: wake(size, hot=True),
    "parked-bytes": lambda size: parked(),
    "sleepers-cold": sleepers,
    "sleepers-warm": sleepers,
}


def answer(row, size):
    try:
        with asyncio.Runner(loop_factory=new_loop) as runner:
            amount, operations = runner.run(ROWS[row](int(size)))
        return {"amount": amount, "operations": operations}
    except Exception as e:
        return {"error": repr(e)}


print(json.dumps({"version": version}), flush=True)
for line in sys.stdin:
    print(json.dumps(answer(*line.split())), flush=True)

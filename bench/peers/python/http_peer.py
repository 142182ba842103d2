"""The HTTP benchmark's Python peers: `http_peer.py server fastapi PORT`, `... client httpx PORT`.

PORT is the upstream's. The first line of output names version and port; after that each line of input is
answered with a line of JSON. It ends with its input.
"""

import asyncio
import json
import os
import platform
import socket
import sys
import threading
import time

import uvloop

TEXT = "Hello, World!"
BODY = "x" * 10240
part, name, upstream_port = sys.argv[1], sys.argv[2], int(sys.argv[3])
UPSTREAM = f"http://127.0.0.1:{upstream_port}"
PROFILE, ORDERS, FAN_OUT = UPSTREAM + "/5/profile", UPSTREAM + "/5/orders", UPSTREAM + "/1/profile"


def listener():
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", 0))
    bound.listen(4096)
    return bound


def say(answer):
    print(json.dumps(answer), flush=True)


def version(*modules):
    return ", ".join([f"{m.__name__} {m.__version__}" for m in modules] + [f"Python {platform.python_version()}"])


def end_with_input():
    for _ in sys.stdin:
        say({"error": "a server is asked for nothing"})
    os._exit(0)


def greet(sock, *modules):
    say({"version": version(*modules), "port": sock.getsockname()[1]})
    threading.Thread(target=end_with_input, daemon=True).start()


def serve_fastapi():
    import fastapi
    import httptools
    import httpx
    import uvicorn
    from fastapi.responses import PlainTextResponse

    app = fastapi.FastAPI()
    client = httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_connections=2048, max_keepalive_connections=2048, keepalive_expiry=600))

    @app.get("/plaintext", response_class=PlainTextResponse)
    async def plaintext():
        return TEXT

    @app.get("/json")
    async def message():
        return {"message": TEXT}

    @app.get("/10k", response_class=PlainTextResponse)
    async def body():
        return BODY

    @app.get("/summary")
    async def summary():
        profile, orders = await asyncio.gather(client.get(PROFILE), client.get(ORDERS))
        return {"profile": profile.json(), "orders": orders.json()}

    @app.websocket("/ws")
    async def echo(ws: fastapi.WebSocket):
        await ws.accept()
        try:
            while True:
                await ws.send_text(await ws.receive_text())
        except fastapi.WebSocketDisconnect:
            pass

    sock = listener()
    greet(sock, fastapi, uvicorn, uvloop, httptools)
    config = uvicorn.Config(
        app, loop="uvloop", http="httptools", access_log=False, log_level="warning", timeout_keep_alive=600,
        backlog=4096, ws_per_message_deflate=False,
    )
    uvicorn.Server(config).run(sockets=[sock])


async def serve_aiohttp():
    import aiohttp
    from aiohttp import web

    client = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=600))

    async def plaintext(request):
        return web.Response(text=TEXT)

    async def message(request):
        return web.json_response({"message": TEXT})

    async def body(request):
        return web.Response(text=BODY)

    async def fetch(url):
        async with client.get(url) as response:
            return await response.json()

    async def summary(request):
        profile, orders = await asyncio.gather(fetch(PROFILE), fetch(ORDERS))
        return web.json_response({"profile": profile, "orders": orders})

    async def echo(request):
        ws = web.WebSocketResponse(compress=False)
        await ws.prepare(request)
        async for message in ws:
            if message.type == aiohttp.WSMsgType.TEXT:
                await ws.send_str(message.data)
        return ws

    app = web.Application()
    app.add_routes(
        [
            web.get("/plaintext", plaintext),
            web.get("/json", message),
            web.get("/10k", body),
            web.get("/summary", summary),
            web.get("/ws", echo),
        ]
    )
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=600)
    await runner.setup()
    sock = listener()
    await web.SockSite(runner, sock, backlog=4096).start()
    greet(sock, aiohttp, uvloop)
    await asyncio.Event().wait()


def part_of(values, part):
    return values[max(0, -(-len(values) * part // 1000) - 1)] / 1e3


async def fan_out(fetch, requests, in_flight):
    left, latencies = requests, []

    async def work():
        nonlocal left
        while left > 0:
            left -= 1
            start = time.perf_counter_ns()
            assert (await fetch())[:1] == b"{"
            latencies.append(time.perf_counter_ns() - start)

    start = time.perf_counter_ns()
    await asyncio.gather(*[work() for _ in range(in_flight)])
    seconds = (time.perf_counter_ns() - start) / 1e9
    assert len(latencies) == requests
    latencies.sort()
    return {
        "requests": requests,
        "seconds": seconds,
        "p50": part_of(latencies, 500),
        "p99": part_of(latencies, 990),
        "p999": part_of(latencies, 999),
    }


async def answer_fan_outs(fetch, *modules):
    say({"version": version(*modules), "port": 0})
    while line := await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline):
        try:
            _, requests, in_flight = line.split()
            say(await fan_out(fetch, int(requests), int(in_flight)))
        except Exception as e:
            say({"error": repr(e)})


async def client_httpx():
    import httpx

    async with httpx.AsyncClient(limits=httpx.Limits(
        max_connections=100, max_keepalive_connections=100, keepalive_expiry=600
    )) as client:

        async def fetch():
            return (await client.get(FAN_OUT)).content

        await answer_fan_outs(fetch, httpx, uvloop)


async def client_aiohttp():
    import aiohttp

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100, keepalive_timeout=600)) as client:

        async def fetch():
            async with client.get(FAN_OUT) as response:
                return await response.read()

        await answer_fan_outs(fetch, aiohttp, uvloop)


uvloop.install()
if (part, name) == ("server", "fastapi"):
    serve_fastapi()
else:
    main = {
        ("server", "aiohttp"): serve_aiohttp,
        ("client", "aiohttp"): client_aiohttp,
        ("client", "httpx"): client_httpx,
    }[part, name]
    asyncio.run(main())

"""The FastAPI peer of `./aio bench web`: `web_peer.py PORT`, where PORT is the upstream's.

Its line of output names version and port. It ends with its input.
"""

import asyncio
import json
import os
import platform
import socket
import sys
import threading
from enum import Enum
from typing import List, Optional

import aiohttp
import fastapi
import httptools  # noqa: F401 (uvicorn uses it by name)
import pydantic
import uvicorn
import uvloop
from fastapi import FastAPI, Path, Query
from pydantic import BaseModel, Field, constr

UPSTREAM = f"http://127.0.0.1:{sys.argv[1]}"
# Pydantic 1, which Debian 12 has, and Pydantic 2 name it differently.
REGEX = "pattern" if pydantic.VERSION >= "2" else "regex"


def matching(pattern, max_length=None):
    return constr(max_length=max_length, **{REGEX: pattern})


def filled(max_length):
    return matching(r"^\s*\S.*$", max_length)


class Currency(str, Enum):
    EUR = "EUR"
    GBP = "GBP"
    USD = "USD"


class Address(BaseModel):
    street: filled(80)
    city: filled(80)
    zip: matching(r"^[0-9]{5}$")


class Order(BaseModel):
    customer: filled(80)
    email: matching(r"^[^@\s]+@[^@\s]+\.[a-z]+$", 120)
    sku: matching(r"^[A-Z]{2}-[0-9]{4}$")
    quantity: int = Field(..., ge=1, le=100)
    price: float = Field(..., gt=0)
    currency: Currency
    tags: List[filled(20)] = Field(..., max_items=5)
    address: Address
    note: Optional[constr(max_length=200)] = None


class Confirmation(BaseModel):
    shop: int
    customer: str
    sku: str
    quantity: int
    total: float
    currency: Currency
    city: str
    tags: List[str]
    parcels: int
    express: bool


app = FastAPI()
client: aiohttp.ClientSession


@app.on_event("startup")
async def open_client():
    global client
    client = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2048, keepalive_timeout=600))


@app.post("/shops/{shop}/orders")
async def order(
    order: Order,
    shop: int = Path(..., ge=1, le=9999),
    parcels: int = Query(1, ge=1, le=20),
    express: bool = False,
) -> Confirmation:
    return Confirmation(
        shop=shop,
        customer=order.customer,
        sku=order.sku,
        quantity=order.quantity,
        total=order.quantity * order.price,
        currency=order.currency,
        city=order.address.city,
        tags=order.tags,
        parcels=parcels,
        express=express,
    )


async def fetch(path):
    async with client.get(UPSTREAM + path) as response:
        return await response.json()


@app.get("/summary")
async def summary():
    profile, orders = await asyncio.gather(fetch("/5/profile"), fetch("/5/orders"))
    return {"profile": profile, "orders": orders}


def end_with_input():
    sys.stdin.read()
    os._exit(0)


class Server(uvicorn.Server):
    async def startup(self, sockets=None):
        await super().startup(sockets)
        modules = [fastapi, pydantic, uvicorn, uvloop, aiohttp]
        versions = [f"{m.__name__} {getattr(m, '__version__', getattr(m, 'VERSION', ''))}" for m in modules]
        version = ", ".join([*versions, f"Python {platform.python_version()}"])
        print(json.dumps({"version": version, "port": sockets[0].getsockname()[1]}), flush=True)
        threading.Thread(target=end_with_input, daemon=True).start()


listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", 0))
Server(
    uvicorn.Config(
        app, loop="uvloop", http="httptools", access_log=False, log_level="warning", timeout_keep_alive=600, backlog=4096
    )
).run(sockets=[listener])

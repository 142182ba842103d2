import asyncio
from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI

app = FastAPI()

log = []


async def send(text: str):
    await asyncio.sleep(0.1)
    log.append(text)


def query(background: BackgroundTasks, q: str | None = None):
    if q:
        background.add_task(send, f"found query: {q}")


@app.post("/notices/{email}")
async def announce(
    email: str, background: BackgroundTasks, q: Annotated[None, Depends(query)]
):
    background.add_task(send, f"message to {email}")
    return {"message": "to be sent"}


@app.get("/log")
async def read_log():
    return log

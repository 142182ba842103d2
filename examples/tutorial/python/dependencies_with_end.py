from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException

log = []


class Database:
    def close(self):
        print("the database is closed")


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[dict]:
    app.state.database = Database()
    yield
    app.state.database.close()


app = FastAPI(lifespan=lifespan)


class Session:
    def __init__(self, database: Database):
        self.database = database


async def session():
    try:
        yield Session(app.state.database)
        log.append("commit")
    except BaseException:
        log.append("roll back")
        raise


@app.get("/items/{id}")
async def read_item(session: Annotated[Session, Depends(session)], id: str):
    if id == "portal":
        raise HTTPException(403, detail="the portal is not yours")
    return id


@app.get("/log")
async def read_log():
    return log

from typing import Annotated

from fastapi import Cookie, Depends, FastAPI

app = FastAPI()


def asked(q: str | None = None):
    return q


def query(
    q: Annotated[str | None, Depends(asked)],
    lastQuery: Annotated[str | None, Cookie()] = None,
):
    return q or lastQuery or "everything"


@app.get("/items")
async def read_items(query: Annotated[str, Depends(query)]):
    return {"text": query}

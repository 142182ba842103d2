from typing import Annotated

from fastapi import FastAPI, Header

app = FastAPI()


@app.get("/items")
async def read_items(
    userAgent: Annotated[str | None, Header(alias="User-Agent")] = None,
    tokens: Annotated[list[str], Header(alias="X-Token")] = [],
):
    return {"userAgent": userAgent, "tokens": tokens}

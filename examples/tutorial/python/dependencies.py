from typing import Annotated

from fastapi import Depends, FastAPI

app = FastAPI()


async def common(q: str | None = None, skip: int = 0, limit: int = 100):
    return {"q": q, "skip": skip, "limit": limit}


Common = Annotated[dict, Depends(common)]


@app.get("/items")
async def read_items(common: Common):
    return common


@app.get("/users")
async def read_users(common: Common):
    return common

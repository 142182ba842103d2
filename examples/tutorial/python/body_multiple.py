from typing import Annotated

from fastapi import Body, FastAPI
from pydantic import BaseModel


class Item(BaseModel):
    name: str
    price: float


class User(BaseModel):
    name: str
    email: str | None = None


app = FastAPI()


@app.put("/items/{id}")
async def update_item(
    id: int,
    item: Item,
    user: User,
    weight: Annotated[int, Body(gt=0)],
    q: str | None = None,
):
    return {"id": id, "item": item, "user": user, "weight": weight, "q": q}

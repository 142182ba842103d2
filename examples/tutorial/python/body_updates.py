from fastapi import FastAPI, HTTPException
from pydantic import BaseModel


class Item(BaseModel):
    name: str
    price: float
    tax: float = 10.5
    note: str | None = None


class ItemChange(BaseModel):
    name: str | None = None
    price: float | None = None
    tax: float | None = None
    note: str | None = None


app = FastAPI()

items = {"lamp": Item(name="Lamp", price=35, note="new")}


def find(id: str) -> Item:
    if id not in items:
        raise HTTPException(404)
    return items[id]


@app.get("/items/{id}")
async def read_item(id: str) -> Item:
    return find(id)


@app.put("/items/{id}")
async def replace_item(id: str, item: Item) -> Item:
    items[id] = item
    return item


@app.patch("/items/{id}")
async def change_item(id: str, change: ItemChange) -> Item:
    items[id] = find(id).model_copy(update=change.model_dump(exclude_unset=True))
    return items[id]

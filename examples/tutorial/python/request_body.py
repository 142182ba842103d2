from fastapi import FastAPI
from pydantic import BaseModel


class Item(BaseModel):
    name: str
    description: str | None = None
    price: float
    tax: float | None = None


app = FastAPI()


@app.post("/items")
async def create_item(item: Item):
    return {"item": item, "total": item.price + (item.tax or 0)}


@app.put("/items/{id}")
async def update_item(id: int, item: Item, q: str | None = None):
    return {"id": id, "item": item, "q": q}

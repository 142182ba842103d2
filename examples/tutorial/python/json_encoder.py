from datetime import datetime

from fastapi import FastAPI
from fastapi.encoders import jsonable_encoder
from pydantic import BaseModel

database = {}


class Item(BaseModel):
    title: str
    at: datetime
    description: str | None = None


app = FastAPI()


@app.put("/items/{id}")
async def update_item(id: str, item: Item):
    database[id] = jsonable_encoder(item)


@app.get("/items/{id}")
async def read_item(id: str):
    return database.get(id)

from enum import Enum
from typing import Annotated

from fastapi import FastAPI, Query
from pydantic import BaseModel, Field


class Order(str, Enum):
    CREATED = "CREATED"
    UPDATED = "UPDATED"


class Filter(BaseModel):
    limit: int = Field(100, gt=0, le=100)
    offset: int = Field(0, ge=0)
    order: Order = Order.CREATED
    tags: list[str] = []


app = FastAPI()


@app.get("/items")
async def read_items(filter: Annotated[Filter, Query()]):
    return filter

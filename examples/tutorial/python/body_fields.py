from typing import Annotated

from fastapi import Body, FastAPI
from pydantic import BaseModel, Field


class Item(BaseModel):
    name: str
    description: str | None = Field(
        None, description="What the label says", max_length=30
    )
    price: float = Field(gt=0)


app = FastAPI()


@app.put("/items/{id}")
async def update_item(id: int, item: Annotated[Item, Body(embed=True)]):
    return {"id": id, "item": item}

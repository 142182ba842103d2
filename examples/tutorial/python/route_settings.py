from fastapi import FastAPI, status
from pydantic import BaseModel


class Item(BaseModel):
    name: str
    price: float


app = FastAPI()


@app.post(
    "/items",
    status_code=status.HTTP_201_CREATED,
    tags=["items"],
    summary="Create an item",
    response_description="The item as it was created",
)
async def create_item(item: Item):
    """An item has a **name** and a price."""
    return item


@app.get("/users", tags=["users"])
async def read_users():
    return ["Ada"]


@app.get("/elements", tags=["items"], deprecated=True)
async def read_elements():
    return ["lamp"]

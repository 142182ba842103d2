from fastapi import FastAPI
from pydantic import BaseModel, Field


class Item(BaseModel):
    name: str = Field(examples=["lamp"])
    price: float = Field(examples=[35.4])


class User(BaseModel):
    name: str
    email: str | None = None

    model_config = {
        "json_schema_extra": {"examples": [{"name": "Ada", "email": "ada@example.org"}]}
    }


app = FastAPI()


@app.post("/items")
async def create_item(item: Item):
    return item


@app.post("/users")
async def create_user(user: User):
    return user

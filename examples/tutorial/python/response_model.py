from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, EmailStr


class UserOut(BaseModel):
    name: str
    email: EmailStr


class UserIn(UserOut):
    password: str


class Item(BaseModel):
    name: str
    price: float
    note: str | None = None


app = FastAPI()

items = {"lamp": Item(name="Lamp", price=35)}


@app.post("/users")
async def create_user(user: UserIn) -> UserOut:
    return user


@app.get("/items/{id}", response_model=Item, response_model_exclude_unset=True)
async def read_item(id: str):
    if id not in items:
        raise HTTPException(404)
    return items[id]

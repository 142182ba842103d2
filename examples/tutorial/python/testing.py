from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi.testclient import TestClient
from pydantic import BaseModel


class Item(BaseModel):
    id: str
    title: str
    note: str | None = None


lamp = {"id": "lamp", "title": "Lamp", "note": "bright"}
items = {"lamp": Item(**lamp)}


async def check_token(x_token: Annotated[str, Header()]):
    if x_token != "secret":
        raise HTTPException(status_code=400, detail="X-Token is not the right one")


app = FastAPI(title="Testing", dependencies=[Depends(check_token)])


@app.get("/items/{id}")
async def read_item(id: str) -> Item:
    if id not in items:
        raise HTTPException(status_code=404, detail="there is no such item")
    return items[id]


@app.post("/items")
async def create_item(item: Item) -> Item:
    if item.id in items:
        raise HTTPException(status_code=409, detail="there is one already")
    items[item.id] = item
    return item


client = TestClient(app, headers={"X-Token": "secret"})


def test_reads_item():
    response = client.get("/items/lamp")
    assert response.status_code == 200
    assert response.json() == lamp


def test_refuses_another_token():
    response = client.get("/items/lamp", headers={"X-Token": "guess"})
    assert response.status_code == 400
    assert response.json() == {"detail": "X-Token is not the right one"}


def test_finds_no_item():
    assert client.get("/items/none").status_code == 404


def test_creates_item():
    chair = {"id": "chair", "title": "Chair", "note": None}
    assert client.post("/items", json=chair).json() == chair
    assert client.post("/items", json=chair).status_code == 409

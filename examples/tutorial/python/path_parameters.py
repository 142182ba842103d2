from enum import Enum

from fastapi import FastAPI


class Season(str, Enum):
    WINTER = "WINTER"
    SPRING = "SPRING"
    SUMMER = "SUMMER"
    AUTUMN = "AUTUMN"


app = FastAPI()


@app.get("/items/{id}")
async def read_item(id: int):
    return {"id": id}


@app.get("/users/me")
async def read_me():
    return {"user": "whoever asks"}


@app.get("/users/{name}")
async def read_user(name: str):
    return {"user": name}


@app.get("/seasons/{season}")
async def read_season(season: Season):
    return {"season": season, "cold": season is Season.WINTER}


@app.get("/files/{path:path}")
async def read_file(path: str):
    return {"path": path}

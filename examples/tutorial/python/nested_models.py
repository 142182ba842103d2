from fastapi import FastAPI
from pydantic import BaseModel, HttpUrl


class Image(BaseModel):
    url: HttpUrl
    name: str


class Item(BaseModel):
    name: str
    tags: set[str]
    images: list[Image] = []


class Offer(BaseModel):
    name: str
    items: list[Item]


app = FastAPI()


@app.post("/offers")
async def create_offer(offer: Offer):
    return offer


@app.post("/images")
async def create_images(images: list[Image]):
    return [image.name for image in images]


@app.post("/weights")
async def create_weights(weights: dict[int, float]):
    return weights

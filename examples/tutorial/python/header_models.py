from typing import Annotated

from fastapi import FastAPI, Header
from pydantic import BaseModel


class Common(BaseModel):
    host: str
    save_data: bool
    traceparent: str | None = None
    x_tag: list[str] = []


app = FastAPI()


@app.get("/items")
async def read_items(headers: Annotated[Common, Header()]):
    return headers

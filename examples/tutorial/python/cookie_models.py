from typing import Annotated

from fastapi import Cookie, FastAPI
from pydantic import BaseModel


class Cookies(BaseModel):
    session: str
    theme: str | None = None
    visits: int | None = None


app = FastAPI()


@app.get("/items")
async def read_items(cookies: Annotated[Cookies, Cookie()]):
    return cookies

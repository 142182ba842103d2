from typing import Annotated

from fastapi import Depends, FastAPI

app = FastAPI()

items = ["lamp", "chair", "table", "shelf"]


class Common:
    def __init__(self, q: str | None = None, skip: int = 0, limit: int = 100):
        self.q = q
        self.skip = skip
        self.limit = limit

    def of(self, all: list[str]):
        page = all[self.skip : self.skip + self.limit]
        return [item for item in page if (self.q or "") in item]


@app.get("/items")
async def read_items(common: Annotated[Common, Depends()]):
    return common.of(items)

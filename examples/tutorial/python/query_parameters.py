from fastapi import FastAPI

app = FastAPI()

items = ["lamp", "chair", "table", "shelf"]


@app.get("/items")
async def read_items(skip: int = 0, limit: int = 10):
    return items[skip : skip + limit]


@app.get("/items/{id}")
async def read_item(id: str, colour: str, q: str | None = None, brief: bool = False):
    return {"id": id, "colour": colour, "q": q, "brief": brief}

from typing import Annotated

from fastapi import FastAPI, Path, Query

app = FastAPI()


@app.get("/items/{id}")
async def read_item(
    id: Annotated[int, Path(description="The number on the label", ge=1, le=1000)],
    q: str,
    size: Annotated[float, Query(gt=0, lt=10.5)],
):
    return {"id": id, "q": q, "size": size}

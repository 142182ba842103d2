from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()


async def check_token(x_token: Annotated[str, Header()]):
    if x_token != "secret":
        raise HTTPException(400, detail="X-Token is not the right one")


async def check_key(x_key: Annotated[str, Header()]):
    if x_key != "key":
        raise HTTPException(400, detail="X-Key is not the right one")


@app.get("/items", dependencies=[Depends(check_token), Depends(check_key)])
async def read_items():
    return ["lamp", "chair"]

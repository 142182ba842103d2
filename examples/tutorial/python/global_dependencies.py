from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException


async def check_token(x_token: Annotated[str, Header()]):
    if x_token != "secret":
        raise HTTPException(400, detail="X-Token is not the right one")


app = FastAPI(dependencies=[Depends(check_token)])


@app.get("/items")
async def read_items():
    return ["lamp", "chair"]


@app.get("/users")
async def read_users():
    return ["Ada", "Alan"]

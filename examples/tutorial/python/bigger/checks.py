from typing import Annotated

from fastapi import Header, HTTPException


async def check_query_token(token: str):
    if token != "ada":
        raise HTTPException(400, detail="that token is not Ada's")


async def check_header_token(x_token: Annotated[str, Header()]):
    if x_token != "secret":
        raise HTTPException(400, detail="X-Token is not the right one")

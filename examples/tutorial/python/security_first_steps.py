from typing import Annotated

from fastapi import Depends, FastAPI
from fastapi.security import OAuth2PasswordBearer

app = FastAPI()

bearer = OAuth2PasswordBearer(tokenUrl="token")


@app.get("/items")
async def read_items(token: Annotated[str, Depends(bearer)]):
    return {"token": token}

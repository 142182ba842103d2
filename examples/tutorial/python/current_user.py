from typing import Annotated

from fastapi import Depends, FastAPI
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel

app = FastAPI()

bearer = OAuth2PasswordBearer(tokenUrl="token")


class User(BaseModel):
    name: str
    email: str | None = None


async def current_user(token: Annotated[str, Depends(bearer)]):
    return User(name=token + "-decoded")


@app.get("/users/me")
async def read_me(user: Annotated[User, Depends(current_user)]):
    return user

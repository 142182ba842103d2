from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm
from pydantic import BaseModel


class User(BaseModel):
    name: str
    disabled: bool


app = FastAPI()

bearer = OAuth2PasswordBearer(tokenUrl="token")

users = {
    "ada": User(name="ada", disabled=False),
    "alan": User(name="alan", disabled=True),
}


async def current_user(token: Annotated[str, Depends(bearer)]):
    user = users.get(token)
    if user is None:
        raise HTTPException(
            401, detail="who is that?", headers={"WWW-Authenticate": "Bearer"}
        )
    if user.disabled:
        raise HTTPException(400, detail="that user is disabled")
    return user


@app.post("/token")
async def login(form: Annotated[OAuth2PasswordRequestForm, Depends()]):
    if form.username not in users or form.password != "secret":
        raise HTTPException(400, detail="the name or the password is wrong")
    return {"access_token": form.username, "token_type": "bearer"}


@app.get("/users/me")
async def read_me(user: Annotated[User, Depends(current_user)]):
    return user

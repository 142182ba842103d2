from datetime import datetime, timedelta, timezone
from typing import Annotated

import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm
from jwt.exceptions import InvalidTokenError
from pwdlib import PasswordHash
from pydantic import BaseModel

SECRET = "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7"
ALGORITHM = "HS256"
LIFETIME = timedelta(minutes=30)


class User(BaseModel):
    name: str
    password_hash: str


app = FastAPI()

bearer = OAuth2PasswordBearer(tokenUrl="token")
passwords = PasswordHash.recommended()
nothing = passwords.hash("nothing")

users = {"ada": User(name="ada", password_hash=passwords.hash("secret"))}


async def current_user(token: Annotated[str, Depends(bearer)]):
    refusal = HTTPException(
        401, detail="who is that?", headers={"WWW-Authenticate": "Bearer"}
    )
    try:
        claims = jwt.decode(token, SECRET, algorithms=[ALGORITHM])
    except InvalidTokenError:
        raise refusal
    user = users.get(claims.get("sub"))
    if user is None:
        raise refusal
    return user


@app.post("/token")
async def login(form: Annotated[OAuth2PasswordRequestForm, Depends()]):
    user = users.get(form.username)
    right = passwords.verify(form.password, user.password_hash if user else nothing)
    if user is None or not right:
        raise HTTPException(401, detail="the name or the password is wrong")
    expires = datetime.now(timezone.utc) + LIFETIME
    token = jwt.encode({"sub": user.name, "exp": expires}, SECRET, algorithm=ALGORITHM)
    return {"access_token": token, "token_type": "bearer"}


@app.get("/users/me")
async def read_me(user: Annotated[User, Depends(current_user)]):
    return {"name": user.name}

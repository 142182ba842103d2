from typing import Annotated

from fastapi import FastAPI, Form
from pydantic import BaseModel, Field


class Credentials(BaseModel):
    name: str
    password: str = Field(min_length=8)


app = FastAPI()


@app.post("/login")
async def login(credentials: Annotated[Credentials, Form()]):
    return credentials

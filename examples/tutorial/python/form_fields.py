from typing import Annotated

from fastapi import FastAPI, Form

app = FastAPI()


@app.post("/login")
async def login(name: Annotated[str, Form()], password: Annotated[str, Form()]):
    return {"name": name}

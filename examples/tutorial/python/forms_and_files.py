from typing import Annotated

from fastapi import FastAPI, File, Form, UploadFile

app = FastAPI()


@app.post("/posts")
async def create_post(
    token: Annotated[str, Form()],
    text: Annotated[bytes, File()],
    picture: UploadFile,
):
    return {"token": token, "text": text.decode(), "picture": picture.content_type}

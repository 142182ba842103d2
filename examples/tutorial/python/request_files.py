from typing import Annotated

from fastapi import FastAPI, File, UploadFile
from fastapi.responses import HTMLResponse

app = FastAPI()

page = """
<form action="/files" enctype="multipart/form-data" method="post">
<input name="files" type="file" multiple>
<input type="submit">
</form>
"""


@app.post("/file")
async def create_file(file: UploadFile | None = None):
    return {"size": file.size if file else 0}


@app.post("/files")
async def create_files(
    files: Annotated[list[UploadFile], File(description="As many as you like")],
):
    return [file.filename for file in files]


@app.get("/")
async def main():
    return HTMLResponse(page)

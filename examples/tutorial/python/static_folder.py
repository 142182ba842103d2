from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

app = FastAPI()

app.mount("/static", StaticFiles(directory="tutorial/static"), name="static")

page = "<link rel=stylesheet href=/static/style.css><p>hello"


@app.get("/")
async def main():
    return HTMLResponse(page)

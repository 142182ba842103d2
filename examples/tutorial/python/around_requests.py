import time

from fastapi import FastAPI, Request

app = FastAPI()


@app.middleware("http")
async def timed(request: Request, call_next):
    start = time.perf_counter()
    response = await call_next(request)
    response.headers["X-Process-Time"] = str(time.perf_counter() - start)
    return response


@app.get("/")
async def main():
    return "hello"

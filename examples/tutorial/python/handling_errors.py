from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse

app = FastAPI()

items = {"lamp": "It is bright."}


class TooHeavy(Exception):
    pass


@app.exception_handler(TooHeavy)
async def too_heavy(request: Request, e: TooHeavy):
    return JSONResponse({"detail": f"not {request.url.path}"}, status_code=418)


@app.exception_handler(RequestValidationError)
async def invalid(request: Request, e: RequestValidationError):
    return PlainTextResponse(str(e), status_code=400)


@app.get("/items/{id}")
async def read_item(id: str):
    if id not in items:
        raise HTTPException(
            404, detail=f"there is no {id}", headers={"X-Error": "no such item"}
        )
    return items[id]


@app.get("/lift/{weight}")
async def lift(weight: int):
    if weight > 100:
        raise TooHeavy()
    return f"lifted {weight}"

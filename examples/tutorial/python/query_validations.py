from typing import Annotated

from fastapi import FastAPI, Query
from pydantic import AfterValidator


def check_code(code: str | None):
    if code is not None and not code.startswith(("isbn-", "ean-")):
        raise ValueError("item-code must begin with isbn- or ean-")
    return code


app = FastAPI()


@app.get("/items")
async def read_items(
    q: Annotated[
        str | None,
        Query(
            min_length=3,
            max_length=20,
            pattern="^[a-z ]+$",
            description="What to look for",
        ),
    ] = None,
    state: Annotated[list[str], Query()] = ["new", "used"],
    code: Annotated[
        str | None, Query(alias="item-code"), AfterValidator(check_code)
    ] = None,
    sort: Annotated[str | None, Query(deprecated=True)] = None,
    debug: Annotated[str | None, Query(include_in_schema=False)] = None,
):
    return {"q": q, "state": state, "code": code, "sort": sort, "debug": debug}

from fastapi import Depends, FastAPI

from . import admin, items, users
from .checks import check_header_token, check_query_token

app = FastAPI(dependencies=[Depends(check_query_token)])

app.include_router(users.router)
app.include_router(items.router)
app.include_router(
    admin.router,
    prefix="/admin",
    tags=["admin"],
    dependencies=[Depends(check_header_token)],
    responses={418: {"description": "I am a teapot"}},
)


@app.get("/")
async def root():
    return {"message": "hello from a bigger application"}

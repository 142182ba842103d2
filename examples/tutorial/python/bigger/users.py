from fastapi import APIRouter

router = APIRouter(prefix="/users", tags=["users"])


@router.get("")
async def read_users():
    return ["ada", "alan"]


@router.get("/me")
async def read_me():
    return {"name": "whoever asks"}


@router.get("/{name}")
async def read_user(name: str):
    return {"name": name}

from fastapi import APIRouter, Depends, HTTPException

from .checks import check_header_token

router = APIRouter(
    prefix="/items",
    tags=["items"],
    dependencies=[Depends(check_header_token)],
)

items = {"lamp": "Lamp", "chair": "Chair"}


@router.get("")
async def read_items():
    return items


@router.get("/{id}")
async def read_item(id: str):
    if id not in items:
        raise HTTPException(404)
    return items[id]


@router.put("/{id}", tags=["custom"], responses={403: {"description": "Not for you"}})
async def update_item(id: str):
    if id != "lamp":
        raise HTTPException(403, detail="only the lamp can be changed")
    return {"id": id, "name": "The great lamp"}

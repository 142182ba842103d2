from fastapi import FastAPI, HTTPException
from pydantic import BaseModel


class UserOut(BaseModel):
    name: str


class UserIn(UserOut):
    password: str


class UserInDb(UserOut):
    hashed_password: int


class Car(BaseModel):
    make: str
    doors: int


class Plane(BaseModel):
    make: str
    engines: int


app = FastAPI()

users = []
vehicles = {"beetle": Car(make="VW", doors=2), "a320": Plane(make="A", engines=2)}


@app.post("/users")
async def create_user(user: UserIn) -> UserOut:
    users.append(UserInDb(name=user.name, hashed_password=hash(user.password)))
    return user


@app.get("/vehicles/{id}")
async def read_vehicle(id: str) -> Car | Plane:
    if id not in vehicles:
        raise HTTPException(404)
    return vehicles[id]


@app.get("/vehicles")
async def read_vehicles() -> list[Car | Plane]:
    return list(vehicles.values())


@app.get("/weights")
async def read_weights() -> dict[str, float]:
    return {"lamp": 2.3, "chair": 3.4}

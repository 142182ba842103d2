from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Query
from sqlmodel import Field, Session, SQLModel, create_engine, select
from sqlmodel.pool import StaticPool


class NewHero(SQLModel):
    name: str
    age: int | None = None


class Hero(NewHero, table=True):
    id: int | None = Field(default=None, primary_key=True)


engine = create_engine(
    "sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool
)
SQLModel.metadata.create_all(engine)

app = FastAPI()


def session() -> Iterator[Session]:
    with Session(engine) as session:
        yield session


Database = Annotated[Session, Depends(session)]


def find(id: int, database: Session) -> Hero:
    hero = database.get(Hero, id)
    if hero is None:
        raise HTTPException(404)
    return hero


@app.post("/heroes")
def create_hero(new: NewHero, database: Database) -> Hero:
    hero = Hero.model_validate(new)
    database.add(hero)
    database.commit()
    database.refresh(hero)
    return hero


@app.get("/heroes")
def read_heroes(
    database: Database, offset: int = 0, limit: Annotated[int, Query(le=100)] = 100
) -> list[Hero]:
    return database.exec(select(Hero).offset(offset).limit(limit)).all()


@app.get("/heroes/{id}")
def read_hero(id: int, database: Database) -> Hero:
    return find(id, database)


@app.delete("/heroes/{id}")
def delete_hero(id: int, database: Database) -> Hero:
    hero = find(id, database)
    database.delete(hero)
    database.commit()
    return hero

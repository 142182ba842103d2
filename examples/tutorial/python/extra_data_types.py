from datetime import datetime, time, timedelta
from uuid import UUID

from fastapi import FastAPI
from pydantic import BaseModel


class Job(BaseModel):
    start: datetime
    end: datetime
    delay: timedelta
    daily: time | None = None


app = FastAPI()


@app.put("/jobs/{id}")
async def plan(id: UUID, job: Job):
    begins = job.start + job.delay
    takes = job.end - begins
    return {"id": id, "begins": begins, "takes": takes, "daily": job.daily}

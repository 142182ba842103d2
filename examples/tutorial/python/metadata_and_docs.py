from fastapi import FastAPI

app = FastAPI(
    title="Lamps",
    version="1.2.0",
    description="Sells **lamps**.",
    summary="Light for all",
    terms_of_service="https://example.org/terms",
    contact={"name": "Ada", "url": "https://example.org", "email": "ada@example.org"},
    license_info={"name": "Apache 2.0", "identifier": "Apache-2.0"},
    openapi_tags=[{"name": "items", "description": "What is sold"}],
    openapi_url="/api/openapi.json",
    docs_url="/api/docs",
)


@app.get("/items", tags=["items"])
async def read_items():
    return ["lamp"]

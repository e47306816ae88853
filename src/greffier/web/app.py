"""The workbench's application: the API, the page, and what holds for both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread
from typing import Any

from anyio import to_thread
from fastapi import APIRouter, FastAPI

from greffier.web import (
    choices,
    decisions,
    documents,
    events,
    export,
    incidents,
    jobs,
    log,
    overview,
    pages,
    review,
    session,
    vocabulary,
)
from greffier.web.asking import add_known
from greffier.web.failures import Catching, add_failures
from greffier.web.security import Guard
from greffier.web.shapes.common import Failure
from greffier.web.workbench import Workbench

THREADS = 12
"""How many requests are answered at a time: the store keeps so many connections and no more."""
_RESOURCES = (
    session,
    vocabulary,
    decisions,
    overview,
    incidents,
    documents,
    events,
    review,
    jobs,
    choices,
    export,
    log,
)
_FAILURES: dict[int | str, dict[str, Any]] = {
    "default": {"model": Failure, "description": "What went wrong: see docs/errors.md."}
}


def make_app(workbench: Workbench) -> FastAPI:
    """The application that serves a workbench."""
    app = FastAPI(
        title="Greffier", version=workbench.version, lifespan=_live, openapi_url="/api/openapi.json",
        docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.workbench = workbench
    api = APIRouter(prefix="/api", responses=_FAILURES)
    for resource in _RESOURCES:
        api.include_router(resource.router)
    app.include_router(api)
    app.include_router(pages.router)
    add_failures(app)
    add_known(app)
    app.add_middleware(Catching)
    app.add_middleware(Guard, names=workbench.settings.names, secure=workbench.settings.secure)
    return app


@asynccontextmanager
async def _live(app: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    bench: Workbench = app.state.workbench
    Thread(target=_keep_names, args=[bench], name="names", daemon=True).start()
    yield
    bench.private.close()
    bench.desk.close()


def _keep_names(bench: Workbench) -> None:
    """In a team names are withheld: those of an older store are found before anybody asks."""
    with bench.store.reading() as connection:
        is_team = bench.is_team(connection)
    if is_team:
        bench.private.catch_up(bench.store)

"""The service: settings in, an application out."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from importlib.metadata import version
from typing import Any

import anyio
import orjson
from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette_compress import CompressMiddleware

from app import errors, mcp, metrics, openapi
from app.auth import caller
from app.deps import known_parameters
from app.explaining import explained
from app.live import Live
from app.requests import BodyLimit, Head, RequestLog, Rooted
from app.routers import ROOT, V1, page
from app.settings import Settings
from graph import lexicon
from graph.jobs import Queue
from graph.store import Store
from graph.view import View

DESCRIPTION = """\
Relations between actors, read from news and analysis: each typed, dated, qualified, and with the words that
prove it. One query model serves every route; see /v1/relation-types for what a relation may say.
"""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application; the database is opened when it starts."""
    settings = settings or Settings()
    app = FastAPI(
        title="Entente",
        version=version("entente"),
        description=DESCRIPTION,
        openapi_tags=openapi.TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        dependencies=[Depends(known_parameters)],
    )
    app.state.settings = settings
    app.state.parameters = {}
    errors.install(app)
    for router in V1:
        app.include_router(router, prefix="/v1", dependencies=[Depends(caller)])
    for router in ROOT:
        app.include_router(router)
    page.mount(app)
    agents = mcp.server(lambda: app.state.view, lambda text: explained(app.state.queue, text))
    app.state.mcp = mcp.mount(app, agents, settings.allowed_hosts)
    metrics.install(app)
    _document(app)
    app.add_middleware(CompressMiddleware, minimum_size=1_000, zstd_level=3, gzip_level=6, brotli=False)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["*"],
            expose_headers=["ETag", "Link", "Location", "X-Request-ID"],
        )
    app.add_middleware(BodyLimit, most=settings.body_limit)
    app.add_middleware(Head)
    app.add_middleware(RequestLog)
    if settings.root_path:
        app.add_middleware(Rooted, root_path=settings.root_path)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the database and watch it for news; close it at the end."""
    settings: Settings = app.state.settings
    state = app.state
    words = lexicon.load(*settings.lexicon)
    state.store = Store(settings.database_url, words)
    state.view = View(state.store.engine, words, seconds=settings.seconds)
    state.queue = Queue(state.store.engine)
    state.limiter = anyio.CapacityLimiter(settings.threads)
    state.live = Live(state.view)
    state.release = _release(app, state.view)
    async with AsyncExitStack() as stack:
        watching = asyncio.create_task(state.live.watch())
        stack.callback(state.store.engine.dispose)
        metrics.watch(app, state.view)
        await stack.enter_async_context(state.mcp.run())
        stack.push_async_callback(_ended, watching)
        yield


async def _ended(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def _release(app: FastAPI, view: View) -> str:
    """What answers depend on beside the contents: our release and its relation types."""
    types = orjson.dumps({name: type_.model_dump() for name, type_ in view.types.items()})
    return f"{app.version}-{hashlib.blake2b(types, digest_size=4).hexdigest()}"


def _document(app: FastAPI) -> None:
    made = app.openapi

    def document() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = openapi.complete(made())
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]

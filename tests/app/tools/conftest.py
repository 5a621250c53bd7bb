"""A running service that holds the sample graph."""

import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import anyio.from_thread
import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from app.main import create_app
from app.settings import Settings
from graph.store import Store
from tests import sample_graph


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database with the sample graph."""
    url = f"sqlite:///{tmp_path_factory.mktemp('tools') / 'test.db'}"
    store = Store(url)
    store.learn()
    store.add(sample_graph.ARTICLE, sample_graph.STATEMENTS, lexicon="test", model="test")
    store.engine.dispose()
    return url


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[FastAPI]:
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app


class Service:
    """A service that is asked from tests that are not themselves asynchronous."""

    def __init__(self, portal: anyio.from_thread.BlockingPortal, app: FastAPI) -> None:
        self.portal, self.app = portal, app

    def get(self, path: str, **parameters: object) -> httpx.Response:
        return self.portal.call(self._get, path, parameters)

    async def _get(self, path: str, parameters: dict[str, object]) -> httpx.Response:
        headers = parameters.pop("headers", None)
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(path, params=parameters or None, headers=headers)  # type: ignore[arg-type]


def served(settings: Settings) -> Iterator[Service]:
    with (
        anyio.from_thread.start_blocking_portal() as portal,
        portal.wrap_async_context_manager(running(settings)) as app,
    ):
        yield Service(portal, app)


@pytest.fixture(scope="session")
def service(database: str) -> Iterator[Service]:
    yield from served(Settings(database_url=database))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service whose database holds nothing but the lexicon."""
    yield from served(Settings(database_url=f"sqlite:///{tmp_path_factory.mktemp('empty') / 'test.db'}"))


@pytest.fixture(scope="session")
def address(database: str) -> Iterator[str]:
    """A true server on a port of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = uvicorn.Config(create_app(Settings(database_url=database)), port=port, log_level="error")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join()

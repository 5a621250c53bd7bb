"""The service over a store of its own, filled in the toy language, without a worker unless a test runs one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from graph.store import Added, Store
from graph.worker import Worker
from tests import toy
from tests.toy import Tell


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path}/service.db", _env_file=None)  # type: ignore[call-arg]


@pytest.fixture
def service(settings: Settings) -> FastAPI:
    return create_app(settings)


@pytest.fixture
def client(service: FastAPI) -> Iterator[TestClient]:
    with TestClient(service, raise_server_exceptions=False) as client:
        client.headers["accept-encoding"] = "identity"
        yield client


@pytest.fixture
def tell(client: TestClient, service: FastAPI) -> Tell:
    """Store a text in the toy language: tell("JPN FEAR PRK.", published="2018-03-21")."""
    store: Store = service.state.store

    def told(text: str, *, lexicon: str = "lexicon-1", **about: str | None) -> Added:
        article = toy.article(text, **about)  # type: ignore[arg-type]
        return store.add(article, toy.said(article), lexicon=lexicon, model="toy-1")

    return told


@pytest.fixture
def work(client: TestClient, service: FastAPI) -> Callable[[], None]:
    """Do what is queued, as the worker process does, with a reader of the toy language."""
    worker = Worker("toy", service.state.store, toy.ToyReader(), lambda text: {"statements": [text]})

    def done() -> None:
        while worker.step():
            pass

    return done

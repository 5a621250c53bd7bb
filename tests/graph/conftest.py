"""A store of its own for each test, filled in the toy language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Added, Store
from graph.view import View
from tests import toy
from tests.toy import Tell


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/test.db"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.engine.dispose()


@pytest.fixture
def view(store: Store) -> View:
    return View(store.engine)


@pytest.fixture
def tell(store: Store) -> Tell:
    """Store a text in the toy language: tell("JPN FEAR PRK.", published="2018-03-21")."""

    def told(text: str, *, lexicon: str = "lexicon-1", said: str | None = None, **about: str | None) -> Added:
        article = toy.article(text, **about)  # type: ignore[arg-type]
        return store.add(article, toy.said(article), lexicon=lexicon, model="toy-1")

    return told

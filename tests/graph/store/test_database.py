"""A database is opened, brought up to date, or refused with a reason."""

import multiprocessing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import graph.migrations
from graph.db import connect, metadata
from graph.errors import StoreError
from graph.store import Store
from tests import toy


def test_the_steps_build_the_tables_that_the_code_knows(url: str) -> None:
    engine = connect(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differing = [d for d in compare_metadata(context, metadata) if not _of_search(d)]
    engine.dispose()
    assert differing == []


def _of_search(difference: object) -> bool:
    return "_words" in str(difference)  # the search tables are made by hand


def test_head_is_the_newest_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(graph.migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == graph.migrations.HEAD


def test_database_of_the_first_step_is_brought_up_to_date_with_what_it_holds(store: Store, url: str) -> None:
    article = toy.article("JPN FEAR PRK.")
    store.add(article, toy.said(article), lexicon="1", model="m")
    with store.engine.begin() as connection:
        for table in ("parses", "ledgers"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    newer = Store(url)
    assert newer.known(article, lexicon="1", model="m")
    assert newer.parse(article, model="m") is None
    newer.engine.dispose()


def test_database_of_a_newer_release_is_refused(url: str) -> None:
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer release.*9999.*update Entente"):
        connect(url)


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mongodb://host/db", "sqlite://", "sqlite:////proc/none/x.db"]
)
def test_address_that_names_no_database_is_refused_with_a_remedy(url: str) -> None:
    with pytest.raises(StoreError) as error:
        connect(url)
    assert "sqlite:///" in str(error.value) or "cannot be opened" in str(error.value)


def test_password_is_not_shown_in_an_error() -> None:
    with pytest.raises(StoreError) as error:
        connect("postgresql://entente:hunter2@127.0.0.1:1/none")
    assert "hunter2" not in str(error.value)


def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text(
        "this is a letter, not a database, and long enough to be read as one. " * 20
    )
    with pytest.raises(StoreError, match="cannot be opened"):
        connect(f"sqlite:///{tmp_path}/x.db")


def _open(url: str) -> str:
    engine = connect(url)
    engine.dispose()
    return "fine"


def test_two_processes_may_open_a_new_database_at_once(url: str) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(_open, [url] * 3) == ["fine"] * 3

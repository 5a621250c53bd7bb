"""The store: how fast statements are written, and how long pages take where one actor has very many."""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measuring import in_turns, progress, seconds, table
from synthetic import told

from graph import lexicon as lexicons
from graph.query import Query
from graph.store import Store
from graph.view import Page, View

ABOUT = "USA"
MANY = 100  # pages leafed through


def main() -> None:
    """Write, then read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000, help="about one actor (100,000)")
    parser.add_argument(
        "--rounds", type=int, default=5, help="rounds of reading, of which the best counts (5)"
    )
    parser.add_argument("--database", help="a URL of an empty database (else SQLite in a temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{Path(folder) / 'bench.db'}"
        _write(url, options.statements)
        _read(url, options.rounds)


def _write(url: str, count: int) -> None:
    """Every statement through the front door, an article a transaction; all of them again changes nothing."""
    words = lexicons.load()
    store = Store(url, words)
    store.learn()

    def write() -> None:
        for number, (article, said) in enumerate(told(words, count)):
            store.add(article, said, lexicon="benchmark", model="benchmark")
            progress(f"{number * len(said):,} of {count:,}")

    rows = [(name, count / seconds(work)) for name, work in (("written", write), ("known already", write))]
    store.engine.dispose()
    table(f"{count:,} statements in articles of 500", ("statements", "a second"), rows)


def _read(url: str, rounds: int) -> None:
    """The first page, the hundredth and what filters cost, in milliseconds."""
    view = View(url, seconds=600)
    everything = Query(about=ABOUT, rollup=False)
    narrow = Query(about=ABOUT, counterpart="PRK", quads=("MK",), rollup=False)
    questions: dict[str, Callable[[], object]] = {
        "statements, first 100": lambda: view.statement_page(everything),
        f"statements, {MANY} pages of 100, a page": lambda: _leaf(view, everything),
        "statements, first 100 with one counterpart and class": lambda: view.statement_page(narrow),
        "relations, first 100": lambda: view.relation_page(everything),
        "relations, first 100, rolled up": lambda: view.relation_page(Query(about=ABOUT)),
        "relations with one counterpart and class": lambda: view.relation_page(narrow),
        "timeline by year": lambda: view.timeline(everything, "year"),
    }
    taken = in_turns(questions, rounds)
    pages = {name: MANY if "a page" in name else 1 for name in questions}
    rows = [(name, 1000 * min(times) / pages[name]) for name, times in taken.items()]
    table("Reading the actor that all of them are about", ("question", "ms"), rows)
    view.engine.dispose()


def _leaf(view: View, query: Query) -> None:
    page: Page[Any] = view.statement_page(query)
    for _ in range(MANY - 1):
        page = view.statement_page(query, after=page.after)


if __name__ == "__main__":
    main()

"""A batch goes on whatever one of its articles does."""

import pytest

from graph.errors import InputError
from graph.ingest import Report, ingest, read
from graph.query import Query
from graph.store import Added, Store
from graph.view import View
from tests import toy

BAD = InputError("empty", place="bad.txt", remedy="give a text")


def report(store: Store, reader: toy.ToyReader, *inputs: toy.Article | InputError) -> Report:
    found = Report()
    for outcome in ingest(inputs, reader, store):
        found.add(outcome)
    return found


def test_new_known_and_skipped_are_told_apart(store: Store) -> None:
    one, other = toy.article("JPN FEAR PRK.", "1"), toy.article("USA AID KOR. KOR ALLY USA.", "2")
    report(store, toy.ToyReader(), one)
    found = report(store, toy.ToyReader(), one, BAD, other)
    assert (found.articles, found.new, found.known, found.statements) == (3, 1, 1, 2)
    assert found.skipped == [{"place": "bad.txt", "problem": "empty", "remedy": "give a text"}]


def test_what_is_known_is_not_read_again(store: Store) -> None:
    article, reader = toy.article("JPN FEAR PRK."), toy.ToyReader()
    report(store, reader, article)
    report(store, reader, article)
    assert reader.read == ["toy.txt"]


def test_newer_lexicon_or_model_reads_again(store: Store) -> None:
    article = toy.article("JPN FEAR PRK.")
    report(store, toy.ToyReader("1", "a"), article)
    assert report(store, toy.ToyReader("2", "a"), article).reread == 1
    assert report(store, toy.ToyReader("2", "b"), article).reread == 1
    assert report(store, toy.ToyReader("2", "b"), article).known == 1


def test_article_that_the_reader_fails_on_is_skipped_and_the_rest_stored(store: Store, view: View) -> None:
    texts = ("JPN FEAR PRK.", "CRASH HERE NOW.", "USA AID KOR.")
    found = report(store, toy.ToyReader(), *(toy.article(text, str(i)) for i, text in enumerate(texts)))
    assert found.new == 2
    assert [skipped["place"] for skipped in found.skipped] == ["1"]
    assert "crashes on this" in found.skipped[0]["problem"]
    assert {s.relation for s in view.statements(Query())} == {"FEAR", "AID"}


def test_same_article_twice_in_a_batch_is_stored_once(store: Store) -> None:
    found = report(
        store, toy.ToyReader(), toy.article("JPN FEAR PRK.", "a"), toy.article("JPN FEAR PRK.", "b")
    )
    assert (found.new, found.known) == (1, 1)


def test_failing_database_is_not_taken_for_a_bad_article(store: Store) -> None:
    class Full(Store):
        def known(self, *_: object, **__: object) -> bool:
            raise OSError("disk full")

    full = Full(str(store.engine.url))
    with pytest.raises(OSError, match="disk full"):
        report(full, toy.ToyReader(), toy.article("JPN FEAR PRK."))
    full.engine.dispose()


def test_an_outcome_comes_as_soon_as_its_article_is_stored(store: Store, view: View) -> None:
    outcomes = ingest(
        (toy.article(f"JPN FEAR PRK =0.{n}.", str(n)) for n in range(1, 4)), toy.ToyReader(), store
    )
    assert isinstance(next(outcomes), Added)
    assert len(view.articles().items) == 1
    outcomes.close()  # type: ignore[attr-defined]


def test_reading_without_storing_gives_statements_and_errors() -> None:
    found = list(read([toy.article("JPN FEAR PRK."), BAD], toy.ToyReader()))
    assert isinstance(found[0], tuple)
    assert found[0][1][0].relation == "FEAR"
    assert found[1] is BAD

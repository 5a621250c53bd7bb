"""A batch goes on whatever one of its articles does."""

import pytest
from sqlalchemy import text

from graph.errors import InputError
from graph.ingest import TOGETHER, Report, ingest, read, reprocess
from graph.ledger import FrameEntry, Ledger
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


def test_what_is_known_is_told_before_what_has_yet_to_be_read(store: Store) -> None:
    known, new = toy.article("JPN FEAR PRK.", "known"), toy.article("USA AID KOR.", "new")
    report(store, toy.ToyReader(), known)
    outcomes = ingest([new, known, known], toy.ToyReader(), store)
    assert [outcome.name for outcome in outcomes if isinstance(outcome, Added)] == ["known", "known", "new"]


def test_newer_lexicon_reads_the_kept_parse(store: Store, view: View) -> None:
    article, newer = toy.article("JPN FEAR PRK."), toy.ToyReader("2")
    report(store, toy.ToyReader("1"), article)
    found = report(store, newer, article)
    assert (newer.read, newer.from_parses) == ([], ["toy.txt"])
    assert (found.reread, found.statements, found.retracted) == (1, 0, 0)
    assert report(store, newer, article).known == 1
    assert [s.relation for s in view.statements(Query())] == ["FEAR"]


def test_newer_model_parses_again_and_its_parse_is_kept(store: Store) -> None:
    article, newer, newest = toy.article("JPN FEAR PRK."), toy.ToyReader("1", "b"), toy.ToyReader("2", "b")
    report(store, toy.ToyReader("1", "a"), article)
    report(store, newer, article)
    report(store, newest, article)
    assert (newer.read, newer.from_parses) == (["toy.txt"], [])
    assert (newest.read, newest.from_parses) == ([], ["toy.txt"])


def test_parse_that_cannot_be_used_is_made_anew(store: Store) -> None:
    article, newer = toy.article("JPN FEAR PRK."), toy.ToyReader("2")
    store.add(article, toy.said(article), lexicon="1", model="toy-1", parse=b"rust and moths")
    assert report(store, newer, article).reread == 1
    assert (newer.from_parses, newer.read) == (["toy.txt"], ["toy.txt"])
    assert store.parse(article, model="toy-1") == toy.PARSE + article.text.encode()


def test_reprocessing_reads_all_that_an_older_lexicon_read(store: Store, view: View) -> None:
    articles = [toy.article(f"JPN FEAR PRK =0.{n}.", str(n)) for n in range(10, 70)]
    report(store, toy.ToyReader("1"), *articles)
    report(store, toy.ToyReader("2"), *articles[:5])
    before = view.statement_page(Query(), limit=100).items
    reader = toy.ToyReader("2")
    names = [outcome.name for outcome in reprocess(reader, store) if isinstance(outcome, Added)]
    assert names == reader.from_parses == [str(n) for n in range(15, 70)]
    assert view.statement_page(Query(), limit=100).items == before
    assert list(reprocess(reader, store)) == []


def test_reprocessing_goes_on_where_it_was_stopped(store: Store) -> None:
    report(store, toy.ToyReader("1"), *(toy.article(f"JPN FEAR PRK =0.{n}.", str(n)) for n in range(1, 4)))
    stopped = reprocess(toy.ToyReader("2"), store)
    next(stopped)
    stopped.close()  # type: ignore[attr-defined]
    reader = toy.ToyReader("2")
    assert len(list(reprocess(reader, store))) == 2
    assert reader.from_parses == ["2", "3"]


def states(reader: toy.ToyReader, store: Store) -> dict[str, str]:
    """What became of each article that was reprocessed."""
    return {found.name: found.state for found in reprocess(reader, store) if isinstance(found, Added)}


def test_reprocessing_reads_only_what_has_words_of_the_change(store: Store, view: View) -> None:
    texts = ("JPN FEAR PRK.", "USA AID KOR.", "KOR ALLY USA.")
    report(store, toy.ToyReader("1", FEAR="old", AID="same"), *(toy.article(text, text) for text in texts))
    with store.engine.connect() as connection:
        events = connection.execute(text("SELECT count(*) FROM events")).scalar()
    newer = toy.ToyReader("2", FEAR="new", AID="same", ABUSE="new")
    assert states(newer, store) == {texts[1]: "known", texts[2]: "known", texts[0]: "reread"}
    assert (newer.read, newer.from_parses) == ([], [texts[0]])
    with store.engine.connect() as connection:
        told = connection.execute(text("SELECT count(*) FROM events")).scalar()
    assert told == events + 1  # of what was read
    assert states(toy.ToyReader("2"), store) == {}
    readings = [view.article_whole(article["id"])["readings"] for article in view.articles().items]
    assert [[reading["lexicon"] for reading in of] for of in readings] == [["1", "2"]] * 3


def test_what_hangs_from_no_word_or_another_order_reads_all_again(store: Store) -> None:
    class Ordered(toy.ToyReader):
        order = "ab"

        @property
        def ledger(self) -> Ledger:
            return Ledger(super().ledger.said, {id: FrameEntry("", ("verbs RARE",)) for id in self.order})

    report(store, Ordered("1", FEAR="old"), toy.article("USA AID KOR.", "one"))
    assert states(Ordered("2", FEAR="new"), store) == {"one": "known"}
    third, fourth, fifth = (Ordered(version, FEAR="new") for version in "345")
    third.order, fourth.order = "acb", "bac"
    assert states(third, store) == {"one": "known"}
    assert states(fourth, store) == {"one": "reread"}
    assert states(fifth, store) == {"one": "reread"}
    assert states(toy.ToyReader("6", **{"": "any", "FEAR": "new"}), store) == {"one": "reread"}


def test_what_changed_counts_from_the_lexicon_that_read_an_article_last(store: Store) -> None:
    one, other = toy.article("JPN FEAR PRK.", "one"), toy.article("USA FEAR KOR.", "other")
    report(store, toy.ToyReader("1", FEAR="a", AID="a"), one, other)
    report(store, toy.ToyReader("2", FEAR="b", AID="a"), other)
    assert states(toy.ToyReader("3", FEAR="b", AID="b"), store) == {"other": "known", "one": "reread"}


def test_another_model_or_an_unusable_parse_is_read_whatever_the_words(store: Store) -> None:
    report(store, toy.ToyReader("1", "a", FEAR="same"), toy.article("JPN FEAR PRK.", "one"))
    assert states(toy.ToyReader("2", "b", FEAR="same"), store) == {"one": "reread"}
    broken = toy.article("USA FEAR KOR.", "broken")
    store.add(broken, toy.said(broken), lexicon="2", model="b", parse=b"\xff\xfe")
    assert states(toy.ToyReader("3", "b", FEAR="same"), store) == {"one": "known", "broken": "reread"}


def test_what_another_process_read_or_removed_meanwhile_is_not_confirmed(store: Store) -> None:
    read, gone, kept = (toy.article(f"JPN FEAR {state}.", state) for state in ("PRK", "KOR", "CHN"))
    report(store, toy.ToyReader("1", FEAR="same"), read, gone, kept)
    ((*before,),) = store.last_read(lexicons=["1"], model="toy-1")
    store.add(read, toy.said(read), lexicon="9", model="toy-1")
    store.remove(gone.id)
    assert [found.name for found in store.confirm(before, lexicon="2", model="toy-1")] == ["CHN"]


def test_many_articles_are_confirmed_in_their_order_and_the_rest_after_a_stop(store: Store) -> None:
    articles = [toy.article(f"JPN FEAR PRK =0.{n}.", str(n)) for n in range(100, 350)]
    report(store, toy.ToyReader("1", FEAR="same"), *articles)
    stopped = reprocess(toy.ToyReader("2", FEAR="same"), store)
    next(stopped)
    stopped.close()  # type: ignore[attr-defined]
    assert list(states(toy.ToyReader("2", FEAR="same"), store)) == [str(n) for n in range(200, 350)]


def test_reprocessing_leaves_what_was_removed_or_superseded(store: Store) -> None:
    old, new = (
        toy.article(f"JPN {said} PRK.", said, url="https://example.org/a") for said in ("FEAR", "AID")
    )
    gone = toy.article("USA AID KOR.", "gone")
    report(store, toy.ToyReader("1"), old, new, gone)
    store.remove(gone.id)
    assert [found.name for found in store.outdated(lexicon="2", model="toy-1")] == ["AID"]


def test_reprocessing_skips_what_the_reader_fails_on(store: Store) -> None:
    crash = toy.article("CRASH HERE NOW.", "crash")
    store.add(crash, [], lexicon="1", model="toy-1")
    report(store, toy.ToyReader("1"), toy.article("JPN FEAR PRK.", "fine"))
    outcomes = list(reprocess(toy.ToyReader("2"), store))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Added", "InputError"]


def test_more_articles_than_are_read_at_once_come_in_their_order() -> None:
    articles = [toy.article(f"JPN FEAR PRK =0.{n}.", str(n)) for n in range(10, 12 + 2 * TOGETHER)]
    found = read(articles, toy.ToyReader())
    assert [said[0].name for said in found if isinstance(said, tuple)] == [a.name for a in articles]


def test_reading_without_storing_gives_statements_and_errors() -> None:
    found = list(read([toy.article("JPN FEAR PRK."), BAD], toy.ToyReader()))
    assert isinstance(found[0], tuple)
    assert found[0][1][0].relation == "FEAR"
    assert found[1] is BAD

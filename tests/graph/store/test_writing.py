"""Articles go in once, are revised when read anew, and come out again."""

import multiprocessing
from dataclasses import replace

import pytest
from sqlalchemy import select, text

from graph.db import actors, articles, statements
from graph.errors import UnknownError
from graph.query import Query
from graph.store import Store
from graph.store.activity import recount
from graph.view import View
from tests import toy
from tests.toy import Tell


def lines(view: View, query: Query = Query()) -> set[str]:  # noqa: B008 - frozen
    return {f"{s.subject.id} {s.relation} {s.object.id}" for s in view.statements(query)}


def test_new_article_is_told_with_its_statements(tell: Tell, view: View) -> None:
    added = tell("JPN FEAR PRK. USA ALLY JPN.")
    assert (added.state, added.new, added.same, added.retracted) == ("new", 2, 0, 0)
    assert lines(view) == {"JPN FEAR PRK", "USA ALLY JPN"}


def test_same_article_again_changes_nothing_and_says_so(tell: Tell, view: View) -> None:
    tell("JPN FEAR PRK.", name="first.txt")
    before = view.version(), view.last_event()
    added = tell("JPN FEAR PRK.", name="renamed.txt")
    assert (added.state, added.name, added.new) == ("known", "first.txt", 0)
    assert (view.version(), view.last_event()) == before
    assert len(view.articles().items) == 1


def test_evidence_is_the_slice_of_the_article(tell: Tell, view: View) -> None:
    tell("Première 🎌 ligne JPN.\nJPN FEAR PRK.".replace("Première 🎌 ligne JPN.", "JPN ALLY USA."))
    for statement in view.statements(Query()):
        whole = view.article(statement.article).text
        assert whole[statement.evidence.start : statement.evidence.end] == statement.evidence.text
        assert whole[statement.trigger.start : statement.trigger.end] == statement.trigger.text


def test_what_is_stored_comes_back_as_it_was(store: Store, view: View) -> None:
    article = toy.article(
        "JPN FEAR kim-jong-un/PRK possible negative @2016/2017 per USA #wmd #military =0.35."
    )
    (said,) = toy.said(article)
    store.add(article, [said], lexicon="a", model="b")
    assert list(view.statements(Query())) == [said]
    assert view.article(article.id) == article


def test_reading_anew_retracts_revises_and_adds(store: Store, view: View) -> None:
    article = toy.article("JPN FEAR PRK. USA AID KOR. CHN ALLY PRK.")
    fear, aid, ally = toy.said(article)
    store.add(article, [fear, aid], lexicon="1", model="m")
    added = store.add(article, [replace(fear, modality="possible"), ally], lexicon="2", model="m")
    assert (added.state, added.new, added.same, added.revised, added.retracted) == ("reread", 1, 0, 1, 1)
    assert {(s.relation, s.modality) for s in view.statements(Query())} == {
        ("FEAR", "possible"),
        ("ALLY", "asserted"),
    }


def test_reading_anew_with_the_same_result_keeps_when_it_was_learned(store: Store, view: View) -> None:
    article = toy.article("JPN FEAR PRK.")
    store.add(article, toy.said(article), lexicon="1", model="m")
    before = view.statement_page(Query()).items
    added = store.add(article, toy.said(article), lexicon="2", model="m")
    assert (added.state, added.same) == ("reread", 1)
    assert view.statement_page(Query()).items == before


def test_every_version_of_a_statement_stays_on_record(store: Store) -> None:
    article = toy.article("JPN FEAR PRK.")
    (fear,) = toy.said(article)
    store.add(article, [fear], lexicon="1", model="m")
    store.add(article, [replace(fear, modality="possible")], lexicon="2", model="m")
    store.add(article, [], lexicon="3", model="m")
    with store.engine.connect() as connection:
        rows = connection.execute(
            select(statements.c.modality, statements.c.learned_at, statements.c.retracted_at).order_by(
                statements.c.seq
            )
        ).all()
    assert [row.modality for row in rows] == ["asserted", "possible"]
    assert rows[0].retracted_at == rows[1].learned_at
    assert rows[1].retracted_at is not None


def test_parse_is_kept_for_its_model(store: Store) -> None:
    article = toy.article("JPN FEAR PRK.")
    store.add(article, [], lexicon="1", model="a", parse=b"one")
    assert (store.parse(article, model="a"), store.parse(article, model="b")) == (b"one", None)
    store.add(article, [], lexicon="1", model="b", parse=b"other")
    assert (store.parse(article, model="a"), store.parse(article, model="b")) == (None, b"other")


def test_parse_stays_where_an_article_is_read_from_it(store: Store) -> None:
    article = toy.article("JPN FEAR PRK.")
    store.add(article, [], lexicon="1", model="a", parse=b"one")
    store.add(article, [], lexicon="2", model="a")
    assert store.parse(article, model="a") == b"one"


def test_parse_goes_with_its_article(store: Store) -> None:
    old, new = (toy.article(f"JPN {said} PRK.", url="https://example.org/a") for said in ("FEAR", "AID"))
    for article in (old, new):
        store.add(article, [], lexicon="1", model="a", parse=b"kept")
    assert (store.parse(old, model="a"), store.parse(new, model="a")) == (None, b"kept")
    store.remove(new.id)
    assert store.parse(new, model="a") is None


def test_parse_is_kept_with_the_statements_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = toy.article("JPN FEAR PRK.")
    monkeypatch.setattr("graph.store.writer._changed", lambda connection: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.add(article, toy.said(article), lexicon="1", model="a", parse=b"one")
    assert store.parse(article, model="a") is None


def test_outdated_is_what_another_lexicon_or_model_read_last(store: Store, tell: Tell) -> None:
    tell("JPN FEAR PRK.", name="old", lexicon="1")
    tell("USA AID KOR.", name="renewed", lexicon="1")
    tell("USA AID KOR.", lexicon="2")
    tell("CHN ALLY PRK.", name="gone back", lexicon="2")
    tell("CHN ALLY PRK.", lexicon="1")
    assert [a.name for a in store.outdated(lexicon="2", model="toy-1")] == ["old", "gone back"]
    assert store.count_outdated(lexicon="2", model="toy-1") == 2
    assert store.count_outdated(lexicon="2", model="toy-2") == 3


def test_removed_article_leaves_no_words(store: Store, tell: Tell, view: View) -> None:
    added = tell("JPN FEAR PRK.", title="Secret title")
    removed = store.remove(added.article)
    assert removed.retracted == 1
    assert lines(view) == set()
    assert not view.search("FEAR", "statement").items
    assert not view.search("Secret", "article").items
    with pytest.raises(UnknownError):
        view.article(added.article)
    with store.engine.connect() as connection:
        assert connection.scalars(select(articles.c.text)).all() == [""]
        assert connection.execute(text("SELECT count(*) FROM statement_bodies")).scalar() == 0


def test_removed_article_comes_back_when_it_is_added_again(store: Store, tell: Tell, view: View) -> None:
    store.remove(tell("JPN FEAR PRK.").article)
    assert tell("JPN FEAR PRK.").state == "new"
    assert lines(view) == {"JPN FEAR PRK"}
    assert len(view.search("FEAR", "statement").items) == 1


def test_removing_what_is_not_there_is_an_error(store: Store, tell: Tell) -> None:
    gone = tell("JPN FEAR PRK.").article
    store.remove(gone)
    for id in (gone, "nothing"):
        with pytest.raises(UnknownError):
            store.remove(id)


def test_newer_version_of_a_url_supersedes_the_older(tell: Tell, view: View) -> None:
    old = tell("JPN FEAR PRK. USA AID KOR.", url="https://example.org/a")
    new = tell("JPN FEAR PRK. USA AID JPN.", url="https://example.org/a")
    assert new.supersedes == old.article
    assert (new.new, new.retracted) == (2, 2)
    assert lines(view) == {"JPN FEAR PRK", "USA AID JPN"}
    assert view.article_whole(old.article)["superseded_by"] == new.article
    assert [item["id"] for item in view.articles().items] == [new.article]


def test_superseded_version_is_not_read_again(tell: Tell, view: View) -> None:
    tell("JPN FEAR PRK.", url="https://example.org/a")
    tell("JPN ALLY USA.", url="https://example.org/a")
    assert tell("JPN FEAR PRK.", url="https://example.org/a", lexicon="2").state == "superseded"
    assert lines(view) == {"JPN ALLY USA"}


def test_one_person_in_two_articles_is_one_actor(tell: Tell, view: View) -> None:
    tell("moon-jae-in/KOR CONSULT JPN.")
    tell("moon-jae-in/KOR CONSULT USA.")
    assert view.profile("moon-jae-in").statements == 2


def test_namesakes_of_two_countries_are_two_actors(tell: Tell, view: View) -> None:
    tell("john-smith/USA CONSULT JPN.")
    tell("john-smith/GBR CONSULT JPN.")
    assert view.profile("john-smith").actor.country == "USA"
    assert view.profile("john-smith-gbr").actor.country == "GBR"
    assert {s.subject.id for s in view.statements(Query())} == {"john-smith", "john-smith-gbr"}
    assert tell("john-smith/GBR CONSULT JPN.").state == "known"


def test_person_whose_country_is_learned_later_counts_for_it_then(tell: Tell, view: View) -> None:
    tell("kim-jong-un THREATEN JPN. kim-jong-un CONSULT CHN.")
    assert not list(view.relations(Query(about="PRK")))
    tell("kim-jong-un/PRK THREATEN USA.")
    found = {(r.subject.id, r.relation, r.object.id) for r in view.relations(Query(about="PRK"))}
    assert found == {("PRK", "THREATEN", "JPN"), ("PRK", "THREATEN", "USA"), ("PRK", "CONSULT", "CHN")}


def test_mention_without_country_is_the_person_known_by_that_name(tell: Tell, view: View) -> None:
    tell("kim-jong-un THREATEN JPN. kim-jong-un/PRK THREATEN USA.")
    assert view.profile("PRK").activity == 2
    assert view.profile("kim-jong-un").actor.country == "PRK"


def test_counts_of_actors_equal_a_recount(store: Store, tell: Tell, view: View) -> None:
    tell(
        "JPN FEAR PRK. kim-jong-un/PRK LEADS PRK. FRA.LAB PROTEST FRA. FRA.LAB PROTEST FRA.GOV. "
        "NATO ALLY USA."
    )
    tell("kim-jong-un/PRK CONSULT moon-jae-in/KOR. moon-jae-in CONSULT JPN.")
    store.remove(tell("USA AID KOR. JPN FEAR PRK. moon-jae-in/KOR AID USA.").article)
    query = select(actors.c.id, actors.c.statements, actors.c.activity).order_by(actors.c.id)
    with store.engine.begin() as connection:
        kept = connection.execute(query).all()
        recount(connection)
        assert connection.execute(query).all() == kept
    for id, own, all_ in kept:
        assert len(list(view.statements(Query(about=id)))) == all_, id
        assert len(list(view.statements(Query(about=id, rollup=False)))) == own, id


def _add_all(url: str, count: int, start: float) -> tuple[int, int]:
    import time

    time.sleep(max(0.0, start - time.time()))
    store, added = Store(url), []
    for number in range(count):
        article = toy.article(f"JPN FEAR PRK. USA AID KOR =0.{number + 1}. person-{number}/KOR CONSULT JPN.")
        added.append(store.add(article, toy.said(article), lexicon="1", model="m"))
    return sum(a.state == "new" for a in added), sum(a.new for a in added)


def test_two_processes_at_once_store_everything_once(url: str) -> None:
    import time

    with multiprocessing.get_context("spawn").Pool(2) as pool:
        found = pool.starmap(_add_all, [(url, 30, time.time() + 2)] * 2)
    assert sum(new for new, _ in found) == 30
    assert sum(count for _, count in found) == 90
    view = View(url)
    assert len(list(view.statements(Query()))) == 90
    assert len(view.articles().items) == 30
    assert view.profile("JPN").activity == 60
    view.engine.dispose()


def test_error_while_writing_leaves_nothing_behind(store: Store, view: View) -> None:
    article = toy.article("JPN FEAR PRK. USA NONSENSE KOR.")
    with pytest.raises(KeyError):
        store.add(article, toy.said(article), lexicon="1", model="m")
    assert not view.articles().items
    assert not view.actors().items
    assert view.last_event() == 0

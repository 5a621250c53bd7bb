"""What a query finds, checked against the plainest reading of it: a loop over all statements."""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graph import edtf, lexicon
from graph.model import MODALITIES, Actor, Statement
from graph.query import POLARITIES, QUADS, Query
from graph.store import Store
from graph.view import View
from tests import toy

TYPES = lexicon.load().relation_types
WORDS = ["JPN", "PRK", "KOR", "USA", "NATO", "kim-jong-un/PRK", "moon-jae-in/KOR", "KOR.MIL", "USA.GOV"]
TIMES = ["", "@2016", "@2018-01/", "@/2010", "~2018-03", "@195X/196X"]
PUBLISHED = date(2018, 3, 21)


def state(actor: Actor) -> str:
    return actor.country if actor.kind in ("person", "group") and actor.country else actor.id


def days(said: Statement, published: date | None) -> tuple[date, date] | None:
    if said.time is None:
        return (published, published) if published else None
    first, last = edtf.bounds(said.time)
    return first or date.min, last or date.max


def answers(query: Query, said: Statement, published: date | None) -> bool:
    """Whether a statement answers a query, as the documentation of Query says it."""
    type_ = TYPES[said.relation]
    held = days(said, published)
    checks = [
        not query.relations or said.relation in query.relations,
        not query.quads or type_.quad in query.quads,
        not query.signs or type_.sign in query.signs,
        not query.modalities or said.modality in query.modalities,
        not query.polarities or said.polarity in query.polarities,
        said.confidence >= query.min_confidence,
        not query.articles or said.article in query.articles,
        not query.since or (held is not None and held[1] >= query.since),
        not query.until or (held is not None and held[0] <= query.until),
    ]
    return all(checks) and ends_answer(query, said)


def ends_answer(query: Query, said: Statement) -> bool:
    one_by_itself = [a for a in (query.about, query.counterpart) if a and a not in STATES]
    internal = query.rollup and state(said.subject) == state(said.object)
    if internal and not one_by_itself:
        return False

    def is_(actor: Actor, id: str | None) -> bool:
        return id is None or (state(actor) if query.rollup and id in STATES else actor.id) == id

    out = is_(said.subject, query.about) and is_(said.object, query.counterpart)
    in_ = is_(said.object, query.about) and is_(said.subject, query.counterpart)
    if TYPES[said.relation].symmetric or query.direction == "both" or query.about is None:
        return out or in_
    return out if query.direction == "out" else in_


STATES = {"JPN", "PRK", "KOR", "USA", "NATO"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """300 statements of every kind, in articles with and without a date."""
    url = f"sqlite:///{tmp_path_factory.mktemp('world')}/w.db"
    store, dice, all_ = Store(url), random.Random(7), []
    for number in range(20):
        sentences = []
        for _ in range(15):
            one, other = dice.sample(WORDS, 2)
            words = [one, dice.choice(["FEAR", "CONSULT", "SANCTION", "AID", "REQUEST", "ALLY"]), other]
            words += [
                dice.choice(MODALITIES),
                dice.choice(["", "negative"]),
                dice.choice(TIMES),
                f"=0.{dice.randint(1, 9)}",
            ]
            sentences.append(" ".join(filter(None, words)) + ".")
        published = None if number % 5 == 0 else (PUBLISHED + timedelta(days=number % 3)).isoformat()
        article = toy.article("\n".join(sentences), f"{number}.txt", published)
        said = toy.said(article)
        store.add(article, said, lexicon="1", model="m")
        all_ += [(statement, article.published) for statement in said]
    yield View(store.engine), all_
    store.engine.dispose()


def _queries() -> list[Query]:
    dice = random.Random(11)
    everyone = [None, *sorted(STATES), "kim-jong-un", "KOR.MIL"]
    found = [Query(), Query(rollup=False)]
    for _ in range(120):
        about = dice.choice(everyone)
        counterpart = dice.choice([None, None, *sorted(STATES - {about}), "moon-jae-in"]) if about else None
        found.append(
            Query(
                about=about,
                counterpart=counterpart,
                relations=tuple(dice.sample(["FEAR", "CONSULT", "AID"], dice.choice([0, 0, 1, 2]))),
                quads=tuple(dice.sample(QUADS, dice.choice([0, 0, 0, 2]))),
                signs=tuple(dice.sample((-1, 0, 1), dice.choice([0, 0, 0, 2]))),  # type: ignore[arg-type]
                direction=dice.choice(["both", "out", "in"]) if about else "both",  # type: ignore[arg-type]
                modalities=tuple(dice.sample(MODALITIES, dice.choice([0, 0, 2]))),
                polarities=tuple(dice.sample(POLARITIES, dice.choice([0, 0, 1]))),
                since=dice.choice([None, None, date(2016, 6, 1), date(2018, 3, 22)]),
                until=dice.choice([None, None, date(2016, 1, 1), date(2018, 3, 21)]),
                min_confidence=dice.choice([0.0, 0.0, 0.5]),
                rollup=dice.choice([True, True, False]),
            )
        )
    return [q for q in found if not (q.since and q.until and q.until < q.since)]


@pytest.mark.parametrize("query", _queries())
def test_statements_are_those_that_answer(world: Any, query: Query) -> None:
    view, all_ = world
    expected = {said.id for said, published in all_ if answers(query, said, published)}
    assert {said.id for said in view.statements(query)} == expected


@pytest.mark.parametrize("query", _queries()[:60])
def test_pages_hold_each_statement_once_newest_first(world: Any, query: Query) -> None:
    import orjson

    view, all_ = world
    expected = sorted(said.id for said, published in all_ if answers(query, said, published))
    found, after = [], None
    while True:
        page = view.statement_page(query, after=after, limit=7)
        found += [orjson.loads(item) for item in page.items]
        after = page.after
        if after is None:
            break
        assert len(page.items) == 7
    assert sorted(item["id"] for item in found) == expected
    days_ = [item["day"] or "" for item in found]
    assert days_ == sorted(days_, reverse=True)


@pytest.mark.parametrize("query", _queries()[:60])
def test_relations_count_every_statement_once(world: Any, query: Query) -> None:
    view, all_ = world
    expected: dict[tuple[frozenset[str] | tuple[str, str], str], int] = defaultdict(int)
    for said, published in all_:
        if answers(query, said, published):
            expected[_edge(query, said)] += 1
    found = {_edge_of(r.subject.id, r.object.id, r.relation): r.statements for r in view.relations(query)}
    assert found == dict(expected)


def _edge(query: Query, said: Statement) -> Any:
    def shown(actor: Actor) -> str:
        return actor.id if not query.rollup or actor.id in (query.about, query.counterpart) else state(actor)

    return _edge_of(shown(said.subject), shown(said.object), said.relation)


def _edge_of(subject: str, object_: str, relation: str) -> Any:
    both = frozenset((subject, object_)) if TYPES[relation].symmetric else (subject, object_)
    return both, relation


def test_pages_of_relations_join_into_the_whole_list(world: Any) -> None:
    view, _ = world
    query = Query(about="PRK")
    found, after = [], None
    while True:
        page = view.relation_page(query, after=after, limit=5)
        found += page.items
        after = page.after
        if after is None:
            break
    assert found == list(view.relations(query))
    assert [r.weight for r in found] == sorted((r.weight for r in found), reverse=True)


def test_relation_has_its_sums_days_and_best_evidence(world: Any) -> None:
    view, all_ = world
    query = Query(about="JPN", counterpart="PRK", relations=("FEAR",), direction="out")
    (relation,) = view.relations(query)
    found = [(said, published) for said, published in all_ if answers(query, said, published)]
    assert relation.weight == pytest.approx(sum(said.confidence for said, _ in found))
    assert relation.confidence == max(said.confidence for said, _ in found)
    held = [days(said, published) for said, published in found]
    firsts = [day[0] for day in held if day and day[0] != date.min]
    assert relation.first == min(firsts)
    plain = [s for s, _ in found if s.modality == "asserted" and s.polarity == "positive"]
    assert not plain or relation.best in plain


def test_counterpart_alone_is_asked_about(world: Any) -> None:
    view, _ = world
    one = {s.id for s in view.statements(Query(about="NATO"))}
    assert one
    assert {s.id for s in view.statements(replace(Query(), counterpart="NATO"))} == one

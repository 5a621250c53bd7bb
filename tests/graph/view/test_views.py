"""What the view says about actors, times, ties and words."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.errors import AmbiguousError, CostError, UnknownError
from graph.query import Query
from graph.store import Store
from graph.view import View
from tests.toy import Tell


def test_person_and_sector_count_as_their_state(tell: Tell, view: View) -> None:
    tell("kim-jong-un/PRK CONSULT moon-jae-in/KOR. PRK.MIL THREATEN KOR.")
    found = {(r.subject.id, r.relation, r.object.id) for r in view.relations(Query())}
    assert found == {("KOR", "CONSULT", "PRK"), ("PRK", "THREATEN", "KOR")}


def test_without_rollup_everybody_is_himself(tell: Tell, view: View) -> None:
    tell("kim-jong-un/PRK CONSULT moon-jae-in/KOR.")
    (relation,) = view.relations(Query(rollup=False))
    assert {relation.subject.id, relation.object.id} == {"kim-jong-un", "moon-jae-in"}


def test_state_has_no_relation_with_itself(tell: Tell, view: View) -> None:
    tell("kim-jong-un/PRK LEADS PRK. FRA.LAB PROTEST FRA.GOV.")
    assert not list(view.relations(Query()))
    assert not list(view.relations(Query(about="PRK")))
    assert [r.relation for r in view.relations(Query(about="kim-jong-un"))] == ["LEADS"]
    assert [r.relation for r in view.relations(Query(about="FRA", rollup=False))] == []
    assert [r.relation for r in view.relations(Query(about="FRA.LAB", rollup=False))] == ["PROTEST"]


def test_symmetric_relation_told_both_ways_is_one(tell: Tell, view: View) -> None:
    tell("JPN ALLY USA. USA ALLY JPN.")
    (relation,) = view.relations(Query())
    assert relation.statements == 2
    (seen,) = view.relations(Query(about="USA", direction="in"))
    assert (seen.subject.id, seen.object.id) == ("USA", "JPN")


def test_denied_and_asserted_are_counted_apart(tell: Tell, view: View) -> None:
    tell("PRK ASSAULT KOR. PRK ASSAULT KOR negative. PRK ASSAULT KOR possible.")
    (relation,) = view.relations(Query())
    assert relation.counts == {"asserted": {"positive": 1, "negative": 1}, "possible": {"positive": 1}}
    assert (relation.best.modality, relation.best.polarity) == ("asserted", "positive")


def test_statement_without_time_stands_at_its_articles_date_and_says_so(tell: Tell, view: View) -> None:
    tell("JPN FEAR PRK. JPN FEAR PRK @2016.", published="2018-03-21")
    (relation,) = view.relations(Query())
    assert (relation.first, relation.first_basis) == (date(2016, 1, 1), "stated")
    assert (relation.last, relation.last_basis) == (date(2018, 3, 21), "article")


def test_statement_without_any_date_lies_in_no_range(tell: Tell, view: View) -> None:
    tell("JPN FEAR PRK.", published=None)
    assert len(list(view.statements(Query()))) == 1
    assert not list(view.statements(Query(since=date(1, 1, 1))))
    assert not list(view.statements(Query(until=date(9999, 12, 31))))
    periods, undated = view.timeline(Query(), "year")
    assert (periods, undated) == ([], 1)


def test_interval_answers_wherever_it_is_touched(tell: Tell, view: View) -> None:
    tell("JPN DISPUTE KOR @2003/2009. USA PROTECT JPN @1951/...")

    def told(since: int, until: int) -> set[str]:
        query = Query(since=date(since, 1, 1), until=date(until, 12, 31))
        return {s.relation for s in view.statements(query)}

    assert told(2009, 2009) == {"DISPUTE", "PROTECT"}
    assert told(2010, 2030) == {"PROTECT"}
    assert told(1900, 1950) == set()


def test_timeline_sums_by_period(tell: Tell, view: View) -> None:
    tell(
        "JPN SANCTION PRK @2016-02-10. JPN AID PRK @2016-02-20. "
        "JPN AID PRK @2016-05. JPN AID PRK @2016-05 negative."
    )
    months, _ = view.timeline(Query(about="JPN"), "month")
    assert [(p.start, p.end, p.sum.statements) for p in months] == [
        (date(2016, 2, 1), date(2016, 2, 29), 2),
        (date(2016, 5, 1), date(2016, 5, 31), 2),
    ]
    assert [p.sum.balance for p in months] == [0.0, 1.0]  # a denied aid is no cooperation
    (year,), _ = view.timeline(Query(about="JPN"), "year")
    assert (year.start, year.end, year.sum.statements) == (date(2016, 1, 1), date(2016, 12, 31), 4)
    weeks, _ = view.timeline(Query(about="JPN", relations=("SANCTION",)), "week")
    assert (weeks[0].start, weeks[0].end) == (date(2016, 2, 8), date(2016, 2, 14))  # Monday to Sunday
    quarters, _ = view.timeline(Query(about="JPN"), "quarter")
    assert [p.start.month for p in quarters] == [1, 4]


def test_dyad_balances_only_what_is_asserted_and_affirmed(tell: Tell, view: View) -> None:
    tell(
        "PRK ASSAULT KOR possible. PRK ASSAULT KOR negative. PRK THREATEN KOR. KOR AID PRK. KOR CONSULT PRK."
    )
    dyad = view.dyad(Query(about="PRK", counterpart="KOR"))
    assert dyad.sum.statements == 5
    assert dyad.sum.json()["signs"] == {"cooperative": 2, "conflictual": 1, "neutral": 0}
    assert dyad.sum.balance == pytest.approx(1 / 3, abs=1e-4)
    assert dyad.sum.json()["relations"] == {"AID": 1, "ASSAULT": 2, "CONSULT": 1, "THREATEN": 1}
    assert dyad.sum.json()["polarities"] == {"negative": 1, "positive": 4}


def test_neighbours_are_found_step_by_step(tell: Tell, view: View) -> None:
    tell("JPN ALLY USA. USA AID KOR. KOR CONSULT PRK. PRK ALLY CHN.")
    near, more = view.neighbors(Query(), "JPN", hops=2, limit=10)
    assert [(n.actor.id, n.distance, n.through) for n in near] == [("USA", 1, "JPN"), ("KOR", 2, "USA")]
    assert not more
    some, more = view.neighbors(Query(), "JPN", hops=4, limit=2)
    assert (len(some), more) == (2, True)


def test_shortest_path_comes_first_and_the_better_attested_of_two(tell: Tell, view: View) -> None:
    tell(
        "JPN ALLY USA. USA AID IRN. JPN CONSULT CHN. CHN ALLY IRN. CHN AID IRN. CHN CONSULT JPN. "
        "KOR AID JPN. KOR AID PRK."
    )
    first, second = view.paths(Query(), "JPN", "IRN", 2)
    assert first == [("JPN", "CHN"), ("CHN", "IRN")]
    assert second == [("JPN", "USA"), ("USA", "IRN")]
    assert view.paths(Query(relations=("ALLY",)), "JPN", "IRN", 2) == []
    assert view.paths(Query(), "JPN", "BRA", 1) == []


def test_path_follows_what_was_stored_since(tell: Tell, view: View) -> None:
    tell("JPN ALLY USA.")
    assert view.paths(Query(), "JPN", "IRN", 1) == []
    tell("JPN ALLY IRN.")
    assert view.paths(Query(), "JPN", "IRN", 1) == [[("JPN", "IRN")]]


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """A store that has read nothing, and knows every actor of the lexicon."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('learned')}/l.db")
    store.learn()
    yield View(store.engine)
    store.engine.dispose()


@pytest.mark.parametrize("name", ["JPN", "jpn", "Japan", "japan", "Tokyo", "TOKYO", "Japanese"])
def test_actor_answers_to_its_names_whatever_their_case(learned: View, name: str) -> None:
    assert learned.actor(name).id == "JPN"


@pytest.mark.parametrize("name", ["DPRK", "D.P.R.K.", "Pyongyang", "north korea"])
def test_north_korea_answers_to_its_names(learned: View, name: str) -> None:
    assert learned.actor(name).id == "PRK"


def test_name_of_several_is_ambiguous(learned: View) -> None:
    with pytest.raises(AmbiguousError) as error:
        learned.actor("Congo")
    assert set(error.value.candidates) == {"COD", "COG"}


def test_unknown_name_says_what_may_have_been_meant(learned: View) -> None:
    with pytest.raises(UnknownError) as error:
        learned.actor("Germny")
    assert "DEU" in error.value.near


def test_person_answers_to_the_name_in_the_text(tell: Tell, view: View) -> None:
    tell("kim-jong-un/PRK THREATEN JPN.")
    assert view.actor("KIM JONG-UN").id == "kim-jong-un"


def test_actors_are_listed_by_how_much_is_said_of_them(tell: Tell, view: View) -> None:
    tell("JPN FEAR PRK. USA SANCTION PRK. kim-jong-un/PRK THREATEN USA.")
    assert [(p.actor.id, p.activity) for p in view.actors().items] == [
        ("PRK", 3), ("USA", 2), ("JPN", 1), ("kim-jong-un", 1),
    ]  # fmt: skip
    assert [p.actor.id for p in view.actors(kind="person").items] == ["kim-jong-un"]
    assert [p.actor.id for p in view.actors(country="PRK").items] == ["PRK", "kim-jong-un"]
    assert [p.actor.id for p in view.actors("jong").items] == ["kim-jong-un"]
    first = view.actors(limit=3)
    assert [p.actor.id for p in view.actors(after=first.after, limit=3).items] == ["kim-jong-un"]


@pytest.mark.parametrize("q", ["100%", "_", "\\", "'; DROP TABLE actors; --", "\x00"])
def test_wildcards_in_a_name_are_letters(learned: View, q: str) -> None:
    assert learned.actors(q).items == []


def test_search_knows_stems_phrases_and_odd_signs(tell: Tell, view: View) -> None:
    tell("JPN FEAR PRK. USA SANCTION PRK.", title="Tokyo sanctioned nobody")
    assert [f.snippet for f in view.search("sanctions", "statement").items] == ["USA «SANCTION» PRK."]
    assert len(view.search("sanctioning", "article").items) == 1
    assert len(view.search('"JPN FEAR"', "statement").items) == 1
    assert view.search('"FEAR JPN"', "statement").items == []
    for odd in ('"', "*", "AND", "NEAR(", "a:b", "(", "-x", "", "quote:FEAR", "FEAR*"):
        view.search(odd, "statement")


def test_question_that_takes_too_long_is_stopped(store: Store) -> None:
    from tests import toy

    for number in range(4):
        article = toy.article(
            "JPN FEAR PRK =0.5. USA FEAR PRK @1950. " + "KOR AID PRK. " * 400 + "JPN FEAR PRK. " * number,
            f"{number}",
        )
        store.add(article, toy.said(article), lexicon="1", model="m")
    with pytest.raises(CostError):
        View(store.engine, seconds=1e-6).dyad(Query(about="PRK"))
    assert View(store.engine).dyad(Query(about="PRK")).sum.statements == 4 * 402 + 6


def test_a_statement_comes_with_the_words_around_it(tell: Tell, view: View) -> None:
    import orjson

    tell("JPN FEAR PRK. USA AID KOR. CHN ALLY PRK.")
    (aid,) = view.statements(Query(relations=("AID",)))
    around = orjson.loads(view.statement(aid.id))["surroundings"]
    assert around == {"before": "JPN FEAR PRK. ", "quote": "USA AID KOR.", "after": " CHN ALLY PRK."}
    with pytest.raises(UnknownError):
        view.statement("0" * 20)


def test_an_article_shows_where_its_evidence_stands(tell: Tell, view: View) -> None:
    added = tell("JPN FEAR PRK. USA AID KOR.")
    whole = view.article_whole(added.article)
    quotes = [whole["text"][mark["start"] : mark["end"]] for mark in whole["evidence"]]
    assert quotes == ["JPN FEAR PRK.", "USA AID KOR."]
    assert [reading["lexicon"] for reading in whole["readings"]] == ["lexicon-1"]


def test_events_tell_what_was_learned_and_retracted(tell: Tell, store: Store, view: View) -> None:
    added = tell("JPN FEAR PRK.")
    mark = view.last_event()
    store.remove(added.article)
    assert [event.kind for event in view.events(0)] == ["statement", "article", "retraction", "removal"]
    assert [event.kind for event in view.events(mark)] == ["retraction", "removal"]

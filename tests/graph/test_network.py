"""Relations from statements, and the NetworkX graph made of them."""

from dataclasses import dataclass
from datetime import date

import pytest

from graph.analysis import balance, most_connected, neighbours, paths
from graph.errors import UnknownError
from graph.model import Actor, Modality, Polarity, Relation, Span, Statement
from graph.network import denials, edge_id, gathered, network, said, standing


@dataclass(frozen=True)
class Traits:
    sign: int
    quad: str | None = None
    symmetric: bool = False


TYPES = {
    "AID": Traits(1, "MC"),
    "ASSAULT": Traits(-1, "MK"),
    "CONSULT": Traits(1, "VC", symmetric=True),
    "LEADS": Traits(0),
}
ARTICLE = "a" * 20
PUBLISHED = {ARTICLE: date(2018, 3, 21)}


def actor(id: str) -> Actor:
    return Actor(id, id.title(), "state", id)


def claim(
    source: str,
    relation: str,
    target: str,
    *,
    modality: Modality = "asserted",
    polarity: Polarity = "positive",
    time: str | None = None,
    confidence: float = 0.5,
    at: int = 0,
) -> Statement:
    span = Span(at, at + 4, "says")
    basis = "stated" if time else "article"
    ends = (actor(source), actor(target))
    return Statement(
        ARTICLE, ends[0], relation, ends[1], modality, polarity, span, span, confidence, "rule",
        time=time, time_basis=basis,
    )  # fmt: skip


def one(*statements: Statement) -> Relation:
    (relation,) = gathered(statements, TYPES, PUBLISHED)
    return relation


def test_counts_tell_modality_and_polarity_apart() -> None:
    relation = one(
        claim("A", "ASSAULT", "B", modality="possible"),
        claim("A", "ASSAULT", "B", modality="possible", at=10),
        claim("A", "ASSAULT", "B", modality="possible", polarity="negative", at=20),
        claim("A", "ASSAULT", "B", polarity="negative", at=30),
    )
    assert (said(relation, "asserted"), said(relation, "possible"), denials(relation)) == (0, 2, 2)
    assert relation.statements == 4 and relation.weight == 2.0


def test_a_feared_attack_is_not_asserted() -> None:
    assert standing(one(claim("A", "ASSAULT", "B", modality="possible"))) == "unasserted"


def test_a_denied_attack_is_denied() -> None:
    assert standing(one(claim("A", "ASSAULT", "B", polarity="negative"))) == "denied"


def test_one_assertion_among_denials_is_asserted() -> None:
    relation = one(claim("A", "ASSAULT", "B", polarity="negative"), claim("A", "ASSAULT", "B", at=10))
    assert standing(relation) == "asserted" and relation.best.polarity == "positive"


def test_an_assertion_proves_better_than_a_surer_fear() -> None:
    fear = claim("A", "AID", "B", modality="possible", confidence=0.9)
    assert one(fear, claim("A", "AID", "B", confidence=0.4, at=10)).best.modality == "asserted"


def test_symmetric_relations_are_one_edge_whichever_way_said() -> None:
    relation = one(claim("B", "CONSULT", "A"), claim("A", "CONSULT", "B", at=10))
    assert (relation.subject.id, relation.object.id, relation.statements) == ("A", "B", 2)
    assert edge_id(relation) == "A:CONSULT:B"


def test_directed_relations_keep_their_direction() -> None:
    relations = gathered([claim("B", "AID", "A"), claim("A", "AID", "B")], TYPES)
    assert [edge_id(relation) for relation in relations] == ["A:AID:B", "B:AID:A"]


def test_days_are_the_outermost_and_say_how_they_are_known() -> None:
    relation = one(
        claim("A", "AID", "B", time="2003/2009"),
        claim("A", "AID", "B", time="2016-05", at=10),
        claim("A", "AID", "B", at=20),
    )
    assert (relation.first, relation.first_basis) == (date(2003, 1, 1), "stated")
    assert (relation.last, relation.last_basis) == (date(2018, 3, 21), "article")


def test_a_day_that_the_text_gives_counts_before_the_article_s_own() -> None:
    relation = one(claim("A", "AID", "B"), claim("A", "AID", "B", time="2018-03-21", at=10))
    assert (relation.first_basis, relation.last_basis) == ("stated", "stated")


def test_an_undated_article_gives_no_day() -> None:
    (relation,) = gathered([claim("A", "AID", "B")], TYPES)
    assert (relation.first, relation.first_basis) == (None, None)


CHAIN = [
    claim("A", "AID", "B"),
    claim("C", "ASSAULT", "B", at=10),
    claim("A", "CONSULT", "D", at=20),
    claim("D", "AID", "C", at=30),
    claim("D", "AID", "C", at=40),
    claim("E", "LEADS", "F", at=50),
]


def graph_of(statements: list[Statement]) -> "object":
    relations = gathered(statements, TYPES, PUBLISHED)
    ends = {end.id: end for relation in relations for end in (relation.subject, relation.object)}
    return network(ends.values(), relations)


def test_parallel_edges_are_keyed_by_relation_and_carry_their_proof() -> None:
    graph = graph_of([claim("A", "AID", "B"), claim("A", "ASSAULT", "B", at=10)])
    assert sorted(key for _, _, key in graph.edges(keys=True)) == ["AID", "ASSAULT"]
    edge = graph.edges["A", "B", "ASSAULT"]
    assert (edge["sign"], edge["quote"], edge["evidence"].best.article) == (-1, "says", ARTICLE)
    assert graph.nodes["A"]["kind"] == "state"


def test_the_best_of_equally_short_paths_is_the_better_attested() -> None:
    found = paths(graph_of(CHAIN), "A", "C", count=5)
    assert [[step.target for step in path] for path in found] == [["D", "C"], ["B", "C"]]
    assert [relation.relation for relation in found[0][1].relations] == ["AID"], "each hop has its evidence"


def test_a_direct_tie_beats_any_detour() -> None:
    graph = graph_of([*CHAIN, claim("A", "AID", "C", confidence=0.1, at=60)])
    assert len(paths(graph, "A", "C")[0]) == 1


def test_nothing_connects_strangers() -> None:
    assert paths(graph_of(CHAIN), "A", "E") == []


def test_an_actor_outside_the_graph_is_named() -> None:
    with pytest.raises(UnknownError, match="'Z'"):
        paths(graph_of(CHAIN), "A", "Z")


def test_neighbours_come_with_their_distance() -> None:
    graph = graph_of(CHAIN)
    assert neighbours(graph, "B") == {"A": 1, "C": 1}
    assert neighbours(graph, "B", hops=2) == {"A": 1, "C": 1, "D": 2}


def test_the_most_connected_have_the_most_partners() -> None:
    hub = [claim("H", "AID", name, at=place) for place, name in enumerate("ABC")]
    pair = [claim("X", relation, "Y", at=10) for relation in ("AID", "ASSAULT", "LEADS", "CONSULT")]
    assert most_connected(graph_of([*hub, *pair]), 2) == ["H", "X"]


def test_balance_counts_what_is_asserted() -> None:
    relations = gathered(
        [
            claim("A", "AID", "B"),
            claim("A", "AID", "B", at=10),
            claim("A", "CONSULT", "B", at=20),
            claim("A", "ASSAULT", "B", at=30),
            claim("A", "ASSAULT", "B", modality="possible", at=40),
            claim("A", "ASSAULT", "B", polarity="negative", at=50),
        ],
        TYPES,
    )
    assert balance(relations) == 0.5
    assert balance([]) is None

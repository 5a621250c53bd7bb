"""The relation types: the twenty-six that a statement may carry."""

import pytest

from graph import lexicon
from graph.lexicon.relations import RelationType

EVENTS = {
    "VC": "AGREE CONSULT SUPPORT CONCEDE",
    "MC": "COOPERATE AID RETREAT",
    "VK": "REQUEST ACCUSE REJECT THREATEN PROTEST",
    "MK": "SANCTION MOBILIZE COERCE ASSAULT",
}
ENDURING = "LEADS AFFILIATED ALLY PROTECT DEPEND FRIENDLY STRAINED RIVAL DISPUTE FEAR"
SYMMETRIC = {"AGREE", "CONSULT", "COOPERATE", "ALLY", "FRIENDLY", "STRAINED", "RIVAL", "DISPUTE"}


def test_there_are_sixteen_events_and_ten_enduring_relations() -> None:
    expected = {id: quad for quad, ids in EVENTS.items() for id in ids.split()} | dict.fromkeys(
        ENDURING.split()
    )
    assert {id: kind.quad for id, kind in lexicon.load().relation_types.items()} == expected


def test_symmetric_types_read_the_same_both_ways() -> None:
    kinds = lexicon.load().relation_types.values()
    assert {kind.id for kind in kinds if kind.symmetric} == SYMMETRIC
    assert all(kind.active == kind.passive for kind in kinds if kind.symmetric)
    assert all(kind.active != kind.passive for kind in kinds if not kind.symmetric)


@pytest.mark.parametrize("kind", lexicon.load().relation_types.values(), ids=lambda kind: kind.id)
def test_weight_and_sign_agree(kind: RelationType) -> None:
    assert -10 <= kind.weight <= 10
    if kind.sign:
        assert kind.weight * kind.sign > 0

"""Phrases that refer back: for whom they may stand, and what a user may break."""

from pathlib import Path

import pytest

from graph import lexicon
from graph.errors import DataError

PHRASE = "id: x, kind: body, determiners: [the], nouns: [realm], example: {text: A., says: PER AID CHL}, "


def test_whoever_a_phrase_is_or_is_not_limited_to_is_an_actor_that_it_may_stand_for() -> None:
    data = lexicon.load()
    for reference in data.references:
        limits = [*reference.only, *reference.never]
        assert set(limits) <= data.actors.by_id.keys(), reference.id
        assert {data.actors.by_id[id].kind for id in reference.only} <= set(reference.actors), reference.id
        assert len(limits) == len(set(limits)), reference.id


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "- {id: x, kind: others, determiners: [its], nouns: [twin], actors: [state], example: A.}\n",
            "kind",
        ),
        (f"- {{{PHRASE} actors: [planet]}}\n", "actors"),
        (f"- {{{PHRASE} actors: [state], just: [PER]}}\n", "just"),
    ],
)
def test_a_bad_phrase_is_named_by_file_and_line(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "references.yaml").write_text(text)
    with pytest.raises(DataError, match=rf"references.yaml:1: .*{problem}"):
        _ = lexicon.load(tmp_path).references

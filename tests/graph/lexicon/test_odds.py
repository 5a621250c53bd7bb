"""The weights of confidence and of referents: what a file may say, and that a user's own counts."""

from pathlib import Path

import pytest

from graph import lexicon
from graph.articles import article
from graph.errors import DataError
from graph.nlp.check import says
from graph.nlp.extract import Extractor


def weights(folder: Path, text: str) -> lexicon.Lexicon:
    (folder / "confidence.yaml").write_text(text, encoding="utf-8")
    return lexicon.load(folder)


def said(extractor: Extractor, text: str) -> set[str]:
    ((_, statements),) = extractor.statements([article(text, name="text")])
    return set(map(says, statements))


def test_a_trait_weighs_by_its_values_or_by_itself(tmp_path: Path) -> None:
    ours = lexicon.load().confidence
    own = weights(
        tmp_path,
        '- {id: far, weight: -9, because: "x"}\n- {id: target-form, weights: {place: 2.5}, because: "x"}\n',
    ).confidence
    assert own.odds == ours.odds | {"far": -9, "target-form:place": 2.5}


def test_the_floor_is_no_weight_and_a_user_may_move_it(tmp_path: Path) -> None:
    ours = lexicon.load().confidence
    own = weights(tmp_path, '- {id: floor, weight: 0.1, because: "x"}\n').confidence
    assert 0 < ours.floor < 1
    assert own.floor == 0.1
    assert "floor" not in own.odds


@pytest.mark.parametrize(
    "text",
    [
        '- {id: far, because: "x"}\n',
        '- {id: far, weight: 1, weights: {a: 1}, because: "x"}\n',
        "- {id: far, weight: 1}\n",
        '- {id: far, weight: much, because: "x"}\n',
        '- {id: floor, weight: 1.5, because: "x"}\n',
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match=r"confidence\.yaml:1"):
        _ = weights(tmp_path, text).confidence


def test_a_user_may_weigh_whom_a_pronoun_means(tmp_path: Path) -> None:
    text = "Nepal is worried. It condemned Bhutan."
    assert said(Extractor(), text) == {"NPL ACCUSE BTN"}
    (tmp_path / "referents.yaml").write_text(
        '- {id: it-nobody, weight: 20, because: "x"}\n', encoding="utf-8"
    )
    own = lexicon.load(tmp_path)
    assert own.referents == lexicon.load().referents | {"it-nobody": 20}
    assert said(Extractor(lexicon=own), text) == set()

"""Frames: word classes among the words that evoke them."""

from pathlib import Path

import pytest

from graph import lexicon
from graph.errors import DataError
from graph.lexicon.frames import FrameLexicon

CLASSES = "- {id: gazumping, words: [gazump, '@ousting']}\n- {id: ousting, words: [oust, see off]}\n"
FRAME = "- {{id: sanction.gazump, relation: SANCTION, verbs: ['{}'], example: {{text: '', says: []}}}}\n"


def laid_over(folder: Path, verbs: str) -> FrameLexicon:
    (folder / "frames").mkdir()
    (folder / "words.yaml").write_text(CLASSES, encoding="utf-8")
    (folder / "frames" / "mine.yaml").write_text(FRAME.format(verbs), encoding="utf-8")
    return lexicon.load(folder).frames


def test_each_word_of_a_class_evokes_the_frames_that_name_it(tmp_path: Path) -> None:
    frames = laid_over(tmp_path, "@gazumping")
    assert frames.frames["sanction.gazump"].verbs == ("gazump", "oust", "see off")
    for lemma in ("gazump", "oust", "see"):
        ways = frames.triggers("verb", lemma)
        assert ways and "sanction.gazump" in {way.frame.id for way in ways.all}


def test_a_class_that_there_is_not_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"mine.yaml:1: .*@ousted is no class of words.yaml"):
        laid_over(tmp_path, "@ousted")

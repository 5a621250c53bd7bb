"""The table in place of spaCy's attribute ruler sets exactly what the ruler sets."""

from pathlib import Path

import pytest
import spacy

from graph.nlp import DEFAULT_MODEL
from graph.nlp.tags import TagTable

SEED = Path(__file__).parents[3] / "seeds" / "us-north-korea-talks-japan-makes-three.txt"
TEXTS = [
    " ".join(SEED.read_text("utf-8").split()),
    "There's nothin' they ain't gonna try, but let's see: I'd say y'all got to go.",
    "Two  spaces and\na line are tokens of their own.",
    "That is what those who did it had hoped would be all right.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_table_does_what_the_ruler_does(text: str) -> None:
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner", "senter", "lemmatizer"])
    table = TagTable(nlp.get_pipe("attribute_ruler"))
    ruled = nlp(text)
    with nlp.select_pipes(disable="attribute_ruler"):
        looked_up = table(nlp(text))
    attributes = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START"]
    assert looked_up.to_array(attributes).tolist() == ruled.to_array(attributes).tolist()

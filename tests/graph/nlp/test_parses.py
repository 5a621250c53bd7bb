"""A kept parse says what the first reading said."""

import zlib
from dataclasses import replace
from datetime import date

import pytest

from graph.articles import article
from graph.nlp.extract import Extractor

TEXT = """Neighbours at odds

Peru attacked Chile last year. It later apologised, and the two countries signed a treaty in May.

• Talks between Bolivia and Peru may follow.
"""


TOLD = article(TEXT, name="told", published=date(1999, 6, 1))


def test_a_packed_parse_is_read_as_the_article_was(extractor: Extractor) -> None:
    ((_, statements),) = extractor.statements([TOLD])
    ((_, read, packed),) = extractor.readings([TOLD])
    assert statements
    assert read == statements
    assert extractor.reread(TOLD, packed) == statements


def test_an_article_without_words_has_a_parse_too(extractor: Extractor) -> None:
    silent = replace(TOLD, blocks=())
    ((_, read, packed),) = extractor.readings([silent])
    assert read == extractor.reread(silent, packed) == []


def test_a_parse_of_other_pieces_is_refused(extractor: Extractor) -> None:
    ((_, _, packed),) = extractor.readings([TOLD])
    with pytest.raises(ValueError, match="another text"):
        extractor.reread(replace(TOLD, blocks=TOLD.blocks[1:]), packed)


def test_a_broken_parse_is_refused(extractor: Extractor) -> None:
    ((_, _, packed),) = extractor.readings([TOLD])
    for broken in (b"", b"a parse of another age", packed[:-9], packed[9:], zlib.compress(b"{}\n")):
        with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is that breaks
            extractor.reread(TOLD, broken)

"""A kept parse says what the first reading said."""

from datetime import date

from graph.articles import article
from graph.nlp.extract import Extractor

TEXT = """Neighbours at odds

Peru attacked Chile last year. It later apologised, and the two countries signed a treaty in May.

• Talks between Bolivia and Peru may follow.
"""


def test_a_packed_parse_is_read_as_the_article_was(extractor: Extractor) -> None:
    told = article(TEXT, name="told", published=date(1999, 6, 1))
    ((_, statements),) = extractor.statements([told])
    ((_, packed),) = extractor.parses([told])
    assert statements
    assert extractor.reread(told, packed) == statements

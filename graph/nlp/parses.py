"""Parses kept as bytes, so that a new lexicon reads an article again without parsing it.

The form is spaCy's DocBin: tags, lemmas, heads and labels, with the places of the article's pieces.
"""

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from graph.model import Article

ATTRIBUTES = ("ORTH", "SPACY", "TAG", "POS", "LEMMA", "HEAD", "DEP", "SENT_START")


def pack(doc: Doc) -> bytes:
    """The parse of an article as bytes; what our components found in it is left out."""
    kept = DocBin(attrs=ATTRIBUTES, store_user_data=True)
    bare = doc.copy()
    offsets = [list(pair) for pair in doc._.offsets]
    bare.user_data = {"offsets": offsets}
    kept.add(bare)
    return kept.to_bytes()


def unpack(data: bytes, article: Article, vocab: Vocab) -> Doc:
    """The Doc of an article whose parse was packed, ready for our components."""
    (doc,) = DocBin().from_bytes(data).get_docs(vocab)
    doc._.offsets = tuple((idx, start) for idx, start in doc.user_data.pop("offsets"))
    doc.user_data["published"] = article.published
    return doc

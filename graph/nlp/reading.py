"""An article as one parsed Doc, with the way back from its tokens to the article's own text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import tee

from spacy.language import Language
from spacy.tokens import Doc as Parse

from graph.articles import parse_text
from graph.model import Article, Span
from graph.nlp.tokens import Doc

SILENT = frozenset({"boilerplate", "dateline"})
PIECE = 20_000  # characters: longer blocks are parsed in pieces so that memory stays bounded

_TIED = re.compile(r"(?<=[\w.])[-–](?=[A-Z])")

Parse.set_extension("offsets", default=(), force=True)


def parse(articles: Iterable[Article], parser: Language, batch: int) -> Iterator[tuple[Article, Parse]]:
    """Each article with the Doc of its blocks; headings and paragraphs are parsed on their own."""
    ours, theirs = tee((article, list(pieces(article))) for article in articles)
    texts = (text for _, stretches in theirs for _, text in stretches)
    docs = (doc for some in _batches(texts, batch) for doc in parser.pipe(some, batch_size=len(some)))
    for article, stretches in ours:
        yield article, _joined(article, [(start, next(docs)) for start, _ in stretches], parser)


def _batches(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    """So many texts together as have `size` characters: many sentences, or a few long paragraphs."""
    found: list[str] = []
    length = 0
    for text in texts:
        found.append(text)
        length += len(text)
        if length >= size:
            yield found
            found, length = [], 0
    if found:
        yield found


def pieces(article: Article) -> Iterator[tuple[int, str]]:
    """The stretches that are parsed on their own, with their places in the article."""
    text = parse_text(article)
    for block in article.blocks:
        if block.kind in SILENT:
            continue
        start = block.start
        while start < block.end:
            end = min(block.end, start + PIECE)
            if end < block.end:
                end = max(text.rfind(". ", start, end) + 1, start) or end
                end = end if end > start else min(block.end, start + PIECE)
            yield start, text[start:end]
            start = end


def _joined(article: Article, parsed: list[tuple[int, Parse]], parser: Language) -> Parse:
    docs = [doc for _, doc in parsed]
    doc = docs[0] if len(docs) == 1 else Parse.from_docs(docs, ensure_whitespace=True)
    if doc is None:
        doc = Parse(parser.vocab)
    begins, offsets = 0, []
    for start, piece in parsed:
        if len(piece):
            offsets.append((doc[begins].idx, start))
        begins += len(piece)
    doc._.offsets = tuple(offsets)
    return doc


def remember(article: Article, doc: Doc) -> Doc:
    """Keeps with a parse what only the article knows: its day, and which words a hyphen ties to the next that
    the parser saw as a space ("Greek-Bulgarian patrols")."""
    doc.user_data["published"] = article.published
    text = article.text
    ends = {match.start() for match in _TIED.finditer(text)}
    if ends:
        places = ((token.i, _place(doc._.offsets, token.idx) + len(token)) for token in doc)
        doc.user_data["tied"] = {i for i, end in places if end in ends and doc[i].whitespace_}
    return doc


def span(article: Article, doc: Doc, start: int, end: int) -> Span:
    """The words of an article that tokens `start` to `end` (exclusive) stand for."""
    first, last, offsets = doc[start], doc[end - 1], doc._.offsets
    begin = _place(offsets, first.idx)
    finish = _place(offsets, last.idx) + len(last)
    return Span(begin, finish, article.text[begin:finish])


def _place(offsets: Sequence[tuple[int, int]], idx: int) -> int:
    index = bisect_right(offsets, (idx, float("inf"))) - 1
    begins, start = offsets[index]
    return int(start + idx - begins)

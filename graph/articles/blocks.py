"""Which stretch of a text is its title, its dateline, a caption, a bullet, a heading, prose or boilerplate.

Lines become pieces (lines that belong together), pieces get a kind from their form, and what form alone
cannot tell (a list of links, all that follows the copyright line) is settled by what stands around them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.articles import dateline
from graph.articles.pieces import Piece, pieces
from graph.lexicon import layout
from graph.model import Block, BlockKind

_CLOSERS = "\"'”’»)]}*_ \t\u00a0"
_PROSE_END = (".", "!", "?", "…", ":", ";", ",")
_LONGEST_TITLE = 200
_LONGEST_HEADING = 90
_LONGEST_CAPTION = 300
_LONGEST_NOTICE = 400
_SMALL = re.compile(r"[^\W\d_][\w.'’-]*")


@dataclass(frozen=True, slots=True)
class _Kinded:
    piece: Piece
    kind: BlockKind


def blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text in order: they do not overlap and cover all that is not blank.

    A text of one piece is a paragraph (or a bullet), whatever it looks like: a single sentence has no title.
    """
    found = [_Kinded(piece, _form(piece)) for piece in pieces(text)]
    if len(found) > 1:
        found = _named(_settled(found, len(text)), title)
    elif found and found[0].kind != "bullet":
        found = [_Kinded(found[0].piece, "paragraph")]
    return tuple(block for one in _continued(found) for block in _split(one))


def _form(piece: Piece) -> BlockKind:
    """The kind a piece has by its form alone."""
    text = piece.text
    if not any(map(str.isalnum, text)):
        return "boilerplate"
    if piece.marked == "heading":
        return "heading"
    if len(text) <= _LONGEST_NOTICE and any(
        layout.bears(text, mark) for mark in ("notice", "links", "end", "byline")
    ):
        return "boilerplate"
    if dateline.is_dateline(text):
        return "dateline"
    if len(text) <= _LONGEST_CAPTION and layout.bears(text, "caption"):
        return "caption"
    if piece.marked == "bullet":
        return "bullet"
    return "heading" if _is_heading(piece) else "paragraph"


def _ends_prose(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_PROSE_END)


def _titled(text: str) -> bool:
    """Whether most of the words that a title would capitalise are capitalised."""
    words = [word for word in _SMALL.findall(text) if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _is_heading(piece: Piece) -> bool:
    text = piece.text.strip("*_ ")
    if len(text) > _LONGEST_HEADING or piece.lines > 1 or not (text[:1].isupper() or text[:1].isdigit()):
        return False
    words = len(text.split())
    if text.endswith("?"):
        return words <= 12 and _titled(text) and piece.alone
    if _ends_prose(text):
        return False
    return words <= 12 and (_titled(text) or (piece.alone and words <= 8))


def _settled(found: Sequence[_Kinded], length: int) -> list[_Kinded]:
    """What the neighbours say: links under their head, all after the end, captions below the dateline."""
    settled: list[_Kinded] = []
    linked = ended = False
    prose = False
    for one in found:
        text, kind = one.piece.text, one.kind
        if kind == "boilerplate" and len(text) <= _LONGEST_NOTICE:
            ended = ended or (one.piece.start * 2 > length and layout.bears(text, "end"))
            linked = linked or layout.bears(text, "links")
        elif ended or (linked and not _is_prose(one)):
            kind = "boilerplate"
        elif kind == "dateline" and prose and not layout.bears(text[:20], "label"):
            kind = "heading"
        elif _is_caption(one, settled, prose):
            kind = "caption"
        else:
            linked = False
            prose = prose or _is_prose(one)
        settled.append(_Kinded(one.piece, kind))
    return settled


def _is_prose(one: _Kinded) -> bool:
    return (
        one.kind in ("paragraph", "bullet")
        and len(one.piece.text.split()) >= 8
        and _ends_prose(one.piece.text)
    )


def _is_caption(one: _Kinded, before: Sequence[_Kinded], prose: bool) -> bool:
    """A single depicting sentence between the dateline (or title) and the prose.

    It is glued to the dateline's line, or says that something is shown.
    """
    text = one.piece.text
    if one.kind != "paragraph" or prose or not before or len(text) > _LONGEST_CAPTION:
        return False
    if (
        before[-1].kind not in ("dateline", "heading", "boilerplate")
        or len(re.findall(r"[.!?](?:\s|$)", text)) > 1
    ):
        return False
    return layout.bears(text, "depicts") and (before[-1].kind == "dateline" or not _ends_prose(text))


def _named(found: Sequence[_Kinded], title: str | None) -> list[_Kinded]:
    """The same with the title marked: the given one where it stands, else the first line that can be one."""
    place = next((n for n, one in enumerate(found[:4]) if one.kind not in ("dateline", "boilerplate")), None)
    named = list(found)
    if title:
        place = next((n for n, one in enumerate(found[:4]) if _same(one.piece.text, title)), None)
    elif place is not None and not _can_be_title(found, place):
        place = None
    if place is not None:
        named[place] = _Kinded(found[place].piece, "title")
    return _headed(named)


def _same(text: str, title: str) -> bool:
    return re.findall(r"\w+", text.casefold()) == re.findall(r"\w+", title.casefold())


def _can_be_title(found: Sequence[_Kinded], place: int) -> bool:
    one, after = found[place], found[place + 1 :]
    if one.kind not in ("heading", "paragraph") or not any(later.kind != "boilerplate" for later in after):
        return False
    text = one.piece.text.rstrip(_CLOSERS)
    return (
        len(text) <= _LONGEST_TITLE
        and len(text.split()) <= 25
        and not text.endswith((".", "…", ":", ";", ","))
    )


def _headed(found: Sequence[_Kinded]) -> list[_Kinded]:
    """A heading by form heads something; the last piece, or one before boilerplate, is a paragraph."""
    headed = list(found)
    for n, one in enumerate(found):
        after = found[n + 1].kind if n + 1 < len(found) else "boilerplate"
        if one.kind == "heading" and one.piece.marked != "heading" and after == "boilerplate":
            headed[n] = _Kinded(one.piece, "paragraph")
    return headed


def _continued(found: Sequence[_Kinded]) -> list[_Kinded]:
    """Paragraphs that break off in mid-sentence and go on in lower case after a blank line, joined."""
    joined: list[_Kinded] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and last.kind == one.kind == "paragraph" and _goes_on(last.piece.text, one.piece.text):
            joined[-1] = _Kinded(
                replace(last.piece, end=one.piece.end, text=f"{last.piece.text} {one.piece.text}"),
                "paragraph",
            )
        else:
            joined.append(one)
    return joined


def _goes_on(before: str, after: str) -> bool:
    return after[0].islower() and not before.rstrip(_CLOSERS).endswith((".", "!", "?", ":"))


def _split(one: _Kinded) -> Iterator[Block]:
    """The piece as a block, its wire dateline ("LONDON (Reuters) - ") apart."""
    piece = one.piece
    cut = dateline.prefix(piece.text) if one.kind == "paragraph" else 0
    if cut:
        opening = piece.text[:cut].rstrip()
        yield Block("dateline", piece.start, piece.start + len(opening))
    yield Block(one.kind, piece.start + cut, piece.end)

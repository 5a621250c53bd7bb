"""Which stretch of a text is its title, its dateline, a caption, a bullet, a heading, prose or boilerplate.

Lines become pieces (lines that belong together), pieces get a kind from their form, and what form alone
cannot tell (a list of links, all that follows the copyright line) is settled by what stands around them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.articles import dateline
from graph.articles.pieces import BULLET, FRONT_MATTER, Piece, is_titled, pieces
from graph.lexicon import layout
from graph.model import Block, BlockKind

_CLOSERS = "\"'”’»)]}*_ \t\u00a0"
_PROSE_END = (".", "!", "?", "…", ":", ";", ",")
_LONGEST_TITLE = 200
_LONGEST_HEADING = 90
_LONGEST_CAPTION = 300
_LONGEST_NOTICE = 400
_NOTICES: tuple[layout.Mark, ...] = ("notice", "links", "end", "byline")
_MOST_AFTER_END = 2  # paragraphs after a copyright line that may still be a notice
_MARKDOWN = "*_#> \t"


@dataclass(frozen=True, slots=True)
class _Kinded:
    piece: Piece
    kind: BlockKind


def blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text in order: they do not overlap and cover all that is not blank.

    A text of one piece is a paragraph (or a bullet), whatever it looks like: a single sentence has no title.
    """
    front = FRONT_MATTER.match(text)
    found = [_Kinded(piece, _form(piece)) for piece in pieces(text, front.end() if front else 0)]
    if len(found) > 1:
        found = _named(_settled(found, len(text)), title)
    elif found and found[0].kind != "bullet":
        found = [_Kinded(found[0].piece, "paragraph")]
    own = tuple(block for one in _continued(found) for block in _split(one))
    return (Block("boilerplate", 0, front.end()), *own) if front else own


def _form(piece: Piece) -> BlockKind:
    """The kind a piece has by its form alone."""
    text = piece.text.strip(_MARKDOWN)
    if not any(map(str.isalnum, text)) or _is_notice(text):
        return "boilerplate"
    if dateline.is_dateline(text):
        return "dateline"
    if piece.marked == "heading":
        return "heading"
    if text.startswith("![") or (_is_short(text) and layout.bears(text, "caption")):
        return "caption"
    if piece.marked == "bullet":
        numbered = piece.alone and piece.text[0].isdigit()
        return "heading" if numbered and _is_heading(piece, BULLET.sub("", text, count=1)) else "bullet"
    return "heading" if _is_heading(piece, text) else "paragraph"


def _is_notice(text: str) -> bool:
    return len(text) <= _LONGEST_NOTICE and any(layout.bears(text, mark) for mark in _NOTICES)


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_CAPTION and not dateline.prefix(text)


def _ends_prose(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_PROSE_END)


def _is_heading(piece: Piece, text: str) -> bool:
    if len(text) > _LONGEST_HEADING or piece.lines > 1 or not (text[:1].isupper() or text[:1].isdigit()):
        return False
    words = len(text.split())
    if text.endswith("?"):
        return words <= 12 and is_titled(text) and piece.alone
    if _ends_prose(text):
        return False
    return words <= 12 and (is_titled(text) or (piece.alone and words <= 8))


def _settled(found: Sequence[_Kinded], length: int) -> list[_Kinded]:
    """What the neighbours say: links under their head, all after the end, captions below the dateline."""
    settled: list[_Kinded] = []
    linked = ended = prose = False
    for n, one in enumerate(found):
        text, kind = one.piece.text.strip(_MARKDOWN), one.kind
        if kind == "boilerplate":
            ended = ended or (one.piece.start * 2 > length and _is_end(text, found[n + 1 :]))
            linked = linked or (len(text) <= _LONGEST_NOTICE and layout.bears(text, "links"))
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


def _is_end(text: str, after: Sequence[_Kinded]) -> bool:
    """Whether a notice ends the article: a copyright line that little prose follows, so not a picture's."""
    bears = len(text) <= _LONGEST_NOTICE and layout.bears(text, "end")
    return bears and sum(map(_is_prose, after)) <= _MOST_AFTER_END


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
    if one.kind != "paragraph" or prose or not before or not _is_short(text):
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

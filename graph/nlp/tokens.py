"""A parse as plain objects, which the rules read.

spaCy makes a Token anew at each look at a word and looks its strings up by number; the rules look at a word
some hundred times. Here each Token is made once, with what they ask of it at hand. The names are spaCy's,
and so is whatever an attribute means; what a word is by itself is asked of spaCy's vocabulary.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import accumulate
from types import SimpleNamespace
from typing import Any, NamedTuple, overload

import spacy.tokens
from spacy.lexeme import Lexeme
from spacy.strings import StringStore, get_string_id
from spacy.vocab import Vocab

STRINGS: list[int | str] = ["ORTH", "LEMMA", "TAG", "POS", "DEP"]
NUMBERS: list[int | str] = ["HEAD", "SPACY", "SENT_START"]
_NO_CHILDREN: "list[Token]" = []  # of all words without any; nobody adds to it


class Token:
    """A word of a Doc; `stem_` is its lemma in lower case."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "is_sent_start",
        "lemma_",
        "lower_",
        "pos_",
        "sent",
        "stem_",
        "tag_",
        "text",
        "whitespace_",
    )
    head: "Token"
    children: "list[Token]"
    sent: "Span"

    def __init__(
        self,
        doc: "Doc",
        i: int,
        text: str,
        lower: str,
        lemma: str,
        stem: str,
        tag: str,
        pos: str,
        dep: str,
        spaced: int,
        begins: bool,
    ) -> None:
        self.doc = doc
        self.i = i
        self.text = text
        self.lower_ = lower
        self.lemma_ = lemma
        self.stem_ = stem
        self.tag_ = tag
        self.pos_ = pos
        self.dep_ = dep
        self.whitespace_ = " " if spaced else ""
        self.is_sent_start = begins
        self.children = _NO_CHILDREN

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    def nbor(self, steps: int = 1) -> "Token":
        """The word some steps on."""
        place = self.i + steps
        if place < 0:
            raise IndexError(place)
        return self.doc.tokens[place]

    @property
    def lefts(self) -> "list[Token]":
        """The children before a word."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> "list[Token]":
        """The children after a word."""
        return [child for child in self.children if child.i > self.i]

    @property
    def n_rights(self) -> int:
        return len(self.rights)

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The head of a word, the head of that, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: "Token") -> bool:
        return any(token is self for token in other.ancestors)

    @property
    def is_sent_end(self) -> bool:
        return self.i + 1 == self.sent.end

    @property
    def left_edge(self) -> "Token":
        return self.doc.tokens[self.doc.lows[self.i]]

    @property
    def right_edge(self) -> "Token":
        return self.doc.tokens[self.doc.highs[self.i]]

    @property
    def idx(self) -> int:
        return self.doc.places[self.i]

    @property
    def _lexeme(self) -> Lexeme:
        return self.doc.vocab[self.text]

    @property
    def lower(self) -> int:
        return int(self._lexeme.lower)

    @property
    def shape_(self) -> str:
        return str(self._lexeme.shape_)

    @property
    def like_num(self) -> bool:
        return bool(self._lexeme.like_num)

    @property
    def is_alpha(self) -> bool:
        return bool(self._lexeme.is_alpha)

    @property
    def is_punct(self) -> bool:
        return bool(self._lexeme.is_punct)

    @property
    def is_space(self) -> bool:
        return bool(self._lexeme.is_space)


class Span:
    """Words `start` to `end` (exclusive) of a Doc."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: "Doc", start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> "Span": ...
    def __getitem__(self, place: int | slice) -> "Token | Span":
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.start : self.end][place]

    @property
    def text(self) -> str:
        tokens = self.doc.tokens[self.start : self.end]
        words = [part for token in tokens for part in (token.text, token.whitespace_)]
        return "".join(words[:-1])

    @property
    def root(self) -> Token:
        """The word that the others hang from: of those whose head lies outside, the highest in the tree."""
        tops = [token for token in self if token.head is token]
        tops = tops or [token for token in self if not self.start <= token.head.i < self.end]
        return min(tops, key=lambda token: sum(1 for _ in token.ancestors)) if tops else self[0]


class Columns(NamedTuple):
    """What a parse says of all words: strings, how far off the head is, whether a space follows."""

    orth: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    spaced: list[int]


class Doc:
    """A parsed text. What the components find in it stands in `_`, what rules keep with it in `user_data`."""

    def __init__(
        self,
        vocab: Vocab,
        columns: Columns,
        starts: Collection[int] | None = None,
        offsets: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """`starts` are the words that begin a sentence; without them each root has one."""
        self.vocab, self.columns, self.heads = vocab, columns, columns.head
        self.lowers = [*map(str.lower, columns.orth)]
        self._numbers: dict[str, list[int]] = {}
        self.user_data: dict[str, Any] = defaultdict(dict)
        self._: Any = SimpleNamespace(
            mentions=[], offices=[], bare_roles=[], references=[], times=(), offsets=offsets
        )
        if starts is None:
            starts = {low for low, offset in zip(self.lows, self.heads, strict=True) if not offset}
        orth, lemma, tag, pos, dep, _, spaced = columns
        begins = [i in starts for i in range(len(orth))]
        words = zip(
            orth, self.lowers, lemma, map(str.lower, lemma), tag, pos, dep, spaced, begins, strict=True
        )
        self.tokens = [Token(self, i, *word) for i, word in enumerate(words)]
        _hang(self.tokens, self.heads)
        first = sorted({0, *starts})
        ends = zip(first, [*first[1:], len(orth)], strict=True)
        self.sents = [Span(self, start, end) for start, end in ends if start < end]
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    @classmethod
    def of(cls, parse: spacy.tokens.Doc) -> "Doc":
        """What spaCy has parsed."""
        known = _texts(parse.vocab.strings)
        orth, lemma, tag, pos, dep = ([known[n] for n in row] for row in parse.to_array(STRINGS).T.tolist())
        heads, spaced, begins = parse.to_array(NUMBERS).astype("int64").T.tolist()
        starts = {i for i, beginning in enumerate(begins) if beginning == 1}
        columns = Columns(orth, lemma, tag, pos, dep, heads, spaced)
        return cls(parse.vocab, columns, starts, parse._.offsets)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[place]

    @property
    def text(self) -> str:
        return "".join([part for token in self.tokens for part in (token.text, token.whitespace_)])

    @cached_property
    def places(self) -> list[int]:
        """Where in the text each word begins."""
        return list(accumulate((len(t.text) + len(t.whitespace_) for t in self.tokens), initial=0))

    @cached_property
    def lows(self) -> list[int]:
        """The first of the words below each word, or itself."""
        return _edges(self.heads, range(len(self.heads)))

    @cached_property
    def highs(self) -> list[int]:
        """The last of the words below each word, or itself."""
        return _edges(self.heads, range(len(self.heads) - 1, -1, -1))

    def numbers(self, attribute: str) -> list[int]:
        """spaCy's numbers for what all words have as an attribute: "LOWER", "LEMMA", "TAG", "POS"."""
        found = self._numbers.get(attribute)
        if found is None:
            strings = self.lowers if attribute == "LOWER" else getattr(self.columns, attribute.lower())
            found = self._numbers[attribute] = [_NUMBERED[string] for string in strings]
        return found

    def rehang(self, places: Mapping[int, tuple[int, str]]) -> None:
        """Hang words elsewhere in their sentence: from which word (a root from itself), with which label."""
        for i, (head, label) in places.items():
            self.heads[i] = head - i
            self.columns.dep[i] = self.tokens[i].dep_ = label
        sentences = [self.tokens[i].sent for i in places]
        start, end = min(s.start for s in sentences), max(s.end for s in sentences)
        for token in self.tokens[start:end]:
            token.children = _NO_CHILDREN
        _hang(self.tokens, self.heads, start, end)
        self._numbers.pop("DEP", None)
        for edges in ("lows", "highs"):
            self.__dict__.pop(edges, None)

    def retag(self, i: int, tag: str, pos: str) -> None:
        """Take a word for another part of speech."""
        token = self.tokens[i]
        self.columns.tag[i] = token.tag_ = tag
        self.columns.pos[i] = token.pos_ = pos
        for attribute in ("TAG", "POS"):
            self._numbers.pop(attribute, None)

    def close(self) -> None:
        """Be done with the document: the tokens hold one another and would be left for garbage collection."""
        for token in self.tokens:
            del token.head, token.children, token.sent
        self.tokens.clear()
        self.sents.clear()
        self.user_data.clear()


def _edges(offsets: list[int], order: Iterable[int]) -> list[int]:
    """The first word in some order at or below each word: whoever was reached already, all above it were."""
    found = [-1] * len(offsets)
    for i in order:
        above = i
        while found[above] < 0:
            found[above] = i
            above += offsets[above]
    return found


def _hang(tokens: list[Token], offsets: list[int], start: int = 0, end: int | None = None) -> None:
    """Tell tokens their heads and children, in text order; of a stretch that is whole sentences."""
    for token, offset in zip(tokens[start:end], offsets[start:end], strict=True):
        if not offset:
            token.head = token
            continue
        head = token.head = tokens[token.i + offset]
        if head.children is _NO_CHILDREN:
            head.children = [token]
        else:
            head.children.append(token)


class _Texts(dict[int, str]):
    """The strings of a store by their numbers, asked for once each."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        text = self[number] = self._strings[number]
        return text


class _Numbered(dict[str, int]):
    """spaCy's numbers for strings, each worked out once."""

    def __missing__(self, string: str) -> int:
        number = self[string] = get_string_id(string)
        return number


_NUMBERED = _Numbered()


@lru_cache(maxsize=2)
def _texts(strings: StringStore) -> _Texts:
    return _Texts(strings)

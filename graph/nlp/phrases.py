"""Small questions about stretches of tokens: which word heads one, what modifies or borders it."""

from collections.abc import Container, Iterable

import spacy.tokens
from spacy.strings import get_string_id

from graph.nlp.tokens import Doc, Token

MODIFYING = frozenset({"amod", "compound", "nmod", "npadvmod", "poss"})
HYPHENS = ("-", "–", "‐", "‑")


def ids(words: Iterable[str]) -> frozenset[int]:
    """spaCy's numbers for some strings, to look for them without making a Token of every word."""
    return frozenset(get_string_id(word) for word in words)


def where(doc: Doc | spacy.tokens.Doc, attribute: str, wanted: Container[int]) -> list[int]:
    """The tokens whose attribute ("LOWER", "LEMMA", "TAG") is one of some numbers: 30 ns a token."""
    values = doc.numbers(attribute) if isinstance(doc, Doc) else doc.to_array(attribute).tolist()
    return [i for i, value in enumerate(values) if value in wanted]


def past_stems(word: str) -> tuple[str, ...]:
    """What a word may be the past tense of: "petition" of "petitioned", "agree" of "agreed"."""
    return (word[:-1], word[:-2], word[:-3]) if word.endswith("ed") else ()


def with_lemma(doc: Doc, words: Container[str]) -> list[int]:
    """The tokens whose lemma is one of some words in lower case."""
    return [token.i for token in doc.tokens if token.stem_ in words]


def head_of(doc: Doc, start: int, end: int) -> int:
    """The token of a stretch that the others hang from: the last whose own head lies outside."""
    if end - start == 1:
        return start
    heads = [i for i in range(start, end) if not start <= doc[i].head.i < end or doc[i].head.i == i]
    return heads[-1] if heads else end - 1


def lower_before(doc: Doc, i: int, steps: int = 1) -> str:
    """The word some steps before `i` in lower case, empty before the first."""
    return doc[i - steps].lower_ if i >= steps else ""


def lower_at(doc: Doc, i: int) -> str:
    """The word at `i` in lower case, empty outside the document."""
    return doc[i].lower_ if 0 <= i < len(doc) else ""


def is_surname(doc: Doc, i: int, no_name: Container[str]) -> bool:
    """Whether a capitalised word follows a given name and nothing else: "King" in "Tom King"."""
    if i == 0 or not doc[i].text.istitle() or doc[i].tag_ != "NNP":
        return False
    before = doc[i - 1]
    given = (
        before.tag_ == "NNP" and before.dep_ == "compound" and before.head.i == i and before.text.istitle()
    )
    last = i + 1 >= len(doc) or doc[i + 1].tag_ != "NNP"
    if i > 1 and doc[i - 2].tag_ == "DT":
        return False  # "the Soviet Premier"
    return given and last and before.lower_ not in no_name


def first_conjunct(token: Token) -> Token:
    """The first of the words that a token is coordinated with: the parse hangs the others from it."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def modifies(token: Token) -> bool:
    """Whether a word stands before a noun as its modifier, itself or through the first of its conjuncts."""
    token = first_conjunct(token)
    return token.dep_ in MODIFYING and token.head.i > token.i


def is_tied(doc: Doc, i: int) -> bool:
    """Whether a hyphen ties a word to the next that the parser saw as a space: "Greek-Bulgarian patrols"."""
    return i in doc.user_data.get("tied", ())


def is_opposed(doc: Doc, start: int) -> bool:
    """Whether a hyphen ties what begins at `start` to the word before: "anti-Syria", "pro-Iranian"."""
    return start > 0 and doc[start - 1].text in HYPHENS


def is_hyphenated(doc: Doc, end: int) -> bool:
    """Whether a hyphen ties what ends at `end` to the next word: "China-backed", "Tokyo-based"."""
    return end < len(doc) and doc[end].text in HYPHENS and not doc[end - 1].whitespace_

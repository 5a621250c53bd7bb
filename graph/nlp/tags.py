"""Parts of speech, morphology and irregular lemmas from tags: what spaCy's attribute ruler sets, looked up.

The ruler runs a matcher with all its rules over every token, a fifth of all our time. Most rules ask one
token for its tag, form and label, so what they set is remembered for each such triple; a matcher is left
for the rest.
"""

from collections.abc import Container, Iterator
from typing import Any

import numpy
from spacy.attrs import LEMMA, MORPH, POS  # type: ignore[import-not-found]
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

ASKED = ("TAG", "LOWER", "DEP")
SET = (POS, MORPH, LEMMA)

Key = tuple[int, int, int]
Asked = tuple[int, bool, frozenset[int]]  # place in the triple, whether one of these or none, strings
Rule = tuple[list[Asked], tuple[int, ...]]


class TagTable:
    """Does what a pipeline's attribute ruler does; texts with tokens of white space are left to the ruler."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler, self._rest = ruler, AttributeRuler(ruler.vocab, validate=False)
        self._rules: list[Rule] = []
        self._known: dict[Key, tuple[int, ...]] = {}
        self._by_tag: dict[int, list[Rule]] = {}  # those that a tag does not rule out
        patterns: list[dict[str, Any]] = ruler.patterns
        for written, values in zip(patterns, ruler.attrs, strict=True):
            asked = [list(_asked(ruler, pattern)) for pattern in written["patterns"]]
            if all(None not in row for row in asked) and not set(values) - set(SET):
                numbers = tuple(int(values.get(name, 0)) for name in SET)
                self._rules += [([one for one in row if one], numbers) for row in asked]
            elif not any("IS_SPACE" in token for pattern in written["patterns"] for token in pattern):
                self._rest.add(**written)

    def __call__(self, doc: Doc) -> Doc:
        if doc.to_array("IS_SPACE").any():
            return self._ruler(doc)
        known = self._known
        rows = [known.get(key) or self._learn(key) for key in map(tuple, doc.to_array(list(ASKED)).tolist())]
        if rows:
            doc.from_array(list(SET), numpy.array(rows, dtype="uint64"))  # type: ignore[arg-type]
        return self._rest(doc)

    def _learn(self, key: Key) -> tuple[int, ...]:
        """What the rules set for a triple: of several that fit, the later wins."""
        tag, row = key[0], (0,) * len(SET)
        if tag not in self._by_tag:
            self._by_tag[tag] = [rule for rule in self._rules if _fits(rule, key, places=(0,))]
        for rule in self._by_tag[tag]:
            if _fits(rule, key, places=(1, 2)):
                row = tuple(new or old for new, old in zip(rule[1], row, strict=True))
        self._known[key] = row
        return row


def _fits(rule: Rule, key: Key, places: Container[int]) -> bool:
    """Whether what a rule asks at some places of a triple holds."""
    return all((key[at] in words) == one_of for at, one_of, words in rule[0] if at in places)


def _asked(ruler: AttributeRuler, pattern: list[dict[str, object]]) -> Iterator[Asked | None]:
    """What a rule asks of its one token; None for what a table cannot hold."""
    for name, wanted in pattern[0].items():
        words = wanted if isinstance(wanted, dict) else {"IN": [wanted]}
        if len(pattern) != 1 or name not in ASKED or len(words) != 1 or not words.keys() <= {"IN", "NOT_IN"}:
            yield None
            continue
        ((how, listed),) = words.items()
        yield ASKED.index(name), how == "IN", frozenset(map(ruler.vocab.strings.add, listed))

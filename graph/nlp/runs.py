"""Runs of words that may be a name of a person: "Hamad bin Khalifa al-Thani", "George W. Bush"."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph.nlp.labels import PROPER
from graph.nlp.phrases import ids, where
from graph.nlp.tokens import Doc, Token

_ORDINAL = re.compile("I{2,3}|IV|VI{1,3}|X[IVX]+")
_INITIALS = re.compile(r"[A-Z]|(?:[A-Z]\.)+")  # "F.W. de Klerk"
_PROPER = ids(PROPER)
DATED = frozenset({"in", "since", "until", "last", "early", "late", "mid", "by", "during", "from"})
NOMINAL = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "FW", "UH"})  # the tagger's guesses at foreign names


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `start` to `end` that may name a person; `first` is where an honorific before them begins."""

    start: int
    end: int
    first: int

    @property
    def is_full(self) -> bool:
        """Whether it may be a full name, of two words or more."""
        return self.end - self.start > 1

    @property
    def is_addressed(self) -> bool:
        return self.first < self.start


class RunFinder:
    """Finds runs; the words that no name contains come from words-mentions.yaml."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._particles = classes["particle"]
        self._honorifics = classes["honorific"]
        self._small = ids(self._particles)
        self._never = classes["no-name"] | classes["calendar"]
        self._telling = classes["epithet"] | classes["direction"]
        self._vessels = classes["vessel"]

    def __call__(self, doc: Doc, named: Collection[int], titled: Collection[int]) -> Iterator[Run]:
        """The runs outside names of other actors (`named`) and titles (`titled`)."""
        likely = {*where(doc, "TAG", _PROPER), *where(doc, "LOWER", self._small), *(i + 1 for i in titled)}
        end = 0
        for i in sorted(likely):
            if i < end or i >= len(doc):
                continue
            after_title = i > 0 and (i - 1 in titled or self._is_honorific(doc[i - 1]))
            if self._begins(doc, i, named, titled, after_title=after_title):
                taken = end
                while i > taken and self._is_first(doc, i - 1, named, titled):
                    i -= 1
                end = self._end(doc, i, named, titled)
                if i and self._is_vessel(doc[i - 1]):
                    continue
                yield Run(i, end, self._addressed(doc, i))

    def _is_vessel(self, before: Token) -> bool:
        """Whether a name is a ship's, by the word before it: "the aircraft carrier Eisenhower"."""
        return before.tag_ == "NN" and before.lemma_ in self._vessels

    def _is_first(self, doc: Doc, i: int, named: Collection[int], titled: Collection[int]) -> bool:
        """A first name that the tagger took for a common word at the head of a sentence: "Min Zaw Oo"."""
        compound = doc[i].dep_ == "compound" and doc[i].head.i > i
        return compound and self._is_word(doc, i, named, titled) and not self._is_honorific(doc[i])

    def _addressed(self, doc: Doc, i: int) -> int:
        """Where the honorifics before a name begin: "Sheikh", "Mr."."""
        while i > 0 and (
            self._is_honorific(doc[i - 1])
            or (doc[i - 1].text == "." and i > 1 and self._is_honorific(doc[i - 2]))
        ):
            i -= 1
        return i

    def _begins(
        self, doc: Doc, i: int, named: Collection[int], titled: Collection[int], *, after_title: bool
    ) -> bool:
        token = doc[i]
        if token.lower_ in self._particles and token.text.islower():
            following = i + 2 if i + 1 < len(doc) and doc[i + 1].text == "-" else i + 1
            return (token.tag_ in PROPER or following == i + 2) and self._is_word(
                doc, following, named, titled
            )
        if not self._is_word(doc, i, named, titled) or self._is_honorific(token):
            if not (
                after_title
                and i in named
                and token.text[:1].isupper()
                and self._is_word(doc, i + 1, named, titled)
            ):
                return False
            return doc[i + 1].tag_ in PROPER and i - 1 not in named  # "Foreign Minister Israel Katz"
        return token.tag_ in PROPER or after_title

    def _end(self, doc: Doc, start: int, named: Collection[int], titled: Collection[int]) -> int:
        end = start + 1
        while end < len(doc):
            ahead = end
            while ahead < len(doc) and self._is_inside(doc, ahead) and ahead - end < 3:
                ahead += 1
            if (
                ahead < len(doc)
                and self._is_word(doc, ahead, named, titled)
                and not (ahead == end and doc[ahead].is_sent_start)
            ):
                end = ahead + 1
            elif self._is_given(doc, start, end):  # the rest of "Dae-jung"
                end += 2
            elif end < len(doc) and end in named and self._is_town(doc, start, end):
                end += 1
            else:
                break
        return end

    def _is_word(self, doc: Doc, i: int, named: Collection[int], titled: Collection[int]) -> bool:
        """A capitalised word that may be part of a name."""
        if i >= len(doc) or i in named or i in titled:
            return False
        token = doc[i]
        text = token.text
        if (
            not text[0].isupper()
            or token.lower_ in self._never
            or (token.tag_ not in NOMINAL and token.i and not _is_odd(token))
        ):
            return False
        if i + 1 < len(doc) and doc[i + 1].like_num:  # "March 5"
            return False
        if text == "May" and i and (doc[i - 1].like_num or doc[i - 1].lower_ in DATED):
            return False
        if _ORDINAL.fullmatch(text):  # "Abdullah II"
            return True
        return (not (text.isupper() and len(text) > 3) and any(c.islower() for c in text)) or (
            _INITIALS.fullmatch(text) is not None and i + 1 < len(doc)
        )

    @staticmethod
    def _is_given(doc: Doc, start: int, end: int) -> bool:
        """Whether a hyphen and a small word go on with a name: "Kim Dae-jung", not "Putin-backed"."""
        if end - start < 2 or end + 1 >= len(doc) or doc[end].text != "-" or doc[end].whitespace_:
            return False
        word = doc[end + 1]
        return word.text.islower() and word.tag_ in NOMINAL and not doc[end - 1].whitespace_

    def _is_inside(self, doc: Doc, i: int) -> bool:
        token = doc[i]
        if token.text in ("-", "'", "’"):
            return not token.whitespace_ and not doc[i - 1].whitespace_
        return token.text.islower() and token.lower_ in self._particles and token.pos_ != "CCONJ"

    def _is_town(self, doc: Doc, start: int, i: int) -> bool:
        """A town's name that one word before it modifies: "Denzel Washington", not "Neighbour Chad"."""
        return (
            i - start == 1
            and doc[start].head.i == i
            and doc[start].dep_ == "compound"
            and doc[start].tag_ in PROPER
            and doc[start].lower_ not in self._telling
        )

    def _is_honorific(self, token: Token) -> bool:
        return token.lower_.rstrip(".") in self._honorifics and token.text[:1].isupper()


def _is_odd(token: Token) -> bool:
    """A capital within a sentence on a word that has no business with one: "Moon Jae In"."""
    return (
        not token.is_sent_start
        and token.tag_ in ("IN", "RB", "VB", "VBP", "DT", "CD")
        and token.i > 0
        and doc_before(token).tag_ in PROPER
    )


def doc_before(token: Token) -> Token:
    return token.doc[token.i - 1]

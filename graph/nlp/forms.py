"""In what form an actor is named where its name stands: by its capital, as a people, as a place.

"Tokyo fears" names a government, "in Tokyo" a place, "the Sea of Japan" neither.
"""

from collections.abc import Callable, Mapping

from graph.nlp.mentions import Form
from graph.nlp.phrases import HYPHENS, first_conjunct, is_hyphenated, lower_at, lower_before, modifies
from graph.nlp.syntax import is_dated
from graph.nlp.tokens import Doc, Token

DESCENT = frozenset("descent ancestry extraction parentage heritage lineage stock".split())
CURRENCY = 4  # letters no state stands with before a dollar sign


class Forms:
    """Tells forms apart by the words around a name; the word classes come from words-mentions.yaml."""

    def __init__(self, classes: Mapping[str, frozenset[str]], is_named: Callable[[str], object]) -> None:
        self._classes, self._is_named = classes, is_named
        self._other_after = classes["feature"] | classes["era"] | classes["paper"]
        self._no_given = classes["epithet"] | classes["no-name"] | classes["direction"]

    def form(self, doc: Doc, start: int, end: int, head: int, choice: frozenset[Form]) -> Form | None:
        """The form of the name at `start`, of those it may have; None where the words name something else."""
        if self._is_elsewhere(doc, start, end):
            return None
        if choice == {"prefix"}:
            return "adjective" if is_hyphenated(doc, end) else None  # "Franco-German", not "General Franco"
        token = doc[head]
        if choice & {"adjective", "people"} and lower_at(doc, end) in DESCENT:
            return None  # "Bhutanese of Nepali descent"
        if choice & {"adjective", "people"} and not (choice & {"name", "capital"} and token.tag_ == "NNP"):
            return None if self._is_tongue(token) else self._demonym(token, choice, start)
        if choice & {"capital", "seat"} and "name" not in choice:
            if self._is_place(doc, start, end, token):
                return "place"
            return "capital" if "capital" in choice else "seat"
        if choice == {"place"}:
            return None if self._is_middle_name(doc, start, end) else "place"
        if self._is_part(doc, start):
            return "place"
        return "name" if "name" in choice else next(iter(sorted(choice)))

    def _demonym(self, token: Token, choice: frozenset[Form], start: int) -> Form | None:
        """A people, or something of theirs; "ethnic Albanian rebels" are nothing of Albania's."""
        if "people" in choice and (
            token.tag_ in ("NNS", "NNPS") or not (modifies(token) or _is_predicate(token))
        ):
            return "people"
        return None if self._in("ethnic", lower_before(token.doc, start)) else "adjective"

    def _is_elsewhere(self, doc: Doc, start: int, end: int) -> bool:
        """Waters, wars and other lands that bear a state's name."""
        following = doc[end] if end < len(doc) else None
        if following is not None:
            if is_hyphenated(doc, end) and self._in("style", lower_at(doc, end + 1)):
                return True
            if following.lower_ in self._other_after and following.text[0].isupper():
                return True
            if following.text == "$" and len(doc[start:end].text) < CURRENCY:  # "US $50 million"
                return True
            if self._in("given", doc[start].lower_) and _is_given(doc[start], following):
                return True
        if start == 0:
            return False
        previous = doc[start - 1]
        if previous.text in HYPHENS and lower_before(doc, start, 2) in ("al", "el", "ul"):
            return True  # "Abdul-Malik al-Houthi"
        at = start - 2 if previous.lower_ == "the" else start - 1
        if (
            lower_at(doc, at) == "of"
            and self._in("feature-of", lower_before(doc, at))
            and doc[at - 1].text[0].isupper()
        ):
            return True
        if previous.text[:1].isupper() and self._in("other-land", previous.lower_):
            return True
        if end - start == 1 and self._in("namesake", doc[start].lower_) and self._is_surname(doc, start):
            return True
        return doc[start].lower_.startswith("american") and self._is_continental(doc, start)

    def follows_given(self, doc: Doc, start: int) -> bool:
        """ "Tom Jordan", "Kofi Asante": the last of a person's names; not "US-China", "junta-run Chad"."""
        previous = doc[start - 1] if start else None
        if previous is None or previous.tag_ != "NNP" or not previous.text[:1].isupper():
            return False
        joined = previous.dep_ == "compound" and previous.head.i == start
        return joined and previous.lower_ not in self._no_given and not self._is_named(previous.text)

    def _is_surname(self, doc: Doc, start: int) -> bool:
        """One of two names of a person: "Chad" in "Tom Chad" and in "Chad Smith said"."""
        following = doc[start + 1] if start + 1 < len(doc) else None
        return self.follows_given(doc, start) or (
            following is not None
            and following.tag_ == "NNP"
            and doc[start].dep_ == "compound"
            and doc[start].head.i == start + 1
            and following.dep_ in ("nsubj", "nsubjpass", "appos")
            and not self._in("no-name", following.lower_)
        )

    def _is_middle_name(self, doc: Doc, start: int, end: int) -> bool:
        """ "Mohamed Farah Aideed": a name among names of one person."""
        if start == 0 or end - start > 1 or end == len(doc):
            return False
        first, name, last = doc[start - 1 : start + 2]
        own = all(t.tag_ == "NNP" and t.text.istitle() for t in (first, name, last))
        joined = first.dep_ == name.dep_ == "compound" and first.head == name.head
        plain = first.lower_ not in self._no_given and not self._in("no-name", last.lower_)
        return own and joined and plain and last in (name.head, name.head.nbor(-1))

    def _is_continental(self, doc: Doc, start: int) -> bool:
        """ "Latin American", "South and Central American"."""
        word = lower_before(doc, start, 2 if doc[start - 1].text in ("-", "–") else 1)
        return self._in("continental", word)

    def _is_tongue(self, token: Token) -> bool:
        """A language, not a people: "speaks French", "in Arabic"."""
        if token.tag_ in ("NNS", "NNPS") or modifies(token) or token.i == 0:
            return False
        if token.dep_ == "dobj" and not _has_determiner(token):
            return self._in("tongue", token.head.stem_)
        return token.dep_ == "pobj" and token.head.lower_ in ("in", "into") and not _has_determiner(token)

    def _is_place(self, doc: Doc, start: int, end: int, token: Token) -> bool:
        """Whether a capital or seat is where something is, not who does it."""
        if is_hyphenated(doc, end):
            return lower_at(doc, end + 1) in ("based", "born", "area")
        if self._is_part(doc, start):
            return True
        first = first_conjunct(token)
        governor = first.head
        if first.dep_ == "pobj" and not is_dated(first):
            return self._is_locative(governor)
        return first.dep_ == "dobj" and self._in("motion", governor.stem_)

    def _is_locative(self, preposition: Token) -> bool:
        word, verb = preposition.lower_, preposition.head
        if self._in("locative", word):
            return True
        if word in ("to", "from", "into", "toward", "towards", "for"):
            return verb.pos_ in ("VERB", "AUX") and self._in("motion", verb.stem_)
        return word == "of" and self._in("town-part", verb.stem_)

    def _is_part(self, doc: Doc, start: int) -> bool:
        """ "northern Iraq", "South Lebanon": a part of a state is a place."""
        return start > 0 and self._in("direction", doc[start - 1].lower_)

    def _in(self, name: str, word: str) -> bool:
        return word in self._classes[name]


def _is_predicate(token: Token) -> bool:
    """ "is Chinese", "became French"."""
    return token.dep_ in ("acomp", "attr", "oprd") and token.tag_ == "JJ"


def _has_determiner(token: Token) -> bool:
    return any(child.dep_ in ("det", "amod", "poss", "nummod") for child in token.children)


def _is_given(word: Token, following: Token) -> bool:
    """Whether a town's name is somebody's first one: "Milan Kundera"."""
    joined = word.dep_ == "compound" and word.head == following
    return joined and following.tag_ == "NNP" and following.text.istitle()

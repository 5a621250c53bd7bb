"""Words as the parser knows them: "co-operation" without its hyphen, acronyms as the one it knows best."""

from spacy.language import Language
from spacy.tokens import Doc

from graph.nlp.phrases import ids, where

HYPHENED = (
    "co-operate co-operates co-operated co-operating co-operation co-operative co-ordinate co-ordinates "
    "co-ordinated co-ordinating co-ordination co-exist co-exists co-existed co-existing co-existence"
).split()
DEEDS = {  # what the parser takes apart in "police tear-gassed students": the lemmas that frames name
    "tear-gassed": "teargas",
    "baton-charged": "batoncharge",
    "fire-bombed": "firebomb",
    "petrol-bombed": "firebomb",
    "machine-gunned": "machinegun",
    "water-cannoned": "watercannon",
    "strip-searched": "stripsearch",
    "court-martialled": "courtmartial",
    "court-martialed": "courtmartial",
}
DONE = "attacked"  # a deed that the parser knows
FOUND = ids((*HYPHENED, *DEEDS))
CAPITALS = ids({"XXX", "XXXX"})  # the shapes of three capitals and more
KNOWN = "NATO"
ENDINGS = ("", "s", "es", "ed", "d", "ing")


class Acronyms:
    """Makes an acronym look to the parser like one that it knows: it takes "ECOWAS" for a verb.

    What a word looks like is told by its own letters alone, so that the same text is always parsed alike.
    """

    def __init__(self, nlp: Language) -> None:
        lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        tables = (lookups.get_table(name) for name in ("lemma_index", "lemma_exc"))
        self._words = frozenset(word for table in tables for words in table.values() for word in words)
        self._known = nlp.vocab[KNOWN]

    def __call__(self, doc: Doc) -> Doc:
        for word in {doc[i].text for i in where(doc, "SHAPE", CAPITALS)}:
            if word.isalpha() and not self._is_word(word.lower()):
                lexeme = doc.vocab[word]
                for sight in ("norm_", "prefix_", "suffix_"):
                    setattr(lexeme, sight, getattr(self._known, sight))
        return doc

    def _is_word(self, word: str) -> bool:
        """Whether capitals are but loud: "FRANCE SENDS TROOPS"."""
        return any(word.endswith(e) and word.removesuffix(e) in self._words for e in ENDINGS)


def keep_whole(nlp: Language) -> None:
    """Leaves such words in one piece, which looks to the parser as it does without its hyphen or, where it
    knows none of that kind, as a plain word."""
    looks = {word: word.replace("-", "") for word in HYPHENED} | dict.fromkeys(DEEDS, DONE)
    for word, look in looks.items():
        for form in (word, word.capitalize(), word.upper()):
            case = [{"ORTH": form, "NORM": look}]
            nlp.tokenizer.add_special_case(form, case)  # type: ignore[union-attr]


def unhyphen(doc: Doc) -> Doc:
    """Gives them the lemma of the word without its hyphen, which frames name."""
    for i in where(doc, "LOWER", FOUND):
        doc[i].lemma_ = DEEDS.get(doc[i].lower_, doc[i].lemma_.replace("-", ""))
    return doc

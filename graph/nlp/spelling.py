"""Words that British texts hyphenate and the parser knows without a hyphen: "co-operation"."""

from spacy.language import Language
from spacy.tokens import Doc

from graph.nlp.phrases import ids, where

HYPHENED = (
    "co-operate co-operates co-operated co-operating co-operation co-operative co-ordinate co-ordinates "
    "co-ordinated co-ordinating co-ordination co-exist co-exists co-existed co-existing co-existence"
).split()
FOUND = ids(HYPHENED)


def keep_whole(nlp: Language) -> None:
    """Leaves such words in one piece, which looks to the parser as it does without its hyphen."""
    for word in HYPHENED:
        for form in (word, word.capitalize(), word.upper()):
            case = [{"ORTH": form, "NORM": word.replace("-", "")}]
            nlp.tokenizer.add_special_case(form, case)  # type: ignore[union-attr]


def unhyphen(doc: Doc) -> Doc:
    """Gives them the lemma of the word without its hyphen, which frames name."""
    for i in where(doc, "LOWER", FOUND):
        doc[i].lemma_ = doc[i].lemma_.replace("-", "")
    return doc

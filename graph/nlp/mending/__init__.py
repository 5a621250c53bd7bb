"""Slips of the parser that the words around give away, mended in the parse itself before anything reads it.

kinds      what was taken for another part of speech   "Turkey arms the rebels", "fighting between clans"
names      names beside nouns and other names          "Presidents Solari of Peru and Quispe of Chile met"
clauses    clauses and phrases that hang elsewhere     "accuses Peru of arming rebels and demands talks"
companions with whom it is done                        "works with the police to catch smugglers"
objects    what is done, to whom and by whom           "the aid that Peru gave Chile"
dates      dates and the names beside them             "In 2017 Peru, Chile and Cuba left"
subjects   whose deed a verb is                        "Chad sent tents and Kuwait has pledged"

What graph.nlp.syntax reads off a parse it keeps with the document, so nothing here may ask it.
"""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from graph.nlp.labels import DATES, VERBS
from graph.nlp.mending import clauses, companions, dates, kinds, names, objects, subjects
from graph.nlp.phrases import ids, where

Step = Callable[[Token], None]

WORDS: tuple[tuple[str, frozenset[int], Step], ...] = (  # where an attribute is one of these
    ("LOWER", ids({"well"}), clauses.join_as_well),
    ("LOWER", ids(kinds.OPENING), kinds.make_common),
    ("DEP", ids({"appos"}), names.join_after_name),
    ("TAG", ids({"NNS"}), kinds.make_phrase),
    ("LOWER", ids(kinds.BARE), kinds.make_bare),
    ("DEP", ids({"prt"}), kinds.make_preposition),
    ("DEP", ids({"dobj"}), kinds.make_verb),
    ("DEP", ids({"dobj", "npadvmod"}), names.put_beside),  # what a name beside a noun is taken for
    ("LOWER", ids({"by"}), objects.give_author_of),
    ("LOWER", ids(objects.LOADED), objects.give_way),
    ("LOWER", ids(DATES), dates.part_date),
    ("LOWER", ids(dates.DAYS), dates.give_rest),
    ("LOWER", ids(clauses.SAID), clauses.give_speaker),
    ("LOWER", ids(companions.TWINS), companions.make_twins),
    ("LOWER", ids({"with"}), companions.give_companion),
    ("LOWER", ids({"together"}), companions.join_together),
    ("TAG", ids({"NNS"}), companions.join_body),
)
VERBAL = ids(VERBS)
FORMS: tuple[Step, ...] = (
    objects.give_object,
    subjects.give_name,
    subjects.give_deed,
    clauses.give_charge,
    kinds.make_noun,
    clauses.give_infinitive,
    clauses.give_order,
    kinds.make_participle,
    kinds.make_modifier,
    kinds.make_opening,
    kinds.make_place,
    objects.give_strikers,
)
CLAUSES: tuple[Step, ...] = (  # not of auxiliaries and modifiers
    names.give_described,
    names.join_names,
    clauses.make_cleft,
    objects.give_state,
    objects.give_judged,
    objects.give_called,
    objects.give_receiver,
    objects.give_homeward,
    objects.give_gift,
    objects.give_title,
    names.share_title,
    objects.give_whom,
    objects.give_agent,
    objects.give_author,
    clauses.join_finite,
    clauses.part_participle,
    clauses.join_clause,
    objects.give_count,
    objects.give_freed,
    subjects.give_subject,
    clauses.give_person,
    dates.give_date,
)


def mend(doc: Doc) -> Doc:
    """Takes the steps in their order, each of which leaves to the later ones what it has mended."""
    words = doc.to_array("LOWER").tolist()  # asked for once: no step changes a word itself
    for attribute, wanted, step in WORDS:
        for i in _among(words, wanted) if attribute == "LOWER" else where(doc, attribute, wanted):
            step(doc[i])
    for verb in [doc[i] for i in where(doc, "TAG", VERBAL)]:
        for step in FORMS:
            step(verb)
        if verb.dep_ not in ("aux", "auxpass", "amod"):
            for step in CLAUSES:
                step(verb)
    return doc


def _among(words: list[int], wanted: frozenset[int]) -> list[int]:
    """The places of some words, which most texts have none of."""
    return [] if wanted.isdisjoint(words) else [i for i, word in enumerate(words) if word in wanted]

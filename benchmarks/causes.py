"""Why statements are missed and wrong: what is nearest to each that was missed, and to each that was wrong.

No text and no statement is printed, so the texts held out stay unread. Rows of which the main event alone was
judged are left out of what is wrong.
"""

import argparse
from collections import Counter
from pathlib import Path

from accuracy import JUDGED, Entry, Judge, article_of, judged
from measuring import table

from graph.model import Statement
from graph.nlp.extract import Extractor
from graph.nlp.reading import span
from graph.nlp.tokens import Doc, Token

MISSED = {
    "party": "a frame of the type stands there, but finds no party or another",
    "type": "the dyad is stated, as another type",
    "condition": "a frame of the type stands there, a condition is not met",
    "trigger": "no trigger of the type",
    "actor": "an actor is not found in the text",
    "direction": "the direction",
    "polarity": "the polarity, or one statement for two",
}
WRONG = {
    "side": "one side is another actor",
    "type": "the dyad is judged, as another type or polarity",
    "neither": "neither side, or nothing was judged there",
    "direction": "the direction",
}


def main() -> None:
    """Print two tables with a line a cause."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[JUDGED], help="judged files or folders")
    extractor = Extractor()
    rows = list(judged(parser.parse_args().paths))
    missed: dict[str, Counter[str]] = {"seen": Counter(), "held-out": Counter()}
    wrong: dict[str, Counter[str]] = {"seen": Counter(), "held-out": Counter()}
    for row, (article, doc) in zip(rows, extractor.read(map(article_of, rows)), strict=True):
        statements = extractor.statements_of(article, doc)
        judge, part = Judge(row, extractor.lexicon), row["set"].split("/")[0]
        marks = judge.marks(statements)
        places = [(token, span(article, doc, token.i, token.i + 1)) for token in doc]
        for entry in marks.missed:
            start = row["text"].index(entry["quote"])
            end = start + len(entry["quote"])
            quoted = [token for token, at in places if start <= at.start and at.end <= end]
            missed[part][_cause(judge, entry, statements, quoted, doc, extractor)] += 1
        wrong[part].update(_fault(judge, statement) for statement in marks.wrong if marks.whole)
        doc.close()
    for title, causes, counts in (("Missed", MISSED, missed), ("Wrong", WRONG, wrong)):
        table(
            title,
            ("cause", *counts),
            ((told, *(c[cause] for c in counts.values())) for cause, told in causes.items()),
        )


def _cause(
    judge: Judge,
    entry: Entry,
    statements: list[Statement],
    quoted: list[Token],
    doc: Doc,
    extractor: Extractor,
) -> str:
    """Which of MISSED it is."""
    here = [s for s in statements if judge.overlaps(s, entry)]
    alike = [s for s in here if judge.same_pair(s, entry)]
    if any(s.relation in entry["relation"] for s in alike):
        return "polarity"
    if alike:
        return "type"
    if any(_is_turned(judge, s, entry) for s in here):
        return "direction"
    known = {m.actor.id: m.actor for m in (*doc._.mentions, *doc._.references)}.values()
    if not all(any(judge.same(a, entry[side], rolled=True) for a in known) for side in ("subject", "object")):
        return "actor"
    triggers = extractor.finder.triggers
    unmet = [
        triggers.unmet(evoked.frame, evoked.word)
        for token in quoted
        for evoked in triggers.candidates(token)
        if evoked.frame.relation in entry["relation"]
    ]
    return "party" if None in unmet else "condition" if unmet else "trigger"


def _is_turned(judge: Judge, statement: Statement, entry: Entry) -> bool:
    """Whether a statement says of the second party what the entry says of the first."""
    turned = {**entry, "subject": entry["object"], "object": entry["subject"]}
    return statement.relation in entry["relation"] and judge.same_pair(statement, turned)


def _fault(judge: Judge, statement: Statement) -> str:
    """Which of WRONG it is."""
    entries = [entry for entry in judge.row["statements"] if judge.overlaps(statement, entry)]
    if any(judge.same_pair(statement, entry) for entry in entries):
        return "type"
    if any(_is_turned(judge, statement, entry) for entry in entries):
        return "direction"
    sides = [
        judge.same(actor, entry[side], rolled=True)
        for entry in entries
        for side in ("subject", "object")
        for actor in (statement.subject, statement.object)
    ]
    return "side" if any(sides) else "neither"


if __name__ == "__main__":
    main()

"""How much is found, and how much of it is right: statements beside texts that readers judged.

The judged texts in `judged/` are ours, each written and judged before the extractor read it; those in
`held-out/` nobody who writes rules has read. A line is {"id", "date", "text", "statements": [{"subject",
"relation", "object", "modality", "polarity", "time", "required", "quote"}]}: relation and modality list
what a reader accepts, the best first; actors are ISO alpha-3 codes, names or acronyms, IGO, NGO, IMG or MNC
by kind, "|" between alternatives.

A statement is right when its actors, by themselves or as their country, its relation and polarity agree
with an entry whose quote its evidence overlaps by half of the shorter (in a single sentence: with any). A
second one for the same entry counts neither way. In single sentences offices (LEADS, AFFILIATED) are not
counted. Of a row marked "main" only the main event was judged, so it counts for recall alone.
"""

import argparse
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from measuring import table

from graph import articles
from graph.lexicon import Lexicon
from graph.model import Actor, Article, Statement
from graph.nlp.extract import Extractor

JUDGED = Path(__file__).parent / "judged"
KINDS = {"igo": "IGO", "ngo": "NGO", "armed-group": "IMG", "company": "MNC"}
OFFICES = ("LEADS", "AFFILIATED")
BANDS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)
DRAWS = 1000  # of the bootstrap

Entry = dict[str, Any]


@dataclass
class Marks:
    """What became of one text: entries found and missed, statements right and wrong."""

    found: list[tuple[Entry, Statement]] = field(default_factory=list)
    missed: list[Entry] = field(default_factory=list)
    wrong: list[Statement] = field(default_factory=list)
    pairs: tuple[int, int, int] = (0, 0, 0)  # dyads found, judged, stated
    whole: bool = True  # whether all that the text says was judged

    @property
    def counts(self) -> tuple[int, ...]:
        required = [e for e, _ in self.found if e["required"]]
        right, stated = len(self.found), len(self.found) + len(self.wrong)
        asked = len(required), len(required) + len(self.missed)
        return (*asked, right, stated, *self.pairs) if self.whole else (*asked, 0, 0, *self.pairs)


class Judge:
    """Compares the statements of one text with its entries, which may call an actor by any of its names."""

    def __init__(self, row: Entry, lexicon: Lexicon) -> None:
        self.row, self.aliases, self.types = row, lexicon.actors.aliases, lexicon.relation_types
        self.single = "\n" not in row["text"]
        row["statements"] = [
            e for e in row["statements"] if not (self.single and e["relation"][0] in OFFICES)
        ]
        self.states = {
            plain(e["subject"]): set(map(plain, e["object"].split("|")))
            for e in row["statements"]
            if e["relation"][0] in ("LEADS", "AFFILIATED")
        }

    def marks(self, statements: list[Statement]) -> Marks:
        """Match each statement to the entry it says best: shortest evidence first, countries last."""
        statements = [s for s in statements if not (self.single and s.relation in OFFICES)]
        marks, pending = Marks(), sorted(statements, key=lambda s: s.evidence.end - s.evidence.start)
        taken: set[int] = set()
        for rolled in (False, True):
            left = []
            for statement in pending:
                fits = [i for i, e in enumerate(self.row["statements"]) if self.agrees(statement, e, rolled)]
                free = [i for i in fits if i not in taken]
                if free:
                    best = min(free, key=lambda i: self._rank(statement, self.row["statements"][i]))
                    taken.add(best)
                    marks.found.append((self.row["statements"][best], statement))
                elif not fits:
                    left.append(statement)
            pending = left
        marks.wrong, marks.whole = pending, not self.row.get("main")
        marks.missed = [e for i, e in enumerate(self.row["statements"]) if e["required"] and i not in taken]
        marks.pairs = self._pairs(statements)
        return marks

    @staticmethod
    def _rank(statement: Statement, entry: Entry) -> tuple[bool, bool]:
        return entry["relation"][0] != statement.relation, not entry["required"]

    def agrees(self, statement: Statement, entry: Entry, rolled: bool) -> bool:
        claim = statement.relation in entry["relation"] and statement.polarity == entry["polarity"]
        return claim and self.overlaps(statement, entry) and self.same_pair(statement, entry, rolled)

    def same_pair(self, statement: Statement, entry: Entry, rolled: bool = True) -> bool:
        sides = [(statement.subject, statement.object)]
        if self.types[statement.relation].symmetric:
            sides.append((statement.object, statement.subject))
        return any(
            self.same(a, entry["subject"], rolled) and self.same(b, entry["object"], rolled) for a, b in sides
        )

    def same(self, actor: Actor, wanted: str, rolled: bool) -> bool:
        options = {plain(name) for name in wanted.split("|")}
        known = {plain(name) for name in (actor.id, actor.name, *self.aliases(actor.id))}
        if rolled:
            options |= set().union(*(self.states.get(name, ()) for name in options))
            options |= {name.split(".")[0] for name in options}
            known |= {plain(actor.country or KINDS.get(actor.kind, ""))} - {""}
            known |= set().union(*(self.states.get(name, ()) for name in known))
        return bool(options & known)

    def overlaps(self, statement: Statement, entry: Entry) -> bool:
        if self.single:
            return True
        start = self.row["text"].index(entry["quote"])
        end = start + len(entry["quote"])
        shared = min(end, statement.evidence.end) - max(start, statement.evidence.start)
        return 2 * shared >= min(end - start, statement.evidence.end - statement.evidence.start)

    def _pairs(self, statements: list[Statement]) -> tuple[int, int, int]:
        """Dyads whatever their relation: required ones found, required ones, stated ones."""
        required = [e for e in self.row["statements"] if e["required"]]
        hit = sum(any(self.same_pair(s, e) and self.overlaps(s, e) for s in statements) for e in required)
        return hit, len(required), len(statements)


def plain(name: str) -> str:
    """A name without accents, marks and case."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9.]+", " ", bare.casefold()).strip()


def article_of(row: Entry) -> Article:
    """A row's text as an article of its date."""
    published = date.fromisoformat(row["date"]) if row.get("date") else None
    return articles.article(row["text"], name=row["id"], published=published)


def judged(paths: list[Path]) -> Iterator[Entry]:
    """The rows of judged files and folders."""
    for path in paths:
        for file in sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]:
            with file.open(encoding="utf-8") as lines:
                name = f"{file.parent.name}/{file.stem}"
                yield from ({**json.loads(line), "set": name} for line in lines if line.strip())


def shares(all_marks: list[Marks]) -> tuple[float, float]:
    """Recall of what is required and precision of what is stated."""
    hit, required, right, stated, *_ = map(sum, zip(*(m.counts for m in all_marks), strict=True))
    return hit / max(1, required), right / max(1, stated)


def interval(all_marks: list[Marks], which: int) -> str:
    """The 95 % bootstrap interval over texts."""
    chance = random.Random(1)
    drawn = sorted(shares(chance.choices(all_marks, k=len(all_marks)))[which] for _ in range(DRAWS))
    return f"{drawn[DRAWS // 40]:.2f}-{drawn[-DRAWS // 40]:.2f}"


def line(name: str, all_marks: list[Marks]) -> tuple[object, ...]:
    """One row of the table."""
    hit, required, right, stated, pairs, _, _ = map(sum, zip(*(m.counts for m in all_marks), strict=True))
    found = [pair for m in all_marks if m.whole for pair in m.found]
    modal = sum(s.modality in e["modality"] for e, s in found)
    timed = [s.time == e["time"] for e, s in found if e.get("time")]
    return (
        name,
        len(all_marks),
        f"{hit / max(1, required):.3f} ({hit}/{required}, {interval(all_marks, 0)})",
        f"{right / stated:.3f} ({right}/{stated}, {interval(all_marks, 1)})" if stated else "-",
        f"{pairs / max(1, required):.3f}",
        f"{modal}/{len(found)}" if found else "-",
        f"{sum(timed)}/{len(timed)}",
    )


def reliability(all_marks: list[Marks]) -> Iterator[tuple[object, ...]]:
    """Stated confidence beside the share that was right, a line a band."""
    whole = [m for m in all_marks if m.whole]
    judged_ones = [(s.confidence, True) for m in whole for _, s in m.found]
    judged_ones += [(s.confidence, False) for m in whole for s in m.wrong]
    for low, high in pairwise(BANDS):
        band = [right for confidence, right in judged_ones if low <= confidence < high]
        yield f"{low} to {min(high, 1)}", len(band), sum(band), sum(band) / max(1, len(band))


def told(row: Entry, marks: Marks, statements: list[Statement]) -> Iterator[str]:
    """What was missed and wrong in a text, with all that was said of it."""
    if not (marks.missed or marks.wrong):
        return
    yield f"## {row['id']} {row['text'] if len(row['text']) < 600 else ''}"
    for e in marks.missed:
        said = f"{e['subject']} {'|'.join(e['relation'])} {e['object']} {e['polarity'][:3]}"
        yield f"  missed {said} «{e['quote']}»"
    for s in marks.wrong:
        yield f"  wrong  {short(s)} «{s.evidence.text}»"
    if len(row["text"]) < 600:
        yield from (f"  right  {short(s)}" for _, s in marks.found)


def short(s: Statement) -> str:
    said = f"{s.subject.id} {s.relation} {s.object.id} {s.modality} {s.polarity[:3]}"
    return f"{said} ({s.rule}, {s.trigger.text}, {s.confidence})"


def main() -> None:
    """Print a table with a line a file, and on request what is missed and wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[JUDGED], help="judged files or folders")
    parser.add_argument("--errors", action="store_true", help="also print what is missed and wrong")
    options = parser.parse_args()
    extractor = Extractor()
    rows = list(judged(options.paths))
    sets: dict[str, list[Marks]] = {}
    for row, (_, statements) in zip(rows, extractor.statements(map(article_of, rows)), strict=True):
        marks = Judge(row, extractor.lexicon).marks(statements)
        sets.setdefault(row["set"], []).append(marks)
        if options.errors:
            print(*told(row, marks, statements), sep="\n")
    head = ("judged texts", "texts", "recall", "precision", "dyads found", "modality", "time")
    everything = [m for all_marks in sets.values() for m in all_marks]
    table("Accuracy", head, [*(line(*item) for item in sets.items()), line("all", everything)])
    table("Confidence", ("stated", "statements", "right", "share"), reliability(everything))


if __name__ == "__main__":
    main()

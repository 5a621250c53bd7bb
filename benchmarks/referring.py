"""Whom the pronouns of a text mean: readers' answers in `referring/`, and how often the extractor agrees.

`seen.jsonl` and `held-out.jsonl` answer for articles of `judged/`, `written.jsonl` for texts of its own. A
line is {"id", "date", "text", "references": [{"start", "end", "who"}]}: `who` is an ISO alpha-3 code, one
with a sector (`FRA.MIL`) or a name, "+" between several, "|" between alternatives, "-" for a thing or nobody.
An answer that begins with "E " tells of a deed: who did it > to whom. Nouns are answered for, too.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from accuracy import JUDGED, Entry, Judge, article_of, judged
from measuring import table

from graph.model import Actor
from graph.nlp.extract import Extractor
from graph.nlp.pronouns import HE, SHE, WE
from graph.nlp.reading import span
from graph.nlp.referents import KINDS
from graph.nlp.tokens import Doc, Token

REFERRING = Path(__file__).parent / "referring"
WORDS = {**KINDS, **dict.fromkeys(HE | SHE, "he, she"), **dict.fromkeys(WE, "we")}


def texts(name: str) -> list[Entry]:
    """The texts of a file of answers, each with its answers by the place of the word."""
    articles = {row["id"]: row for row in judged([JUDGED])}
    with (REFERRING / f"{name}.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        {
            **articles.get(row["id"], {"statements": [], **row}),
            "who": {r["start"]: r["who"] for r in row["references"]},
        }
        for row in rows
    ]


def answered(extractor: Extractor, rows: list[Entry]) -> Iterator[tuple[Doc, Judge, list[tuple[Token, str]]]]:
    """Each text as it was read, with the pronouns that were answered for."""
    for row, (article, doc) in zip(rows, extractor.read(map(article_of, rows)), strict=True):
        words = [token for token in doc if token.lower_ in WORDS]
        places = ((token, span(article, doc, token.i, token.i + 1).start) for token in words)
        yield (
            doc,
            Judge(row, extractor.lexicon),
            [(t, row["who"][at]) for t, at in places if at in row["who"]],
        )


def is_meant(judge: Judge, actors: list[Actor], who: str) -> bool:
    """Whether actors are those of an answer, by themselves or as their country; none are nobody."""
    return any(_are(judge, actors, option.split("+")) for option in who.split("|"))


def _are(judge: Judge, actors: list[Actor], wanted: list[str]) -> bool:
    if wanted == ["-"] or not actors:
        return wanted == ["-"] and not actors
    found = all(any(judge.same(actor, name, rolled=True) for actor in actors) for name in wanted)
    return found and all(any(judge.same(actor, name, rolled=True) for name in wanted) for actor in actors)


def main() -> None:
    """Print a line a kind of pronoun and file."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    extractor = Extractor()
    lines = []
    for name in ("seen", "held-out", "written"):
        counts: dict[str, Counter[str]] = {kind: Counter() for kind in dict.fromkeys(WORDS.values())}
        for doc, judge, words in answered(extractor, texts(name)):
            for token, who in words:
                said = [m.actor for m in doc._.references if m.head == token.i]
                right = is_meant(judge, said, who)
                counts[WORDS[token.lower_]].update(
                    {
                        "all": 1,
                        "right": right,
                        "meant": who != "-",
                        "said": bool(said),
                        "hit": right and bool(said),
                    }
                )
            doc.close()
        for kind, c in counts.items():
            recall, precision = c["hit"] / max(1, c["meant"]), c["hit"] / max(1, c["said"])
            lines.append(
                (
                    name,
                    kind,
                    c["all"],
                    f"{c['right'] / max(1, c['all']):.3f}",
                    f"{recall:.3f}",
                    f"{precision:.3f}",
                )
            )
    table("References", ("texts", "pronoun", "asked", "right or rightly none", "recall", "precision"), lines)


if __name__ == "__main__":
    main()

"""extract, ingest, reprocess, explain: the commands that read texts, and so load the model."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.commands.shown import (
    DatabaseOption,
    JsonOption,
    Steps,
    counted,
    explained,
    line,
    machine,
    refused,
    say,
    settings,
    table,
)
from app.settings import Settings
from graph.errors import InputError
from graph.ingest import Outcome, Report, ingest, read, reprocess
from graph.wire import statement_json

if TYPE_CHECKING:
    from graph.nlp.extract import Extractor

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files (.txt .md .html .json .jsonl), folders, or - for standard input.", metavar="PATH..."
    ),
]


def extractor(found: Settings) -> "Extractor":
    """The reader that the settings describe; spaCy is imported here and not before."""
    from graph import lexicon
    from graph.nlp.extract import Extractor

    return Extractor(found.model, lexicon.load(*found.lexicon))


def extract(paths: Paths) -> None:
    """Read articles and print what they say, one statement a line as JSON. Nothing is stored.

    Errors and progress go to standard error; the status is 1 if an article was skipped.

    Examples:

        entente extract article.txt

        entente extract news/ | jq -r '[.subject.id, .relation, .object.id, .evidence.text] | @tsv'

        echo "Japan fears North Korea." | entente extract -
    """
    from graph.articles import read_all

    skipped = 0
    with explained(), Steps("reading", _total(paths)) as steps:
        for found in read(read_all(paths), extractor(settings())):
            if isinstance(found, tuple):
                article, said = found
                steps.step(article.name)
                for statement in said:
                    line(statement_json(statement, article.name))
            elif isinstance(found, InputError):
                skipped += 1
                refused(found)
        sys.stdout.flush()
    raise typer.Exit(1 if skipped else 0)


def ingest_(paths: Paths, database: DatabaseOption = None, json: JsonOption = False) -> None:
    """Read articles and store what they say. Reading one again changes nothing; a newer lexicon revises it.

    Prints what was new, known and skipped, and why; the status is 1 if an article was skipped.

    Examples:

        entente ingest seeds/

        entente ingest article.html news.jsonl

        zcat dump.jsonl.gz | entente ingest -
    """
    from graph.articles import read_all
    from graph.store import Store

    found = settings(database)
    with explained():
        reader = extractor(found)
        store = Store(found.database_url, reader.lexicon)
        report = _reported(ingest(read_all(paths), reader, store), _total(paths))
    _end(report, json)


def reprocess_(database: DatabaseOption = None, json: JsonOption = False) -> None:
    """Read what is stored again, as far as another lexicon or model read it. Needs no files.

    Use it after a change of the lexicon or of ENTENTE_MODEL, or an update of Entente. What is said as before
    keeps its id and the time it was learned at, what is no longer said is retracted. For another lexicon
    nothing is parsed again, since parses are kept; articles without words of what changed are known. It may
    be stopped at any time; run again, it goes on where it was.

    Prints what was read again and what changed; the status is 1 if an article was skipped.

    Examples:

        entente reprocess

        ENTENTE_LEXICON=mine entente reprocess --json | jq .statements
    """
    from graph.store import Store

    found = settings(database)
    with explained():
        reader = extractor(found)
        store = Store(found.database_url, reader.lexicon)
        total = store.count_outdated(lexicon=reader.lexicon_version, model=reader.model_version)
        report = _reported(reprocess(reader, store), total)
    _end(report, json)


def _reported(outcomes: Iterator[Outcome], total: int | None) -> Report:
    report = Report()
    with Steps("reading", total) as steps:
        for outcome in outcomes:
            report.add(outcome)
            steps.step(outcome.place if isinstance(outcome, InputError) else outcome.name)
            if isinstance(outcome, InputError):
                refused(outcome)
    return report


def _end(report: Report, json: bool) -> None:
    if machine(json):
        line(report.json())
    else:
        _told(report)
    raise typer.Exit(1 if report.skipped else 0)


def _told(report: Report) -> None:
    states = {"new": report.new, "read again": report.reread, "known already": report.known}
    states |= {"superseded": report.superseded, "skipped": len(report.skipped)}
    say(f"articles: {counted(states)}")
    changes = {"new": report.statements, "revised": report.revised, "retracted": report.retracted}
    say(f"statements: {counted(changes)}")


def explain(
    text: Annotated[str, typer.Argument(help="A sentence or more; - for standard input.")],
    json: JsonOption = False,
) -> None:
    """Show why a text says what it says: its actors, the frames that fired with their cues, the near misses.

    Examples:

        entente explain "Tokyo fears that Pyongyang could attack."

        entente explain "China denied backing the rebels." --json | jq .statements
    """
    from graph.nlp.explain import explain as explanation

    with explained():
        answer: Any = explanation(extractor(settings()), sys.stdin.read() if text == "-" else text)
    if machine(json):
        line(answer)
        return
    table(
        "Actors",
        ("mention", "actor", "kind"),
        [(a["mention"]["text"], a["id"], a["kind"]) for a in answer["actors"]],
    )
    table(
        "Statements",
        ("subject", "relation", "object", "certainty", "trigger", "rule", "cues"),
        map(_row, answer["statements"]),
    )
    misses = [(m["trigger"]["text"], m["rule"], m["reason"]) for m in answer["near_misses"]]
    table("Near misses", ("word", "frame", "why not"), misses)


def _row(statement: dict[str, Any]) -> tuple[object, ...]:
    holder = statement["attributed_to"]
    sure = f"{statement['modality']}, {statement['polarity']}" + (f", per {holder['id']}" if holder else "")
    cues = ", ".join(f"{cue['qualifier']}: {cue['text']}" for cue in statement["cues"])
    ends = (statement["subject"]["id"], statement["relation"], statement["object"]["id"])
    return (*ends, sure, statement["trigger"]["text"], statement["rule"], cues)


def _total(paths: list[str]) -> int | None:
    """How many articles there are, where a look at the names tells it."""
    files = [
        inner for path in paths for inner in (Path(path).rglob("*") if Path(path).is_dir() else [Path(path)])
    ]
    several = any(str(file) == "-" or file.suffix in (".json", ".jsonl", ".ndjson") for file in files)
    return None if several else sum(file.is_file() for file in files)

"""actors, relations, export: the commands that ask the database."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from app.commands.shown import DatabaseOption, JsonOption, explained, line, machine, say, settings, table
from graph import lexicon
from graph.model import Relation
from graph.query import Query, parse
from graph.view import View
from graph.wire import relation_json

Listed = list[str] | None
RelationOption = Annotated[Listed, typer.Option("--relation", help="Relation types, such as SANCTION.")]
QuadOption = Annotated[Listed, typer.Option("--quad", help="CAMEO's classes: VC, MC, VK, MK.")]
SignOption = Annotated[Listed, typer.Option("--sign", help="cooperative, conflictual or neutral.")]
ModalityOption = Annotated[
    Listed, typer.Option("--modality", help="asserted, intended, predicted or possible.")
]
PolarityOption = Annotated[Listed, typer.Option("--polarity", help="positive or negative.")]
SinceOption = Annotated[
    str | None, typer.Option("--since", help="It held on this day or later: 2018-03-21, 2018, 198X.")
]
UntilOption = Annotated[str | None, typer.Option("--until", help="It held on this day or before.")]
ConfidenceOption = Annotated[str | None, typer.Option("--min-confidence", help="From 0 to 1.")]
RollupOption = Annotated[bool, typer.Option(help="Count persons and sectors as their states.")]
CounterpartOption = Annotated[str | None, typer.Option("--with", help="The other actor, by id or name.")]
DirectionOption = Annotated[
    str | None, typer.Option("--direction", help="out (from the actor), in (to it) or both.")
]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")]


def actors(
    named: Annotated[str | None, typer.Argument(help="How a word of the name begins.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only state, person, igo, group, ...")] = None,
    country: Annotated[str | None, typer.Option("--country", help="Only of this state.")] = None,
    limit: LimitOption = 50,
    database: DatabaseOption = None,
    json: JsonOption = False,
) -> None:
    """List actors, the most spoken of first; with a name, all actors that bear it.

    Examples:

        entente actors

        entente actors kim

        entente actors --kind person --country PRK --json
    """
    with explained():
        view = opened(database)
        of = view.actor(country).id if country else None
        found = view.actors(named, kind=kind, country=of, limit=limit).items
    if machine(json):
        for profile in found:
            line(profile.json())
        return
    rows = [(p.actor.id, p.actor.name, p.actor.kind, p.actor.country, p.activity) for p in found]
    table("Actors", ("id", "name", "kind", "country", "activity"), rows)


def relations(
    actor: Annotated[str, typer.Argument(help="An id or a name: JPN, Tokyo, kim-jong-un.")],
    counterpart: CounterpartOption = None,
    relation: RelationOption = None,
    quad: QuadOption = None,
    sign: SignOption = None,
    direction: DirectionOption = None,
    modality: ModalityOption = None,
    polarity: PolarityOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    min_confidence: ConfidenceOption = None,
    rollup: RollupOption = True,
    limit: LimitOption = 50,
    database: DatabaseOption = None,
    json: JsonOption = False,
) -> None:
    """List an actor's relations, the best attested first, each with the quote that proves it best.

    Examples:

        entente relations JPN

        entente relations Tokyo --with PRK --sign conflictual --since 2017

        entente relations USA --relation SANCTION --modality asserted --json | jq .evidence.evidence.text
    """
    words = {"about": actor, "counterpart": counterpart, "relation": relation, "quad": quad, "sign": sign}
    words |= {
        "direction": direction,
        "modality": modality,
        "polarity": polarity,
        "since": since,
        "until": until,
    }
    words |= {"min_confidence": min_confidence, "rollup": str(rollup)}
    with explained():
        view = opened(database)
        query = asked(view, words)
        found = view.relation_page(query, limit=limit)
    if machine(json):
        for each in found.items:
            line(relation_json(each))
        return
    columns = ("subject", "relation", "object", "statements", "said", "when", "best evidence")
    table(f"Relations of {view.actor(actor).name}", columns, map(_row, found.items))
    if found.after:
        say(f"there are more: raise --limit ({limit})")


def export(
    format: Annotated[str, typer.Option("--format", "-f", help="One of the formats below.")] = "json",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")
    ] = None,
    about: Annotated[str | None, typer.Option("--about", help="Only what concerns this actor.")] = None,
    counterpart: CounterpartOption = None,
    relation: RelationOption = None,
    quad: QuadOption = None,
    sign: SignOption = None,
    direction: DirectionOption = None,
    modality: ModalityOption = None,
    polarity: PolarityOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    min_confidence: ConfidenceOption = None,
    rollup: RollupOption = True,
    qualified: Annotated[
        bool | None,
        typer.Option(
            "--qualified/--plain",
            help="All statements, or only what is asserted and affirmed.",
            show_default=False,
        ),
    ] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, help="Only the most connected actors.")] = None,
    layout: Annotated[bool, typer.Option(help="Write where each actor stands.")] = False,
    bom: Annotated[bool, typer.Option(help="Begin CSV with a byte order mark, for Excel.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Write the graph in a format that other tools open.

    Examples:

        entente export --format graphml -o graph.graphml

        entente export -f csv --about JPN --since 2017 -o japan.zip

        entente export -f jsonl | jq -r .evidence.text
    """
    from graph.export import EXPORTERS
    from graph.export.stored import Options, exported

    words = {"about": about, "counterpart": counterpart, "relation": relation, "quad": quad, "sign": sign}
    words |= {
        "direction": direction,
        "modality": modality,
        "polarity": polarity,
        "since": since,
        "until": until,
    }
    words |= {"min_confidence": min_confidence, "rollup": str(rollup)}
    if format not in EXPORTERS:
        raise typer.BadParameter(
            f"{format!r} is not known; known are {', '.join(EXPORTERS)}", param_hint="--format"
        )
    if output is None and sys.stdout.isatty() and format in ("csv", "parquet", "png"):
        raise typer.BadParameter(f"{format} is binary: give a file", param_hint="--output")
    with explained():
        view = opened(database)
        options = Options(qualified=qualified, top=top, layout=layout, bom=bom)
        written = _written(exported(view, asked(view, words), EXPORTERS[format], options), output)
    if output:
        say(f"{output}: {written:,} bytes")


def opened(database: str | None) -> View:
    """The view of the database that the settings name."""
    found = settings(database)
    return View(found.database_url, lexicon.load(*found.lexicon), seconds=60.0)


def asked(view: View, words: dict[str, str | list[str] | None]) -> Query:
    """The query that the options of a command spell."""
    return parse(words, view.types, lambda name: view.actor(name).id)


def _written(blocks: Iterable[bytes], output: Path | None) -> int:
    """Write blocks to a file, which appears when it is whole, or to standard output; the number of bytes."""
    if output is None:
        size = sum(sys.stdout.buffer.write(block) for block in blocks)
        sys.stdout.buffer.flush()
        return size
    half = output.with_name(output.name + ".part")
    try:
        with half.open("wb") as file:
            size = sum(file.write(block) for block in blocks)
        half.replace(output)
    finally:
        half.unlink(missing_ok=True)
    return size


def _row(relation: Relation) -> tuple[object, ...]:
    said = [
        f"{count} {'denied' if polarity == 'negative' else modality}"
        for modality, by_polarity in relation.counts.items()
        for polarity, count in by_polarity.items()
    ]
    days = list(dict.fromkeys(str(day) for day in (relation.first, relation.last) if day))
    ends = (relation.subject.name, relation.relation, relation.object.name)
    return (
        *ends,
        relation.statements,
        ", ".join(said),
        " to ".join(days),
        f"«{relation.best.evidence.text}»",
    )

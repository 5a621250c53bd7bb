"""check, openapi: the commands for those who work on Entente's data and its API."""

from pathlib import Path
from typing import Annotated

import orjson
import typer

from app.commands.shown import JsonOption, Steps, counted, explained, line, machine, refused, say, settings


def check(json: JsonOption = False) -> None:
    """Check the data files: each against its schema, each frame against its examples and counterexamples.

    Those of ENTENTE_LEXICON are laid over ours and checked with them. The status is 1 if something fails.

    Examples:

        entente check

        ENTENTE_LEXICON=my-lexicon/ entente check
    """
    from app.commands.reading import extractor
    from graph.nlp.check import check as failures

    with explained():
        reader = extractor(settings())
        lexicon = reader.lexicon
        counts = {"actors": len(lexicon.actors.by_id), "relation types": len(lexicon.relation_types)}
        counts["frames"] = len(lexicon.frames.frames)
        failed = 0
        with Steps("running the examples", None) as steps:
            for failure in failures(reader):
                failed += 1
                steps.step("running the examples")
                if machine(json):
                    line(
                        {
                            "entry": failure.entry,
                            "text": failure.text,
                            "expected": failure.expected,
                            "found": failure.found,
                        }
                    )
                else:
                    refused(failure)
    say(f"{counted(counts)}: {counted({'examples fail': failed}) if failed else 'all examples hold'}")
    raise typer.Exit(1 if failed else 0)


def openapi(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")
    ] = None,
) -> None:
    """Print the OpenAPI document of the API.

    Example:

        entente openapi -o docs/openapi.json
    """
    from app.main import create_app
    from app.settings import Settings

    document = orjson.dumps(
        create_app(Settings()).openapi(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS
    )
    if output:
        output.write_bytes(document + b"\n")
        say(f"{output}: {len(document):,} bytes")
    else:
        typer.echo(document)

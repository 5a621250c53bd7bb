"""The command `entente`."""

import typer

from app.commands import asking, data, reading, serving

app = typer.Typer(
    name="entente",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="""Reads news and analysis, and serves the relations between actors: a graph whose edges carry proof.

    Begin with: entente ingest seeds/ && entente serve
    """,
)

app.command()(reading.extract)
app.command("ingest")(reading.ingest_)
app.command("reprocess")(reading.reprocess_)
app.command()(serving.serve)
app.command()(serving.worker)
app.command()(asking.export)
app.command()(asking.actors)
app.command()(asking.relations)
app.command()(reading.explain)
app.command()(data.check)
app.command()(data.openapi)


def main() -> None:
    """Run the command."""
    app()


if __name__ == "__main__":
    main()

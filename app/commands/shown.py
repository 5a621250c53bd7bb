"""How commands speak: tables for people, JSON lines for programs, progress and errors on standard error."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated, Any

import orjson
import typer

from app.settings import Settings
from graph.errors import EntenteError

JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON lines, as is done when the output is piped.")
]
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database", help="The database; else DATABASE_URL, else data/entente.db.", show_default=False
    ),
]


def settings(database: str | None = None) -> Settings:
    """The settings of the environment, with what the command line says."""
    found = Settings()
    return found.model_copy(update={"database_url": database}) if database else found


def machine(json: bool) -> bool:
    """Whether a program reads the output."""
    return json or not sys.stdout.isatty()


def line(value: Any) -> None:
    """One JSON line on standard output; a value in bytes is JSON already."""
    sys.stdout.buffer.write((value if isinstance(value, bytes) else orjson.dumps(value)) + b"\n")


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table for people, as wide as the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(title=title, title_justify="left", header_style="bold")
    for column in columns:
        right = column in ("statements", "activity", "confidence")
        grid.add_column(column, justify="right" if right else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console().print(grid)


def say(text: str) -> None:
    """A word to the user on standard error."""
    print(text, file=sys.stderr, flush=True)


def refused(error: object) -> None:
    say(f"entente: {error}")


@contextmanager
def explained() -> Iterator[None]:
    """Errors on purpose end the command with their words and status 1, not with a stack trace."""
    try:
        yield
    except EntenteError as error:
        refused(error)
        raise typer.Exit(1) from error
    except BrokenPipeError:  # the reader, such as head, has seen enough
        sys.stdout = None
        raise typer.Exit(0) from None


class Steps:
    """How far a long piece of work is, drawn on standard error if a person watches."""

    def __init__(self, what: str, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
        )

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task(what, total=total)

    def __enter__(self) -> "Steps":
        if sys.stderr.isatty():
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if sys.stderr.isatty():
            self._progress.stop()

    def step(self, what: str) -> None:
        self._progress.update(self._task, advance=1, description=what)


def counted(counts: Mapping[str, int]) -> str:
    """ "3 new, 1 known" from counts, leaving out what is none."""
    return ", ".join(f"{count:,} {name}" for name, count in counts.items() if count) or "nothing"

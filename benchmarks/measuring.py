"""How the benchmarks measure and print: candidates take turns, so that other load hits all of them alike."""

import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping


def seconds(work: Callable[[], object]) -> float:
    """How long one run of some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def in_turns(candidates: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """The seconds of each candidate in each round, after one run of each that does not count."""
    for work in candidates.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(rounds):
        for name, work in candidates.items():
            taken[name].append(seconds(work))
        progress(f"round {turn + 1} of {rounds}")
    return taken


def progress(text: str) -> None:
    """Say on a terminal how far it is, over what was said before."""
    if sys.stderr.isatty():
        print(f"\r{text}\033[K\r", end="", file=sys.stderr, flush=True)


def ratio(ours: Iterable[float], theirs: Iterable[float]) -> float:
    """How many times as fast as theirs ours is: the median over rounds, each round compared with itself."""
    return statistics.median(their / our for our, their in zip(ours, theirs, strict=True))


def table(title: str, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a Markdown table under its title and the machine it was measured on."""
    lines = [[*map(str, head)], *([*map(_shown, row)] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"{title} (Python {platform.python_version()}, {platform.machine()})\n")
    for number, line in enumerate(lines):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    print()


def _shown(value: object) -> str:
    if not isinstance(value, float):
        return f"{value:,}" if isinstance(value, int) else str(value)
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"

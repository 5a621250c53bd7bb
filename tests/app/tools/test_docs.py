"""docs/exports.md and docs/dashboards.md say what is true."""

import re
from pathlib import Path
from typing import Any

import pytest

from graph.export import EXPORTERS
from graph.export.columns import EDGES, NODES

ROOT = Path(__file__).parents[3]
EXPORTS, DASHBOARDS = ((ROOT / "docs" / name).read_text() for name in ("exports.md", "dashboards.md"))


def rows(text: str, head: str) -> list[list[str]]:
    """The cells of the table whose first line begins so."""
    lines = text[text.index(head) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_table_of_formats_is_the_table_of_formats() -> None:
    told = [
        [f"`{e.name}`", e.of, "yes" if e.qualified else "no", f"`{e.suffix}`", e.description]
        for e in EXPORTERS.values()
    ]
    assert rows(EXPORTS, "| format | of |") == told


def test_every_column_is_explained() -> None:
    told = [[f"`{column.name}`", column.type, column.meaning] for column in EDGES]
    assert rows(EXPORTS, "| column | type |") == told
    assert all(f"`{column.name}`" in EXPORTS for column in NODES)


@pytest.mark.parametrize("text", [EXPORTS, DASHBOARDS], ids=["exports", "dashboards"])
def test_every_test_that_is_named_exists(text: str) -> None:
    named = set(re.findall(r"`(tests/[\w/.]+)`", text))
    assert named and all((ROOT / name).is_file() for name in named)


@pytest.mark.parametrize("text", [EXPORTS, DASHBOARDS], ids=["exports", "dashboards"])
def test_every_address_answers(service: Any, text: str) -> None:
    addresses = set(re.findall(r"http://127\.0\.0\.1:8000(/v1/[^\s'\"`)]+)", text))
    addresses |= set(re.findall(r"`(/v1/grafana/[\w/-]+)`", text))
    assert addresses
    for address in addresses:
        assert service.get(address).status_code == 200, address


def test_the_tools_for_agents_are_all_named() -> None:
    assert {row[0].strip("`") for row in rows(DASHBOARDS, "| tool | answers |")} == {
        "actors", "relations", "dyad", "paths", "explain",
    }  # fmt: skip

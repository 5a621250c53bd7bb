"""docs/notebook.ipynb, its cells run in order against a true server."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

NOTEBOOK = Path(__file__).parents[3] / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def said(address: str) -> dict[str, Any]:
    """What the notebook's names hold at its end."""
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENTENTE_URL", address)
        for cell in json.loads(NOTEBOOK.read_text())["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)
    return names


def test_the_frame_holds_the_relations_with_their_days(said: dict[str, Any]) -> None:
    frame = said["frame"]
    assert set(frame["relation"]) == {"FEAR", "AGREE"}
    assert frame["first"].dtype.kind == "M", "days, not text"


def test_the_graph_holds_the_same(said: dict[str, Any]) -> None:
    graph = said["graph"]
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph.nodes) == {"JPN", "KOR", "PRK"}


def test_the_proof_is_quoted(said: dict[str, Any]) -> None:
    assert "Tokyo fears that a deterrent could empower North Korea" in set(said["proof"]["quote"])


def test_three_lines_are_three_lines() -> None:
    cells = json.loads(NOTEBOOK.read_text())["cells"]
    code = [cell["source"] for cell in cells if cell["cell_type"] == "code"]
    assert len(code[1]) == 3

"""FollowTheMoney, read by followthemoney itself.

It cannot be a dependency of the tests: 4.x needs PyICU, which ships no wheels, and 3.8 wants an older
NetworkX than ours. So 3.8.2 is put into a folder of its own, and a process of its own reads with it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.export import EXPORTERS
from graph.export.source import Held

VERSION = "3.8.2"
FOLDER = Path(__file__).parents[3] / ".readers" / f"followthemoney-{VERSION}"
READER = """
import json, sys
from followthemoney import model
for line in sys.stdin:
    entity = model.get_proxy(json.loads(line), cleaned=False)
    print(json.dumps({**entity.to_dict(), "edge": entity.schema.edge}))
"""


@pytest.fixture(scope="module")
def reader() -> dict[str, str]:
    """The environment in which Python finds followthemoney."""
    if not FOLDER.exists():
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--only-binary",
            ":all:",
            "--target",
            f"{FOLDER}.new",
        ]
        got = subprocess.run(
            [*command, f"followthemoney=={VERSION}"], capture_output=True, text=True, timeout=300
        )
        if got.returncode:
            pytest.skip(f"followthemoney {VERSION} cannot be installed here: {got.stderr.strip()[-200:]}")
        Path(f"{FOLDER}.new").rename(FOLDER)
    return {**os.environ, "PYTHONPATH": str(FOLDER)}


def entities(source: Held, reader: dict[str, str]) -> list[dict[str, Any]]:
    written = b"".join(EXPORTERS["ftm"].write(source))
    read = subprocess.run(
        [sys.executable, "-c", READER], input=written, capture_output=True, env=reader, timeout=120
    )
    assert read.returncode == 0, read.stderr.decode()
    return [json.loads(line) for line in read.stdout.splitlines()]


def test_followthemoney_reads_actors_and_links(source: Held, reader: dict[str, str]) -> None:
    found = entities(source, reader)
    by_id = {entity["id"]: entity for entity in found}
    links = [entity for entity in found if entity["edge"]]
    assert len(links) == 7 and len(by_id) == 12, "seven statements between five actors"
    fear = next(link for link in links if link["properties"]["role"] == ["FEAR"])
    ends = [by_id[fear["properties"][end][0]]["properties"]["name"] for end in ("subject", "object")]
    assert ends == [["Japan"], ["North Korea"]]
    assert by_id["entente-jae-in-soehne"]["schema"] == "Person"
    assert by_id["entente-JPN"]["properties"]["wikidataId"] == ["Q17"]


def test_followthemoney_finds_every_value_valid(source: Held, reader: dict[str, str]) -> None:
    written = [json.loads(line) for line in b"".join(EXPORTERS["ftm"].write(source)).splitlines()]
    read = entities(source, reader)
    assert [entity["properties"] for entity in read] == [entity["properties"] for entity in written]


def test_a_role_says_what_is_denied_or_only_possible(source: Held, reader: dict[str, str]) -> None:
    roles = {role for entity in entities(source, reader) for role in entity["properties"].get("role", ())}
    assert {"ASSAULT (denied)", "SANCTION (possible)", "ACCUSE (intended)"} <= roles

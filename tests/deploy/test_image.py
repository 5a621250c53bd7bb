"""The wheel that the image installs holds all that runs, and the image is made from the files that are there."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
UNSHIPPED = {".pyc"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, timeout=120)
    (built,) = folder.glob("entente-*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("package", ["app", "graph"])
def test_the_wheel_holds_every_file_of_our_packages(package: str, wheel: set[str]) -> None:
    expected = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / package).rglob("*")
        if path.is_file()
        and path.suffix not in UNSHIPPED
        and not {"node_modules", "vendor"} & set(path.parts)
    }
    assert expected - wheel == set()


def test_the_wheel_holds_what_the_page_was_given_by_npm(wheel: set[str]) -> None:
    if not (ROOT / "app" / "web" / "vendor").is_dir():
        pytest.skip("the page's assets are not there: `make install` fetches them")
    assert {"app/web/vendor/cytoscape.js", "app/web/vendor/licences/cytoscape.txt"} <= wheel


def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    assert {name.partition("/")[0] for name in wheel} == {"app", "graph", "entente-0.1.0.dist-info"}
    assert not [name for name in wheel if "node_modules" in name or "__pycache__" in name]


def test_what_the_image_copies_is_there_and_not_ignored() -> None:
    kept = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    copied = {
        source
        for line in re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE)
        for source in line.split()
    }
    for source in (*kept, *copied):
        assert (ROOT / source).exists(), source
    for source in copied - {"."}:
        assert any(source == name or source.startswith(f"{name}/") for name in kept), source


def test_the_image_runs_the_service_as_a_user_who_may_do_nothing_else() -> None:
    last_stage = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER [1-9]\d*$", last_stage, re.MULTILINE)
    assert last_stage.strip().endswith('CMD ["entente", "serve"]')
    assert "requirements.lock" in DOCKERFILE

"""The lock files hold everything that is declared, each at one version with its hashes, and no address."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = {
    "requirements.lock": ["postgresql", "setup"],
    "requirements-dev.lock": ["postgresql", "setup", "dev"],
}
PYTHONS = ["3.11", "3.12", "3.13"]


def pinned(lock: str, python: str) -> dict[str, str]:
    """The version of each package that a lock file names for a Python on Linux."""
    text = (ROOT / lock).read_text().replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        requirement = Requirement(line.split(" --hash")[0])
        if requirement.marker is None or requirement.marker.evaluate(_environment(python)):
            (version,) = requirement.specifier
            assert version.operator == "=="
            assert canonicalize_name(requirement.name) not in found, requirement.name
            found[canonicalize_name(requirement.name)] = version.version
    return found


def declared(lock: str, python: str) -> Iterator[Requirement]:
    extras = DECLARED["project"]["optional-dependencies"]
    lines = [*DECLARED["project"]["dependencies"], *(line for extra in LOCKS[lock] for line in extras[extra])]
    for requirement in map(Requirement, [*lines, *DECLARED["build-system"]["requires"]]):
        if requirement.marker is None or requirement.marker.evaluate(_environment(python)):
            yield requirement


def _environment(python: str) -> dict[str, str]:
    return {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "linux",
        "platform_machine": "x86_64",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_every_declared_dependency_is_pinned_to_a_version_that_is_allowed(lock: str, python: str) -> None:
    versions = pinned(lock, python)
    for requirement in declared(lock, python):
        assert versions[canonicalize_name(requirement.name)] in requirement.specifier, (
            f"{requirement}: make lock"
        )


@pytest.mark.parametrize("python", PYTHONS)
def test_tests_run_with_the_versions_that_the_service_runs_with(python: str) -> None:
    assert pinned("requirements.lock", python).items() <= pinned("requirements-dev.lock", python).items()


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_has_hashes_and_nothing_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "//" not in text
    for entry in re.split(r"\n(?=\S)", text):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("folder", ["app/web", "tests/readers"])
def test_npm_packages_have_hashes_and_no_address(folder: str) -> None:
    packages = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]
    for name, package in packages.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package, name

"""README.md names only what is there, and all of what it lists."""

import json
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import typer
import yaml
from starlette.testclient import TestClient

from app.cli import app
from app.main import create_app
from app.posted import MEDIA_TYPES
from app.schemas import PostedArticle, Statement
from app.settings import Settings
from graph.articles.readers import READERS
from graph.export import EXPORTERS
from graph.lexicon.files import DATA

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
CONSOLE = re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
COMMANDS = [line[2:] for block in CONSOLE for line in block.splitlines() if line.startswith("$ ")]
ANSWERS = [line for block in CONSOLE for line in block.splitlines() if not line.startswith("$ ")]
CODE = [*COMMANDS, *re.findall(r"(?<!`)`([^`\n]+)`(?!`)", README)]
"""What is meant to be typed: examples and words in backquotes."""


@cache
def document() -> dict[str, Any]:
    return create_app(Settings()).openapi()


def templates() -> dict[str, set[str]]:
    """The parameters in the query of each path of the API, over all methods."""
    return {
        path: {
            p["name"]
            for method in methods.values()
            for p in method.get("parameters", [])
            if p["in"] == "query"
        }
        for path, methods in document()["paths"].items()
    }


def template(path: str) -> str:
    """The path of the API that serves a path; the one with the fewest places to fill in."""
    found = [each for each in templates() if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", each), path)]
    assert found, f"{path} is not served"
    return min(found, key=lambda each: each.count("{"))


def rows(header: str) -> list[list[str]]:
    """The cells of the table that begins with a header."""
    lines = README.partition(f"{header}\n")[2].splitlines()[1:]
    until = next((number for number, line in enumerate(lines) if not line.startswith("|")), len(lines))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[:until]]


def calls() -> Iterator[tuple[str, list[str]]]:
    """Each call of `entente` with a subcommand, and the words after it."""
    for code in CODE:
        for part in re.split(r"\s\|\s|;|&&", code):
            words = shlex.split(part) if part.count("'") % 2 == part.count('"') % 2 == 0 else part.split()
            while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
                words = words[1:]
            if words[:1] and re.fullmatch(r"(\.venv/bin/)?entente", words[0]) and words[1:]:
                yield words[1], words[2:]


def test_it_opens_with_the_two_commands_and_the_picture() -> None:
    places = [README.index(text) for text in ("make run", "make test", "![", "\n## ")]
    assert places == sorted(places)
    assert places[0] < 300


def test_every_make_target_named_is_one() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {match for code in CODE for match in re.findall(r"\bmake ([a-z-]+)", code)}
    named |= set(re.findall(r"^make ([a-z-]+)", README, re.MULTILINE))
    assert {"run", "test", "install"} <= named <= targets


def test_every_subcommand_and_option_named_is_one() -> None:
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    seen = set()
    for name, words in calls():
        if name == "--help":
            continue
        assert name in known, f"entente {name}"
        seen.add(name)
        options = {option for parameter in known[name].params for option in parameter.opts} | {"--help"}
        for word in words:
            if word.startswith("-") and word != "-":
                assert word.split("=")[0] in options, f"entente {name} {word}"
    assert {"extract", "ingest", "actors", "relations", "export", "explain", "check", "serve"} <= seen


def test_every_option_named_alone_is_some_subcommands() -> None:
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    options = {option for each in known.values() for parameter in each.params for option in parameter.opts}
    alone = {code.split()[0] for code in CODE if code.startswith("--")}
    assert alone <= options | {"--help"}


def test_every_address_named_is_served_with_the_parameters_given() -> None:
    known = templates()
    asked = set()
    for address in re.findall(r"http://127\.0\.0\.1:8000([^\s'\"`)]*)", README):
        parts = urlsplit(address)
        if not parts.path.startswith("/v1/"):
            continue
        path = template(parts.path)
        asked.add(path)
        for name, _ in parse_qsl(parts.query):
            assert name in known[path], f"{path} takes no {name}"
    assert {
        "/v1/actors/{actor}/relations",
        "/v1/dyads/{a}/{b}",
        "/v1/paths",
        "/v1/search",
        "/v1/graph",
    } <= asked
    assert {"/v1/statements/{statement}", "/v1/articles", "/v1/jobs/{job}", "/v1/events"} <= asked


def test_every_path_named_is_served() -> None:
    paths = {code for code in CODE if re.fullmatch(r"/[a-z][\w/{}-]*", code)} - {"/data"}
    client = TestClient(create_app(Settings()), raise_server_exceptions=False)  # no database is opened
    for path in paths:
        if path.startswith("/v1/"):
            template(path)
        else:
            assert client.get(path).status_code != 404, path
    assert client.get("/nowhere").status_code == 404
    assert {"/healthz", "/readyz", "/metrics", "/mcp"} <= paths


def test_other_filters_named_are_those_of_relations() -> None:
    named = set(
        re.findall(
            r"`(\w+)`", README.partition("Other filters:")[2].partition("\n\n")[0].partition(". Persons")[0]
        )
    )
    known = templates()["/v1/actors/{actor}/relations"]
    assert named <= known
    shown = {
        name
        for command in COMMANDS
        for name, _ in parse_qsl(urlsplit(command.split("'")[1] if "'" in command else "").query)
    }
    assert known - named - shown - {"rollup", "after"} == set()


def test_relation_types_are_those_of_the_data() -> None:
    listed = [
        [
            row["id"],
            "yes" if row.get("symmetric") else "",
            row.get("quad", ""),
            {1: "+", -1: "-", 0: "0"}[row["sign"]],
            row["description"],
        ]
        for row in yaml.safe_load((DATA / "relations.yaml").read_text())
    ]
    assert rows("| type | symmetric | quad | sign | evoked by |") == listed


def test_settings_are_all_listed_with_their_defaults_and_no_other_is_named() -> None:
    listed = {row[0].strip("`"): row[1:] for row in rows("| setting | default | what it is |")}
    fields = {
        str(field.validation_alias or f"ENTENTE_{name.upper()}"): field
        for name, field in Settings.model_fields.items()
    }
    assert set(listed) == set(fields)
    for name, (default, description) in listed.items():
        assert description == fields[name].description
        if default.startswith("`"):
            shown, real = default.strip("`"), fields[name].default
            assert shown == str(real) or float(shown) == real, name
        else:
            assert isinstance(fields[name].default, tuple) or fields[name].default == "", name
    named = set(re.findall(r"\bENTENTE_[A-Z_]+\b", README))
    assert named <= set(fields)


def test_fields_of_a_statement_are_all_listed() -> None:
    listed = {name for row in rows("| field | meaning |") for name in re.findall(r"`(\w+)`", row[0])}
    assert listed == set(Statement.model_fields)


def test_formats_files_keys_and_media_types_are_those_that_are_read_and_written() -> None:
    code = set(CODE)
    assert set(EXPORTERS) <= code
    assert set(READERS) <= code
    assert {*PostedArticle.model_fields, "published"} <= code
    named = {code for code in CODE if re.fullmatch(r"(text|application)/[\w-]+", code)}
    assert named <= set(MEDIA_TYPES)


def test_every_file_linked_or_named_is_there() -> None:
    links = re.findall(r"\]\(([^)#\s]+)", README)
    named = [
        code
        for code in CODE
        if re.fullmatch(r"(app|graph|docs|tests|seeds|deploy|benchmarks)/[\w./-]*", code)
    ]
    files = [code for code in CODE if re.fullmatch(r"(Dockerfile|[\w-]+\.(yaml|md|toml))", code)]
    missing = [name for name in [*links, *named] if not (ROOT / name).exists()]
    missing += [name for name in files if not ((ROOT / name).exists() or (DATA / name).exists())]
    assert not missing
    assert "docs/images/graph.png" in links


def test_it_names_no_host_but_this_machine_and_examples() -> None:
    hosts = {urlsplit(address).hostname for address in re.findall(r"\w+://[^\s'\"`)/]+", README)}
    strange = {
        host for host in hosts if host not in ("127.0.0.1", "host") and not str(host).endswith("example.org")
    }
    assert not strange, "an example is asked of this machine, and a registry's host is nobody's business"
    assert not re.search(r"pypi|npmjs|pythonhosted|docker\.io|ghcr", README, re.IGNORECASE)


def test_quotes_shown_stand_in_what_was_read() -> None:
    read = " ".join(path.read_text() for path in (ROOT / "seeds").iterdir()) + " ".join(COMMANDS)
    quotes = [quote for line in ANSWERS for quote in re.findall(r'"text":"([^"]+)"', line)]
    assert quotes
    assert [quote for quote in quotes if quote not in read] == []


@pytest.mark.parametrize("answer", [line for line in ANSWERS if line.startswith("{")])
def test_answers_shown_are_whole(answer: str) -> None:
    assert json.loads(answer)


def test_own_lexicon_shown_is_read(tmp_path: Path) -> None:
    from graph import lexicon

    shown = re.findall(r"```yaml\n# mine/(\S+)\n(.*?)```", README, re.DOTALL)
    for name, text in shown:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert {name.split("/")[0] for name, _ in shown} == {"actors", "frames"}
    words = lexicon.load(tmp_path)
    for _, text in shown:
        for row in yaml.safe_load(text):
            assert row["id"] in words.actors.by_id or row["id"] in words.frames.frames


def test_figures_of_quality_are_those_of_the_report() -> None:
    said = re.search(r"it found ([\d.]+) of the relations, and ([\d.]+) of what it found", README)
    report = (ROOT / "docs" / "extraction.md").read_text()
    counts = re.findall(
        r"^\| held-out/[\w-]+ \| \d+ \| [\d.]+ \((\d+)/(\d+).*?\| [\d.]+ \((\d+)/(\d+)", report, re.MULTILINE
    )
    found, required, right, stated = (sum(map(int, column)) for column in zip(*counts, strict=True))
    assert said
    assert said.groups() == (f"{found / required:.2f}", f"{right / stated:.2f}")


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 350

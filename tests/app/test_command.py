"""The command, as a user and a script run it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from tests import toy

TEXT = "Japan fears North Korea. The United States imposed sanctions on North Korea in 2016."


def run(*arguments: str, stdin: str = "", **environment: str) -> Result:
    """What the command does with its arguments, in this process: starting one costs a second each time."""
    return CliRunner().invoke(app, arguments, input=stdin, env=environment)


def lines(text: str) -> list[Any]:
    return [orjson.loads(line) for line in text.splitlines()]


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/command.db"


@pytest.fixture
def filled(database: str) -> str:
    """A database with three statements in the toy language."""
    from graph.store import Store

    store = Store(database)
    store.learn()
    article = toy.article("JPN FEAR PRK. JPN FEAR PRK possible @2016. USA SANCTION PRK @2016.")
    store.add(article, toy.said(article), lexicon="1", model="m")
    store.engine.dispose()
    return database


def test_extract_prints_statements_alone_and_stores_nothing(tmp_path: Path) -> None:
    (tmp_path / "fears.txt").write_text(TEXT)
    done = run("extract", str(tmp_path / "fears.txt"), DATABASE_URL=f"sqlite:///{tmp_path}/none.db")
    assert (done.exit_code, done.stderr) == (0, "")
    found = lines(done.stdout)
    said = {(s["subject"]["id"], s["relation"], s["object"]["id"]) for s in found}
    assert {("JPN", "FEAR", "PRK"), ("USA", "SANCTION", "PRK")} <= said
    for statement in found:
        evidence = statement["evidence"]
        assert evidence["article"] == "fears.txt"
        assert TEXT[evidence["start"] : evidence["end"]] == evidence["text"]
    assert not (tmp_path / "none.db").exists()


def test_extract_goes_on_past_what_it_cannot_read_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "Japan fears North Korea.", "id": "one"}\nnonsense\n')
    (tmp_path / "b.txt").write_bytes(b"")
    done = run("extract", str(tmp_path), "/nowhere/at/all.txt")
    assert done.exit_code == 1
    assert {statement["evidence"]["article"] for statement in lines(done.stdout)} == {"one"}
    for told in ("a.jsonl:2", "b.txt", "/nowhere/at/all.txt"):
        assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_ingest_stores_once_and_reports(database: str) -> None:
    first = run("ingest", "-", "--database", database, stdin=TEXT)
    again = run("ingest", "-", "--database", database, stdin=TEXT)
    (report,), (known,) = lines(first.stdout), lines(again.stdout)
    assert (first.exit_code, report["new"], known["new"], known["known"]) == (0, 1, 0, 1)
    assert report["statements"]["new"] >= 2
    relations = lines(run("relations", "tokyo", "--database", database).stdout)
    assert [r["relation"] for r in relations] == ["FEAR"]


def test_reprocess_reads_what_is_stored_by_another_lexicon(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = tmp_path / "mine" / "frames" / "mine.yaml"
    frames.parent.mkdir(parents=True)
    frames.write_text(
        "- {id: sanction.blackball, relation: SANCTION, verbs: [blackball], target: [object], example: "
        "{text: France blackballed Chad., says: FRA SANCTION TCD}, counterexample: The club blackballed him.}\n"
    )
    run(
        "ingest", "-", "--database", database, stdin="Japan blackballed North Korea. Japan fears North Korea."
    )
    before = {s["id"] for s in lines(run("export", "-f", "jsonl", "--database", database).stdout)}
    nothing = run("reprocess", "--database", database)
    monkeypatch.setattr("graph.nlp.extract.parse", lambda *_: 1 / 0)  # nothing is to be parsed again
    done = run("reprocess", "--database", database, ENTENTE_LEXICON=str(tmp_path / "mine"))
    (idle,), (report,) = lines(nothing.stdout), lines(done.stdout)
    assert (nothing.exit_code, idle["articles"], done.exit_code, report["reread"]) == (0, 0, 0, 1)
    assert report["statements"] == {"new": 1, "revised": 0, "retracted": 0}
    after = {s["id"]: s for s in lines(run("export", "-f", "jsonl", "--database", database).stdout)}
    assert before < set(after)
    back = lines(run("reprocess", "--database", database).stdout)
    assert back[0]["statements"] == {"new": 0, "revised": 0, "retracted": 1}


def test_relations_are_json_lines_when_piped(filled: str) -> None:
    found = lines(run("relations", "Pyongyang", "--database", filled).stdout)
    assert [(r["subject"]["id"], r["relation"], r["statements"]) for r in found] == [
        ("JPN", "FEAR", 2),
        ("USA", "SANCTION", 1),
    ]
    narrowed = lines(
        run(
            "relations", "PRK", "--with", "usa", "--since", "2016", "--until", "2016", "--database", filled
        ).stdout
    )
    assert [r["relation"] for r in narrowed] == ["SANCTION"]


def test_actors_are_listed(filled: str) -> None:
    assert [a["id"] for a in lines(run("actors", "--database", filled).stdout)] == ["PRK", "JPN", "USA"]
    assert [
        a["id"] for a in lines(run("actors", "japan", "--kind", "state", "--database", filled).stdout)
    ] == ["JPN"]


def test_export_writes_what_was_asked(filled: str, tmp_path: Path) -> None:
    statements = lines(run("export", "-f", "jsonl", "--about", "USA", "--database", filled).stdout)
    assert [s["relation"] for s in statements] == ["SANCTION"]
    done = run("export", "--format", "graphml", "-o", str(tmp_path / "g.graphml"), "--database", filled)
    assert done.exit_code == 0
    import networkx as nx

    assert set(nx.read_graphml(tmp_path / "g.graphml").nodes) == {"JPN", "PRK", "USA"}
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["relations", "Germny"], "did you mean DEU"),
        (["relations", "Congo"], "COD, COG"),
        (["relations", "JPN", "--sign", "good"], "cooperative"),
        (["relations", "JPN", "--since", "soon"], "2018-03-21"),
        (["export", "--format", "xlsx"], "graphml"),
        (["actors", "--country", "Nowhereland"], "Nowhereland"),
        (["ingest", "x.txt", "--database", "nonsense"], "sqlite:///"),
        (["serve", "--database", "nonsense"], "sqlite:///"),
    ],
)
def test_what_cannot_be_done_is_said_without_a_trace(filled: str, arguments: list[str], told: str) -> None:
    done = run(*arguments, DATABASE_URL=filled, TERMINAL_WIDTH="200", COLUMNS="200")
    assert done.exit_code in (1, 2)
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_unknown_model_is_named_with_the_remedy(database: str) -> None:
    done = run("ingest", "-", "--database", database, stdin=TEXT, ENTENTE_MODEL="xx_none")
    assert done.exit_code == 1
    assert "xx_none" in done.stderr
    assert "install" in done.stderr


def test_explain_is_readable_on_a_terminal(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.commands.reading.machine", lambda json: json)
    told = run("explain", "Kenya said that prices must fall.")
    assert told.exit_code == 0
    assert "request.say-must" in told.stdout


def test_explain_shows_the_frame(database: str) -> None:
    (answer,) = lines(run("explain", "Japan fears North Korea.").stdout)
    assert [(s["relation"], s["trigger"]["text"]) for s in answer["statements"]] == [("FEAR", "fears")]


@pytest.mark.parametrize(
    "name",
    ["extract", "ingest", "serve", "worker", "export", "actors", "relations", "explain", "check", "openapi"],
)
def test_help_teaches_by_example(name: str) -> None:
    done = run(name, "--help", COLUMNS="120")
    assert done.exit_code == 0
    assert "Example" in done.stdout
    assert f"entente {name}" in done.stdout


def test_openapi_prints_the_document() -> None:
    assert orjson.loads(run("openapi").stdout)["info"]["title"] == "Entente"


def test_installed_command_is_this_one() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("entente"), "--help"], capture_output=True, text=True, check=True
    )
    assert "extract" in done.stdout

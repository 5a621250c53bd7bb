"""The seed article against its hand-made annotation, by the scorer that came with it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.articles import read
from graph.model import Article, Statement
from graph.nlp.extract import Extractor
from graph.wire import statement_json

HERE = Path(__file__).parent
SEED = HERE.parents[1] / "seeds" / "us-north-korea-talks-japan-makes-three.txt"


@pytest.fixture(scope="module")
def reading(extractor: Extractor) -> tuple[Article, list[Statement]]:
    articles = [item for item in read(SEED) if isinstance(item, Article)]
    return next(extractor.statements(articles))


@pytest.fixture(scope="module")
def score(
    reading: tuple[Article, list[Statement]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, float]:
    article, statements = reading
    path = tmp_path_factory.mktemp("seed") / "statements.jsonl"
    path.write_text("".join(json.dumps(statement_json(s, article.name)) + "\n" for s in statements))
    command = [sys.executable, str(HERE / "score.py"), str(HERE / "us-north-korea-talks.jsonl"), str(path)]
    line = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    return {name: float(value) for name, value in re.findall(r"(recall|precision) ([\d.]+)", line)} | {
        name: int(a) / int(b) for name, a, b in re.findall(r"(modality|time|traps) (\d+)/(\d+)", line)
    }


def test_most_of_what_the_article_says_is_found(score: dict[str, float]) -> None:
    assert score["recall"] >= 0.9


def test_little_is_found_that_it_does_not_say(score: dict[str, float]) -> None:
    assert score["precision"] >= 0.92


def test_qualifiers_and_times_are_mostly_right(score: dict[str, float]) -> None:
    assert score["modality"] >= 0.92
    assert score["time"] >= 0.9


def test_no_trap_is_fallen_into(score: dict[str, float]) -> None:
    assert score["traps"] == 0


def test_evidence_is_always_the_very_words(reading: tuple[Article, list[Statement]]) -> None:
    article, statements = reading
    for statement in statements:
        for span in (statement.evidence, statement.trigger, *(cue.span for cue in statement.cues)):
            assert article.text[span.start : span.end] == span.text


def test_boilerplate_says_nothing(reading: tuple[Article, list[Statement]]) -> None:
    article, statements = reading
    assert all(s.evidence.end < article.text.index("Connected Content") for s in statements)


def test_the_same_article_always_says_the_same(
    extractor: Extractor, reading: tuple[Article, list[Statement]]
) -> None:
    article, statements = reading
    ((_, again),) = extractor.statements([article])
    assert again == statements

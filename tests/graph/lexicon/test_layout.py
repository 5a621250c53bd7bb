"""Every rule of layout.yaml matches its example and not its counterexample."""

import re
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.lexicon.files import read
from graph.lexicon.layout import LayoutRule, rules


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.mark}: {rule.example[:30]}")
def test_example_and_counterexample(rule: LayoutRule) -> None:
    pattern = re.compile(rule.pattern, re.IGNORECASE)
    assert pattern.search(rule.example)
    assert not pattern.search(rule.counterexample)


def test_a_pattern_that_is_none_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "layout.yaml"
    path.write_text("# rules\n- {mark: notice, pattern: '(', example: a, counterexample: b}\n")
    with pytest.raises(DataError, match=r"layout.yaml:2: pattern: .*not a regular expression"):
        list(read(path, LayoutRule))

"""The sample graph as fixtures."""

from collections.abc import Callable

import pytest

from graph.export.source import Held
from graph.model import Article, Statement
from tests import sample_graph


@pytest.fixture(scope="session")
def source() -> Held:
    return sample_graph.held()


@pytest.fixture(scope="session")
def source_named() -> Callable[[str], Held]:
    return sample_graph.renamed


@pytest.fixture(scope="session")
def article() -> Article:
    return sample_graph.ARTICLE


@pytest.fixture(scope="session")
def statements() -> tuple[Statement, ...]:
    return sample_graph.STATEMENTS

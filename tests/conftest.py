"""What several test folders share: one extractor, since its model takes a second to load."""

import pytest

from graph.nlp.extract import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()

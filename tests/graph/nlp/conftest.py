"""One parser and one lexicon for all tests of reading."""

from collections.abc import Callable
from datetime import date

import pytest

from graph import lexicon
from graph.nlp import load_parser
from graph.nlp.actors import ActorFinder
from graph.nlp.persons import PersonFinder
from graph.nlp.tokens import Doc

Read = Callable[..., Doc]


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads a text as far as its actors, persons and offices."""
    parser, data = load_parser(), lexicon.load()
    actors, persons = ActorFinder(data), PersonFinder(data)

    def read_text(text: str, *, published: date | None = None) -> Doc:
        doc = Doc.of(parser(text))
        doc.user_data["published"] = published
        return persons(actors(doc))

    return read_text


@pytest.fixture(scope="session")
def named(read: Read) -> Callable[..., list[str]]:
    """The mentions of a text as "words: actor id", in order."""

    def mentions(text: str, *, published: date | None = None) -> list[str]:
        doc = read(text, published=published)
        return [f"{doc[m.start : m.end].text}: {m.actor.id}" for m in doc._.mentions]

    return mentions


@pytest.fixture(scope="session")
def held(read: Read) -> Callable[[str], list[str]]:
    """The offices of a text as "person RELATION of", with "past" or "future" where it is not held."""

    def offices(text: str) -> list[str]:
        found = []
        for o in read(text)._.offices:
            tense = [] if o.held == "present" else [o.held]
            found.append(" ".join([o.person.id, o.relation, o.of.id, *tense]))
        return found

    return offices

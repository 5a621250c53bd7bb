"""Which texts the difference of two ledgers can touch."""

import pytest

from graph.ledger import Changes, FrameEntry, Ledger
from tests.toy import ToyWords

GIVE = FrameEntry("gives", ("verbs give", "verbs give over"))
TALK = FrameEntry("talks", ("nouns talks", "phrases war at"))


def frames(**entries: FrameEntry) -> Ledger:
    return Ledger({"": "same"}, entries)


def touched(changes: Changes, text: str) -> frozenset[FrameEntry] | None:
    """The frames that a text is asked about, if it has their words: touched if it evokes one of them."""
    words = ToyWords(text)
    return next(iter(words.asked), None) if changes.touch(words) else None


@pytest.mark.parametrize(
    ("text", "found"), [("we give aid", True), ("we are at\nwar", False), ("they talk of it", False)]
)
def test_a_frame_touches_a_text_that_has_a_trigger_of_it_and_evokes_it(text: str, found: bool) -> None:
    changes = Changes(frames(talk=TALK), frames(give=GIVE, talk=TALK))
    assert touched(changes, text) == (frozenset({GIVE}) if found else None)


def test_a_text_that_evokes_none_of_its_frames_stands() -> None:
    words = ToyWords("we give aid")
    words.evoke = lambda frames: False  # type: ignore[method-assign]
    assert not Changes(frames(), frames(give=GIVE)).touch(words)


def test_a_trigger_that_comes_or_goes_touches_its_own_words_alone() -> None:
    fewer, more = frames(give=GIVE), frames(give=GIVE._replace(triggers=(*GIVE.triggers, "verbs hand")))
    for changes in (Changes(fewer, more), Changes(more, fewer)):
        assert touched(changes, "we hand aid to them") == {GIVE._replace(triggers=("verbs hand",))}
        assert touched(changes, "we give aid to them") is None


def test_a_changed_frame_is_tried_as_it_was_and_as_it_is() -> None:
    other = GIVE._replace(said="gives else")
    assert touched(Changes(frames(give=GIVE), frames(give=other)), "we give aid to them") == {GIVE, other}


def test_the_words_of_a_trigger_may_stand_anywhere() -> None:
    changes = Changes(frames(), frames(talk=TALK))
    assert touched(changes, "we are at\nwar")
    assert not touched(changes, "we are at sea")


def test_another_part_of_speech_or_order_is_a_difference() -> None:
    noun = GIVE._replace(triggers=("nouns give", "verbs give over"))
    turned = GIVE._replace(triggers=GIVE.triggers[::-1])
    for entry in (noun, turned):
        assert touched(Changes(frames(give=GIVE), frames(give=entry)), "we give aid to them")
    assert Changes(frames(give=GIVE, talk=TALK), frames(talk=TALK, give=GIVE)).anywhere
    assert not Changes(frames(give=GIVE, talk=TALK), frames(talk=TALK)).anywhere

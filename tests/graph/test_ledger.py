"""Which texts the difference of two ledgers can touch."""

import pytest

from graph.ledger import Changes, FrameEntry, Ledger
from tests.toy import ToyWords

GIVE = FrameEntry("gives", ("verb give", "verb give over"), (("aid", "grain"), ("to",)))
TALK = FrameEntry("talks", ("noun talks", "phrase war at"))


def frames(**entries: FrameEntry) -> Ledger:
    return Ledger({"": "same"}, entries)


@pytest.mark.parametrize(
    ("text", "touched"),
    [
        ("we give aid to them", True),
        ("we give aid and you listen to them", True),
        ("we give up\nthey send aid to us", False),  # each has some of the words, none has all
        ("we give grain", False),
        ("they talk to us of aid", False),
    ],
)
def test_a_frame_touches_a_text_with_a_sentence_of_its_trigger_and_all_it_asks_for(
    text: str, touched: bool
) -> None:
    changes = Changes(frames(talk=TALK), frames(give=GIVE, talk=TALK))
    assert changes.touch(ToyWords(text)) == touched


def test_a_trigger_that_comes_or_goes_touches_its_own_words_alone() -> None:
    fewer, more = frames(give=GIVE), frames(give=GIVE._replace(triggers=(*GIVE.triggers, "verb hand")))
    for changes in (Changes(fewer, more), Changes(more, fewer)):
        assert changes.touch(ToyWords("we hand aid to them"))
        assert not changes.touch(ToyWords("we give aid to them"))


def test_a_changed_frame_touches_what_it_asked_for_and_what_it_asks_for() -> None:
    other = GIVE._replace(said="gives else", needs=(("alms",),))
    changes = Changes(frames(give=GIVE), frames(give=other))
    assert changes.touch(ToyWords("we give aid to them"))
    assert changes.touch(ToyWords("we give alms"))
    assert not changes.touch(ToyWords("we give nothing to them"))


def test_a_trigger_of_several_words_may_run_over_sentences() -> None:
    changes = Changes(frames(), frames(talk=TALK))
    assert changes.touch(ToyWords("we are at\nwar"))
    assert not changes.touch(ToyWords("we are at sea"))


def test_another_part_of_speech_or_order_is_a_difference() -> None:
    noun = GIVE._replace(triggers=("noun give", "verb give over"))
    turned = GIVE._replace(triggers=GIVE.triggers[::-1])
    for entry in (noun, turned):
        assert Changes(frames(give=GIVE), frames(give=entry)).touch(ToyWords("we give aid to them"))
    assert Changes(frames(give=GIVE, talk=TALK), frames(talk=TALK, give=GIVE)).anywhere
    assert not Changes(frames(give=GIVE, talk=TALK), frames(talk=TALK)).anywhere

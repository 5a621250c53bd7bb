"""The words of a question are understood, or refused with what would have been."""

from datetime import date

import pytest

from graph.errors import QueryError
from graph.lexicon import load
from graph.query import Query, parse

TYPES = load().relation_types


def asked(**words: str | list[str] | None) -> Query:
    return parse(words, TYPES)


def test_nothing_asked_is_everything_rolled_up() -> None:
    assert asked() == Query()
    assert asked(relation=None, since="", rollup=None) == Query()


def test_lists_come_repeated_or_between_commas() -> None:
    expected = ("SANCTION", "AID")
    assert asked(relation=["sanction", "AID"]).relations == expected
    assert asked(relation="SANCTION, aid,").relations == expected
    assert asked(relation=["SANCTION", "SANCTION,AID"]).relations == expected


@pytest.mark.parametrize(
    ("word", "sign"),
    [("+", 1), (" ", 1), ("cooperative", 1), ("-", -1), ("Conflictual", -1), ("0", 0), ("neutral", 0)],
)
def test_sign_is_understood_also_as_a_url_mangles_it(word: str, sign: int) -> None:
    assert asked(sign=[word]).signs == (sign,)


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2018", "2018", (date(2018, 1, 1), date(2018, 12, 31))),
        ("2018-02", "2018-02", (date(2018, 2, 1), date(2018, 2, 28))),
        ("198X", "198X", (date(1980, 1, 1), date(1989, 12, 31))),
        ("2018-03-21T09:00:00Z", "1521590400000", (date(2018, 3, 21), date(2018, 3, 21))),
    ],
)
def test_days_are_understood_as_iso_edtf_and_milliseconds(
    since: str, until: str, days: tuple[date, date]
) -> None:
    query = asked(since=since, until=until)
    assert (query.since, query.until) == days


@pytest.mark.parametrize(
    ("parameter", "value", "told"),
    [
        ("relation", "SANCTOIN", "did you mean SANCTION"),
        ("quad", "XX", "VC, MC, VK, MK"),
        ("sign", "good", "cooperative"),
        ("modality", "certain", "asserted, intended, predicted, possible"),
        ("polarity", "yes", "positive, negative"),
        ("direction", "up", "out, in, both"),
        ("since", "yesterday", "2018-03-21"),
        ("until", "2018-13", "2018-03"),
        ("min_confidence", "2", "0 to 1"),
        ("min_confidence", "nan", "0 to 1"),
        ("rollup", "maybe", "true nor false"),
    ],
)
def test_word_that_is_not_understood_is_named_with_what_would_be(
    parameter: str, value: str, told: str
) -> None:
    with pytest.raises(QueryError) as error:
        asked(**{parameter: value})
    assert error.value.parameter == parameter
    assert told in str(error.value)


def test_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(QueryError, match="until: 2016-12-31 lies before since"):
        asked(since="2018", until="2016")


def test_quad_and_sign_narrow_the_types_together() -> None:
    types = asked(quad="VK", sign="-").types(TYPES)
    assert types is not None
    assert {"ACCUSE", "REJECT", "THREATEN", "PROTEST"} == set(types)
    assert asked(quad="VC", sign="-").types(TYPES) == ()
    assert asked().types(TYPES) is None

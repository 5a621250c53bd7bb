"""EDTF texts and the days they span."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.edtf import bounds, parse_bound, precision


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2018-04", date(2018, 4, 1), date(2018, 4, 30)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2018-04-03", date(2018, 4, 3), date(2018, 4, 3)),
        ("2018-04-XX", date(2018, 4, 1), date(2018, 4, 30)),
        ("2018-XX-XX", date(2018, 1, 1), date(2018, 12, 31)),
        ("2003/2009", date(2003, 1, 1), date(2009, 12, 31)),
        ("2018-01-05/2018-02", date(2018, 1, 5), date(2018, 2, 28)),
        ("195X/196X", date(1950, 1, 1), date(1969, 12, 31)),
        ("188X/1945", date(1880, 1, 1), date(1945, 12, 31)),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31)),
        ("1XXX", date(1000, 1, 1), date(1999, 12, 31)),
        ("2018-01/..", date(2018, 1, 1), None),
        ("../1991", None, date(1991, 12, 31)),
        ("1991/", date(1991, 1, 1), None),
        ("../..", None, None),
        ("2018-21", date(2018, 3, 1), date(2018, 5, 31)),
        ("2018-22", date(2018, 6, 1), date(2018, 8, 31)),
        ("2018-23", date(2018, 9, 1), date(2018, 11, 30)),
        ("2017-24", date(2017, 12, 1), date(2018, 2, 28)),
        ("2015-24", date(2015, 12, 1), date(2016, 2, 29)),
        ("2018-34", date(2018, 4, 1), date(2018, 6, 30)),
        ("2018-36", date(2018, 10, 1), date(2018, 12, 31)),
        ("2018-41", date(2018, 7, 1), date(2018, 12, 31)),
        ("2018~", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-04?/2018-05%", date(2018, 4, 1), date(2018, 5, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_bounds_are_the_first_and_last_day(edtf: str, first: date | None, last: date | None) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "soon",
        "198",
        "20180",
        "2018-1",
        "2018-13",
        "2018-00",
        "2018-04-31",
        "2018-02-29",
        "2018-4-3",
        "0000",
        "2009/2003",
        "2003/09",
        "2018-25",
        "2018-21-03",
        "2018-XX-03",
        "198X-03",
        "19X8",
        "2018-04-03T10:00",
        "2018~~",
        "2003/2009/2010",
        " 2018",
        "9999-24",
        "２０１８",
    ],
)
def test_what_is_no_edtf_is_refused_by_name(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|ends before"):
        bounds(wrong)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2018-04-03", "day"),
        ("2018-04", "month"),
        ("2018-04-XX", "month"),
        ("2018", "year"),
        ("2018~", "year"),
        ("2018-XX", "year"),
        ("198X", "decade"),
        ("19XX", "century"),
        ("1XXX", "millennium"),
        ("2018-21", "season"),
        ("2018-34", "quarter"),
        ("2018-40", "half-year"),
        ("2003/2009", "interval"),
        ("2018/..", "interval"),
    ],
)
def test_precision(edtf: str, expected: str) -> None:
    assert precision(edtf) == expected


@pytest.mark.parametrize(
    ("text", "end", "day"),
    [
        ("2018", False, date(2018, 1, 1)),
        ("2018", True, date(2018, 12, 31)),
        (" 2018-03-21 ", False, date(2018, 3, 21)),
        ("2018-03-21T23:30:00+02:00", True, date(2018, 3, 21)),
        ("2018-03-21T09:00:00Z", False, date(2018, 3, 21)),
        ("20180321", False, date(2018, 3, 21)),
        ("198X", True, date(1989, 12, 31)),
        ("2003/2009", True, date(2009, 12, 31)),
        ("2018/..", False, date(2018, 1, 1)),
        ("1521622800000", False, date(2018, 3, 21)),
        ("-315619200000", True, date(1960, 1, 1)),
    ],
)
def test_a_users_bound(text: str, end: bool, day: date) -> None:
    assert parse_bound(text, end) == day


@pytest.mark.parametrize("text", ["", "last year", "2018-13-01", "21/03/2018", "2018-3"])
def test_a_bad_bound_says_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date: write a day \(2018-03-21\)"):
        parse_bound(text, end=False)


def test_an_open_side_is_no_bound() -> None:
    with pytest.raises(ValueError, match="open on that side"):
        parse_bound("2018/..", end=True)


def test_an_epoch_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the years"):
        parse_bound("99999999999999999", end=False)


@given(st.dates())
def test_a_day_spans_itself_and_lies_within_its_month_and_year(day: date) -> None:
    assert bounds(day.isoformat()) == (day, day)
    for text in (day.isoformat()[:7], day.isoformat()[:4], day.isoformat()[:3] + "X"):
        first, last = bounds(text)
        assert first is not None and last is not None and first <= day <= last


@given(st.dates(), st.dates())
def test_an_interval_spans_from_one_end_to_the_other(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}") == (first, last)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_with_a_value_error(text: str) -> None:
    for read in (bounds, precision):
        with suppress(ValueError):
            read(text)

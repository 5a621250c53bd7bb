"""Time expressions: what they mean on Wednesday 21 March 2018, and beside what they stand."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.edtf import bounds
from graph.lexicon import times
from graph.nlp import load_parser
from graph.nlp.dates import TimeExpression, TimeFinder
from graph.nlp.tokens import Doc

PUBLISHED = date(2018, 3, 21)
Read = Callable[..., list[TimeExpression]]


@pytest.fixture(scope="module")
def parse() -> Callable[..., Doc]:
    parser, finder = load_parser(), TimeFinder()

    def parse(text: str, published: date | None = PUBLISHED) -> Doc:
        doc = Doc.of(parser(text))
        doc.user_data["published"] = published
        return finder(doc)

    return parse


def told(doc: Doc) -> list[tuple[str, str | None]]:
    return [(doc[time.start : time.end].text, time.edtf) for time in doc._.times]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Russia annexed Crimea on 21 March 2014.", ["2014-03-21"]),
        ("On March 21, 2018, Trump met Kim.", ["2018-03-21"]),
        ("The ceasefire was signed on Sept. 5, 2014.", ["2014-09-05"]),
        ("On the 5th of May 1821 Napoleon died.", ["1821-05-05"]),
        ("The envoys met on 2018-02-03 in Oslo.", ["2018-02-03"]),
        ("The two sides signed a deal in March 2018.", ["2018-03"]),
        ("In late January 2020, Washington presented a plan.", ["2020-01"]),
        ("Talks are scheduled for March 3-5, 2019.", ["2019-03-03/2019-03-05"]),
        ("He had held power from March to May 2018.", ["2018-03/2018-05"]),
        ("Between April and July 1994, Hutu militias killed 800,000 people.", ["1994-04/1994-07"]),
        ("Iraq held elections in December 2005 and January 2006.", ["2005-12", "2006-01"]),
        ("Iran tested a missile in 1998 and a second one in 2006.", ["1998", "2006"]),
        ("Cuban troops fought in the Ogaden in 1977 and 1978.", ["1977/1978"]),
        ("Peru and Chile went to war in 1836 and 1879.", ["1836", "1879"]),
        ("Moscow will not invade in 2018, 2019 or 2020.", ["2018", "2019", "2020"]),
        ("Burundi's civil war lasted from 1993 until 2005.", ["1993/2005"]),
        ("Between 1998 and 2003, the two countries fought a war.", ["1998/2003"]),
        ("The embargo of 1973-74 quadrupled prices.", ["1973/1974"]),
        ("The six-party talks in 2003-09 failed.", ["2003/2009"]),
        ("As disputes soured relations in the 1950s and 1960s, North Korea reached out.", ["195X/196X"]),
        ("Meckel characterized Korea to the Japanese government in the 1880s.", ["188X"]),
        ("Russia supplied arms in the early 1990s.", ["199X"]),
        ("In the mid-1990s Serbia attacked Bosnia.", ["199X"]),
        ("Britain colonised India in the 19th century.", ["18XX"]),
        ("Portugal held Goa from the sixteenth century to the 20th century.", ["15XX/19XX"]),
        ("The treaty was signed in spring 2015.", ["2015-21"]),
        ("Exports fell in the second quarter of 2018.", ["2018-34"]),
        ("Turkish exports to Russia grew in Q2 2017.", ["2017-34"]),
        ("In the first half of 2018, trade between China and Russia grew.", ["2018-40"]),
        ("In late 2002, Washington accused Pyongyang.", ["2002"]),
        ("At the start of 2020 Iran fired missiles at bases in Iraq.", ["2020-01"]),
        ("The war ended at the end of 2017.", ["2017-12"]),
        ("During the Cold War the Soviet Union armed Cuba.", ["1947/1991"]),
        ("The year 2000 saw talks.", ["2000"]),
    ],
)
def test_absolute_times(parse: Callable[..., Doc], sentence: str, expected: list[str]) -> None:
    for published in (PUBLISHED, None):
        doc = parse(sentence, published)
        assert [time.edtf for time in doc._.times] == expected
        assert {time.relative_to for time in doc._.times} == {None}


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("Since 2014, Russia has occupied Crimea.", "since", "2014/.."),
        ("Since January 20, 2017, Trump has been president.", "since", "2017-01-20/.."),
        ("Since last year, China has imposed tariffs.", "since", "2017/.."),
        ("Since February, thousands have fled.", "since", "2018-02/.."),
        ("Ties between Pyongyang and Seoul have warmed since the start of the year.", "since", "2018-01/.."),
        ("Starting in 2011, Iran armed Syrian forces.", "since", "2011/.."),
        ("Russia withdrew from the treaty after 2007.", "since", "2007/.."),
        ("After World War II, the United States occupied Japan.", "since", "1945/.."),
        ("Since the end of the Cold War, NATO has expanded.", "since", "1991/.."),
        ("Japan ruled Korea until 1945.", "until", "../1945"),
        ("Before 2014 Ukraine was neutral.", "until", "../2014"),
        ("China will deploy troops by 2025.", "until", "../2025"),
        ("Trump said he would meet Kim by May.", "until", "../2018-05"),
        ("By the end of 2017, ISIS had lost Mosul.", "until", "../2017-12"),
        ("By year's end, the alliance will have doubled its troops.", "until", "../2018-12"),
    ],
)
def test_open_intervals(parse: Callable[..., Doc], sentence: str, kind: str, expected: str) -> None:
    (time,) = parse(sentence)._.times
    assert (time.kind, time.edtf) == (kind, expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The minister met Kim today.", "2018-03-21"),
        ("Yesterday's attack killed six soldiers.", "2018-03-20"),
        ("The two will meet tomorrow.", "2018-03-22"),
        ("The envoy arrived the day before yesterday.", "2018-03-19"),
        ("Israel struck Damascus last night.", "2018-03-20"),
        ("The envoy met officials on Tuesday.", "2018-03-20"),
        ("The envoy met officials on Wednesday.", "2018-03-21"),
        ("The envoy met officials on Thursday.", "2018-03-15"),
        ("The two leaders will meet on Tuesday.", "2018-03-27"),
        ("The ministers met last Wednesday.", "2018-03-14"),
        ("The ministers will meet next Wednesday.", "2018-03-28"),
        ("He told Reuters on Thursday, March 15, that Iran had refused.", "2018-03-15"),
        ("Ministers held talks last week.", "2018-03-12/2018-03-18"),
        ("Ministers will hold talks next week.", "2018-03-26/2018-04-01"),
        ("Seoul sent envoys this week.", "2018-03-19/2018-03-25"),
        ("Troops clashed over the weekend.", "2018-03-17/2018-03-18"),
        ("He will fly to Riyadh this weekend.", "2018-03-24/2018-03-25"),
        ("Earlier this month, Seoul sent envoys to Pyongyang.", "2018-03"),
        ("Kurds sought refuge in Germany last month.", "2018-02"),
        ("North Korea is expected to test a missile next month.", "2018-04"),
        ("Trump will visit Tokyo later this year.", "2018"),
        ("At the end of last year, France withdrew troops.", "2017-12"),
        ("The two armies will hold exercises this summer.", "2018-22"),
        ("Iran attacked Israel last spring.", "2017-21"),
        ("Finland is expected to join NATO next summer.", "2018-22"),
        ("Iran attacked Israel last March.", "2017-03"),
        ("Japan attacked Guam last December.", "2017-12"),
        ("The Taliban seized Kabul in August last year.", "2017-08"),
        ("Kim visited Beijing in March.", "2018-03"),
        ("Theresa May met Merkel in May.", "2017-05"),
        ("Abe is already planning a trip to the U.S. capital in early April.", "2018-04"),
        ("The president is due to visit Ankara on April 4.", "2018-04-04"),
        ("Ethiopian forces shelled Mekelle on Sept. 13.", "2017-09-13"),
        ("On 11 November Germany surrendered to the Allies.", "2017-11-11"),
        ("Chad signed a pact with Niger on 3 Feb.", "2018-02-03"),
        ("Peru had been negotiating as late as August.", "2017-08"),
        ("Serbia bombed the towns throughout April.", "2017-04"),
        ("The army detained him the week before last.", "2018-03-05/2018-03-11"),
        ("Half a century ago, Italy invaded Ethiopia.", "1968~"),
        ("Peru left a quarter of a century ago.", "1993~"),
        ("Estonia signed a treaty a year ago today.", "2017-03-21"),
        ("Peru left a year ago this month.", "2017-03"),
        ("The council will meet on Thursday week.", "2018-03-29"),
        ("On the 14th, the council imposed sanctions.", "2018-03-14"),
        ("At the turn of the century the two armies clashed.", "2000~"),
        ("The summit, scheduled for May, will bring Kim and Trump together.", "2018-05"),
        ("Turkey invaded Syria two years ago.", "2016"),
        ("Six months ago Turkey invaded Syria.", "2017-09"),
        ("The hostages were taken ten days ago.", "2018-03-11"),
        ("They were taken hostage a couple of weeks ago.", "2018-03-07~"),
        ("A decade ago, Russia invaded Georgia.", "2008~"),
        ("In the past three years, Seoul has moved closer to Beijing.", "2015/2018"),
        ("Over the past six months, Berlin has cut imports.", "2017-09/2018-03"),
        ("For a decade China has blocked the vote.", "2008/2018"),
        ("Turkish jets have bombed the hills for three weeks.", "2018-02-28/2018-03-21"),
        ("Over the next three years, the bank will lend Greece money.", "2018/2021"),
        ("A potential summit in the coming months may force Japan to change tack.", "2018-03/.."),
        ("Russia may attack in the coming days.", "2018-03-21/.."),
        ("Serbia will withdraw in two weeks.", "2018-04-04~"),
        ("In the spring, NATO will send troops.", "2018-21"),
    ],
)
def test_times_reckoned_from_the_day_of_publication(
    parse: Callable[..., Doc], sentence: str, expected: str
) -> None:
    (time,) = parse(sentence)._.times
    assert (time.edtf, time.relative_to) == (expected, "published")
    (unknown,) = parse(sentence, None)._.times
    assert unknown.edtf is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels killed 59 people in January and February.", ["2018-01/2018-02"]),
        ("The envoys met on Monday and on Tuesday.", ["2018-03-19/2018-03-20"]),
        ("The envoys met on Monday and Friday.", ["2018-03-19", "2018-03-16"]),
    ],
)
def test_months_and_days_that_follow_one_another_are_one_time(
    parse: Callable[..., Doc], sentence: str, expected: list[str]
) -> None:
    assert [time.edtf for time in parse(sentence)._.times] == expected
    assert [time.edtf for time in parse(sentence, None)._.times] == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iraq invaded Kuwait on 2 August 1990. A day later the Arab League condemned it.", "1990-08-03"),
        ("The accord was signed in 1995. The following year, the war resumed.", "1996"),
        ("Syria joined the pact in 2006; two years before, it had refused.", "2004"),
        ("Vietnam invaded in December 1978. The following month its troops seized Phnom Penh.", "1979-01"),
        ("Iraq fell in spring 2017. The league condemned Iran that April.", "2017-04"),
        ("The envoy landed on 4 March 2017 and met the king the next morning.", "2017-03-05"),
        ("Turkey expelled the envoy in June 2017. Syria left the same day.", "2017-06"),
        ("The North tested a bomb on 9 October 2016, and on the 14th the council met.", "2016-10-14"),
        ("The king fell on 29 October 2016, and on the 3rd the council met.", "2016-11-03"),
        ("Germany invaded Poland in September 1939, and two days later Britain declared war.", "1939-09"),
        ("In 2016 Britain voted to leave. That year, Turkey arrested thousands.", "2016"),
        ("Poland joined NATO in 1999 and the EU five years later.", "2004"),
        ("The allies met on 4 June 1944. The next day, Rome fell.", "1944-06-05"),
        ("The coup failed in July 2016. The previous month, Turkey had apologised to Russia.", "2016-06"),
        ("The army attacked on 4 November 1956, three days after Hungary had left.", "1956-11-01"),
        ("In October 2017 it restored ties, seven years after Sudan broke with Tehran.", "2010"),
        ("The brigade landed in April 1961, three months after Washington had broken with Cuba.", "1961-01"),
        ("Kuwait recalled its envoy in May 1990, two months before Iraq invaded.", "1990-07"),
        ("The embargo began three days after Peru had recalled its envoy.", "2018-03-18"),
        ("On 23 February 2018 Chile closed the border. That night Peru closed its embassy.", "2018-02-23"),
        ("Iran threatened Israel in March 2017. Days later, Israel struck.", "2017-03"),
        ("On 4 March 2017 the king fell. Within hours, the army had struck.", "2017-03-04"),
        ("In May 2017 the king fell; within a day the army had struck.", "2017-05"),
        ("On 4 March 2017 Iran threatened Israel. Days later, Israel struck.", None),
        # a month is too coarse for days, and an untold event for anything
        ("Germany invaded Poland in September 1939, and ten days later Britain declared war.", None),
        ("The two Yemens fought in 1990. Three years after the war, they agreed.", None),
        ("Two years later, they agreed.", None),
        (
            "The accord was signed in 1995. It failed. It was revived. It failed. A year later, it ended.",
            None,
        ),
    ],
)
def test_times_reckoned_from_an_event(parse: Callable[..., Doc], text: str, expected: str | None) -> None:
    time = parse(text)._.times[-1]
    assert (time.edtf, time.relative_to) == (expected, "event")


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        ("Nepal signed a deal a day after the inauguration on 26 May 2014.", "signed", "2014-05-27"),
        ("Nepal signed a deal two years after the 1967 war.", "signed", "1969"),
        ("Three days after China had invaded on 17 February 1979, Moscow left.", "left", "1979-02-20"),
        ("Moscow left on 20 February 1979, three days after China had invaded.", "invaded", "1979-02-17"),
    ],
)
def test_a_time_off_another_is_that_of_what_lies_so_far_off_it(
    parse: Callable[..., Doc], sentence: str, head: str, expected: str
) -> None:
    doc = parse(sentence)
    assert (head, expected) in [(doc[time.head].text, time.edtf) for time in doc._.times]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In January 2016 Mali fell, and by August France had left.", ["2016-01", "../2016-08"]),
        ("In August 2016 Mali fell, and in March France left.", ["2016-08", "2017-03"]),
        ("Mali, which fell in January 2016, left in February.", ["2016-01", "2018-02"]),
        ("In 2018 Mali fell, and on 2 March France left.", ["2018", "2018-03-02"]),
    ],
)
def test_a_month_is_of_the_year_its_sentence_begins_with(
    parse: Callable[..., Doc], sentence: str, expected: list[str]
) -> None:
    assert [time.edtf for time in parse(sentence)._.times] == expected


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("Germany apologised after five years of talks.", "five years", "duration"),
        ("The UN has kept troops there for decades.", "decades", "duration"),
        ("Juba was bombed within 10 days.", "10 days", "duration"),
        ("Iraq will have held the town for two years.", "two years", "duration"),
        ("Iraq held the town for two years.", "two years", "duration"),
        ("The Council agreed to a six-month extension.", "six-month", "duration"),
        ("Every year the two navies exercise together.", "Every year", "frequency"),
        ("Russia pays Iran $2 billion a year.", "a year", "frequency"),
        ("The annual summit angered China.", "annual", "frequency"),
        ("A 33-year-old officer was shot.", "33-year-old", "age"),
    ],
)
def test_what_dates_nothing_is_named_for_what_it_is(
    parse: Callable[..., Doc], sentence: str, words: str, kind: str
) -> None:
    doc = parse(sentence)
    assert [(doc[t.start : t.end].text, t.kind, t.edtf) for t in doc._.times] == [(words, kind, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The army sent 2000 troops and 1,500 vehicles to the border.",
        "China flew F-16 and Su-27 jets under Resolution 1701 and Article 5 at the G20.",
        "May said the March on Moscow may begin.",
        "U.S. support for May waned.",
        "April Glaspie met Saddam.",
        "More than 2000 people fled.",
        "Iraq's population of 2000 fled.",
        "A 2,000-strong force was sent.",
        "The EU gave Kosovo $1998 and 1999 euros.",
        "The fall of Saddam emboldened Iran.",
        "The Korean War killed millions.",
        "The deal broke the pre-1967 consensus.",
        "Troops marched on Moscow.",
        "On the Saturday of the crisis he left.",
        "It fell on the 14th attempt.",
        "It was the last month of the war.",
    ],
)
def test_counts_names_and_numbers_are_no_times(parse: Callable[..., Doc], sentence: str) -> None:
    assert told(parse(sentence)) == []


def test_a_day_that_is_a_count_leaves_the_month(parse: Callable[..., Doc]) -> None:
    assert told(parse("In March 20 soldiers were killed.")) == [("March", "2018-03")]


@pytest.mark.parametrize(
    "sentence", ["It was the worst attack since 1973.", "Juba was bombed for the first time since 2011."]
)
def test_since_beside_a_superlative_dates_nothing(parse: Callable[..., Doc], sentence: str) -> None:
    (time,) = parse(sentence)._.times
    assert (time.kind, time.edtf) == ("since", None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Unlike in 2002, Pyongyang now has a direct line to Seoul.", None),
        ("Russia is weaker than in 1998.", None),
        ("As in 1914, Serbia relied on Russia.", None),
        ("As early as 1950, China sent troops to Korea.", "1950"),
        ("Like Iraq, Iran attacked Kuwait in 1990.", "1990"),
        ("More than 30 states signed in 1998.", "1998"),
    ],
)
def test_a_time_compared_with_dates_nothing(
    parse: Callable[..., Doc], sentence: str, expected: str | None
) -> None:
    assert [time.edtf for time in parse(sentence)._.times] == [expected]


@pytest.mark.parametrize(
    ("sentence", "head"),
    [
        ("The 1998 crisis weakened Russia.", "crisis"),
        ("Last month's revolution toppled him.", "revolution"),
        ("Japan's 1910 annexation of Korea still rankles.", "annexation"),
        ("Tokyo kept in lockstep with Washington during the talks in 2003.", "talks"),
        ("As early as 1950, China sent troops to Korea.", "sent"),
        ("Russia annexed Crimea in March 2014.", "annexed"),
        ("The White House announced it Tuesday.", "announced"),
        ("Since 2014, Russia has occupied Crimea.", "occupied"),
    ],
)
def test_a_time_stands_beside_what_it_dates(parse: Callable[..., Doc], sentence: str, head: str) -> None:
    doc = parse(sentence)
    assert [doc[time.head].text for time in doc._.times] == [head]


def test_two_times_of_one_sentence_keep_to_their_clauses(parse: Callable[..., Doc]) -> None:
    doc = parse("Indian troops killed 12 militants on Sunday, police said Monday.")
    assert [(doc[t.head].text, t.edtf) for t in doc._.times] == [
        ("killed", "2018-03-18"),
        ("said", "2018-03-19"),
    ]


def test_a_doc_without_words_or_date_has_no_times() -> None:
    parser = load_parser()
    assert TimeFinder()(Doc.of(parser("")))._.times == []


@pytest.mark.parametrize("word", ["march", "second", "may", "fall", "sat", "sun", "mon", "dec"])
def test_small_letters_make_no_month_or_day(parse: Callable[..., Doc], word: str) -> None:
    assert [t for t in parse(f"The guards {word} in line.")._.times if t.kind == "date"] == []


def test_every_word_of_the_data_file_is_one_token_in_small_letters() -> None:
    for entry in times.entries():
        if entry.is_ != "period":
            assert all(form == form.lower() and not form.count(" ") for form in entry.forms), entry


_WORDS = sorted(
    {form for entry in times.entries() for form in entry.forms}
    | {
        "March",
        "May",
        "Tuesday",
        "2018",
        "1990s",
        "31",
        "3",
        "of",
        "the",
        "in",
        "to",
        "-",
        "and",
        ",",
        "ago",
        "year",
        "'s",
        "then",
        "9999",
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12), st.dates() | st.none())
def test_any_words_of_time_are_read_in_order_into_edtf(
    parse: Callable[..., Doc], words: list[str], published: date | None
) -> None:
    doc = parse(" ".join(words), published)
    end = 0
    for time in doc._.times:
        assert end <= time.start < time.end <= len(doc)
        assert time.edtf is None or bounds(time.edtf)
        end = time.end

"""English times: what they mean to British, Irish, American and Canadian papers, and what is no time."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.english import timex
from analysis.reading.timex import Timex

# A Thursday, six in the evening.
THURSDAY = datetime.fromisoformat("2024-03-14T18:00+00:00")
LONDON, NEW_YORK, TORONTO, DUBLIN = "Europe/London", "America/New_York", "America/Toronto", "Europe/Dublin"

EXAMPLES = [
    # Dates of the calendar.
    ("She was born on 3 May 2021.", "3 May 2021", "DATE", "2021-05-03"),
    ("The law took effect on May 3, 2021.", "May 3, 2021", "DATE", "2021-05-03"),
    ("He resigned on the 5th of November 2019.", "the 5th of November 2019", "DATE", "2019-11-05"),
    ("Monday, 11 March 2024", "Monday, 11 March 2024", "DATE", "2024-03-11"),
    ("Posted Tue 12 Mar 2024 by the desk.", "Tue 12 Mar 2024", "DATE", "2024-03-12"),
    ("He was arrested on Sept. 9, 2023.", "Sept. 9, 2023", "DATE", "2023-09-09"),
    ("Version 2024-03-12 of the text.", "2024-03-12", "DATE", "2024-03-12"),
    ("The fair was open from 4 to 7 March.", "4 to 7 March", "DATE", "2024-03-04/2024-03-07"),
    ("It rained on March 4-7, the office said.", "March 4-7", "DATE", "2024-03-04/2024-03-07"),
    ("The exhibition runs between 12 and 20 April.", "12 and 20 April", "DATE", "2024-04-12/2024-04-20"),
    ("He was arrested on 12 December.", "12 December", "DATE", "2023-12-12"),
    ("The rule will apply on 1 September.", "1 September", "DATE", "2024-09-01"),
    # Months, years and longer.
    ("She stepped down last February.", "last February", "DATE", "2024-02"),
    ("They knew as long ago as April that it leaked.", "April", "DATE", "2023-04"),
    ("The office had closed as recently as May.", "May", "DATE", "2023-05"),
    ("The rules will change two weeks from now.", "two weeks from now", "DATE", "2024-03-28"),
    ("She sings there every Christmas.", "every Christmas", "SET", "XXXX-12-25"),
    ("The fair is held every Easter.", "every Easter", "SET", "P1Y"),
    ("The report came in mid-March.", "mid-March", "DATE", "2024-03"),
    ("The bridge will close in late June.", "late June", "DATE", "2024-06"),
    ("He has led the party since 2019.", "2019", "DATE", "2019"),
    ("The inquiry opened in early 2023.", "early 2023", "DATE", "2023"),
    ("The 2021 law was never applied.", "2021", "DATE", "2021"),
    ("Music of the 1990s filled the hall.", "the 1990s", "DATE", "199"),
    ("It was built in the 19th century.", "the 19th century", "DATE", "18"),
    ("The economy shrank in the third quarter of 2023.", "the third quarter of 2023", "DATE", "2023-Q3"),
    ("Profit rose in the fourth quarter, the company said.", "the fourth quarter", "DATE", "2023-Q4"),
    ("Turnover doubled from 2019-2022.", "2019-2022", "DATE", "2019/2022"),
    ("He took over in the spring of 2021.", "the spring of 2021", "DATE", "2021-SP"),
    ("The dam burst last summer.", "last summer", "DATE", "2023-SU"),
    ("The show returns next autumn.", "next autumn", "DATE", "2024-FA"),
    ("It will be ready by the end of the year.", "the end of the year", "DATE", "2024"),
    ("She met him in May last year.", "May last year", "DATE", "2023-05"),
    ("Demand fell sharply last month.", "last month", "DATE", "2024-02"),
    ("They will decide next week.", "next week", "DATE", "2024-W12"),
    ("Crowds gathered over the weekend.", "the weekend", "DATE", "2024-W10-WE"),
    ("The strike could spread this weekend.", "this weekend", "DATE", "2024-W11-WE"),
    # Counted from publication.
    ("He arrived on Monday.", "Monday", "DATE", "2024-03-11"),
    ("He died Thursday, his family said.", "Thursday", "DATE", "2024-03-14"),
    ("The trial will open on Monday.", "Monday", "DATE", "2024-03-18"),
    ("Police said the man will appear in court on Friday.", "Friday", "DATE", "2024-03-15"),
    ("The minister said on Tuesday that a vote will be held.", "Tuesday", "DATE", "2024-03-12"),
    ("The man, who was arrested on Monday, is to appear in court.", "Monday", "DATE", "2024-03-11"),
    ("A decision is due on Wednesday.", "Wednesday", "DATE", "2024-03-20"),
    ("The two sides agreed to meet again on Saturday.", "Saturday", "DATE", "2024-03-16"),
    ("She was due to fly home on Sunday.", "Sunday", "DATE", "2024-03-17"),
    ("The road is closed until Tuesday.", "Tuesday", "DATE", "2024-03-19"),
    ("He has been missing since Sunday.", "Sunday", "DATE", "2024-03-10"),
    ("The council meets on Monday.", "Monday", "DATE", "2024-03-18"),
    ("They must reply by Friday.", "Friday", "DATE", "2024-03-15"),
    ("She leaves next Monday.", "next Monday", "DATE", "2024-03-18"),
    ("They voted last Thursday.", "last Thursday", "DATE", "2024-03-07"),
    ("The shop shut on Friday of last week.", "Friday of last week", "DATE", "2024-03-08"),
    ("The match was postponed yesterday.", "yesterday", "DATE", "2024-03-13"),
    ("The new rules start tomorrow.", "tomorrow", "DATE", "2024-03-15"),
    ("He left two days ago.", "two days ago", "DATE", "2024-03-12"),
    ("They bought it three years ago.", "three years ago", "DATE", "2021"),
    ("The fire broke out three hours ago.", "three hours ago", "TIME", "2024-03-14T15:00"),
    # Times of the day.
    ("Police were called on Tuesday at 8.35pm.", "Tuesday at 8.35pm", "TIME", "2024-03-12T20:35"),
    ("Police were called at 8:35 p.m. on Tuesday.", "8:35 p.m. on Tuesday", "TIME", "2024-03-12T20:35"),
    ("The train left at 20:35 on Monday.", "20:35 on Monday", "TIME", "2024-03-11T20:35"),
    ("The blast was heard at noon on Monday.", "noon on Monday", "TIME", "2024-03-11T12:00"),
    ("It ended shortly before midnight on Monday.", "midnight on Monday", "TIME", "2024-03-11T24:00"),
    ("It began just after midnight on Monday.", "midnight on Monday", "TIME", "2024-03-11T00:00"),
    ("He spoke on Tuesday night.", "Tuesday night", "TIME", "2024-03-12TNI"),
    ("Snow fell on Monday morning.", "Monday morning", "TIME", "2024-03-11TMO"),
    ("She was found in the early hours of Friday.", "the early hours of Friday", "TIME", "2024-03-08TNI"),
    ("The roof fell in early on Wednesday.", "early on Wednesday", "TIME", "2024-03-13TMO"),
    ("Talks broke down late on Tuesday.", "late on Tuesday", "TIME", "2024-03-12TEV"),
    ("Three men were held overnight.", "overnight", "TIME", "2024-03-13TNI"),
    ("The power failed last night.", "last night", "TIME", "2024-03-13TNI"),
    ("The team plays tonight.", "tonight", "TIME", "2024-03-14TNI"),
    ("He told the radio this morning.", "this morning", "TIME", "2024-03-14TMO"),
    ("She landed yesterday evening.", "yesterday evening", "TIME", "2024-03-13TEV"),
    (
        "They met at half past eight on Monday evening.",
        "half past eight on Monday evening",
        "TIME",
        "2024-03-11T20:30",
    ),
    ("It starts at ten o'clock tomorrow.", "ten o'clock tomorrow", "TIME", "2024-03-15T10:00"),
    (
        "The queue began at quarter to nine this morning.",
        "quarter to nine this morning",
        "TIME",
        "2024-03-14T08:45",
    ),
    ("He called at three in the morning.", "three in the morning", "TIME", "2024-03-14T03:00"),
    ("The vote was taken on the night of 5 March.", "the night of 5 March", "TIME", "2024-03-05TNI"),
    # Lengths, ages, habits.
    ("The strike lasted for three weeks.", "three weeks", "DURATION", "P3W"),
    ("He waited two and a half hours.", "two and a half hours", "DURATION", "PT2H30M"),
    ("It took an hour and a half.", "an hour and a half", "DURATION", "PT1H30M"),
    ("They talked for half an hour.", "half an hour", "DURATION", "PT30M"),
    ("He got a two-year sentence.", "two-year", "DURATION", "P2Y"),
    ("A 61-year-old man was hurt.", "61-year-old", "DURATION", "P61Y"),
    ("He spent a fortnight in hospital.", "a fortnight", "DURATION", "P2W"),
    ("It may take years.", "years", "DURATION", "PXY"),
    ("Prices have doubled over the past five years.", "the past five years", "DURATION", "P5Y"),
    ("The board meets every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("The market opens every Friday at 7am.", "every Friday at 7am", "SET", "XXXX-WXX-5T07:00"),
    ("She trains twice a week.", "twice a week", "SET", "P1W"),
    ("The airport handles 40 flights a day.", "a day", "SET", "P1D"),
    ("Bins are emptied every two weeks.", "every two weeks", "SET", "P2W"),
    ("He works on Sundays.", "Sundays", "SET", "XXXX-WXX-7"),
    ("Sales have slowed in recent months.", "recent months", "DATE", "PAST_REF"),
    ("The firm now employs forty people.", "now", "DATE", "PRESENT_REF"),
    # Days with a name.
    ("The shop was shut on Christmas Day.", "Christmas Day", "DATE", "2023-12-25"),
    ("The shop will open before Easter.", "Easter", "DATE", "2024-03-31"),
    ("The pool will open on Good Friday.", "Good Friday", "DATE", "2024-03-29"),
]


SEVERAL = [
    ("Sales fell in 2019. The year before, they had risen.", ["2019", "2018"]),
    ("Between January and June last year, sales fell.", ["2023-01", "2023-06"]),
    ("She told parliament in January she would resign by Easter.", ["2024-01", "2024-03-31"]),
    ("The hearing was put back to Oct. 7.", ["2024-10-07"]),
    ("The coach spoke late on Wednesday night.", ["2024-03-13TNI"]),
    ("It ended in the small hours of Thursday morning.", ["2024-03-14TNI"]),
    (
        "The museum is open Tuesday to Sunday, 10am-6pm.",
        ["XXXX-WXX-2", "XXXX-WXX-7", "XXXX-XX-XXT10:00", "XXXX-XX-XXT18:00"],
    ),
    ("The next day, Saturday, the army moved in.", ["2024-03-09", "2024-03-09"]),
    (
        "Anyone there between 1.30am and 3am on 12 March should call.",
        ["2024-03-12T01:30", "2024-03-12T03:00"],
    ),
    ("He was born on New Year's Eve; three days later she left.", ["2023-12-31", "2024-01-03"]),
    ("In the first half of 2023 exports fell; in the second quarter sales rose.", ["2023-H1", "2023-Q2"]),
    ("She said that on Friday the talks would resume.", ["2024-03-15"]),
    ("In the summer of 2020, and again that autumn, cases rose.", ["2020-SU", "2020-FA"]),
    (
        "It took effect at 4 a.m. (0400 GMT) on Wednesday.",
        ["2024-03-13T04:00", "2024-03-13T04:00", "2024-03-13"],
    ),
    (
        "The road will be shut between 10pm and 6am each night.",
        ["XXXX-XX-XXT22:00", "XXXX-XX-XXT06:00", "XXXX-XX-XXTNI"],
    ),
    ("In custody since his arrest on Feb. 3, he will appear in court.", ["2024-02-03"]),
    ("It drew 40,000 people over three days and lasted over three hours.", ["P3D", "PT3H"]),
    ("The trial could last up to six weeks.", ["P6W"]),
    ("Revenue was $900 million a year ago.", ["2023"]),
    ("Classes were cancelled Thursday and Friday.", ["2024-03-14", "2024-03-15"]),
    ("Doors open at 6.30 on Friday.", ["2024-03-15T18:30"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_times_in_one_sentence_are_read_by_one_another(text: str, values: list[str]) -> None:
    assert [row.value for row in found(text)] == values


PIECES = sorted(
    {word for example in EXAMPLES for word in example[0].split()} | {"\n", "(", "“", "”", "31", "0", "of"}
)


def found(text: str, published: datetime | None = THURSDAY, zone: str = LONDON) -> list[Timex]:
    """The times of a text, as an article of that zone says them."""
    return timex.tag(text, published, zone)


def told(text: str, zone: str = LONDON) -> list[tuple[str, str]]:
    """Each time with its value."""
    return [(text[row.start : row.end], row.value) for row in found(text, THURSDAY, zone)]


@pytest.mark.parametrize(("text", "words", "kind", "value"), EXAMPLES)
def test_a_time_means_what_a_reader_takes_it_to_mean(text: str, words: str, kind: str, value: str) -> None:
    assert [(text[row.start : row.end], row.type, row.value) for row in found(text)] == [(words, kind, value)]


NO_TIMES = [
    "He had moved the year before she was born.",
    "She may march with them, and the ball may fall.",
    "Spring the trap, he said, and fall back.",
    "A second tug was hired, and the second half was dull.",
    "He told The Sun and the Sunday Times.",
    "Theresa May and June Brown sat in the second row.",
    "The two sides drew 3-2 and shared 1,200 tickets.",
    "Sat in the sun, he read the Daily Mail.",
    "They voted ten to four against, with 2,019 in favour.",
    "The plan costs £2,500 or $1.50 a head.",
    "Sheffield Wednesday beat Notts County.",
    "It is on page 2010, in room 1984.",
    "He was second to none, a man of the moment.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("zone", "value"),
    [
        (LONDON, "2021-03-05"),
        (DUBLIN, "2021-03-05"),
        (NEW_YORK, "2021-05-03"),
        ("Australia/Sydney", "2021-03-05"),
    ],
)
def test_figures_are_read_as_the_outlets_country_writes_them(zone: str, value: str) -> None:
    assert told("It was signed on 5/3/2021.", zone) == [("5/3/2021", value)]


def test_a_day_beyond_twelve_tells_the_order_of_figures() -> None:
    assert told("It was signed on 11/18/2023.") == [("11/18/2023", "2023-11-18")]
    assert told("It was signed on 18/11/2023.", NEW_YORK) == [("18/11/2023", "2023-11-18")]


def test_where_both_orders_are_usual_the_date_nearer_before_publication_is_taken() -> None:
    assert told("It was signed on 10/3/2024.", TORONTO) == [("10/3/2024", "2024-03-10")]


@pytest.mark.parametrize(
    ("text", "zone", "value"),
    [
        ("Families will meet on Mother's Day.", LONDON, "2025-03-30"),
        ("Families will meet on Mother's Day.", NEW_YORK, "2024-05-12"),
        ("Shops will close at Thanksgiving.", NEW_YORK, "2024-11-28"),
        ("Shops will close at Thanksgiving.", TORONTO, "2024-10-14"),
        ("Trains will not run on the bank holiday.", LONDON, "2024-03-29"),
        ("Trains will not run on the bank holiday.", DUBLIN, "2024-03-17"),
        ("The parade is on Canada Day.", TORONTO, "2024-07-01"),
        ("The bill was signed on Labor Day.", NEW_YORK, "2023-09-04"),
    ],
)
def test_holidays_are_those_of_the_outlets_country(text: str, zone: str, value: str) -> None:
    assert [day for _, day in told(text, zone)] == [value]


def test_an_hour_carries_the_offset_of_the_outlets_zone() -> None:
    london, new_york = (
        found("It began at 8pm on Tuesday.", THURSDAY, zone)[0] for zone in (LONDON, NEW_YORK)
    )
    assert london.earliest == "2024-03-12T20:00:00+00:00"
    assert new_york.earliest == "2024-03-12T20:00:00-04:00"


def test_an_hour_in_a_zone_of_its_own_is_the_same_moment_in_the_outlets() -> None:
    row = found("It began at 8pm ET on Tuesday.")[0]
    assert (row.value, row.earliest) == ("2024-03-12T20:00", "2024-03-13T00:00:00+00:00")


def test_local_time_of_an_unknown_place_stays_an_interval() -> None:
    row = found("It began at 8pm local time on Tuesday.", THURSDAY, NEW_YORK)[0]
    assert row.approximate
    assert row.earliest
    assert row.latest
    assert row.earliest < "2024-03-12T20:00" < row.latest


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It struck at about 8pm on Tuesday.", "19:45:00", "20:15:59"),
        ("It struck shortly before 8pm on Tuesday.", "19:30:00", "20:00:59"),
        ("It struck just after 8pm on Tuesday.", "20:00:00", "20:30:59"),
        ("It struck at 8pm on Tuesday.", "20:00:00", "20:00:59"),
        ("It struck on Tuesday night.", "18:00:00", "05:59:59"),
        ("It struck in the early hours of Tuesday.", "00:00:00", "05:59:59"),
    ],
)
def test_words_that_shade_an_hour_widen_it(text: str, earliest: str, latest: str) -> None:
    row = found(text)[0]
    assert row.earliest
    assert row.latest
    assert (row.earliest[11:19], row.latest[11:19]) == (earliest, latest)


def test_late_in_a_month_is_its_last_third() -> None:
    row = found("He was warned in late February.")[0]
    assert row.mod == "END"
    assert (row.earliest, row.latest) == ("2024-02-21T00:00:00+00:00", "2024-02-29T23:59:59+00:00")


def test_a_story_is_followed_from_the_day_it_tells() -> None:
    text = (
        "The ship left port on 2 March. At 9.15pm it struck a rock, and twenty minutes later it sank. "
        "The following day divers found the wreck. The day before, the captain had been warned."
    )
    assert told(text)[1:4] == [
        ("9.15pm", "2024-03-02T21:15"),
        ("twenty minutes later", "2024-03-02T21:35"),
        ("The following day", "2024-03-03"),
    ]


def test_two_days_later_counts_from_the_day_told() -> None:
    text = "He was arrested on 3 March. Two days later he was released."
    assert told(text) == [("3 March", "2024-03-03"), ("Two days later", "2024-03-05")]


def test_both_ends_of_a_range_of_hours_are_in_the_same_half_of_the_day() -> None:
    text = "Doors were open on Tuesday between 8 and 9 am."
    assert [value for _, value in told(text)][1:] == ["2024-03-12T08:00", "2024-03-12T09:00"]


def test_yesterday_in_a_quotation_counts_from_the_day_of_its_saying() -> None:
    text = "“We warned them yesterday,” he said on Tuesday."
    rows = timex.tag(text, THURSDAY, LONDON, [(0, 27)])
    assert [row.value for row in rows] == ["2024-03-11", "2024-03-12"]


def test_an_hour_told_as_past_never_lies_after_publication() -> None:
    text = "The report came out on Thursday morning. It says a pump failed at 8.30pm in the flood of 2 March."
    assert dict(told(text))["8.30pm"] < "2024-03-14"


def test_without_a_date_of_publication_values_stay_open() -> None:
    rows = found("He arrived on Monday and left yesterday at noon.", None)
    assert [(row.value, row.earliest) for row in rows] == [("XXXX-WXX-1", None), ("XXXX-XX-XXT12:00", None)]


def test_an_unknown_time_zone_is_named() -> None:
    with pytest.raises(ValueError, match=r"'Mars/Olympus' is not known"):
        found("He arrived on Monday.", THURSDAY, "Mars/Olympus")


def test_every_span_is_the_text_it_was_found_at_and_none_overlap() -> None:
    text = " ".join(example[0] for example in EXAMPLES)
    rows = found(text)
    assert all(a.end <= b.start for a, b in pairwise(rows))
    assert all(text[row.start : row.end].strip() == text[row.start : row.end] for row in rows)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=30), st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))
)
def test_words_of_time_in_any_order_are_read_without_failing(words: list[str], published: datetime) -> None:
    rows = found(" ".join(words), published, NEW_YORK)
    assert all(a.end <= b.start for a, b in pairwise(rows))
    assert all((row.earliest is None) == (row.latest is None) for row in rows)
    spans = [(row.earliest, row.latest) for row in rows if row.earliest and row.latest]
    assert all(datetime.fromisoformat(first) <= datetime.fromisoformat(last) for first, last in spans)

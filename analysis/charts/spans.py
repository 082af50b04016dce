"""Events and publications as stretches of one clock, each with the words that a chart writes beside it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis import anchors, limits
from analysis.charts import data, theme
from analysis.comparison.periods import Period
from analysis.messages import _

MINUTE = pd.Timedelta(minutes=1)
DAY = pd.Timedelta(days=1)
INFERRED = ("inferred", "unknown")


@dataclass(frozen=True)
class Told:
    """What one outlet tells of one event, or one publication: a stretch of time and its words.

    `clock` is the time in short as the text gives it, `when` in full, `text` the clause, `core` the part of
    it that says what happened. `sure` is false for a date that was inferred.
    """

    outlet: str
    start: pd.Timestamp
    end: pd.Timestamp
    approximate: bool
    clock: str
    when: str
    text: str
    core: str
    href: str | None
    event: str | None = None
    sure: bool = True

    @property
    def point(self) -> bool:
        """Whether it is known to the minute."""
        return self.end - self.start <= MINUTE


def told(events: pd.DataFrame, mentions: pd.DataFrame, zone: str) -> list[Told]:
    """What each outlet dates, in order of time: of each event its narrowest date.

    Takes `events` and `event_mentions`. What has no first or last moment is left out.
    """
    known = mentions.dropna(subset=["outlet", "earliest", "latest"])
    dated = known.assign(low=data.wall(known["earliest"], zone), high=data.wall(known["latest"], zone))
    dated["width"] = dated["high"] - dated["low"]
    order = ["outlet", "event_id", "width", "article_id", "start"]
    best = dated.sort_values(order, kind="stable").drop_duplicates(["outlet", "event_id"])
    about = dict(zip(events["event_id"], events["approximate"].fillna(False), strict=True))
    found = [_told(row, bool(about.get(row["event_id"], False))) for row in data.rows(best)]
    return sorted(found, key=lambda span: (span.start, span.end, span.outlet, span.event or ""))


def _told(row: dict[str, object], approximate: bool) -> Told:
    low, high = pd.Timestamp(row["low"]), pd.Timestamp(row["high"])  # type: ignore[arg-type]
    text = str(row["text"])
    begin = row["core_start"]
    core = text[int(begin) - int(row["start"]) :] if pd.notna(begin) else text  # type: ignore[call-overload]
    return Told(
        outlet=str(row["outlet"]),
        start=low,
        end=high,
        approximate=approximate and high - low > MINUTE,
        clock=_clock(low, high, row["dating"]),
        when=period(low, high),
        text=theme.plain(text),
        core=theme.plain(core),
        href=data.link(row["sentence_id"]),
        event=str(row["event_id"]),
    )


def _clock(low: pd.Timestamp, high: pd.Timestamp, words: object) -> str:
    """A time in short: the minute, else the text's own words for it."""
    if high - low <= MINUTE:
        return data.when(low, "clock")
    if data.extent(low, "day")[0] == low and DAY - MINUTE <= high - low < DAY:
        return data.when(low, "day", year=False)
    return str(words) if pd.notna(words) else period(low, high)  # type: ignore[call-overload]


def period(low: pd.Timestamp, high: pd.Timestamp) -> str:
    """A stretch of time in words: a year, month, day or minute, hours of one day, or 'du … au …'."""
    for precision in ("year", "month", "day"):
        start, end = data.extent(low, precision)
        if low == start and end - MINUTE <= high < end:
            return data.when(low, precision)
    if high - low <= MINUTE:
        return data.when(low)
    # The last minute of a day and the first of the next are midnight to a reader.
    midnight = low.normalize() + DAY
    if midnight - MINUTE <= high < midnight + MINUTE and low > low.normalize():
        return _("{day}, de {opening} à minuit").format(
            day=data.when(low, "day"), opening=data.when(low, "clock")
        )
    # "6 h 59" is the last minute before seven.
    shown = high.ceil("h") if high.minute == 59 else high
    if low.normalize() == high.normalize():
        return _("{day}, de {opening} à {closing}").format(
            day=data.when(low, "day"), opening=data.when(low, "clock"), closing=data.when(shown, "clock")
        )
    whole = low == low.normalize() and high >= high.normalize() + DAY - MINUTE
    precision, end = ("day", high) if whole else ("minute", shown)
    begin = data.when(low, precision, year=low.year != end.year)
    return _("du {first} au {last}").format(first=begin, last=data.when(end, precision))


def publications(articles: pd.DataFrame, zone: str) -> list[Told]:
    """The publications with a known date, a minute, day, month or year; each leads to its article."""
    dated = articles.dropna(subset=["published", "outlet"])
    found = []
    for row, moment in zip(data.rows(dated), data.wall(dated["published"], zone), strict=True):
        precision = str(row["published_precision"])
        start, end = data.extent(moment, precision)
        sure = row["published_source"] not in INFERRED
        when = data.when(start, precision) + ("" if sure else _(" (date déduite)"))
        title = theme.plain(str(row["title"] if pd.notna(row["title"]) else row["article_id"]))
        href = f"#{anchors.article(row['article_id'])}"
        found.append(
            Told(
                outlet=row["outlet"],
                start=start,
                end=end,
                approximate=False,
                clock=when,
                when=_("publié : {times}").format(times=when),
                text=title,
                core=title,
                href=href,
                sure=sure,
            )
        )
    return sorted(found, key=lambda span: (span.start, span.end, span.outlet, span.text))


def first_of_each(prints: list[Told]) -> list[Told]:
    """As many publications as a chart can show: an outlet's first in each of as many equal stretches."""
    if len(prints) <= limits.MARKS:
        return prints
    groups = data.slots([(one.outlet, one.start) for one in prints], limits.MARKS)
    return [prints[own[0]] for own in groups]


def bands(periods: list[Period]) -> list[Told]:
    """Named periods as stretches; they belong to no outlet."""
    return [
        Told("", one.start, one.end, False, one.name, period(one.start, one.end), one.name, one.name, None)
        for one in periods
    ]

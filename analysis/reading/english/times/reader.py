"""What English times need beyond the reading that all share: open halves of the day, zones, habits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from analysis.reading.english.times.hours import OPEN
from analysis.reading.timex.expression import Expression, names_a_day
from analysis.reading.timex.readings import Reader
from analysis.reading.timex.reference import REACH, SENTENCE_END, Reading

# An hour of which nothing tells the half is one of the waking day: from seven to six.
WAKING = 7
# How far from regular days an hour is one of them.
NEAR = 40
# Days of one list lie closer together than this.
FEW = 3


class EnglishReader(Reader):
    """Reads English expressions."""

    # Where the last hour was told, and which.
    _clock: tuple[int, int] | None = None

    def _read(self, e: Expression) -> Reading:
        e = self._settled(e)
        reading = super()._read(e)
        if self._impossible(e, reading):
            reading = super()._read(replace(e, on=self._earlier(e)))
        if e.kind == "season" and e.year:
            self.year = e.end, e.year
        if e.kind == "clock":
            self._clock = e.end, e.hour or 0
        return replace(reading, mod="END") if reading.mod == "LATE" else reading

    def _settled(self, e: Expression) -> Expression:
        """The expression with what only the text before tells: its half of the day, its year, its order."""
        if e.kind == "clock" and e.name == OPEN:
            return replace(e, name="", hour=self._hour(e))
        if e.kind == "clock" and e.hour == 24 and e.on is not None and self._after(e):
            return replace(e, hour=0)
        if e.kind == "season" and e.shift == "there":
            told = self.year if self.year and e.start - self.year[0] <= 4 * REACH else None
            return replace(e, shift="", year=told[1] if told else None)
        around = self.published.around
        if e.kind == "date" and e.name == "either":
            return self._nearer(e, around)
        if e.name.endswith(" year") or (e.kind == "quarter" and e.shift):
            shift = e.shift if e.kind == "quarter" else e.name.removesuffix(" year")
            step = {"last": -1, "next": 1}.get(shift, 0)
            return replace(e, name="", shift="", year=around.year + step if around else None)
        if (
            e.kind == "offset"
            and e.name == "then"
            and e.unit in ("minute", "second")
            and not self._hour_told(e)
        ):
            return replace(e, kind="duration")
        return e

    def _regular(self, e: Expression) -> Reading | None:
        """A regular time: "from 10am to 5pm, except on Mondays", "open Tuesday to Sunday"."""
        if self._weekly(e) and not self.cues.completed(self.text, e.start, e.end):
            return Reading("SET", f"XXXX-WXX-{e.weekday}", "day")
        if e.kind != "clock" or e.on or not any(self._beside_set(e, step) for step in (-1, 1)):
            return None
        if self.cues.completed(self.text, e.start, e.end):
            return None
        return Reading("SET", f"XXXX-XX-XXT{e.hour:02d}:{e.minute or 0:02d}", "hour", anchor="unknown")

    def _weekly(self, e: Expression) -> bool:
        """Whether "Tuesday to Sunday" starts or ends here, with no tense that makes it one week."""
        if not _bare_weekday(e) or self._tense(e) not in ("", "plan", "past"):
            return False
        return any(self._weekdays(first) for first in (self.index, self.index - 1))

    def _weekdays(self, index: int) -> bool:
        pair = self.expressions[index : index + 2] if index >= 0 else []
        if len(pair) < 2 or not all(map(_bare_weekday, pair)):
            return False
        return self.cues.range_end.fullmatch(self.text, pair[0].end, pair[1].start) is not None

    def _beside_set(self, e: Expression, step: int) -> bool:
        """Whether the next expression that is no hour, this way in the sentence, is a regular time."""
        index = self.index + step
        while 0 <= index < len(self.expressions) and self.expressions[index].kind == "clock":
            index += step
        if not 0 <= index < len(self.expressions):
            return False
        other = self.expressions[index]
        first, last = sorted((e, other), key=lambda one: one.start)
        near = last.start - first.end <= NEAR and not SENTENCE_END.search(self.text, first.end, last.start)
        often = other.kind == "set" and other.value[:2] in ("XX", "P1")
        return near and (often or self._weekdays(index) or self._weekdays(index - 1))

    def _impossible(self, e: Expression, reading: Reading) -> bool:
        """Whether a bare time of day, told as past, would lie after publication."""
        now = self.published.moment
        if e.kind not in ("clock", "part") or e.on or now is None or reading.interval is None or e.zone:
            return False
        return reading.day == now.date() and reading.interval[0] > now and self._tense(e) == "past"

    def _earlier(self, e: Expression) -> Expression:
        """The day of a time that can't be of the day told: one named after it, or the story's."""
        day, today = self._ahead(e), self.published.day or date.max
        if day is None or day >= today:
            day = self.focus if self.focus and self.focus < today else today - timedelta(1)
        return Expression(e.start, e.end, "date", year=day.year, month=day.month, day=day.day)

    def _hour(self, e: Expression) -> int:
        """The hour on the 24-hour clock nearest to the one told before, else one of the waking day."""
        hour = (e.hour or 0) % 12
        if e.on is None and self._clock and e.start - self._clock[0] <= 4 * REACH:
            told = self._clock[1]
            return min((hour, hour + 12), key=lambda one: abs(one - told))
        return hour if hour >= WAKING else hour + 12

    def _after(self, e: Expression) -> bool:
        """Whether a midnight is the one with which its day begins: "shortly after midnight on Saturday"."""
        before = self.text[max(0, e.core - 34) : e.core]
        plain = before.rstrip().lower().endswith(("after", "since", "from", "past"))
        return plain or self.cues.shortly_after.search(before) is not None

    def _year(self, e: Expression) -> tuple[int | None, str]:
        first = self._range_start(e)
        if first is None or first.interval is None or e.year or not e.month:
            return super()._year(e)
        start = first.interval[0]
        return start.year + (e.month < start.month), "narrative"

    def _anaphor(self, e: Expression) -> tuple[date | None, str]:
        """ "The next day, Saturday, ...": the day named beside it."""
        after = self.expressions[self.index + 1 : self.index + 2]
        if after and names_a_day(after[0]) and self.text[e.end : after[0].start] == ", ":
            return self._day(after[0])
        return super()._anaphor(e)

    def _weekday(self, e: Expression) -> tuple[date | None, str]:
        day, anchor = super()._weekday(e)
        listed = self._listed(e)
        # "Cancelled Thursday and Friday", told on that Thursday: no week lies between them.
        if day and listed and not e.shift and day < listed and (listed - day).days > FEW:
            return listed + timedelta((e.weekday - listed.isoweekday()) % 7 if e.weekday else 0), anchor
        return day, anchor

    def _time(self, e: Expression) -> str:
        found = self._tense(e)
        return "future" if found in ("plan", "conditional", "due") else found

    def _hour_told(self, e: Expression) -> bool:
        told = self._told(e)
        return told is not None and told.hour is not None

    @staticmethod
    def _nearer(e: Expression, around: date | None) -> Expression:
        """A date in figures that may be either way round: the one nearer to publication, not after it."""
        month, day, year = e.month or 1, e.day or 1, e.year or 1
        options = [date(year, month, day), date(year, day, month)]
        if around is None:
            return replace(e, name="", day=None)
        one = min(options, key=lambda found: (found > around, abs((found - around).days)))
        return replace(e, name="", month=one.month, day=one.day)


def _bare_weekday(e: Expression) -> bool:
    return e.kind == "date" and e.weekday is not None and e.day is None and not e.shift

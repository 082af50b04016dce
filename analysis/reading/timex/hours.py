"""The reading of clock times and parts of the day."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.reading.timex import values
from analysis.reading.timex.days import Days
from analysis.reading.timex.expression import Expression
from analysis.reading.timex.reference import REACH, WEEK, Reading, Told

# A paper of the morning calls the night that has ended "la nuit", without a verb.
NOON = 12


class Hours(Days):
    """Reads "à 9 heures", "mardi soir", "cette nuit"."""

    def _read_clock(self, e: Expression) -> Reading:
        hour, minute = e.hour or 0, e.minute or 0
        grain = "hour" if e.minute in (None, 0) and hour not in (12, 24) else "minute"
        if e.on is not None:
            day, anchor = self._day(e.on)
        else:
            day, anchor, told = self._in_force(e)
            if day and self._next_morning(e, told) and not self._said_by_then(e, told):
                day += timedelta(1)
            if day and hour == 24 and self._yet_to_strike(e, day):
                day -= timedelta(1)
        if day is None:
            open_day = self._open(e.on) if e.on else "XXXX-XX-XX"
            return Reading("TIME", f"{open_day}T{hour:02d}:{minute:02d}", grain, anchor="unknown")
        start, end = values.minute(day, hour, minute)
        before = self.text[max(0, e.core - 34) : e.core]
        mod, near = "", False
        if self.cues.approximate.search(before):
            start, end, mod, near = start - timedelta(minutes=15), end + timedelta(minutes=15), "APPROX", True
        elif self.cues.shortly_before.search(before):
            start, mod, near = start - timedelta(minutes=30), "BEFORE", True
        elif self.cues.shortly_after.search(before):
            end, mod, near = end + timedelta(minutes=30), "AFTER", True
        return Reading(
            "TIME", f"{day.isoformat()}T{hour:02d}:{minute:02d}", grain, (start, end), anchor, mod, near, day
        )

    def _said_by_then(self, e: Expression, told: Told | None) -> bool:
        """Whether a quotation tells as past an hour that would come after the evening of its saying."""
        outside = told is not None and told is self.outside
        return outside and self._quotation(e.start) is not None and self._tense(e) == "past"

    def _yet_to_strike(self, e: Expression, day: date) -> bool:
        """Whether the midnight that ends the day of publication is told as past: it was the one before."""
        return day == self.published.day and self.published.moment is not None and self._tense(e) == "past"

    def _read_part(self, e: Expression) -> Reading:
        code = values.PART_VALUES.get(e.part, e.part)
        day, anchor = self._part_day(e)
        if day is None:
            open_day = self._open(e.on) if e.on else "XXXX-XX-XX"
            return Reading("TIME", f"{open_day}T{code}", "partofday", anchor="unknown", mod=e.edge)
        start, end = values.part_of_day(day, e.part, self.cues.night)
        third = (end - start) / 3
        if e.edge:
            start, end = {
                "START": (start, start + third),
                "MID": (start + third, end - third),
                "END": (end - third, end),
            }[e.edge]
        interval = start.replace(microsecond=0), end.replace(microsecond=0)
        return Reading("TIME", f"{day.isoformat()}T{code}", "partofday", interval, anchor, e.edge, day=day)

    def _begun(self, e: Expression, day: date | None) -> date | None:
        """The day before where a part of the day is past and had not begun at the hour of publication."""
        time, moment = self._tense(e), self.published.moment
        if day and moment and e.part == "NI" and time == "" and moment.hour < NOON:
            return day - timedelta(1)
        if day is None or time != "past":
            return day
        start = values.part_of_day(day, e.part, self.cues.night)[0]
        return day - timedelta(1) if (start > moment if moment else e.part == "NI") else day

    def _not_yet(self, e: Expression, day: date | None) -> bool:
        """Whether a part of the day of publication is told as past before it begins."""
        moment = self.published.written
        if day is None or moment is None or day != self.published.day or self._tense(e) != "past":
            return False
        return values.part_of_day(day, e.part, self.cues.night)[0] > moment

    def _evening_before(self, day: date | None) -> date | None:
        """The day of the meeting or of the story before the day of publication, else the day before it."""
        if day is None:
            return None
        told = [self.occasion.day] if self.occasion else [self.focus] if self.focus else []
        return next((d for d in told if timedelta(0) < day - d <= WEEK), day - timedelta(1))

    def _part_day(self, e: Expression) -> tuple[date | None, str]:
        if e.on is not None:
            return self._day(e.on)
        if e.shift == "last":
            today = self.published.day
            return (today - timedelta(1) if today else None), "publication"
        if e.shift != "this":
            day, anchor, after = self._in_force(e)
            if anchor == "publication" and e.shift == "there":
                return None, "unknown"
            if anchor == "publication":
                return self._begun(e, day), anchor
            if self._not_yet(e, day):
                return self._evening_before(day), anchor
            return (day + timedelta(1) if day and self._next_morning(e, after) else day), anchor
        day, anchor = self._now(e)
        told = self._told(e)
        if (
            self._quotation(e.start) is not None
            and anchor == "publication"
            and told
            and e.start - told.at <= 4 * REACH
        ) and (day is None or told.day == day or (told.day < day and self._time(e) != "future")):
            return told.day, "quotation"
        if day and e.part == "NI" and self._time(e) != "future":
            day -= timedelta(1)
        return day, anchor

"""Which day a day expression names, by publication, tense and the days told before."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import islice

from analysis.reading.timex.expression import Expression, begins, names_a_day
from analysis.reading.timex.governing import STORY
from analysis.reading.timex.reference import CLAUSE, REACH, SENTENCE_END, WEEK, Told
from analysis.reading.timex.years import Years

# A quotation that is a sentence of its own, and the next sentence.
QUOTED_SENTENCE = re.compile(r"[.!?…]\s?[»”\"]\s+[A-ZÉÈÊÀÂÎÔÇ]")

# Within how many days of one told a weekday follows it.
NEXT = timedelta(3)
# How many expressions below a heading are looked through for its weekday.
BELOW = 100
# How far below the day of a meeting what was said there is quoted, and how long ago it may have been.
OCCASION_REACH = 5000
# How long a heading within the text may be, and how no sentence ends.
HEADING = 70
HEADING_END = re.compile(r"[\w»”\"]\s*$")


class Days(Years):
    """Finds the day of weekdays, dates without a year, holidays, "hier" and "la veille"."""

    def _base(self, e: Expression) -> tuple[date | None, str]:
        """The day from which weekdays are seen: publication, or the date of an old document quoted."""
        today = self.published.day
        old = (
            self.outside and self.outside.full and (today is None or today - self.outside.day > timedelta(6))
        )
        if old and self.outside and self._quoted_document(e, self.outside):
            return self.outside.day, "quotation"
        if today is None and self.outside and self.outside.full and e.start - self.outside.at <= REACH:
            return self.outside.day, "narrative"
        return today, "publication"

    def _quoted_document(self, e: Expression, told: Told) -> bool:
        """Whether a quotation may be of the date told: "Dans sa lettre du 3 mai 1998, il écrivait : ..."

        A day long past dates what follows it closely; a day of the story dates every quotation after it.
        """
        quotation = self._quotation(e.start)
        if quotation is None:
            return False
        if not told.written and SENTENCE_END.search(self.text, told.at, self.quotations[quotation][0]):
            return False
        today = self.published.day
        return self._dated(e, told) or (today is not None and today - told.day <= STORY)

    def _dated(self, e: Expression, told: Told) -> bool:
        """Whether it stands in a quotation that closely follows the date told."""
        quotation = self._quotation(e.start)
        if quotation is None or not told.full:
            return False
        start = self.quotations[quotation][0]
        return start - told.at <= 2 * CLAUSE and "\n" not in self.text[told.at : start]

    def _checked(self, e: Expression) -> Expression:
        """Fall back to the weekday where a number after it is no date ("mardi 12 personnes")."""
        if not (e.kind == "date" and e.bare and e.on):
            return e
        return e if self._numbered(e) else e.on

    def _numbered(self, e: Expression) -> date | None:
        today = self.published.day
        if today is None:
            return None
        near = (today + timedelta(sign * days) for days in range(32) for sign in (1, -1))
        return next((day for day in near if day.day == e.day and day.isoweekday() == e.weekday), None)

    def _day(self, e: Expression) -> tuple[date | None, str]:
        """The day a day expression names and what it was counted from."""
        if e.kind == "deictic":
            day, anchor = self._now(e)
            return (day + timedelta(int(e.amount or 0)) if day else None), anchor
        if e.kind == "anaphor" and e.on is not None:
            day, anchor = self._day(e.on)
            return (day + timedelta(int(e.amount or 0)) if day else None), anchor
        if e.kind == "anaphor":
            if e.amount and self.cues.of_something.match(self.text, e.end):
                return self._after_event(e)
            return self._anaphor(e)
        if e.kind == "holiday":
            return self._holiday(e)
        if e.bare and e.day and e.weekday and not e.month:
            return self._numbered(e), "publication"
        if e.name == "running":
            return self._running(e)
        if e.month and e.day:
            return self._calendar_day(e)
        return self._weekday(e) if e.weekday else (None, "none")

    def _running(self, e: Expression) -> tuple[date | None, str]:
        """ "Le 7 courant": of the month of publication."""
        today = self.published.day
        if today is None or not e.day or e.day > monthrange(today.year, today.month)[1]:
            return None, "unknown"
        return today.replace(day=e.day), "publication"

    def _anaphor(self, e: Expression) -> tuple[date | None, str]:
        """ "La veille", "le lendemain", "la journée": counted from the day in force."""
        if self._after_some_time(e):
            return None, "unknown"
        if (same := self._same_day(e)) is not None:
            return same, "narrative"
        if (before := self._before_later(e)) is not None:
            return before, "narrative"
        day, anchor, told = self._in_force(e)
        amount = int(e.amount or 0)
        if day is None or (anchor == "publication" and amount > 0 and self._tense(e) == "past"):
            return None, "unknown"
        # After the small hours of a night told "le lendemain" is the day that has begun.
        if told and amount > 0 and told.small_hours:
            amount -= 1
        if told and e.name == "day" and told.this_night:
            amount += 1
        return day + timedelta(amount), anchor

    def _same_day(self, e: Expression) -> date | None:
        """ "Le même jour": the day named last in this sentence or the one before, even as a bound."""
        if self.named is None or e.amount or e.name or "\n" in self.text[self.named.at : e.start]:
            return None
        near = len(SENTENCE_END.findall(self.text[self.named.at : e.start])) <= 1
        return self.named.day if near and self._quotation(e.start) is None else None

    def _before_later(self, e: Expression) -> date | None:
        """ "Le maire, qui avait démissionné la veille, est revenu mardi": before the day told after it."""
        last = self.outside.at if self.outside else -1
        told = last >= 0 and SENTENCE_END.search(self.text, last, e.start) is None
        if (e.amount or 0) >= 0 or told or begins(self.text, e.start) or self._tense(e) != "past":
            return None
        after = self.expressions[self.index + 1] if self.index + 1 < len(self.expressions) else None
        if after is None or not names_a_day(after) or after.kind == "anaphor":
            return None
        between = self.text[e.end : after.start]
        if SENTENCE_END.search(between) or not self.cues.main_clause.match(between):
            return None
        day = self._day(after)[0]
        return day + timedelta(int(e.amount or 0)) if day else None

    def _after_some_time(self, e: Expression) -> bool:
        """Whether "le lendemain" follows a week, month or year of which no day was told."""
        if self.before is None or not e.amount or self.before[1].granularity not in ("week", "month", "year"):
            return False
        told, between = self.before[1], self.text[self.before[0].end : e.start]
        return told.kind == "DATE" and "\n" not in between and len(SENTENCE_END.findall(between)) <= 1

    def _after_event(self, e: Expression) -> tuple[date | None, str]:
        """ "Au lendemain de l'alerte": after its own day, or that told in this sentence or the one before."""
        own = self._own_day(e)
        if own is not None:
            return own + timedelta(int(e.amount or 0)), "narrative"
        told, today = self._told(e), self.published.day
        if told is None or e.amount != 1 or not self.cues.that_event.match(self.text, e.end):
            return None, "unknown"
        between = self.text[told.at : e.start]
        day = told.day + timedelta(1)
        if len(SENTENCE_END.findall(between)) > 1 or "\n" in between or (today and day > today):
            return None, "unknown"
        return day, "narrative"

    def _own_day(self, e: Expression) -> date | None:
        """The day of what "la veille" is counted from: "la veille du scrutin du 9 juin"."""
        after = self.expressions[self.index + 1] if self.index + 1 < len(self.expressions) else None
        if after is None or not names_a_day(after):
            return None
        return self._day(after)[0] if self.cues.dated_event.fullmatch(self.text, e.end, after.start) else None

    def _now(self, e: Expression) -> tuple[date | None, str]:
        """The day of speaking: in a quotation, the day that its reporting clause names."""
        quotation = self._quotation(e.start)
        if quotation is not None:
            start, end = self.quotations[quotation]
            if self._said_vaguely(end):
                return None, "unknown"
            day = self._said_after(end) or self._said_before(start) or self._said_at_occasion(start)
            if day:
                return day, "quotation"
        return self.published.day, "publication"

    def _said_after(self, end: int) -> date | None:
        """The day that the clause after a quotation names."""
        if QUOTED_SENTENCE.search(self.text[max(0, end - 4) : end + 4]):
            return None
        for other in self.expressions[self.index + 1 : self.index + 6]:
            gap = self.text[end : other.start] if other.start >= end else ""
            if other.start >= end + CLAUSE or "\n" in gap or re.search(r"[.!?]\s", gap):
                return None
            named = other.on or other
            if other.start >= end and named.kind == "date" and names_a_day(named):
                return self._day(named)[0]
        return None

    def _said_vaguely(self, end: int) -> bool:
        """Whether the clause after a quotation tells of a month, year or week: "promettait-il en mars"."""
        after = next((e for e in self.expressions[self.index + 1 : self.index + 6] if e.start >= end), None)
        if after is None or not self.cues.reporting.fullmatch(self.text, end, after.start):
            return False
        coarse = after.kind == "date" and not (after.day or after.weekday)
        return coarse or (after.kind == "period" and after.shift in ("last", "preceding"))

    def _said_before(self, start: int) -> date | None:
        """The day named before a quotation in its sentence, unless it is still to come."""
        told, today = self.outside, self.published.day
        if told is None or not 0 <= start - told.at <= CLAUSE or (today and told.day > today):
            return None
        return None if SENTENCE_END.search(self.text, told.at, start) else told.day

    def _said_at_occasion(self, start: int) -> date | None:
        """The day of the meeting or interview told before a quotation, unless its paragraph tells another."""
        told, last, today = self.occasion, self.outside, self.published.day
        if told is None or last is None or today is None or start - told.at > OCCASION_REACH:
            return None
        if last.day != told.day and "\n" not in self.text[last.at : start]:
            return None
        return told.day if timedelta(0) < today - told.day <= timedelta(3) else None

    def _announced(self, e: Expression) -> date | None:
        """The day of a weekday in a heading without a tense: that of this weekday in the text below it."""
        if e.shift or not self._in_heading(e) or self._quotation(e.start) is not None:
            return None
        if self._tense(e) in ("future", "plan") or self.cues.completed(self.text, e.start, e.end):
            return None
        for other in islice(self.expressions, self.index + 1, self.index + 1 + BELOW):
            day = other.on or other
            plain = day.shift in ("", "next", "last") and "\n" in self.text[e.end : other.start]
            if day.weekday == e.weekday and plain:
                return self._day(day)[0]
        return None

    def _in_heading(self, e: Expression) -> bool:
        """Whether a day stands in the first line, or in a short one that ends without a stop."""
        if e.start <= self.headline_end < len(self.text):
            return True
        start = self.text.rfind("\n", max(0, e.start - HEADING), e.start) + 1
        end = self.text.find("\n", e.end, start + HEADING)
        return 0 < start < end and HEADING_END.search(self.text, start, end) is not None

    def _weekday(self, e: Expression) -> tuple[date | None, str]:
        announced = self._announced(e)
        if announced is not None:
            return announced, "publication"
        base, anchor = self._base(e)
        if e.shift in ("following", "preceding", "there", "same"):
            told = self._told(e)
            base, anchor = (told.day, "narrative") if told else (base, anchor)
        if base is None or e.weekday is None:
            return None, "unknown"
        back = (base.isoweekday() - e.weekday) % 7
        ahead = (-back) % 7
        if e.shift.startswith("week"):
            step = {"last": -1, "preceding": -1, "next": 1, "following": 1}.get(e.shift.split(" ")[1], 0)
            return base + timedelta(e.weekday - base.isoweekday()) + step * WEEK, anchor
        if e.shift in ("huit", "quinze"):
            return base + timedelta(ahead) + WEEK * (1 if e.shift == "huit" else 2), anchor
        if e.shift in ("last", "preceding"):
            return base - timedelta(back or 7), anchor
        if e.shift in ("next", "following"):
            return base + timedelta(ahead or 7), anchor
        if e.shift == "there" and anchor == "publication":
            return base - timedelta(back), anchor
        if e.shift == "there":
            return base - timedelta(back) if back <= 3 else base + timedelta(ahead), anchor
        first = self._range_start(e)
        if first is not None and first.day is not None:
            return first.day + timedelta((e.weekday - first.day.isoweekday()) % 7), "narrative"
        if (after := self._next_told(e, base)) is not None:
            return after, "narrative"
        told = self._told(e)
        if (
            told
            and self.cues.bound.search(before := self.text[max(0, e.start - 16) : e.start])
            and not self.cues.from_now.search(before)
            and e.start - told.at <= REACH
        ) and timedelta(0) <= base - told.day <= WEEK:
            return told.day + timedelta((e.weekday - told.day.isoweekday()) % 7), "narrative"
        time = self._tense(e)
        if ahead < back and (time == "due" or (e.shift == "this" and time == "")):
            time = "future"
        if self._is_fixture(e, time):
            time = "future"
        coming = time in ("future", "plan", "conditional")
        if not coming and anchor == "publication" and (since := self._since_published(e, base)):
            return since, anchor
        listed = self._listed(e)
        if coming and not back and self.outside and self._dated(e, self.outside):
            return base + WEEK, anchor
        if coming and listed is not None:
            return listed + timedelta((e.weekday - listed.isoweekday()) % 7), anchor
        return (base + timedelta(ahead) if coming else base - timedelta(back)), anchor

    def _since_published(self, e: Expression, base: date) -> date | None:
        """The weekday between publication and an update: the text may tell of it as past."""
        updated = self.published.updated
        if updated is None or e.shift or not timedelta(0) < updated.date() - base < WEEK:
            return None
        day = base + timedelta(((e.weekday or 0) - base.isoweekday()) % 7)
        return day if base < day <= updated.date() else None

    def _next_told(self, e: Expression, base: date) -> date | None:
        """ "Le vendredi 6, elle a su. Samedi, elle a agi": the day after one told by its date and weekday."""
        told = self._told(e)
        if told is None or not told.full or not told.weekday or "\n" in self.text[told.at : e.start]:
            return None
        day = told.day + timedelta(((e.weekday or 0) - told.day.isoweekday()) % 7)
        soon = timedelta(0) < day - told.day <= NEXT and base - told.day > NEXT
        told_so = not e.shift and self._tense(e) == "past" and e.start - told.at <= REACH
        return day if soon and told_so else None

    def _is_fixture(self, e: Expression, time: str) -> bool:
        """Whether a weekday with its hour stands for a match or a meeting to come."""
        if not time and self.cues.fixture.match(self.text, e.end):
            return True
        bracketed = self.cues.in_brackets.search(self.text[max(0, e.start - 42) : e.start])
        return bracketed is not None and self.cues.at_an_hour.match(self.text, e.end) is not None

    def _listed(self, e: Expression) -> date | None:
        """The day before it in a list: "mardi, mercredi ou jeudi"."""
        if self.before is None or not self.before[0].weekday or e.start - self.before[0].end > 10:
            return None
        return (
            self.before[1].day if self.cues.listed.fullmatch(self.text, self.before[0].end, e.start) else None
        )

    def _open(self, e: Expression) -> str:
        """The underspecified TIMEX3 value of a day."""
        if e.kind == "holiday":
            rule = self.cues.holiday(e.name, self.published.zone) or ""
            return f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX"
        if e.month and e.day:
            return f"{e.year or 'XXXX'}-{e.month:02d}-{e.day:02d}"
        return f"XXXX-WXX-{e.weekday}" if e.weekday else "XXXX-XX-XX"

"""Days and hours of a habit: "le mardi soir", "la nuit"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from analysis.language.french.habitual import beside, cues, done_once, of_any_day
from analysis.language.french.tense import completed
from analysis.reading.timex.expression import Expression, names_a_day
from analysis.reading.timex.readings import Reader
from analysis.reading.timex.reference import CLAUSE, SENTENCE_END, Reading
from analysis.reading.timex.wording import CANADA


class Habits(Reader):
    """The French reader: it also tells a regular time from one that happened."""

    def _read_period(self, e: Expression) -> Reading:
        if e.name == "weekend in Canada" and self.published.zone in CANADA:
            e = replace(e, unit="weekend", edge="", shift="" if e.shift == "this" else e.shift)
        return super()._read_period(e)

    def _regular(self, e: Expression) -> Reading | None:
        """A habit ("le mardi soir", "la nuit") or an hour of one ("tous les jours, de 9 h à 17 h")."""
        clock = f"T{e.hour:02d}:{e.minute or 0:02d}" if e.hour is not None else f"T{e.part}" if e.part else ""
        day = e.on or e
        told = self._base(e)[1] != "publication"
        habit = (day.habit and day.weekday and not (told or done_once(self.text, e.start))) or self._weekly(e)
        if habit and not completed(self.text, e.start, e.end):
            return Reading("SET", f"XXXX-WXX-{day.weekday}{clock}", "partofday" if clock else "day")
        if e.habit and e.kind == "part" and self._usual_part(e):
            return Reading("SET", f"XXXX-XX-XX{clock}", "partofday")
        if e.habit and e.kind in ("season", "period") and self._repeated(e):
            return Reading("SET", f"XXXX-{e.name or 'WXX-WE'}", "season" if e.name else "day")
        if e.kind == "clock" and e.on is None and self._usual_hour(e):
            return Reading("SET", f"XXXX-XX-XX{clock}", "hour", anchor="unknown")
        return None

    def _usual_part(self, e: Expression) -> bool:
        """Whether "le soir" is any one: told in no past or future, or in a headline without a verb."""
        if self._tense(e) in ("", "conditional") or of_any_day(self.text, e.start):
            return True
        headline = e.start <= self.headline_end and self._tense(e) == "past"
        return headline and not completed(self.text, e.start, e.end)

    def _usual_hour(self, e: Expression) -> bool:
        """Whether an hour is one of every day, by its sentence or by the hours of a habit before it."""
        if self._within_a_habit(e) or self._before_a_week(e) or self._over_days(e):
            return True
        if not (self._before_a_set(e) or self._beside_a_cue(e) or self._goes_on(e)):
            return False
        coming = self._tense(e) in ("future", "due") and not self._bound(e)
        return not coming and not completed(self.text, e.start, e.end)

    def _over_days(self, e: Expression) -> bool:
        """An hour of each of several days: "du 3 au 7 mars, de 9 h à 17 h", and the hour that ends it."""
        if self.before is None or SENTENCE_END.search(self.text, self.before[0].end, e.start):
            return False
        last = self.before[0]
        if last.kind == "clock" and last.on is None:
            return self._goes_on(e) and self._range_start(e) is not None
        between = self.text[last.end : e.start]
        if not between.endswith("de ") or len(between) > CLAUSE:
            return False
        return last.last is not None or (last.kind == "date" and self._ends_range)

    @property
    def _ends_range(self) -> bool:
        """Whether the expression read last was the second day of a range."""
        if self.index < 2:
            return False
        first, last = self.expressions[self.index - 2], self.expressions[self.index - 1]
        range_end = self.cues.range_end.fullmatch(self.text, first.end, last.start)
        return range_end is not None and names_a_day(first) and names_a_day(last)

    def _beside_a_cue(self, e: Expression) -> bool:
        """Whether the words nearest to an hour that tell of something usual are in its sentence."""
        after = bisect_left(self._cues, (e.start, 0))
        return any(
            beside(self.text, cue, e.start, e.end) for cue in self._cues[max(0, after - 1) : after + 1]
        )

    @cached_property
    def _cues(self) -> list[tuple[int, int]]:
        return cues(self.text)

    def _before_a_set(self, e: Expression) -> bool:
        """An hour directly before its regular days: "à 9 h tous les matins"."""
        if self.index + 1 >= len(self.expressions):
            return False
        after = self.expressions[self.index + 1]
        between = self.text[e.end : after.start]
        return after.kind == "set" and after.value[:2] in ("XX", "P1") and between in (" ", ", ")

    def _goes_on(self, e: Expression) -> bool:
        """An hour after that of a habit, in the present like it and in its paragraph."""
        if self.before is None or self.before[0].kind != "clock" or self.before[1].kind != "SET":
            return False
        present = self._tense(e) in ("", "plan") or bool(self._bound(e))
        return present and "\n" not in self.text[self.before[0].end : e.start]

    def _repeated(self, e: Expression) -> bool:
        """Whether "l'été" or "le week-end" is any one: told in the present or imperfect."""
        if of_any_day(self.text, e.start):
            return True
        time = self._tense(e)
        return time in ("", "conditional", "past") and not completed(self.text, e.start, e.end)

    def _weekly(self, e: Expression) -> bool:
        """Whether "du lundi au vendredi" starts or ends here, with no tense that makes it one week."""
        if not _bare_weekday(e) or self._tense(e) in ("future", "plan"):
            return False
        if self.before and self.before[0].weekday and self.before[1].kind == "SET":
            return self.text[self.before[0].end : e.start] == " au "
        return self._starts_a_week(self.index)

    def _starts_a_week(self, index: int) -> bool:
        if index + 1 >= len(self.expressions):
            return False
        first, last = self.expressions[index], self.expressions[index + 1]
        return (
            _bare_weekday(first)
            and _bare_weekday(last)
            and self.text[max(0, first.start - 3) : first.start].lower() == "du "
            and self.text[first.end : last.start] == " au "
        )

    def _before_a_week(self, e: Expression) -> bool:
        """An hour before such days: "de 9 h à 12 h, du lundi au vendredi", "à 14 heures, l'été"."""
        nearest = self.expressions[self.index + 1] if self.index + 1 < len(self.expressions) else None
        if nearest and nearest.habit and nearest.kind == "season" and nearest.start - e.end <= 2:
            return self._repeated(nearest)
        for index, after in enumerate(self.expressions[self.index + 1 : self.index + 3], self.index + 1):
            if SENTENCE_END.search(self.text, e.end, after.start):
                return False
            if self._starts_a_week(index):
                return self._tense(after) not in ("future", "plan")
        return False

    def _within_a_habit(self, e: Expression) -> bool:
        if self.before is None or SENTENCE_END.search(self.text, self.before[0].end, e.start):
            return False
        other = self.before[1]
        often = other.kind == "SET" and not completed(self.text, e.start, e.end)
        return often or (other.kind == "SET" and other.value.startswith("XXXX"))


def _bare_weekday(e: Expression) -> bool:
    return e.kind == "date" and e.weekday is not None and e.day is None and not e.shift

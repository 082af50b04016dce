"""Days and hours of a habit: "le mardi soir", "la nuit"."""

from __future__ import annotations

from analysis.language.french.tense import completed, tense
from analysis.reading.timex.days import Days
from analysis.reading.timex.expression import Expression
from analysis.reading.timex.reference import SENTENCE_END, Reading


class Habits(Days):
    """Tells a regular time from one that happened."""

    def _regular(self, e: Expression) -> Reading | None:
        """A habit ("le mardi soir", "la nuit") or an hour of one ("tous les jours, de 9 h à 17 h")."""
        clock = f"T{e.hour:02d}:{e.minute or 0:02d}" if e.hour is not None else f"T{e.part}" if e.part else ""
        day = e.on or e
        told = self._base(e)[1] != "publication"
        if day.habit and day.weekday and not told and not completed(self.text, e.start, e.end):
            return Reading("SET", f"XXXX-WXX-{day.weekday}{clock}", "partofday" if clock else "day")
        if e.habit and e.kind == "part" and tense(self.text, e.start, e.end) == "":
            return Reading("SET", f"XXXX-XX-XX{clock}", "partofday")
        if e.kind == "clock" and e.on is None and self._within_a_habit(e):
            return Reading("TIME", f"XXXX-XX-XX{clock}", "hour", anchor="unknown")
        return None

    def _within_a_habit(self, e: Expression) -> bool:
        if self.before is None or SENTENCE_END.search(self.text, self.before[0].end, e.start):
            return False
        other = self.before[1]
        return other.kind == "SET" or (other.kind == "TIME" and other.value.startswith("XXXX-XX-XXT"))

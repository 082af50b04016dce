"""Which of the days told a bare time of day belongs to: in its sentence, beside it, before it."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.reading.timex import values
from analysis.reading.timex.anchors import Anchors
from analysis.reading.timex.expression import Expression, begins, names_a_day
from analysis.reading.timex.reference import REACH, SENTENCE_END, Told

# Beyond this from the day that an article is about, a day is background and governs its own paragraph only.
STORY = timedelta(31)
# Hours before these follow an evening or a night told: they are of the next morning.
SMALL_HOURS, MORNING = 5, 9
# After "cette nuit" any hour of the day is of the day that the night led to.
DAYLIGHT, EVENING = ("MO", "DAWN", "MI", "AF", "DUSK"), 18
# Entries of a live feed farther apart than this stand on either side of midnight.
HALF_DAY = NOON = 12


def _minute(day: date, e: Expression) -> values.Interval:
    return values.minute(day, e.hour or 0, e.minute or 0)


class Governing(Anchors):
    """Finds the day in force for "à 9 heures", "dans la soirée", "la veille"."""

    def _in_force(self, e: Expression) -> tuple[date | None, str, Told | None]:
        """The day that a bare time of day belongs to, where it is from, and what was told of it."""
        day = self._entry_day(e) or self._day_before(e) or self._updated(e) or self._scene_day(e)
        if day is not None:
            return day, "narrative", None
        told = self._told(e)
        near = told is not None and e.start - told.at <= REACH
        if told and near and SENTENCE_END.search(self.text, told.at, e.start) is None:
            return told.day, "narrative", told
        beside = self._beside(e)
        if beside is not None:
            return beside, "narrative", None
        if self._of_today(e, told):
            return self.published.day, "publication", None
        told = self._fitting(e, told)
        ahead = self._ahead(e) if told is None or "\n" in self.text[told.at : e.start] else None
        if ahead is not None:
            return ahead, "narrative", None
        if told is not None:
            return told.day, "narrative", told
        if self.focus and self._tense(e) != "future":
            return self.focus, "narrative", None
        return self._by_publication(e), "publication", None

    def _entry_day(self, e: Expression) -> date | None:
        """The day of an entry of a live feed: that of publication, a neighbour where midnight has passed."""
        if not self._heads_entry(e):
            return None
        if self.entry is None:
            return self.published.day
        day, hour = self.entry
        step = (e.hour or 0) - hour
        return day + timedelta(-1 if step > HALF_DAY else 1 if step < -HALF_DAY else 0)

    def _updated(self, e: Expression) -> date | None:
        """The day of publication for the hour of an update: "[Mise à jour de 11h40]"."""
        dates_page = self.cues.publication_line.search(self.text[max(0, e.start - 40) : e.start])
        return self.published.day if dates_page and e.kind == "clock" else None

    def _scene_day(self, e: Expression) -> date | None:
        """The day of a scene told by the clock, "Il est 19 h 20", as long as its hours go on."""
        if e.kind != "clock" or not self.cues.it_is.search(self.text[max(0, e.start - 8) : e.start]):
            return None
        if self.scene is None or (e.hour or 0) < (self.scene.hour or 0):
            return None
        return self.scene.day

    def _day_before(self, e: Expression) -> date | None:
        """The day named directly before a time of day: "lundi, vers 7 h 30", "vendredi (20h45)"."""
        if self.before is None or e.kind != "clock" or not names_a_day(self.before[0]):
            return None
        between = self.text[self.before[0].end : e.start]
        return (
            self.before[1].day if len(between) < 30 and self.cues.day_then_time.fullmatch(between) else None
        )

    def _beside(self, e: Expression) -> date | None:
        """The day named directly after a time of day: "à 20 h 35, lundi"."""
        if self.index + 1 >= len(self.expressions) or e.kind not in ("clock", "part"):
            return None
        after = self.expressions[self.index + 1]
        joined = self.cues.hours_joined.fullmatch(self.text, e.end, after.start)
        if joined and after.kind == "clock" and after.on:
            return self._day(after.on)[0]
        if after.last is not None and after.on and e.kind == "clock":
            if not self.cues.time_in_night.fullmatch(self.text, e.end, after.start):
                return None
            return self._day(after.on if (e.hour or 0) >= NOON else after.last)[0]
        if not self.cues.day_after_time.fullmatch(self.text, e.end, after.start) or not names_a_day(after):
            return None
        return self._day(after)[0]

    def _ahead(self, e: Expression) -> date | None:
        """The day named later in the sentence: "Il était 14 h 12 quand le sol a tremblé mardi"."""
        for after in self.expressions[self.index + 1 : self.index + 3]:
            if e.kind != "clock" or SENTENCE_END.search(self.text, e.end, after.start):
                return None
            before = self.text[max(0, after.start - 16) : after.start]
            if after.kind == "clock" and after.on is not None:
                return self._day(after.on)[0]
            if names_a_day(after) and not self.cues.bound.search(before):
                return self._day(after)[0]
        return None

    def _of_today(self, e: Expression, told: Told | None) -> bool:
        """Whether a time of day in a new paragraph is of the day of publication, which it precedes."""
        moment = self.published.moment
        if e.kind not in ("part", "clock") or e.part == "NI" or moment is None or self._tense(e) != "past":
            return False
        if e.kind == "clock" and self.cues.broadcast.search(self.text[max(0, e.start - 48) : e.start]):
            return _minute(moment.date(), e)[0] < moment
        near = told if told and e.start - told.at <= REACH else None
        if near and "\n" not in self.text[near.at : e.start]:
            return False
        story = near.day if near else self.focus
        begins = values.part_of_day(moment.date(), e.part) if e.part else _minute(moment.date(), e)
        begun = begins[0] < moment
        return begun and story == moment.date() - timedelta(1)

    def _fitting(self, e: Expression, told: Told | None) -> Told | None:
        """The day told last as far as it still governs: near enough, and no plan where the past is told."""
        if told is None:
            return None
        today, time = self.published.day, self._tense(e)
        if self.cues.it_is.search(self.text[max(0, e.start - 8) : e.start]):
            time = time or "past"
        if told is self.outside and time == "past" and today and told.day > today:
            told = self.past
        if told is None or e.start - told.at > REACH:
            return None
        # "La veille, il avait": what had come before is counted from the day told, however long ago.
        opening = e.kind == "anaphor" and e.amount and begins(self.text, e.start)
        if "\n" not in self.text[told.at : e.start] or (opening and time == "past"):
            return told
        # Only across paragraphs: within one, a future is often the story's own ("il mourra dans la nuit").
        if told is self.outside and time == "future" and today and told.day < today:
            return None
        story = self.focus or today
        return None if story and abs(story - told.day) > STORY else told

    def _by_publication(self, e: Expression) -> date | None:
        """The day of publication, or a neighbour of it where the tense and the hour of publication ask so."""
        today, moment = self.published.day, self.published.moment
        if today is None or moment is None or e.kind != "clock" or e.hour is None:
            return today
        said, now, time = (e.hour, e.minute or 0), (moment.hour, moment.minute), self._tense(e)
        if said > now and time == "past":
            return today - timedelta(1)
        return today + timedelta(1) if said < now and time == "future" else today

    @staticmethod
    def _next_morning(e: Expression, told: Told | None) -> bool:
        """Whether a time of day follows the evening or the night that was told last."""
        if told is None:
            return False
        part = told.reading.value[-2:] if told.reading and told.hour is None else ""
        if told.this_night and (e.part in DAYLIGHT or 0 < (e.hour or 0) < EVENING):
            return True
        if e.kind == "part":
            return part == "NI" and e.part in ("MO", "DAWN")
        if part == "NI":
            return (e.hour or 0) < MORNING
        return (part == "EV" or (told.hour or 0) >= 18) and (e.hour or 0) <= SMALL_HOURS

    def _day(self, e: Expression) -> tuple[date | None, str]:
        raise NotImplementedError

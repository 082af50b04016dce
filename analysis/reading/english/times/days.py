"""Days, months and years named by the calendar."""

from __future__ import annotations

import re

from analysis.language.english import time_patterns as english
from analysis.reading.english.times.lexicon import Lexicon, Match, builds, group, whole
from analysis.reading.timex.expression import Expression, Fields, begins, valid


def _fields(m: Match, words: Lexicon) -> Fields:
    return {
        "year": whole(group(m, "year")),
        "month": words.month(group(m, "month")),
        "day": whole(group(m, "day")),
        "weekday": words.weekday(group(m, "weekday")),
    }


def _named(m: Match, name: str) -> bool:
    """Whether a word that the calendar writes with a capital has one."""
    return not group(m, name) or group(m, name)[0].isupper()


@builds("iso")
def _iso(m: Match, text: str, words: Lexicon) -> Expression | None:
    when = _fields(m, words)
    if not valid(when):
        return None
    day = Expression(m.start(), m.end(), "date", **when)
    hour = whole(group(m, "hour"))
    if hour is None:
        return day
    return Expression(m.start(), m.end(), "clock", hour=hour, minute=whole(group(m, "minute")), on=day)


@builds("numeric")
def _numeric(m: Match, text: str, words: Lexicon) -> Expression | None:
    first, second, year = int(m["first"]), int(m["second"]), int(m["year"])
    if m["sep"] != m["again"]:
        return None
    if len(m["year"]) == 2:
        # "3.5.21" may be a version and "3-5-21" a score; a slash makes a date.
        if m["sep"] != "/":
            return None
        year += 2000 if year < 50 else 1900
    month_first = words.month_first if max(first, second) <= 12 else second > 12
    if month_first is None:
        return Expression(m.start(), m.end(), "date", year=year, month=first, day=second, name="either")
    month, day = (first, second) if month_first else (second, first)
    when: Fields = {"year": year, "month": month, "day": day, "weekday": None}
    return Expression(m.start(), m.end(), "date", **when) if valid(when) and day and month else None


@builds("day_range")
def _range(m: Match, text: str, words: Lexicon) -> Expression | None:
    when = _fields(m, words)
    last = when.copy()
    last["day"] = whole(m["last"])
    first, final = when["day"] or 0, last["day"] or 0
    if not (valid(when) and valid(last) and _named(m, "month")) or first >= final:
        return None
    joined = text[m.end("day") : m.start("last")].lower()
    apart = re.search(r"\b(?:and|or)\b", joined) is not None and final - first > 1
    # "On 15 and 22 March" are two days, "between 12 and 14 May" one stretch.
    if apart and not re.search(r"\bbetween\s(?:the\s)?$", text[max(0, m.start() - 12) : m.start()], re.I):
        end = (
            m.end("day")
            if m.start("month") > m.start("day") or m.start("month") < m.start("day")
            else m.end()
        )
        return Expression(m.start(), end, "date", **when)
    end_day = Expression(m.start(), m.end(), "date", **last)
    return Expression(m.start(), m.end(), "date", last=end_day, **when)


@builds("date")
def _date(m: Match, text: str, words: Lexicon) -> Expression | None:
    when = _fields(m, words)
    if not valid(when) or not _named(m, "month") or not _named(m, "weekday"):
        return None
    if when["weekday"] and when["day"] and not when["month"]:
        alone = Expression(m.start(), m.end("weekday"), "date", weekday=when["weekday"])
        return Expression(m.start(), m.end(), "date", bare=True, on=alone, **when)
    return Expression(m.start(), m.end(), "date", **when)


@builds("holiday")
def _holiday(m: Match, text: str, words: Lexicon) -> Expression | None:
    name = re.sub(r"\s+", " ", m["name"])
    if not name[0].isupper() and "holiday" not in name.lower():
        return None
    if english.NAME_BEFORE.search(text[max(0, m.start() - 12) : m.start()]):
        return None
    shift = words.shift(group(m, "shift"))
    year = whole(group(m, "year"))
    known = {row["form"].lower() for row in english.LANGUAGE.rows("holidays")}
    form = name.lower() if name.lower() in known else f"the {name.lower()}"
    start = (
        m.start("name")
        if m.group()[:4].lower() == "the "
        and name[0].isupper()
        and "holiday" not in name.lower()
        and not form.startswith("the ")
        else m.start()
    )
    return Expression(start, m.end(), "holiday", year=year, name=form, shift=shift)


@builds("month")
def _month(m: Match, text: str, words: Lexicon) -> Expression | None:
    when = _fields(m, words)
    shift = words.shift(group(m, "shift")) or words.shift(group(m, "edge_shift"))
    # "Between January and June last year": both are of that year.
    after = words.shift(group(m, "after") or group(m, "ahead_year"))
    when["year"] = when["year"] or whole(group(m, "ahead"))
    edge = words.edge(group(m, "edge"))
    if not _named(m, "month") or not valid(when):
        return None
    said = when["year"] or shift or after or edge
    if not said and not _alone(m, text, words):
        return None
    shift = "" if shift == "there" else shift
    name = f"{after} year" if after else ""
    return Expression(m.start(), m.end(), "date", edge=edge, shift=shift, name=name, **when)


def _alone(m: Match, text: str, words: Lexicon) -> bool:
    """Whether a month without a year is one: "May" may be a verb, "June" a woman."""
    before, after = text[max(0, m.start() - 14) : m.start()], text[m.end() : m.end() + 16]
    if m["month"].isupper() and len(m["month"]) < 5 and not english.MONTH_CUE.search(before):
        return False
    if re.match(r"\s[A-Z][a-z]+", after) and not re.match(rf"\s{english.WEEKDAY}", after):
        return m["month"].lower() not in english.OTHER_WORDS and bool(english.MONTH_CUE.search(before))
    if m["month"].lower() not in english.OTHER_WORDS:
        return True
    if begins(text, m.start()):
        return re.match(r",\s", after) is not None and m["month"].lower() != "may"
    return bool(english.MONTH_CUE.search(before)) and not re.match(r"\s(?:be|not|have)\b", after)


@builds("edge_year")
def _edge_year(m: Match, text: str, words: Lexicon) -> Expression | None:
    edge = words.edge(group(m, "edge"))
    return Expression(m.start(), m.end(), "date", year=int(m["year"]), edge=edge)


@builds("year")
def _year(m: Match, text: str, words: Lexicon) -> Expression | None:
    year = int(m["year"])
    before, after = text[max(0, m.start() - 20) : m.start()], text[m.end() : m.end() + 24]
    cued = english.YEAR_CUE.search(before) is not None
    if english.NOT_YEAR.search(before) or re.match(r"\s?[%°]|-[a-z]|\s?(?:GMT|hours|hrs)\b", after):
        return None
    if not (1900 <= year < 2100 or (cued and year >= 1500)):
        return None
    if english.YEAR_NOUN.match(after) and not re.search(r"\b(?:in|since|the|'s|of|by)\s$", before):
        return None
    return Expression(m.start(), m.end(), "date", year=year)


@builds("weekday")
def _weekday(m: Match, text: str, words: Lexicon) -> Expression | None:
    before = text[max(0, m.start("weekday") - 20) : m.start("weekday")]
    if not _named(m, "weekday") or english.NAME_BEFORE.search(before):
        return None
    if english.NAME_AFTER.match(text, m.end("weekday")) or re.search(
        r"\b(?:an?|one|every|each|any)\s$", before, re.I
    ):
        return None
    shift = words.shift(group(m, "shift")) or words.shift(group(m, "after"))
    if group(m, "of"):
        shift = f"week {words.shift(group(m, 'of'))}"
    if group(m, "week"):
        shift = "huit"
    start = (
        m.start()
        if words.shift(group(m, "shift")) or group(m, "shift").lower() == "the"
        else m.start("weekday")
    )
    return Expression(start, m.end(), "date", weekday=words.weekday(m["weekday"]), shift=shift)


@builds("day_word")
def _day_word(m: Match, text: str, words: Lexicon) -> Expression | None:
    if days := words.value("deictic", m["word"]):
        if m["word"][0].isupper() and not begins(text, m.start()):
            return None  # a newspaper or a programme: "USA Today"
        return Expression(m.start(), m.end(), "deictic", amount=float(days))
    if m["word"].lower() == "the day after" and re.match(
        r"\s(?:tomorrow|yesterday)", text[m.end() : m.end() + 11]
    ):
        return None
    return Expression(m.start(), m.end(), "anaphor", amount=float(words.value("anaphor", m["word"])))

"""Days, months, years and longer times named by the calendar."""

from __future__ import annotations

import re

from analysis.reading.general.times.lexicon import Lexicon, Match, builds, group, whole
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
    if words.patterns.NAME_BEFORE.search(text[max(0, m.start() - 12) : m.start()]):
        return None
    shift = words.shift(group(m, "shift"))
    year = whole(group(m, "year"))
    known = {row["form"].lower() for row in words.language.rows("holidays")}
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
    after = words.shift(group(m, "after"))
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
    if m["month"].isupper() and len(m["month"]) < 5 and not words.patterns.MONTH_CUE.search(before):
        return False
    if re.match(r"\s[A-Z][a-z]+", after) and not re.match(rf"\s{words.patterns.WEEKDAY}", after):
        return m["month"].lower() not in words.patterns.OTHER_WORDS and bool(
            words.patterns.MONTH_CUE.search(before)
        )
    if m["month"].lower() not in words.patterns.OTHER_WORDS:
        return True
    if begins(text, m.start()):
        return re.match(r",\s", after) is not None and m["month"].lower() != "may"
    return bool(words.patterns.MONTH_CUE.search(before)) and not re.match(r"\s(?:be|not|have)\b", after)


@builds("year_range")
def _year_range(m: Match, text: str, words: Lexicon) -> Expression | None:
    first = int(m["year"])
    last = int(m["last"]) if len(m["last"]) == 4 else first // 100 * 100 + int(m["last"])
    if not first < last <= first + 100 or words.patterns.NOT_YEAR.search(
        text[max(0, m.start() - 8) : m.start()]
    ):
        return None
    start = m.start("year")
    return Expression(start, m.end(), "span", value=f"{first}/{last}", year=first, amount=last - first + 1)


@builds("edge_year")
def _edge_year(m: Match, text: str, words: Lexicon) -> Expression | None:
    edge = words.edge(group(m, "edge"))
    return Expression(m.start(), m.end(), "date", year=int(m["year"]), edge=edge)


@builds("year")
def _year(m: Match, text: str, words: Lexicon) -> Expression | None:
    year = int(m["year"])
    before, after = text[max(0, m.start() - 20) : m.start()], text[m.end() : m.end() + 24]
    cued = words.patterns.YEAR_CUE.search(before) is not None
    if words.patterns.NOT_YEAR.search(before) or re.match(r"\s?[%°]|-[a-z]|\s?(?:GMT|hours|hrs)\b", after):
        return None
    if not (1900 <= year < 2100 or (cued and year >= 1500)):
        return None
    if words.patterns.YEAR_NOUN.match(after) and not re.search(r"\b(?:in|since|the|'s|of|by)\s$", before):
        return None
    return Expression(m.start(), m.end(), "date", year=year)


@builds("decade")
def _decade(m: Match, text: str, words: Lexicon) -> Expression | None:
    year = int(m["year"].lstrip("'"))
    if year < 100:
        if not m["year"].startswith("'") and not re.search(
            r"\bthe\s(?:early\s|mid-?\s?|late\s)?$", text[max(0, m.start("year") - 12) : m.start("year")]
        ):
            return None
        year += 1900 if year > 20 else 2000
    edge = words.edge(group(m, "edge") or group(m, "edge_of"))
    edge = "END" if edge == "LATE" else edge
    return Expression(m.start(), m.end(), "span", value=str(year)[:3], year=year, amount=10, edge=edge)


@builds("century")
def _century(m: Match, text: str, words: Lexicon) -> Expression | None:
    ordinal = words.ordinal(m["number"])
    if ordinal is None or not 1 <= ordinal <= 22:
        return None
    edge = words.edge(group(m, "edge"))
    edge = "END" if edge == "LATE" else edge
    year = (ordinal - 1) * 100
    return Expression(
        m.start(), m.end(), "span", value=f"{ordinal - 1:02d}", year=year, amount=100, edge=edge
    )


@builds("weekday")
def _weekday(m: Match, text: str, words: Lexicon) -> Expression | None:
    before = text[max(0, m.start("weekday") - 20) : m.start("weekday")]
    if not _named(m, "weekday") or words.patterns.NAME_BEFORE.search(before):
        return None
    if words.patterns.NAME_AFTER.match(text, m.end("weekday")) or re.search(
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


@builds("season")
def _season(m: Match, text: str, words: Lexicon) -> Expression | None:
    season, year = words.value("season", m["season"]), whole(group(m, "year"))
    edge = words.edge(group(m, "edge"))
    shift = (
        words.shift(group(m, "shift"))
        or words.shift(group(m, "after"))
        or words.shift(group(m, "edge_shift"))
    )
    plural = m["season"].lower().endswith("s")
    before, after = text[max(0, m.start() - 12) : m.start()], text[m.end() : m.end() + 12]
    if plural or (m["season"][0].isupper() and not (year or shift)):
        return None
    if not (year or shift or edge):
        cued = words.patterns.SEASON_CUE.search(before)
        article = group(m, "article")
        if not words.patterns.SEASON_END.match(after) or not (article or cued):
            return None
        if m["season"].lower() == "fall" and (not article or re.match(r"\s(?:of|in|from|to)\b", after)):
            return None
        if m["season"].lower() == "spring" and not article and re.search(r"\b(?:to|of|from)\s$", before):
            return None
    shift = "there" if shift == "same" else shift
    start = m.start() if edge or group(m, "article") or group(m, "shift") else m.start("season")
    shift = {"following": "next", "preceding": "last"}.get(shift, shift)
    return Expression(
        start, m.end(), "season", year=year, name=season, shift=shift, edge="END" if edge == "LATE" else edge
    )


@builds("quarter")
def _quarter(m: Match, text: str, words: Lexicon) -> Expression | None:
    ordinal = {"1": 1, "2": 2, "3": 3, "4": 4, "final": 4}.get(m["number"].lower()) or words.ordinal(
        m["number"]
    )
    unit = {"q": "quarter", "h": "half"}.get(m["unit"].lower(), m["unit"].lower())
    if (
        ordinal is None
        or ordinal > (4 if unit == "quarter" else 2)
        or (m["unit"] in "qh" and len(m["unit"]) == 1)
    ):
        return None
    said = group(m, "year") or group(m, "shift") or group(m, "that")
    spelled = len(m["unit"]) > 1
    # Half of a match, a quarter of a game; results and growth are told of a quarter by itself.
    if spelled and not said and (unit == "half" or not _of_business(m, text)):
        return None
    if not spelled and not said and unit == "half":
        return None
    shift = words.shift(group(m, "shift"))
    return Expression(
        m.start(), m.end(), "quarter", unit=unit, amount=ordinal, year=whole(group(m, "year")), shift=shift
    )


def _of_business(m: Match, text: str) -> bool:
    """Whether a quarter without a year is one of the calendar by the words around it."""
    around = text[max(0, m.start() - 90) : m.end() + 90]
    return BUSINESS.search(around) is not None


BUSINESS = re.compile(
    r"\b(?:results?|profits?|revenues?|sales|earnings|growth|economy|GDP|compan(?:y|ies)|shares?"
    r"|analysts?|investors?|inflation|output"
    r"|orders|deliveries|market|quarterly|year|bank|prices|fiscal|losses|billion|million|per cent"
    r"|percent)\b|%"
)


@builds("period")
def _period(m: Match, text: str, words: Lexicon) -> Expression | None:
    unit, shift = words.value("unit", m["unit"]), words.shift(m["shift"])
    if m["unit"].lower() == "fortnight":
        return None
    weekend = unit == "weekend"
    before = text[max(0, m.start() - 14) : m.start()]
    if m["shift"].lower() == "the":
        return Expression(m.start(), m.end(), "period", unit="weekend", shift="")
    past = re.match(r"(?:this\s)?past", m["shift"], re.I) or re.search(
        r"\b(?:over|in|during|for|within)\s(?:the\s)?$", before, re.I
    )
    if not weekend and past and re.search(r"\bthe\s$", before, re.I) and shift in ("last", "next"):
        return Expression(m.start() - 4, m.end(), "duration", value=_one(unit), unit=unit)
    if shift in ("last", "next", "following", "preceding") and re.search(
        r"\b(?:the|his|her|its|their|our|my|your)\s$", before, re.I
    ):
        return None
    if not shift:
        return None
    return Expression(m.start(), m.end(), "period", unit=unit, shift=shift)


def _one(unit: str) -> str:
    return {
        "week": "P1W",
        "month": "P1M",
        "year": "P1Y",
        "quarter": "P1Q",
        "decade": "P1DE",
        "century": "P1CE",
    }[unit]


@builds("edge_period")
def _edge_period(m: Match, text: str, words: Lexicon) -> Expression | None:
    edge = words.edge(group(m, "edge") or group(m, "edge_of"))
    unit = words.value("unit", m["unit"])
    if m["unit"].lower() == "fortnight":
        return None
    shift = words.shift(group(m, "shift")) or "this"
    # "Later this week" is still to come, "earlier this week" is over: no third of it is meant.
    loose = group(m, "edge").lower() in ("later", "earlier")
    edge = "" if loose or unit == "weekend" else "END" if edge == "LATE" and unit != "month" else edge
    return Expression(m.start(), m.end(), "period", unit=unit, edge=edge, shift=shift)

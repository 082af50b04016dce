"""Weeks, seasons, decades and words such as "hier" and "la veille"."""

from __future__ import annotations

import re

from analysis.language.french import time_patterns as french
from analysis.reading.timex.building import Match, builds, fields
from analysis.reading.timex.expression import Expression, valid
from analysis.reading.timex.wording import (
    DEICTIC,
    ORDINALS,
    SEASONS,
    UNITS,
    duration,
    edge,
    number,
    shifted,
    whole,
)


@builds("named_weekend", "week_of")
def _named_week(m: Match, text: str) -> Expression | None:
    when = fields(m)
    unit = "weekend" if "last" in m.groupdict() else "week"
    if not valid(when):
        return None
    day = Expression(m.start(), m.end(), "date", **when)
    return Expression(m.start(), m.end(), "period", unit=unit, on=day)


@builds("quarter")
def _quarter(m: Match, text: str) -> Expression | None:
    ordinal = int(ORDINALS[m["number"].lower()])
    unit = UNITS[m["unit"].lower()]
    if ordinal > (4 if unit == "quarter" else 2):
        return None
    return Expression(m.start(), m.end(), "quarter", unit=unit, amount=ordinal, year=whole(m["year"]))


@builds("fortnight")
def _fortnight(m: Match, text: str) -> Expression | None:
    """ "La première quinzaine de mai": a half of the month, which has no TIMEX3 value of its own."""
    half = "FIRST" if m["number"].lower().startswith(("premi", "1")) else "SECOND"
    when = fields(m)
    return Expression(m.start(), m.end(), "date", month=when["month"], year=when["year"], edge=half)


@builds("season", "dated_season")
def _season(m: Match, text: str) -> Expression | None:
    season = SEASONS[m["season"].lower()]
    article = m["article"].lower().strip()
    if season == "SU" and article in ("le", "ce", "du", "au"):
        return None
    if re.match(r"\s(?:arabe|érable|des\speuples|berbère|de\sprague)", text[m.end() : m.end() + 15], re.I):
        return None
    start = m.start()
    if article in ("du", "au", "en", "à l'"):
        start = m.start("season") - (2 if article == "à l'" else 0)
    shift = shifted(m["shift"]) or ("this" if article in ("ce", "cet") else "")
    mod = edge(re.split(r"[\s-]", article)[0]) if article.startswith(("fin", "début", "mi")) else ""
    habit = article in ("le", "l'") and not (m["year"] or shift) and _alone(text, start, m.end())
    when = whole(m["year"])
    return Expression(start, m.end(), "season", name=season, year=when, shift=shift, edge=mod, habit=habit)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a season or weekend stands by itself at the edge of a clause: "L'hiver, ..."."""
    before = text[max(0, start - 12) : start]
    return CLAUSE_END.match(text, end) is not None and french.WITHIN.search(before) is None


CLAUSE_END = re.compile(r"\s?(?:[,.;:!?»)]|$)")


@builds("school_holidays")
def _school_holidays(m: Match, text: str) -> Expression | None:
    name, article = re.sub(r"\s+", " ", m["name"].lower()), m.start() < m.start("name")
    if name.startswith("rentrée"):
        cued = french.TERM_BEFORE.search(text[max(0, m.start() - 12) : m.start()])
        if not article or not cued or french.TERM_AFTER.match(text, m.end()):
            return None
    if name in ("relâche", "relâches") and not article:
        return None
    shift = shifted(m["shift"])
    return Expression(m.start(), m.end(), "school", name=name, year=whole(m["year"]), shift=shift)


@builds("decade")
def _decade(m: Match, text: str) -> Expression | None:
    year = number(m["year"])
    if year is None or year < 10:
        return None
    year = int(year) + 1900 if year < 100 else int(year)
    start = m.end("of") if m["of"] else m.start()
    return Expression(start, m.end(), "span", value=str(year)[:3], year=year, amount=10, edge=edge(m["edge"]))


ROMAN = {"I": 1, "V": 5, "X": 10}


def _roman(digits: str) -> int:
    values = [ROMAN[d] for d in digits.upper()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


@builds("century")
def _century(m: Match, text: str) -> Expression | None:
    ordinal = int(m["number"]) if m["number"].isdigit() else _roman(m["number"])
    if not 1 <= ordinal <= 21:
        return None
    start = m.start() + (len(m.group()) - len(re.sub(r"^au\s+", "", m.group(), flags=re.I)))
    year = (ordinal - 1) * 100
    return Expression(
        start, m.end(), "span", value=f"{ordinal - 1:02d}", year=year, amount=100, edge=edge(m["edge"])
    )


@builds("year_range")
def _year_range(m: Match, text: str) -> Expression | None:
    first = int(m["year"])
    last = int(m["last"]) if len(m["last"]) == 4 else first // 100 * 100 + int(m["last"])
    if not first < last <= first + 100:
        return None
    return Expression(
        m.start(), m.end(), "span", value=f"{first}/{last}", year=first, amount=last - first + 1
    )


CANADIAN_WEEKEND = re.compile(r"\bfins?\sde\ssemaine", re.IGNORECASE)


def _weekend(words: str) -> bool:
    return "week" in words.lower() or words.lower().startswith("fin")


@builds("edge_period")
def _edge_period(m: Match, text: str) -> Expression | None:
    shift = shifted(m["shift"]) or "this"
    name = "weekend in Canada" if CANADIAN_WEEKEND.search(m.group()) else ""
    unit = UNITS[m["unit"].lower()]
    return Expression(m.start(), m.end(), "period", name=name, unit=unit, edge=edge(m["edge"]), shift=shift)


@builds("period")
def _period(m: Match, text: str) -> Expression | None:
    article = re.sub(r"\s+", " ", m["article"].lower()).strip()
    this = article in ("ce", "cet", "cette")
    shift = shifted(m["shift"]) or shifted(m["before"]) or ("there" if m["there"] == "là" else "")
    whole_one = article.startswith("toute") and not _weekend(m["unit"])
    if not shift and (this or whole_one or m["there"] == "ci"):
        shift = "this"
    weekend = _weekend(m["unit"])
    unit = "weekend" if weekend else UNITS.get(m["unit"].lower(), "year")
    if weekend and "semaine" in m["unit"].lower() and article not in ("la", "cette", "toute la"):
        return None
    if not shift and not weekend:
        return None
    if m["before"] and not m["shift"] and shifted(m["before"]) in ("last", "next"):
        return Expression(m.start(), m.end(), "duration", value=duration(1, unit), unit=unit)
    habit = weekend and not shift and article == "le" and _alone(text, m.start(), m.end())
    return Expression(m.start(), m.end(), "period", unit=unit, shift=shift, habit=habit)


@builds("bare_weekend")
def _bare_weekend(m: Match, text: str) -> Expression | None:
    if m.group().lower().endswith("s") or not m.group().lower().startswith("week"):
        return None
    before = text[max(0, m.start() - 12) : m.start()].lower()
    if not m["shift"] and not re.search(r"\b(?:du|au|en|ce|plein)\s$", before):
        return None
    return Expression(m.start(), m.end(), "period", unit="weekend", shift=shifted(m["shift"]))


@builds("within")
def _within(m: Match, text: str) -> Expression | None:
    if m["hour"]:
        return Expression(m.start(), m.end(), "duration", unit="hour", value=duration(1, "hour"))
    unit = "week" if m["week"] else "month" if m["month"] else "year"
    return Expression(m.start(), m.end(), "period", unit=unit, shift="this")


@builds("deictic")
def _deictic(m: Match, text: str) -> Expression | None:
    if m.group().startswith("Aujourd'hui") and text[m.end() : m.end() + 10] == " en France":
        return None
    return Expression(m.start(), m.end(), "deictic", amount=DEICTIC[m["word"].lower()])


@builds("anaphor")
def _anaphor(m: Match, text: str) -> Expression | None:
    word = m["word"].lower()
    days = {"la veille": -1, "veille": -1, "cette date": 0}.get(word)
    if days is None:
        days = (
            -2 if "avant-veille" in word else 2 if "surlendemain" in word else 1 if "lendemain" in word else 0
        )
    if word == "veille" and not re.search(r"\bà\sla\s$", text[max(0, m.start() - 6) : m.start()], re.I):
        return None
    return Expression(m.start(), m.end(), "anaphor", amount=days)

"""Weeks, quarters, seasons, decades and centuries."""

from __future__ import annotations

import re

from analysis.language.english import time_patterns as english
from analysis.reading.english.times.lexicon import Lexicon, Match, builds, group, whole
from analysis.reading.timex.expression import Expression


@builds("year_range")
def _year_range(m: Match, text: str, words: Lexicon) -> Expression | None:
    first = int(m["year"])
    last = int(m["last"]) if len(m["last"]) == 4 else first // 100 * 100 + int(m["last"])
    if not first < last <= first + 100 or english.NOT_YEAR.search(text[max(0, m.start() - 8) : m.start()]):
        return None
    start = m.start("year")
    return Expression(start, m.end(), "span", value=f"{first}/{last}", year=first, amount=last - first + 1)


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
        cued = english.SEASON_CUE.search(before)
        article = group(m, "article")
        if not english.SEASON_END.match(after) or not (article or cued):
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


@builds("period_beside")
def _period_beside(m: Match, text: str, words: Lexicon) -> Expression | None:
    # A clause after it says of what: "the year before she was born".
    shift = "preceding" if m["side"].lower() == "before" else "following"
    return Expression(m.start(), m.end(), "period", unit=words.value("unit", m["unit"]), shift=shift)


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

"""Lengths of time, distances in time, regular times and words for the present."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.language.french import time_patterns as french
from analysis.reading.timex.building import Match, builds
from analysis.reading.timex.expression import Expression
from analysis.reading.timex.wording import (
    MONTHS,
    PARTS,
    REFERENCES,
    SEASONS,
    UNITS,
    WEEKDAYS,
    amounts,
    duration,
    modifier,
    number,
    shifted,
)

HALVES = {
    "demi-heure": (0.5, "hour"),
    "demi-journée": (0.5, "day"),
    "demi-siècle": (50, "year"),
    "quart de siècle": (25, "year"),
}


@builds("set")
def _set(m: Match, text: str) -> Expression | None:
    words = (m["per"] or m["again"] or "").lower()
    if m["per"]:
        if re.search(r"(?:kilomètres?|km|tours?)\s$", text[max(0, m.start() - 12) : m.start()], re.I):
            return None
        return Expression(
            m.start(), m.end(), "set", value=duration(1, UNITS[words]) if words != "nuit" else "XXXX-XX-XXTNI"
        )
    if m["out"]:
        return Expression(
            m.start(), m.end(), "set", value=duration(number(m["among"]), UNITS[m["out"].lower()])
        )
    if m["every"]:
        unit = UNITS.get(m["every"].lower(), "week")
        return Expression(m.start(), m.end(), "set", value=duration(number(m["of"]), unit))
    if m["again"]:
        return Expression(m.start(), m.end(), "set", value=duration(1, UNITS[words]))
    if m["adverb"]:
        code = {"q": "P1D", "h": "P1W", "m": "P1M", "a": "P1Y"}[m["adverb"][0].lower()]
        return Expression(m.start(), m.end(), "set", value=code)
    if m["weekends"]:
        return Expression(m.start(), m.end(), "set", value="XXXX-WXX-WE")
    if m["weekdays"]:
        return Expression(m.start(), m.end(), "set", value=f"XXXX-WXX-{WEEKDAYS[m['weekdays'].lower()]}")
    word = m["unit"].lower()
    amount = number(m["number"]) if m["number"] else 1
    if word in UNITS and word not in PARTS:
        return Expression(m.start(), m.end(), "set", value=duration(amount, UNITS[word]))
    stem = word.rstrip("s") if word not in WEEKDAYS else word
    if stem in WEEKDAYS:
        return Expression(m.start(), m.end(), "set", value=f"XXXX-WXX-{WEEKDAYS[stem]}")
    if word in MONTHS:
        day = f"-{int(amount):02d}" if m["number"] and amount and amount <= 31 else ""
        return Expression(m.start(), m.end(), "set", value=f"XXXX-{int(MONTHS[word]):02d}{day}")
    if (season := SEASONS.get(word, SEASONS.get(word.rstrip("s")))) is not None:
        return Expression(m.start(), m.end(), "set", value=f"XXXX-{season}")
    if word.startswith("week"):
        return Expression(m.start(), m.end(), "set", value="XXXX-WXX-WE")
    part = PARTS.get(word) or PARTS.get(stem, "MO")
    return Expression(
        m.start(), m.end(), "set", value=f"XXXX-XX-XXT{ {'DAWN': 'MO', 'DUSK': 'AF'}.get(part, part) }"
    )


@builds("ago")
def _ago(m: Match, text: str) -> Expression | None:
    low, high, about = amounts(m["amount"])
    unit = UNITS[m["unit"].lower()]
    if m["unit"].lower() in ("min", "mn", "sec") or unit == "night" or (m["ahead"] and low is None):
        return None
    if not m["ahead"] and re.match(r"\s(?:de\s|d')(?!cela|ça)", text[m.end() : m.end() + 8]):
        return None
    if m["ahead"] and re.search(r"\bd'ici|\bcompris", text[max(0, m.start() - 8) : m.start()]):
        return None
    sign = 1 if m["ahead"] else -1
    if m["ahead"] and re.match(r"\s(?:de|du|qui|sur)\b", text[m.end() : m.end() + 5]):
        return None
    mod = "APPROX" if about else modifier(m["more"])
    if "demi" in m.group().lower() and low is not None:
        low += 0.5
    if low is None or (low != high and high is not None):
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Expression(m.start(), m.end(), "ref", value=value, unit=unit, mod=mod)
    return Expression(
        m.start(), m.end(), "offset", amount=sign * low, unit=unit, name="now", mod=mod, approximate=bool(mod)
    )


@builds("first_of_two")
def _first_of_two(m: Match, text: str) -> Expression | None:
    """The lower end of a range, which takes its unit from the upper one: "six à huit mois"."""
    unit, amount = UNITS[m["unit"].lower()], number(m["amount"])
    if french.SCORE.search(text[max(0, m.start() - 3) : m.start()]):
        return None
    before = text[max(0, m.start() - 30) : m.start()]
    if amount is None or (unit == "hour" and french.CLOCK_CUE.search(before)):
        return None
    return Expression(m.start(), m.end(), "duration", value=duration(amount, unit), unit=unit)


@builds("of_which")
def _of_which(m: Match, text: str) -> Expression | None:
    amount = number(m["amount"])
    return None if amount is None else Expression(m.start(), m.end(), "share", amount=amount)


@builds("deadline")
def _deadline(m: Match, text: str) -> Expression | None:
    days = 8 if m["days"].lower() == "huitaine" else 15
    return Expression(m.start(), m.end(), "duration", value=duration(days, "day"), unit="day")


@builds("lap")
def _lap(m: Match, text: str) -> Expression | None:
    """A time to the second, as sports and films have it: "2 h 24 min 12 s", "58'12\""."""
    figures = [int(part) for part in re.findall(r"\d+", m.group())]
    *hours, minutes, seconds = figures[: 3 if re.match(r"\d+ ?h", m.group(), re.I) else 2]
    if minutes > 59 and hours:
        return None
    value = f"PT{f'{hours[0]}H' if hours else ''}{minutes}M{seconds}S"
    return Expression(m.start(), m.end(), "duration", value=value, unit="second")


@builds("duration")
def _duration(m: Match, text: str) -> Expression | None:
    word = m["unit"]
    unit = UNITS[word.lower()]
    if m.group()[0].isdigit() and french.SCORE.search(text[max(0, m.start() - 3) : m.start()]):
        return None
    if word[0].isupper() and not m.group().isupper():
        return None
    article = (m["article"] or "").lower().strip()
    if unit == "hour" and french.NEWSCAST.search(text[max(0, m.start() - 4) : m.start()]):
        return None
    if article == "les" and re.search(r"\b(?:vers|sur)\s$", text[max(0, m.start() - 5) : m.start()]):
        return None
    shift = shifted(m["before"]) or shifted(m["middle"]) or shifted(m["shift"])
    amount = m["amount"]
    if amount is None:
        return _vague(m, text, article, shift, unit)
    if re.fullmatch(r"(?:de\s+)?longue?s\s+", amount, re.I):
        amount = "des "
    if (m["middle"] or "").lower().startswith("premi") and amount.lower().strip() == "des":
        return None
    low, high, about = amounts(amount)
    plain = amount.lower().strip()
    single = plain in ("un", "une")
    if (
        word.lower() in ("seconde", "journée", "jour", "nuit")
        and single
        and not (m["later"] or m["half"])
        and not re.search(
            r"\b(?:en|pendant|durant|d'|dans|moins|plus)\s?(?:d')?$",
            text[max(0, m.start() - 9) : m.start()] + (m["more"] or ""),
            re.I,
        )
        and not re.match(r"\s(?:entière|durant)", text[m.end() : m.end() + 9])
    ):
        return None
    if article and low is None:
        article = ""
    if article in ("ce", "cette"):
        return None
    if m["half"] and low is not None:
        low, high = low + 0.5, (high or 0) + 0.5
    mod = "APPROX" if about else modifier(m["more"])
    if m["later"] and low is not None and low == high and mod in ("", "APPROX"):
        sign = -1 if re.search(r"tôt|avant|auparavant", m["later"], re.I) else 1
        return Expression(
            m.start(),
            m.end(),
            "duration" if unit == "second" else "offset",
            amount=sign * low,
            unit=unit,
            name="then",
            mod=mod,
            approximate=bool(mod),
            value=duration(low, unit),
        )
    if shift and low is None:
        start = m.end("amount") if amount.lower().strip() == "des" else m.start()
        return Expression(
            start, m.end(), "ref", value="FUTURE_REF" if shift == "next" else "PAST_REF", unit=unit
        )
    value = duration(low, unit)
    if low is not None and high is not None and low != high:
        value = f"{value}/{duration(high, unit)}"
    if m["later"] and m["later"].lower().startswith(("après", "avant")):
        end = m.start() + len(text[m.start() : m.start("later")].rstrip())
        return Expression(m.start(), end, "duration", value=value, unit=unit, mod=mod)
    return Expression(m.start(), m.end(), "duration", value=value, unit=unit, mod=mod, approximate=bool(mod))


def _vague(m: Match, text: str, article: str, shift: str, unit: str) -> Expression | None:
    """A unit without a number: "ces derniers mois", "les prochains jours", "les heures qui"."""
    plural = (m["unit"].lower().endswith("s") and m["unit"].lower() != "mois") or article in ("les", "ces")
    if not plural or article not in ("les", "ces", "") or m["more"]:
        return None
    if shift in ("last", "next") and (article or m["before"]):
        return Expression(
            m.start(), m.end(), "ref", value="FUTURE_REF" if shift == "next" else "PAST_REF", unit=unit
        )
    if article == "les" and re.match(
        r"\s(?:qui\s|suivant|précéd|ayant|d'après|d'avant)", text[m.end() : m.end() + 12]
    ):
        return Expression(m.start(), m.end(), "duration", value=duration(None, unit), unit=unit)
    return None


@builds("half")
def _half(m: Match, text: str) -> Expression | None:
    word = re.sub(r"\s+", " ", m["word"].lower())
    amount, unit = HALVES.get(word, (0.75 if "trois" in word else 0.25, "hour"))
    if not m["article"] and "trois" not in word:
        return None
    length = Expression(
        m.start(), m.end(), "duration", value=duration(amount, unit), unit=unit, mod=modifier(m["more"])
    )
    if m["later"] and unit == "hour" and not length.mod:
        sign = -1 if re.search(r"tôt|avant|auparavant", m["later"], re.I) else 1
        return replace(length, kind="offset", amount=sign * amount * 60, unit="minute", name="then")
    return length


@builds("seasons")
def _seasons(m: Match, text: str) -> Expression | None:
    """Summers and winters that were lived through: "trois étés", "tout un hiver"."""
    amount = 1 if m["whole"] else number(m["amount"])
    if amount is None:
        return None
    season = m["season"].lower()
    code = SEASONS[season if season in SEASONS else season.rstrip("s")]
    return Expression(m.start(), m.end(), "duration", value=f"P{int(amount)}{code}", unit="year")


@builds("first_unit")
def _first_unit(m: Match, text: str) -> Expression | None:
    unit = UNITS[m["unit"].lower()]
    if unit == "hour" and french.FIRST_THING.search(text[max(0, m.start() - 3) : m.start()]):
        return Expression(m.start(), m.end(), "part", part="MO", edge="START")
    return Expression(m.start(), m.end(), "duration", value=duration(1, unit), unit=unit)


@builds("first_units", "epoch")
def _past(m: Match, text: str) -> Expression | None:
    return Expression(m.start(), m.end(), "ref", value="PAST_REF", unit="day")


@builds("unaccented")
def _unaccented(m: Match, text: str) -> Expression | None:
    value = REFERENCES["à " + m["word"].lower()]
    return Expression(m.start(), m.end(), "ref", value=value)


@builds("reference")
def _reference(m: Match, text: str) -> Expression | None:
    if french.SAYING.match(text, m.end()) or french.NEARLY.match(text, m.start()):
        return None
    value = REFERENCES[re.sub(r"\s+", " ", m["word"].lower())]
    return Expression(
        m.start(), m.end(), "duration" if value.startswith("P") and value[1] == "X" else "ref", value=value
    )

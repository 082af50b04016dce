"""Lengths of time, distances in time, regular times and words for the present."""

from __future__ import annotations

import re

from analysis.language.english import time_patterns as english
from analysis.reading.english.times.lexicon import Lexicon, Match, builds, group, modifier
from analysis.reading.timex.expression import Expression
from analysis.reading.timex.values import PART_VALUES, duration

WORDS = {"daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M"}
WORDS |= {"quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H"}
WORDS |= {"weekdays": "XXXX-WXX-WD", "weekends": "XXXX-WXX-WE", "weeknights": "XXXX-WXX-WDTNI"}


def _size(word: str) -> int:
    """How many of its unit a word for a time is: a fortnight is two weeks."""
    return 2 if word.lower().startswith("fortnight") else 1


@builds("distance")
def _distance(m: Match, text: str, words: Lexicon) -> Expression | None:
    word, side = m["unit"], m["side"].lower().split()[0]
    unit = words.value("unit", word)
    low, about = words.amount(group(m, "amount"))
    if group(m, "part"):
        low = 0.5
    if unit == "night":
        unit = "day"
    mod = "APPROX" if about else modifier(group(m, "more"))
    back = side in ("ago", "earlier", "previously", "before")
    if low is None:
        if side == "ago":
            return Expression(m.start(), m.end(), "ref", value="PAST_REF", unit=unit, mod=mod)
        return Expression(m.start(), m.end(), "duration", value=duration(None, unit), unit=unit, mod=mod)
    low = (low + (0.5 if group(m, "half") else 0)) * _size(word)
    name = "now" if side in ("ago", "hence", "from") else "then"
    amount = -low if back else low
    near = mod == "APPROX"
    return Expression(
        m.start(),
        m.end(),
        "offset",
        amount=amount,
        unit=unit,
        name=name,
        mod=mod,
        approximate=near,
        value=duration(low, unit),
    )


@builds("age")
def _age(m: Match, text: str, words: Lexicon) -> Expression | None:
    amount = words.number(m["amount"])
    return None if amount is None else _length(m, amount, words.value("unit", m["unit"]), "")


def _length(m: Match, amount: float | None, unit: str, mod: str) -> Expression:
    value = duration(amount, unit)
    return Expression(
        m.start(), m.end(), "duration", value=value, unit=unit, mod=mod, approximate=mod == "APPROX"
    )


@builds("length")
def _counted(m: Match, text: str, words: Lexicon) -> Expression | None:
    word, (low, about) = m["unit"], words.amount(m["amount"])
    if (word[0].isupper() and not word.isupper()) or re.search(
        r"[£$€\d.,:]$", text[max(0, m.start() - 1) : m.start()]
    ):
        return None
    if re.search(r"\bas\s$", text[max(0, m.start() - 3) : m.start()]):
        return None  # "in as many weeks"
    vague, many = low is None, word.lower().endswith("s")
    joined = m["gap"] == "-"
    if vague and not words.value("several", m["amount"]):
        return None
    short = len(word) <= 3 and word.lower() not in ("day",)
    if not joined and not short and many == (low == 1 and not group(m, "halves")):
        return None
    if low == 1 and word.lower() in ("day", "night", "second") and not _lasting(m, text, words):
        return None
    more = group(m, "more")
    if more.lower().strip() == "over" and not english.LONGER_BEFORE.search(
        text[max(0, m.start() - 12) : m.start()]
    ):
        # "Over three days": in their course.
        return None
    mod = "APPROX" if about else modifier(more)
    if low is not None:
        low = (low + (0.5 if group(m, "half") or group(m, "halves") else 0)) * _size(word)
    return _length(m, low, words.value("unit", word), mod)


def _lasting(m: Match, text: str, words: Lexicon) -> bool:
    """Whether the words around "a week" make it a length of time."""
    before = text[max(0, m.start() - 14) : m.start()]
    return (
        english.LENGTH_BEFORE.search(before) is not None
        or english.LENGTH_AFTER.match(text, m.end()) is not None
    )


@builds("one_length")
def _one_length(m: Match, text: str, words: Lexicon) -> Expression | None:
    article, word = re.sub(r"\s+", " ", m["article"].lower()), m["unit"]
    unit = words.value("unit", word)
    if (
        word.lower().endswith("s")
        or unit == "second"
        or (re.match(r"\sof\s", text[m.end() : m.end() + 4]) and unit == "quarter")
    ):
        return None
    whole = article == "all" or article.startswith("the ")
    if not whole and not (group(m, "more") or group(m, "half") or _lasting(m, text, words)):
        return None
    amount = (1.5 if group(m, "half") else 1) * _size(word)
    return _length(m, amount, unit, modifier(group(m, "more")))


HALVES = (
    ("three-quarters", 0.75, "hour"),
    ("quarter", 0.25, "hour"),
    ("century", 50, "year"),
    ("decade", 5, "year"),
    ("year", 6, "month"),
    ("day", 12, "hour"),
    ("hour", 0.5, "hour"),
)


@builds("half_length")
def _half_length(m: Match, text: str, words: Lexicon) -> Expression | None:
    amount, unit = next((amount, unit) for word, amount, unit in HALVES if word in m["word"].lower())
    return _length(m, amount, unit, modifier(group(m, "more")))


@builds("bare_length")
def _bare_length(m: Match, text: str, words: Lexicon) -> Expression | None:
    unit = words.value("unit", m["unit"])
    if re.match(r"\sago\b", text[m.end() : m.end() + 5]):
        return Expression(m.start(), m.end() + 4, "ref", value="PAST_REF", unit=unit)
    before = text[max(0, m.start() - 12) : m.start()]
    cued = re.search(
        r"\b(?:for|take|takes|took|taking|taken|last|lasts|lasted|within|after|spent|wait|waited|waiting)\s$",
        before,
        re.I,
    )
    after = re.match(r"\s(?:after|before|of\s(?!age)|earlier|later)\b", text[m.end() : m.end() + 9])
    if m["unit"][0].isupper() and not (after or cued):
        return None
    return _length(m, None, unit, "") if cued or after else None


@builds("span")
def _span(m: Match, text: str, words: Lexicon) -> Expression | None:
    said, unit, word = m["shift"].lower(), words.value("unit", m["unit"]), m["unit"].lower()
    ahead = said in ("next", "coming", "following")
    ref = "FUTURE_REF" if ahead else "PAST_REF"
    if said in ("last", "next") and not group(m, "article"):
        return None  # a verb, "could last six weeks", or "last week"
    if group(m, "amount"):
        low, _ = words.amount(m["amount"])
        if low is not None:
            return _length(m, low * _size(word), unit, modifier(group(m, "more")))
        return Expression(m.start(), m.end(), "ref", value=ref, unit=unit)
    many = word.endswith("s")
    if many:
        return None if said == "final" else Expression(m.start(), m.end(), "ref", value=ref, unit=unit)
    if unit in ("second", "minute", "day", "night", "weekend", "quarter") or said == "recent":
        return None
    before = text[max(0, m.start() - 10) : m.start()]
    over = re.search(r"\b(?:over|in|during|for|within)\s$", before, re.I)
    if group(m, "article").lower() != "the" or not (said in ("past", "first") or over):
        return None
    return _length(m, 1 * _size(word), unit, "")


@builds("set")
def _set(m: Match, text: str, words: Lexicon) -> Expression | None:
    word = m["unit"]
    if group(m, "per"):
        return _regular(m, duration(_size(word), words.value("unit", word)))
    count = _count(m, words)
    if month := words.month(word) if word[0].isupper() else None:
        return _regular(m, f"XXXX-{month:02d}")
    if weekday := words.weekday(word):
        return _regular(m, f"XXXX-WXX-{weekday}")
    if part := words.value("part", word):
        return _regular(m, f"XXXX-XX-XXT{PART_VALUES.get(part, part)}")
    if season := words.value("season", word):
        return _regular(m, f"XXXX-{season}")
    unit = words.value("unit", word)
    if unit == "weekend":
        return _regular(m, "XXXX-WXX-WE")
    if not unit or (unit in ("second", "minute") and not group(m, "other")):
        return None
    return _regular(m, duration(count * _size(word) if count else None, unit))


@builds("set_holiday")
def _set_holiday(m: Match, text: str, words: Lexicon) -> Expression | None:
    name = re.sub(r"\s+", " ", m["name"])
    days = {row["form"].lower(): row["day"] for row in english.LANGUAGE.rows("holidays")}
    day = days.get(name.lower(), "")
    # A day that moves from year to year is told by its name alone.
    return _regular(m, f"XXXX-{day}" if re.fullmatch(r"\d\d-\d\d", day) else "P1Y")


def _count(m: Match, words: Lexicon) -> float | None:
    """Every how many: "other" and "second" are two, "few" is open."""
    said = group(m, "other").lower().strip()
    if said in ("", "other", "second"):
        return 2 if said else 1
    return words.number(said) or words.ordinal(said)


def _regular(m: Match, value: str) -> Expression:
    return Expression(m.start(), m.end(), "set", value=value)


@builds("per")
def _per(m: Match, text: str, words: Lexicon) -> Expression | None:
    unit, before = words.value("unit", m["unit"]), text[max(0, m.start() - 40) : m.start()]
    if re.search(r"\b(?:miles?|kilomet(?:re|er)s?|km|met(?:re|er)s?|revolutions)\s$", before, re.I):
        return None
    after = re.match(r"\s(?:ago|later|earlier|before|after)\b", text[m.end() : m.end() + 9])
    if after or (unit == "quarter" and text[m.end() : m.end() + 4] == " of "):
        return None
    if m["per"].lower() != "per":
        rate = english.RATE_BEFORE.search(before)
        if rate is None or english.LENGTH_BEFORE.search(before):
            return None
    return _regular(m, duration(_size(m["unit"]), unit))


@builds("set_word")
def _set_word(m: Match, text: str, words: Lexicon) -> Expression | None:
    if m["word"][0].isupper() or re.search(
        r"\b(?:two|three|both|these|\d)\s$", text[max(0, m.start() - 7) : m.start()]
    ):
        return None
    return _regular(m, WORDS[m["word"].lower()])


@builds("weekdays")
def _weekdays(m: Match, text: str, words: Lexicon) -> Expression | None:
    if not m["weekday"][0].isupper():
        return None
    return _regular(m, f"XXXX-WXX-{words.weekday(m['weekday'][:-1])}")


@builds("reference")
def _reference(m: Match, text: str, words: Lexicon) -> Expression | None:
    word = re.sub(r"\s+", " ", m["word"].lower())
    values = {row["form"].lower(): row["value"] for row in english.LANGUAGE.rows("time_references")}
    if word == "now" and re.match(r"\s(?:that\b)|\w", text[m.end() : m.end() + 6]):
        return None
    if text[: m.start()].lower().endswith("as ") and re.match(r"\sas\b", text[m.end() : m.end() + 4]):
        return None  # "as long ago as 2010", "as recently as May"
    if word == "soon" and re.match(r"\s(?:after|before|as|enough)\b", text[m.end() : m.end() + 8]):
        return None
    if word == "soon" and re.search(r"\b(?:as|too|how|so)\s$", text[max(0, m.start() - 5) : m.start()], re.I):
        return None
    return Expression(m.start(), m.end(), "ref", value=values[word])

"""Times of day: clock times and parts of the day."""

from __future__ import annotations

import re

from analysis.language.french import time_patterns as french
from analysis.reading.timex.building import Match, builds, dayref, fields
from analysis.reading.timex.expression import Expression, begins
from analysis.reading.timex.wording import PARTS, duration, edge, number, shifted, whole

MINUTES = {"demi": 30, "demie": 30, "quart": 15}


@builds("night")
def _night(m: Match, text: str) -> Expression | None:
    first, second = dayref(m["first"], m.start("first")), dayref(m["second"], m.start("second"))
    if first is None or second is None:
        return None
    if first.day and not first.month:
        first.month = second.month
    first.year = first.year or second.year
    return Expression(m.start(), m.end(), "part", part="NI", on=first, last=second)


@builds("there_part")
def _there_part(m: Match, text: str) -> Expression | None:
    part = "MI" if m["part"].lower() == "midi" else PARTS[m["part"].lower()]
    return Expression(m.start(), m.end(), "part", part=part, shift="there")


@builds("clock_words")
def _clock_words(m: Match, text: str) -> Expression | None:
    noon = m["word"].lower() == "midi"
    before = text[max(0, m.start() - 10) : m.start()]
    if (m.start() and text[m.start() - 1] == "-") or re.search(r"\ble\s$", before, re.I):
        return None
    if m["word"][0].isupper() and (m["this"] or not begins(text, m.start())):
        return None
    if noon and re.match(r"\s(?:libre|pyrénées)", text[m.end() : m.end() + 10], re.I):
        return None
    hour, minute = clock(12 if noon else 24, m["minutes"])
    on = Expression(m.start(), m.end(), "deictic", amount=0) if m["this"] else None
    return Expression(m.start(), m.end(), "clock", hour=hour, minute=minute, on=on, zone=m["zone"] or "")


def clock(hour: int, minutes: str | None) -> tuple[int, int]:
    """An hour and the words after it: "et demie", "moins le quart", "trente"."""
    words = re.split(r"[\s-]+", (minutes or "").lower().strip())
    value = 45 if "quarts" in words else MINUTES.get(words[-1], 0)
    value = value or int(number(" ".join(w for w in words if w not in ("et", "moins", "le"))) or 0)
    if "moins" in words:
        hour, value = hour - 1, 60 - value
    if hour == 24 and value:
        hour = 0
    return hour, value


def of_day(hour: int, words: str | None) -> int:
    """The hour on the 24-hour clock: "du soir", "de l'après-midi"."""
    plain = (words or "").lower()
    return hour + 12 if hour < 12 and ("soir" in plain or "après-midi" in plain) else hour


@builds("clock_colon")
def _clock_colon(m: Match, text: str) -> Expression | None:
    hour = int(m.group().split(":")[0])
    if hour > 23 or re.match(r"\s?[%€]", text[m.end() : m.end() + 2]):
        return None
    return Expression(m.start(), m.end(), "clock", hour=hour, minute=int(m["minute"]), zone=m["zone"] or "")


def _length(m: Match, text: str, hours: int) -> bool:
    """Whether "N h" is a length of time by the words around it."""
    before, after = text[max(0, m.start() - 30) : m.start()], text[m.end() : m.end() + 20]
    of = french.LENGTH_AFTER.match(after) is not None
    if french.CLOCK_CUE.search(before):
        return (hours == 24 or (of and hours <= 3)) and "journal" not in before.lower()
    found = french.LENGTH_CUE.search(before)
    if of or not found:
        return of
    cue = found.group().strip().lower()
    if cue == "de":
        return not re.match(r"\s?(?:à|jusqu|-|–)", after)
    return cue != "depuis" or not (m["hour"].isdigit() and 5 <= hours <= 23)


def _since(text: str, start: int, hours: float) -> bool:
    """ "Depuis 5 heures": digits for a time of day; papers spell such a length out ("cinq heures")."""
    return 5 <= hours <= 23 and re.search(r"\bdepuis\s$", text[max(0, start - 8) : start], re.I) is not None


@builds("bare_hour")
def _bare_hour(m: Match, text: str) -> Expression | None:
    if not re.search(r"\b(?:de|entre)\s$", text[max(0, m.start() - 8) : m.start()], re.IGNORECASE):
        return None
    return Expression(m.start(), m.end(), "clock", hour=int(m["hour"]), minute=0)


@builds("clock")
def _clock(m: Match, text: str) -> Expression | None:
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    if not m["of"] and (hour == 24 or hour <= (5 if minute else 12)) and _length(m, text, hour):
        return Expression(
            m.start(), m.end(), "duration", unit="hour", value=duration(hour + minute / 60, "hour")
        )
    beside = text[max(0, m.start() - 2) : m.start()], text[m.end() : m.end() + 1]
    # A sentence of its own is the length of a film: "(France, 2025). 1h42."
    if m["minute"] and re.search(r"[.)]\s$", beside[0]) and beside[1] == ".":
        return Expression(m.start(), m.end(), "duration", unit="hour", value=f"PT{hour}H{minute}M")
    if re.search(r"/\s?$", beside[0]) or beside[1] == "/" or (hour == 24 and minute):
        return None
    hour = of_day(hour, m["of"])
    return Expression(m.start(), m.end(), "clock", hour=hour, minute=minute, zone=m["zone"] or "")


@builds("clock_long")
def _clock_long(m: Match, text: str) -> Expression | None:
    said = number(m["hour"])
    if said is None or said > 24:
        return None
    if m["hour"].isdigit() and french.NEWSCAST.search(text[max(0, m.start() - 4) : m.start()]):
        return None
    hour, minute = clock(int(said), m["minutes"])
    hour = of_day(hour, m["of"])
    after = re.match(r"\s(?:plus t|auparavant)", text[m.end() : m.end() + 12])
    length = Expression(
        m.start(),
        m.end(),
        "duration",
        unit="hour",
        amount=said + minute / 60,
        hour=hour,
        minute=minute,
        value=duration(said + (minute / 60 if "moins" not in (m["minutes"] or "") else 0), "hour"),
    )
    at = Expression(m.start(), m.end(), "clock", hour=hour, minute=minute, zone=m["zone"] or "")
    if m["of"] or m["zone"]:
        return at
    if after:
        return None
    cued = french.CLOCK_CUE.search(text[max(0, m.start() - 30) : m.start()])
    if _length(m, text, int(said)):
        return None if not m["minutes"] else length
    if cued and (said > 1 or m["minutes"] or french.HOUR_CUE.search(cued.group())):
        if re.search(r"\b(?:après|entre)\s$", cued.group(), re.I) and not m["hour"].isdigit():
            return length
        return at
    before, following = text[max(0, m.start() - 4) : m.start()], text[m.end() : m.end() + 10]
    if re.search(r"\bde\s$", before, re.IGNORECASE) and re.match(r"\sà\s\w", following):
        return at
    if m["hour"].isdigit() and (m["minutes"] or begins(text, m.start()) or _since(text, m.start(), said)):
        return at
    length.bare = True
    return length


@builds("hours")
def _hours(m: Match, text: str) -> Expression | None:
    if re.search(r"/\s?$", text[max(0, m.start() - 2) : m.start()]):
        return None
    return Expression(m.start(), m.end(), "duration", unit="hour", value=duration(int(m["hour"]), "hour"))


@builds("part", "daytime")
def _part(m: Match, text: str) -> Expression | None:
    groups = m.groupdict()
    on = dayref(groups["day"], m.start("day")) if groups.get("day") else None
    if "part" not in groups:
        if on is None:
            return None
        on.start, on.end = m.start(), m.end()
        return on
    if m["part"][0].isupper() and not m.group().isupper() and m.start() < m.start("part"):
        return None  # a newspaper: "Le Soir"
    article = (m["article"] or "").lower().strip()
    shift = {"last": "last", "same": "same", "preceding": "last"}.get(shifted(m["shift"]), "")
    shift = "same" if article.endswith("même") else shift
    if not shift and article in ("ce", "cet", "cette"):
        shift = "this"
    evening = re.search(r"\b(?:en|au)\s$", text[max(0, m.start() - 4) : m.start()], re.IGNORECASE)
    bare = not article and not m["edge"] and on is None and not evening
    if (m.start() and text[m.start() - 1] == "-") or french.SAYING.match(text, m.end()):
        return None
    if (
        article == "l'"
        and m["part"].lower() in ("aube",)
        and re.match(r"\s(?:de|d'|du)", text[m.end() : m.end() + 4])
    ) and on is None:
        return None
    alone = article in ("le", "la", "l'") and not m["edge"] and on is None and not shift
    ends = re.match(r"\s?(?:[,.;:!?»)]|$)", text[m.end() : m.end() + 2]) is not None
    alone = alone and ends and not m["part"].lower().endswith("ée")
    before = text[max(0, m.start() - 12) : m.start()]
    return Expression(
        m.start(),
        m.end(),
        "part",
        habit=alone and french.WITHIN.search(before) is None,
        part=PARTS[re.sub(r"\s+", " ", m["part"].lower())],
        edge=edge(m["edge"]),
        shift=shift,
        on=on,
        bare=bare,
    )


@builds("some_part")
def _some_part(m: Match, text: str) -> Expression | None:
    part = PARTS[re.sub(r"\s+", " ", m["part"].lower())]
    return Expression(
        m.start(), m.end(), "some_part", part=part, month=fields(m)["month"], year=whole(m["year"])
    )


@builds("in_day")
def _in_day(m: Match, text: str) -> Expression | None:
    return Expression(m.start(), m.end(), "anaphor", amount=0, name="day")

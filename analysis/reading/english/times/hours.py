"""Clock times and parts of the day."""

from __future__ import annotations

import re

from analysis.language.english import time_patterns as english
from analysis.reading.english.times.lexicon import Lexicon, Match, builds, group, whole
from analysis.reading.timex.expression import Expression, begins

MINUTES = {"half": 30, "quarter": 15}
# A clock time of which the words leave open whether it is before or after noon.
OPEN = "either half"
# Parts of the day that stand without an article after "at", "before" or "since".
BARE = ("DAWN", "DUSK", "MI", "EV")


def of_half(hour: int, half: str) -> int:
    """The hour on the 24-hour clock: 12 a.m. is 0."""
    return hour % 12 + (12 if half[:1].lower() == "p" else 0)


@builds("clock", "half_range")
def _clock(m: Match, text: str, words: Lexicon) -> Expression | None:
    hour, minute, half = int(m["hour"]), whole(group(m, "minute")), group(m, "half")
    before = text[max(0, m.start() - 2) : m.start()]
    if re.search(r"[£$€\d][.,:]?$", before) or (minute is None and text[m.end() : m.end() + 2] == " %"):
        return None
    if half:
        return _at(m, of_half(hour, half), minute)
    return _at(m, hour, minute, OPEN if 1 <= hour <= 9 and m["hour"][0] != "0" else "")


def _at(m: Match, hour: int, minute: int | None, name: str = "") -> Expression:
    zone = group(m, "zone")
    return Expression(m.start(), m.end(), "clock", hour=hour, minute=minute or 0, name=name, zone=zone)


@builds("clock_dot")
def _clock_dot(m: Match, text: str, words: Lexicon) -> Expression | None:
    before = text[max(0, m.start() - 24) : m.start()]
    dated = len(m["hour"]) == 2 and re.search(r"(?:\d{4}|day),?\s$", before)
    told = english.DOT_BEFORE.search(before) and english.DOT_AFTER.match(text, m.end())
    if not (group(m, "zone") or dated or told):
        return None
    hour = int(m["hour"])
    return _at(m, hour, int(m["minute"]), OPEN if 1 <= hour <= 9 and m["hour"][0] != "0" else "")


@builds("clock_hours")
def _clock_hours(m: Match, text: str, words: Lexicon) -> Expression | None:
    return _at(m, int(m["hour"]), int(m["minute"]))


@builds("clock_words")
def _clock_words(m: Match, text: str, words: Lexicon) -> Expression | None:
    said = words.number(m["hour"])
    if said is None or not 1 <= said <= 12:
        return None
    before = text[max(0, m.start() - 16) : m.start()]
    counted = group(m, "minutes") and "o'clock" not in m.group()
    # "Ten to one" is also a majority or odds.
    if (
        counted
        and group(m, "side") == "to"
        and not re.search(r"\b(?:at|about|around|by|until|before|after|from)\s$", before, re.I)
    ):
        return None
    hour, minute = int(said), _minutes(group(m, "minutes"), words)
    if group(m, "side") == "to":
        hour, minute = (hour - 2) % 12 + 1, 60 - minute
    if half := group(m, "half"):
        return _at(m, of_half(hour, half), minute)
    return _at(m, hour, minute, OPEN)


def _minutes(said: str, words: Lexicon) -> int:
    plain = re.sub(r"^an?\s|\sminutes$", "", said.lower())
    return MINUTES.get(plain) or int(words.number(plain) or 0)


@builds("clock_word")
def _clock_word(m: Match, text: str, words: Lexicon) -> Expression | None:
    if m["word"][0].isupper() and not begins(text, m.start()):
        return None  # a title: "High Noon", "Midnight's Children"
    return _at(m, 24 if "midnight" in m["word"].lower() else 12, 0)


@builds("part_word")
def _part_word(m: Match, text: str, words: Lexicon) -> Expression | None:
    edge = "END" if words.edge(group(m, "edge")) == "LATE" and group(m, "edge").lower() == "late" else ""
    if m["word"].lower() == "overnight":
        return Expression(m.start(), m.end(), "part", part="NI", shift="this", edge=edge)
    if m["word"][0].isupper() and not begins(text, m.start()):
        return None  # a programme
    on = Expression(m.start(), m.end(), "deictic", amount=0)
    return Expression(m.start(), m.end(), "part", part="NI", on=on, edge=edge)


@builds("small_hours")
def _small_hours(m: Match, text: str, words: Lexicon) -> Expression | None:
    return Expression(m.start(), m.end(), "part", part="SMALL")


@builds("part")
def _part(m: Match, text: str, words: Lexicon) -> Expression | None:
    part, said = words.value("part", m["part"]), re.sub(r"\s+", " ", m["shift"].lower())
    edge = {"LATE": "END"}.get(found := words.edge(group(m, "edge") or group(m, "inner")), found)
    if group(m, "edge").lower() in ("later", "earlier"):
        edge = ""
    if said.endswith((" early", " late")):
        said, edge = "the", "START" if said.endswith("early") else "END"
    found_part = Expression(m.start(), m.end(), "part", part=part, edge=edge)
    if said == "last" and part not in ("NI", "EV"):
        return None
    if said in ("this", "last"):
        found_part.shift = said
        return found_part
    if said.startswith("that") or said == "the same":
        found_part.shift = "there"
        return None if said.startswith("that") and part not in ("MO", "AF", "EV", "NI") else found_part
    steps = {"yesterday": ("deictic", -1), "tomorrow": ("deictic", 1), "the following": ("anaphor", 1)}
    steps |= {"the next": ("anaphor", 1), "the previous": ("anaphor", -1)}
    kind, days = steps.get(said, ("anaphor", -1 if group(m, "eve") else 0))
    if days:
        found_part.on = Expression(m.start(), m.end(), kind, amount=days)
        return found_part
    return found_part if _placed(m, text) else None


def _placed(m: Match, text: str) -> bool:
    """Whether "the night" is one that is told of: "in the night", "the night of 3 May"."""
    if re.match(r"\sof\b", text[m.end() : m.end() + 4]):
        return True
    before = text[max(0, m.start() - 14) : m.start()]
    return (
        re.search(
            r"\b(?:in|during|through|throughout|into|overnight|spent|spend|until|later in)\s$", before, re.I
        )
        is not None
    )


@builds("bare_part")
def _bare_part(m: Match, text: str, words: Lexicon) -> Expression | None:
    part = words.value("part", m["part"])
    if m["part"][0].isupper() and not m["part"].isupper():
        return None
    before = text[max(0, m.start() - 8) : m.start()]
    told = part in BARE and m["part"].lower() not in ("evening", "evenings", "afternoon")
    at = told and re.search(r"\b(?:at|before|after|by|until|since|around|from)\s$", before, re.I) is not None
    return Expression(m.start(), m.end(), "part", part=part, bare=not at)


@builds("shade")
def _shade(m: Match, text: str, words: Lexicon) -> Expression | None:
    return Expression(m.start(), m.end(), "shade", edge=m["edge"].lower(), bare=True)

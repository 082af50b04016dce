"""Time expressions as the text words them, before anything is counted from anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analysis.language.french import time_patterns as french

MONTHS = french.forms("month")
WEEKDAYS = french.forms("weekday")
UNITS = french.forms("unit")
PARTS = french.forms("part")
SEASONS = french.forms("season")
NUMBERS = {form: int(value) for form, value in french.forms("number").items()}
ABOUTS = french.forms("about")
ORDINALS = french.forms("ordinal")
HOLIDAYS = {row["form"].lower(): row["day"] for row in french.LANGUAGE.rows("holidays")}
REFERENCES = {row["form"].lower(): row["value"] for row in french.LANGUAGE.rows("time_references")}

PATTERNS = {name: re.compile(rule, re.IGNORECASE) for name, rule in french.RULES.items()}
ANY = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        f"(?P<{name}>" + re.sub(r"\(\?P(<|=)", rf"(?P\g<1>{name}_", rule) + ")"
        for name, rule in french.RULES.items()
    )
    + ")",
    re.IGNORECASE,
)
DAYREF = re.compile(
    rf"(?:le\s)?(?:(?P<weekday>{french.WEEKDAY})(?!\w))?,?\s?(?P<day>{french.DAY})?\s?(?P<month>{french.MONTH})?\s?"
    rf"(?P<year>{french.YEAR})?$",
    re.IGNORECASE,
)


@dataclass
class Expression:
    """What an expression says: calendar fields, a shift, a length; `kind` tells which of them count."""

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    name: str = ""
    shift: str = ""
    edge: str = ""
    hour: int | None = None
    minute: int | None = None
    part: str = ""
    unit: str = ""
    amount: float | None = None
    value: str = ""
    mod: str = ""
    approximate: bool = False
    bare: bool = False
    last: Expression | None = None
    on: Expression | None = None
    core: int = -1

    def __post_init__(self) -> None:
        if self.core < 0:
            self.core = self.start


def number(words: str) -> float | None:
    """A numeral or spelled number; None where it is neither."""
    plain = words.strip().lower()
    digits = re.sub(r"[ .'](?=\d{3})", "", plain).replace(",", ".")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return float(digits)
    total = current = 0
    parts = [part for part in re.split(r"[\s-]+", plain) if part != "et"]
    if not parts or any(part not in NUMBERS for part in parts):
        return None
    for part in parts:
        value = NUMBERS[part]
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100 or (value == 20 and current == 4):
            current = max(current, 1) * value
        else:
            current += value
    return float(total + current)


def shifted(words: str | None) -> str:
    """The direction of an adjective: last, next, following, preceding, same, current, or nothing."""
    plain = (words or "").lower()
    for pattern, shift in (
        (french.DERNIER, "last"),
        (french.PROCHAIN, "next"),
        (french.SUIVANT, "following"),
        (french.PRECEDENT, "preceding"),
        (r"même", "same"),
        (r"en\s+cours", "this"),
    ):
        if re.fullmatch(pattern, plain):
            return shift
    return ""


def edge(words: str | None) -> str:
    """The TIMEX3 modifier of "début", "mi-", "fin"."""
    plain = (words or "").lower()
    if not plain or plain == "courant":
        return ""
    return "END" if plain.endswith("fin") else "START" if plain.endswith("début") else "MID"


def day_number(words: str | None) -> int | None:
    """A day of the month: "1er", "premier" or digits."""
    if not words:
        return None
    return 1 if words.lower() == "premier" else int(re.sub(r"\D", "", words))


def whole(words: str | None) -> int | None:
    return int(words) if words else None


def dayref(words: str, start: int) -> Expression | None:
    """The day inside a longer expression ("la nuit du *5 mai*")."""
    plain = words.strip().lower()
    if plain in DEICTIC:
        return Expression(start, start + len(words), "deictic", amount=DEICTIC[plain])
    found = DAYREF.match(words)
    if not found or not words.strip():
        return None
    return Expression(
        start,
        start + len(words),
        "date",
        year=whole(found["year"]),
        month=whole(MONTHS.get((found["month"] or "").lower())),
        day=day_number(found["day"]),
        weekday=whole(WEEKDAYS.get((found["weekday"] or "").lower())),
    )


DEICTIC = {"avant-hier": -2.0, "hier": -1.0, "aujourd'hui": 0.0, "demain": 1.0, "après-demain": 2.0}

Match = re.Match[str]
Builder = Callable[[Match, str], Expression | None]
BUILDERS: dict[str, Builder] = {}


def builds(*names: str) -> Callable[[Builder], Builder]:
    def keep(builder: Builder) -> Builder:
        BUILDERS.update(dict.fromkeys(names, builder))
        return builder

    return keep


def _fields(m: Match) -> dict[str, int | None]:
    groups = m.groupdict()
    month = (groups.get("month") or "").lower()
    return {
        "year": whole(groups.get("year")),
        "month": whole(MONTHS.get(month, month if month.isdigit() else None)),
        "day": day_number(groups.get("day")),
        "weekday": whole(WEEKDAYS.get((groups.get("weekday") or "").lower())),
    }


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or line begins here, opening marks aside."""
    before = text[max(0, start - 6) : start].rstrip(" «“\"'‘*_[(#>—–-")
    return not before or before[-1] in "\n.!?:…•|»”"


@builds("iso")
def _iso(m: Match, text: str) -> Expression | None:
    fields = _fields(m)
    if not valid(fields):
        return None
    hour = whole(m["hour"])
    if hour is None:
        return Expression(m.start(), m.end(), "date", **fields)  # type: ignore[arg-type]
    day = Expression(m.start(), m.end(), "date", **fields)  # type: ignore[arg-type]
    return Expression(m.start(), m.end(), "clock", hour=hour, minute=whole(m["minute"]), on=day)


@builds("numeric", "short_numeric")
def _numeric(m: Match, text: str) -> Expression | None:
    fields = _fields(m)
    year = m.groupdict().get("year") or ""
    if len(year) == 2:
        if m["sep"] == "-" or not (m["article"] or (len(m["day"]) == 2 and len(m["month"]) == 2)):
            return None
        fields["year"] = int(year) + (2000 if int(year) < 50 else 1900)
    return Expression(m.start(), m.end(), "date", **fields) if valid(fields) else None  # type: ignore[arg-type]


def valid(fields: dict[str, int | None]) -> bool:
    """Whether a month and day exist (29 February is let pass)."""
    month, day = fields.get("month"), fields.get("day")
    if month is not None and not 1 <= month <= 12:
        return False
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month or 0, 31)
    return day is None or 1 <= day <= longest


@builds("night")
def _night(m: Match, text: str) -> Expression | None:
    first, second = dayref(m["first"], m.start("first")), dayref(m["second"], m.start("second"))
    if first is None or second is None:
        return None
    if first.day and not first.month:
        first.month = second.month
    first.year = first.year or second.year
    return Expression(m.start(), m.end(), "part", part="NI", on=first, last=second)


@builds("range")
def _range(m: Match, text: str) -> Expression | None:
    fields = _fields(m)
    last = dict(fields, day=day_number(m["last"]))
    if not (valid(fields) and valid(last)) or (fields["day"] or 0) >= (last["day"] or 0):
        return None
    end = Expression(m.start(), m.end(), "date", **last)  # type: ignore[arg-type]
    return Expression(m.start(), m.end(), "date", last=end, **fields)  # type: ignore[arg-type]


@builds("named_weekend", "week_of")
def _named_week(m: Match, text: str) -> Expression | None:
    fields = _fields(m)
    unit = "weekend" if "last" in m.groupdict() else "week"
    if not valid(fields):
        return None
    day = Expression(m.start(), m.end(), "date", **fields)  # type: ignore[arg-type]
    return Expression(m.start(), m.end(), "period", unit=unit, on=day)


@builds("date", "shared_month")
def _date(m: Match, text: str) -> Expression | None:
    fields = _fields(m)
    shift = shifted(m.groupdict().get("shift"))
    if not valid(fields):
        return None
    year = fields["year"]
    if year and year < 1900 and not french.YEAR_END.match(text, m.end()):
        return Expression(m.start(), m.start("year"), "date", shift=shift, **dict(fields, year=None))  # type: ignore[arg-type]
    return Expression(m.start(), m.end(), "date", shift=shift, **fields)  # type: ignore[arg-type]


@builds("weekday_number")
def _weekday_number(m: Match, text: str) -> Expression | None:
    fields = _fields(m)
    alone = Expression(m.start(), m.end("weekday"), "date", weekday=fields["weekday"])
    return Expression(m.start(), m.end(), "date", bare=True, on=alone, **fields)  # type: ignore[arg-type]


@builds("holiday")
def _holiday(m: Match, text: str) -> Expression | None:
    if m["name"][0].islower() and m["name"].lower() in ("pâques", "noël"):
        return None
    if re.match(r"\s+(?:[A-ZÉ][a-zé]+)", text[m.end() : m.end() + 12]) and "oël" in m["name"]:
        return None  # a first name: "Noël Mamère"
    if m.start() and text[m.start() - 1] == "-":
        return None
    fields = _fields(m)
    return Expression(
        m.start(), m.end(), "holiday", year=fields["year"], name=m["name"].lower(), shift=shifted(m["shift"])
    )


@builds("month")
def _month(m: Match, text: str) -> Expression | None:
    fields = _fields(m)
    word = m["month"]
    if m.start() and text[m.start() - 1] == "-" and m.start() == m.start("month"):
        return None
    alone = not fields["year"] and not m["edge"] and not m["shift"]
    if alone and (not word[1:].islower() or (word[0].isupper() and not _begins(text, m.start()))):
        return None
    if len(word) < 5 and word.endswith((".", "v", "t")) and word.lower() != "août" and alone:
        return None  # abbreviations need a day or a year
    if re.match(r"\s+[A-Z][a-zé]+\s", text[m.end() : m.end() + 15]) and word[0].isupper():
        return None
    start = m.start()
    if alone and re.match(r"(?:le|la|ce)\s", m.group(), re.I) and "mois" not in m.group().lower():
        return None
    fields["day"] = None
    two = re.match(r" ([4-9]\d)(?![\d\w]|[ ,.]\d|\s?%)", text[m.end() : m.end() + 6])
    if alone and two and word[0].islower() and not re.search(r"\d\s$", text[max(0, start - 2) : start]):
        if french.YEAR_END.match(text, m.end() + 3):
            fields["year"] = 1900 + int(two[1])
            return Expression(start, m.end() + 3, "date", **fields)  # type: ignore[arg-type]
    return Expression(start, m.end(), "date", edge=edge(m["edge"]), shift=shifted(m["shift"]), **fields)  # type: ignore[arg-type]


@builds("quarter")
def _quarter(m: Match, text: str) -> Expression | None:
    ordinal = int(ORDINALS[m["number"].lower()])
    unit = UNITS[m["unit"].lower()]
    if ordinal > (4 if unit == "quarter" else 2):
        return None
    return Expression(m.start(), m.end(), "quarter", unit=unit, amount=ordinal, year=whole(m["year"]))


@builds("season")
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
    return Expression(start, m.end(), "season", name=season, year=whole(m["year"]), shift=shift, edge=mod)


@builds("decade")
def _decade(m: Match, text: str) -> Expression | None:
    year = number(m["year"])
    if year is None or year < 10:
        return None
    year = int(year) + 1900 if year < 100 else int(year)
    return Expression(m.start(), m.end(), "span", value=str(year)[:3], year=year, amount=10)


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


@builds("year")
def _year(m: Match, text: str) -> Expression | None:
    before = text[max(0, m.start("year") - 24) : m.start("year")]
    year = int(m["year"])
    named = m.start() < m.start("year")
    if not french.YEAR_END.match(text, m.end()):
        return None
    if not named and not french.STRONG_YEAR.search(before):
        if not 1700 <= year < 2100 or french.NOT_YEAR.search(before) or not french.YEAR_CUE.search(before):
            return None
    return Expression(m.start(), m.end(), "date", year=year, edge=edge(m["edge"]))


def _weekend(words: str) -> bool:
    return "week" in words.lower() or words.lower().startswith("fin")


@builds("edge_period")
def _edge_period(m: Match, text: str) -> Expression | None:
    shift = shifted(m["shift"]) or "this"
    return Expression(
        m.start(), m.end(), "period", unit=UNITS[m["unit"].lower()], edge=edge(m["edge"]), shift=shift
    )


@builds("period")
def _period(m: Match, text: str) -> Expression | None:
    article = re.sub(r"\s+", " ", m["article"].lower()).strip()
    this = article in ("ce", "cet", "cette")
    shift = shifted(m["shift"]) or shifted(m["before"]) or ("there" if m["there"] == "là" else "")
    if not shift and (this or m["there"] == "ci"):
        shift = "this"
    weekend = _weekend(m["unit"])
    unit = "weekend" if weekend else UNITS[m["unit"].lower()]
    if weekend and "semaine" in m["unit"].lower() and article not in ("la", "cette", "toute la"):
        return None
    if not shift and not weekend:
        return None
    if m["before"] and not m["shift"] and shifted(m["before"]) in ("last", "next"):
        return Expression(m.start(), m.end(), "duration", value=duration(1, unit), unit=unit)
    return Expression(m.start(), m.end(), "period", unit=unit, shift=shift)


@builds("bare_weekend")
def _bare_weekend(m: Match, text: str) -> Expression | None:
    if m.group().lower().endswith("s") or not m.group().lower().startswith("week"):
        return None
    before = text[max(0, m.start() - 12) : m.start()].lower()
    if not m["shift"] and not re.search(r"\b(?:du|au|en|ce)\s$", before):
        return None
    return Expression(m.start(), m.end(), "period", unit="weekend", shift=shifted(m["shift"]))


@builds("weekday")
def _weekday(m: Match, text: str) -> Expression | None:
    before = text[max(0, m.start() - 12) : m.start()]
    if re.search(r"\bjournal du\s$", before, re.I) or (m["article"] or "").lower().strip() == "un":
        return None
    if re.search(r"(?:Vendredi|Dimanche) ou les limbes", text[m.start() : m.start() + 25]):
        return None
    shift = shifted(m["shift"]) or ("there" if m["there"] else "")
    if not shift and (m["article"] or "").lower().strip() == "ce":
        shift = "this"
    return Expression(m.start(), m.end(), "date", weekday=int(WEEKDAYS[m["weekday"].lower()]), shift=shift)


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
    if m["word"][0].isupper() and not _begins(text, m.start()):
        return None
    if noon and re.match(r"\s(?:libre|pyrénées)", text[m.end() : m.end() + 10], re.I):
        return None
    hour, minute = clock(12 if noon else 24, m["minutes"])
    return Expression(m.start(), m.end(), "clock", hour=hour, minute=minute)


MINUTES = {"demi": 30, "demie": 30, "quart": 15}


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
    return Expression(m.start(), m.end(), "clock", hour=hour, minute=int(m["minute"]))


def _length(m: Match, text: str, hours: int) -> bool:
    """Whether "N h" is a length of time by the words around it."""
    before, after = text[max(0, m.start() - 30) : m.start()], text[m.end() : m.end() + 20]
    if french.LENGTH_AFTER.match(after):
        return True
    if french.CLOCK_CUE.search(before):
        return hours == 24 and "journal" not in before.lower()
    found = french.LENGTH_CUE.search(before)
    if not found:
        return False
    cue = found.group().strip().lower()
    if cue == "de":
        return not re.match(r"\s(?:à|jusqu)", after)
    return cue != "depuis" or not (m["hour"].isdigit() and 5 <= hours <= 23)


@builds("clock")
def _clock(m: Match, text: str) -> Expression | None:
    hour = int(m["hour"])
    cue = french.LENGTH_CUE.search(text[max(0, m.start() - 30) : m.start()])
    doubtful = (
        cue
        and (hour <= 6 or hour == 24)
        and cue.group().strip().lower() not in ("les", "soit", "environ", "depuis")
    )
    if (
        not m["of"]
        and (doubtful or hour == 24 or (hour <= 12 and not m["minute"]))
        and _length(m, text, hour)
    ):
        minutes = int(m["minute"] or 0)
        return Expression(
            m.start(), m.end(), "duration", unit="hour", value=duration(hour + minutes / 60, "hour")
        )
    if re.search(r"/\s?$", text[max(0, m.start() - 2) : m.start()]) or (hour == 24 and m["minute"]):
        return None
    return Expression(m.start(), m.end(), "clock", hour=of_day(hour, m["of"]), minute=int(m["minute"] or 0))


@builds("clock_long")
def _clock_long(m: Match, text: str) -> Expression | None:
    said = number(m["hour"])
    if said is None or said > 24:
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
    at = Expression(m.start(), m.end(), "clock", hour=hour, minute=minute)
    if m["of"]:
        return at
    if after:
        return None
    cued = french.CLOCK_CUE.search(text[max(0, m.start() - 30) : m.start()])
    if _length(m, text, int(said)):
        return None if not m["minutes"] else length
    if cued and (said > 1 or m["minutes"]):
        if re.search(r"\b(?:après|entre)\s$", cued.group(), re.I) and not m["hour"].isdigit():
            return length
        return at
    if m["hour"].isdigit() and (m["minutes"] or _begins(text, m.start())):
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
    article = (m["article"] or "").lower().strip()
    shift = {"last": "last", "same": "same", "preceding": "last"}.get(shifted(m["shift"]), "")
    if not shift and article in ("ce", "cet", "cette"):
        shift = "this"
    bare = not article and not m["edge"] and on is None
    if m.start() and text[m.start() - 1] == "-":
        return None
    if (
        article == "l'"
        and m["part"].lower() in ("aube",)
        and re.match(r"\s(?:de|d'|du)", text[m.end() : m.end() + 4])
    ):
        if on is None:
            return None
    return Expression(
        m.start(),
        m.end(),
        "part",
        part=PARTS[re.sub(r"\s+", " ", m["part"].lower())],
        edge=edge(m["edge"]),
        shift=shift,
        on=on,
        bare=bare,
    )


@builds("in_day")
def _in_day(m: Match, text: str) -> Expression | None:
    start = m.end() - len(m.group().lstrip())
    return Expression(start, m.end(), "anaphor", amount=0, name="day")


ISO_UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
    "weekend": "WE",
}


def duration(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: PT1H30M, P15D, PXM."""
    if unit == "half":
        amount, unit = (amount * 6 if amount else None), "month"
    code = ISO_UNITS[unit]
    time, letter = ("T", code[1]) if code[0] == "T" else ("", code)
    if amount is None:
        return f"P{time}X{letter}"
    low, rest = int(amount), amount - int(amount)
    smaller = {"TH": ("M", 60), "Y": ("M", 12), "D": ("TH", 24)}.get(code)
    if rest and smaller:
        head = f"{low}{letter}" if low else ""
        tail, size = smaller
        tail_time, tail = ("T", tail[1]) if tail[0] == "T" else ("", tail)
        return f"P{time}{head}{tail_time}{round(rest * size)}{tail}"
    return f"P{time}{low if not rest else round(amount, 2)}{letter}"


def _amount(words: str) -> tuple[float | None, float | None, bool]:
    """Lowest and highest amount said, and whether it is only about."""
    plain = re.sub(r"\s+", " ", words.lower()).strip(" -")
    for about, value in ABOUTS.items():
        if about in plain:
            return float(value), float(value), True
    pieces = [number(piece) for piece in re.split(r" (?:à|ou) | ?- ?(?=\d)|(?<=\d)-", plain)]
    known = [piece for piece in pieces if piece is not None]
    if not known:
        whole_number = number(plain)
        return whole_number, whole_number, False
    return known[0], known[-1], False


MORE = (("plus", "MORE_THAN"), ("moins", "LESS_THAN"), ("au moins", "EQUAL_OR_MORE"))


def _mod(words: str | None) -> str:
    plain = (words or "").lower().strip()
    if plain.startswith("au moins"):
        return "EQUAL_OR_MORE"
    if "moins" in plain:
        return "LESS_THAN"
    if "plus" in plain:
        return "MORE_THAN"
    return "APPROX" if plain and plain not in ("déjà", "maintenant", "à peine") else ""


@builds("set")
def _set(m: Match, text: str) -> Expression | None:
    words = (m["per"] or m["again"] or "").lower()
    if m["per"]:
        if re.search(r"(?:kilomètres?|km|tours?)\s$", text[max(0, m.start() - 12) : m.start()], re.I):
            return None
        return Expression(
            m.start(), m.end(), "set", value=duration(1, UNITS[words]) if words != "nuit" else "XXXX-XX-XXTNI"
        )
    if m["again"]:
        return Expression(m.start(), m.end(), "set", value=duration(1, UNITS[words]))
    if m["adverb"]:
        code = {"q": "P1D", "h": "P1W", "m": "P1M", "a": "P1Y"}[m["adverb"][0].lower()]
        return Expression(m.start(), m.end(), "set", value=code)
    if m["weekdays"]:
        return Expression(m.start(), m.end(), "set", value=f"XXXX-WXX-{WEEKDAYS[m['weekdays'].lower()]}")
    word = m["unit"].lower()
    amount = number(m["number"]) if m["number"] else 1
    if word in UNITS:
        return Expression(m.start(), m.end(), "set", value=duration(amount, UNITS[word]))
    stem = word.rstrip("s") if word not in WEEKDAYS else word
    if stem in WEEKDAYS:
        return Expression(m.start(), m.end(), "set", value=f"XXXX-WXX-{WEEKDAYS[stem]}")
    if word in MONTHS:
        return Expression(m.start(), m.end(), "set", value=f"XXXX-{int(MONTHS[word]):02d}")
    if word.startswith(("été", "hiver")):
        return Expression(m.start(), m.end(), "set", value="XXXX-SU" if word[0] == "é" else "XXXX-WI")
    if word.startswith("week"):
        return Expression(m.start(), m.end(), "set", value="XXXX-WXX-WE")
    part = PARTS.get(word) or PARTS.get(stem, "MO")
    return Expression(
        m.start(), m.end(), "set", value=f"XXXX-XX-XXT{ {'DAWN': 'MO', 'DUSK': 'AF'}.get(part, part) }"
    )


@builds("ago")
def _ago(m: Match, text: str) -> Expression | None:
    low, high, about = _amount(m["amount"])
    unit = UNITS[m["unit"].lower()]
    if m["unit"].lower() in ("min", "mn", "sec") or (m["ahead"] and low is None):
        return None
    if m["ahead"] and re.search(r"\bd'ici|\bcompris", text[max(0, m.start() - 8) : m.start()]):
        return None
    sign = 1 if m["ahead"] else -1
    if m["ahead"] and re.match(r"\s(?:de|du|qui|sur)\b", text[m.end() : m.end() + 5]):
        return None
    mod = "APPROX" if about else _mod(m["more"])
    if "demi" in m.group().lower() and low is not None:
        low += 0.5
    if low is None or (low != high and high is not None):
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Expression(m.start(), m.end(), "ref", value=value, unit=unit, mod=mod)
    return Expression(
        m.start(), m.end(), "offset", amount=sign * low, unit=unit, name="now", mod=mod, approximate=bool(mod)
    )


AGES = re.compile(r"^(?:deux|trois|\d+)\s", re.I)


@builds("duration")
def _duration(m: Match, text: str) -> Expression | None:
    word = m["unit"]
    unit = UNITS[word.lower()]
    if word[0].isupper() and not m.group().isupper():
        return None
    article = (m["article"] or "").lower().strip()
    shift = shifted(m["before"]) or shifted(m["middle"]) or shifted(m["shift"])
    amount = m["amount"]
    if amount is None:
        return _vague(m, text, article, shift, unit)
    if re.fullmatch(r"(?:de\s+)?longue?s\s+", amount, re.I):
        amount = "des "
    low, high, about = _amount(amount)
    plain = amount.lower().strip()
    single = plain in ("un", "une")
    if word.lower() in ("seconde", "journée", "jour") and single and not m["later"]:
        if not re.search(
            r"\b(?:en|pendant|durant|d'|dans|moins|plus)\s?(?:d')?$",
            text[max(0, m.start() - 9) : m.start()] + (m["more"] or ""),
            re.I,
        ):
            return None
    if article and low is None:
        article = ""
    if article in ("ce", "cette"):
        return None
    if m["half"] and low is not None:
        low, high = low + 0.5, (high or 0) + 0.5
    mod = "APPROX" if about else _mod(m["more"])
    if m["later"] and low is not None and low == high and mod in ("", "APPROX"):
        sign = -1 if re.search(r"tôt|avant|auparavant", m["later"], re.I) else 1
        kind = "duration" if unit in ("second", "minute") else "offset"
        return Expression(
            m.start(),
            m.end(),
            kind,
            amount=sign * low,
            unit=unit,
            name="then",
            mod=mod,
            approximate=bool(mod),
            value=duration(low, unit),
        )
    if shift and low is None:
        return Expression(
            m.start(), m.end(), "ref", value="FUTURE_REF" if shift == "next" else "PAST_REF", unit=unit
        )
    value = duration(low, unit)
    if low is not None and high is not None and low != high:
        value = f"{value}/{duration(high, unit)}"
    if m["later"] and m["later"].lower().startswith(("après", "avant")):
        end = m.start("later")
        return Expression(m.start(), len(text[:end].rstrip()), "duration", value=value, unit=unit, mod=mod)
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


HALVES = {"demi-heure": (0.5, "hour"), "demi-journée": (0.5, "day"), "demi-siècle": (50, "year")}


@builds("half")
def _half(m: Match, text: str) -> Expression | None:
    word = re.sub(r"\s+", " ", m["word"].lower())
    amount, unit = HALVES.get(word, (0.75 if "trois" in word else 0.25, "hour"))
    if not m["article"] and "trois" not in word:
        return None
    return Expression(
        m.start(), m.end(), "duration", value=duration(amount, unit), unit=unit, mod=_mod(m["more"])
    )


@builds("first_unit")
def _first_unit(m: Match, text: str) -> Expression | None:
    unit = UNITS[m["unit"].lower()]
    return Expression(m.start(), m.end(), "duration", value=duration(1, unit), unit=unit)


@builds("first_units", "epoch")
def _past(m: Match, text: str) -> Expression | None:
    return Expression(m.start(), m.end(), "ref", value="PAST_REF", unit="day")


@builds("reference")
def _reference(m: Match, text: str) -> Expression | None:
    value = REFERENCES[re.sub(r"\s+", " ", m["word"].lower())]
    return Expression(
        m.start(), m.end(), "duration" if value.startswith("P") and value[1] == "X" else "ref", value=value
    )


def scan(text: str) -> Iterator[Expression]:
    """All expressions of a text in order, without overlaps."""
    at = 0
    while found := ANY.search(text, at):
        at = found.start() + 1
        name = found.lastgroup or ""
        m = PATTERNS[name].match(text, found.start())
        expression = BUILDERS[name](m, text) if m else None
        if expression is None:
            expression = _retry(text, found.start(), name)
        if expression is not None:
            yield expression
            at = max(at, expression.end)


NAMES = list(PATTERNS)


def _retry(text: str, start: int, refused: str) -> Expression | None:
    """The next construction that fits where one was refused."""
    for name in NAMES[NAMES.index(refused) + 1 :]:
        m = PATTERNS[name].match(text, start)
        if m and (expression := BUILDERS[name](m, text)) is not None:
            return expression
    return None

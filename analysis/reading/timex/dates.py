"""Days, months and years named by the calendar."""

from __future__ import annotations

import re

from analysis.language.french import time_patterns as french
from analysis.reading.timex.building import Match, builds, fields
from analysis.reading.timex.expression import Expression, begins, valid
from analysis.reading.timex.wording import (
    HOLIDAYS,
    MONTHS,
    WEEKDAYS,
    day_number,
    edge,
    number,
    shifted,
    whole,
)

# "Le 11-Septembre" is the day of one year.
EVENTS = {form for form, _ in HOLIDAYS if form[:1].isdigit()}


# "oct", "oct.": the beginning of another form.
SHORTENED = {form for form in MONTHS if any(o != form and o.startswith(form.rstrip(".")) for o in MONTHS)}


@builds("iso")
def _iso(m: Match, text: str) -> Expression | None:
    when = fields(m)
    if not valid(when):
        return None
    hour = whole(m["hour"])
    if hour is None:
        return Expression(m.start(), m.end(), "date", **when)
    day = Expression(m.start(), m.end(), "date", **when)
    return Expression(m.start(), m.end(), "clock", hour=hour, minute=whole(m["minute"]), on=day)


@builds("numeric", "short_numeric")
def _numeric(m: Match, text: str) -> Expression | None:
    when = fields(m)
    year = m.groupdict().get("year") or ""
    if not year and not when["weekday"] and (len(m["day"]), len(m["month"])) != (2, 2):
        return None  # "le 3/4 des élus"
    if len(year) == 2:
        if m["sep"] == "-" or not (m["article"] or (len(m["day"]) == 2 and len(m["month"]) == 2)):
            return None
        when["year"] = int(year) + (2000 if int(year) < 50 else 1900)
    return Expression(m.start(), m.end(), "date", **when) if valid(when) else None


@builds("range")
def _range(m: Match, text: str) -> Expression | None:
    when = fields(m)
    last = when.copy()
    last["day"] = day_number(m["last"])
    first, final = when["day"] or 0, last["day"] or 0
    if not (valid(when) and valid(last)) or first >= final:
        return None
    # "les 15 et 22 mars" are two days, "les 15 et 16 mars" one stretch.
    if re.search(r"\d\s(?:et|ou)\s", m.group()) and "," not in m.group() and final - first > 1:
        return None
    end = Expression(m.start(), m.end(), "date", **last)
    return Expression(m.start(), m.end(), "date", last=end, **when)


@builds("date", "shared_month")
def _date(m: Match, text: str) -> Expression | None:
    when = fields(m)
    shift = shifted(m.groupdict().get("shift"))
    if not valid(when):
        return None
    year = when["year"]
    unknown = (m.groupdict().get("article") or "").lower() == "un" and not (year or shift)
    if unknown and when["day"] and when["month"]:
        value = f"XXXX-{when['month']:02d}-{when['day']:02d}"
        return Expression(m.start(), m.end(), "open", value=value)
    if french.STREET.search(text[max(0, m.start() - 16) : m.start()]):
        return None
    if text[m.start("day") : m.end("month")].lower() in EVENTS and not year:
        return None
    if year and year < 1900 and not french.YEAR_END.match(text, m.end()):
        when["year"] = None
        return Expression(
            m.start(), m.start() + len(text[m.start() : m.start("year")].rstrip(" ,")), "date", **when
        )
    return Expression(m.start(), m.end(), "date", shift=shift, **when)


@builds("weekday_number")
def _weekday_number(m: Match, text: str) -> Expression | None:
    when = fields(m)
    alone = Expression(m.start(), m.end("weekday"), "date", weekday=when["weekday"])
    return Expression(m.start(), m.end(), "date", bare=True, on=alone, **when)


@builds("bare_day")
def _bare_day(m: Match, text: str) -> Expression | None:
    if m["running"]:
        return Expression(m.start(), m.end(), "date", day=day_number(m["day"]), name="running")
    return Expression(m.start(), m.end(), "date", day=day_number(m["day"]), name="bare")


@builds("holiday")
def _holiday(m: Match, text: str) -> Expression | None:
    if m["name"][0].islower() and m["name"].lower() in ("pâques", "noël", "rameaux"):
        return None
    if m["name"].lower().startswith("fête") and m.start() == m.start("name"):
        return None  # a heading, or "jour de fête nationale"
    if re.match(r"\s+(?:[A-ZÉ][a-zé]+)", text[m.end() : m.end() + 12]) and "oël" in m["name"]:
        return None  # a first name: "Noël Mamère"
    if (m.start() and text[m.start() - 1] == "-") or french.GOODS.search(
        text[max(0, m.start() - 20) : m.start()]
    ):
        return None
    when = fields(m)
    return Expression(
        m.start(), m.end(), "holiday", year=when["year"], name=m["name"].lower(), shift=shifted(m["shift"])
    )


@builds("month")
def _month(m: Match, text: str) -> Expression | None:
    when = fields(m)
    word = m["month"]
    if m.start() and text[m.start() - 1] == "-" and m.start() == m.start("month"):
        return None
    alone = not when["year"] and not m["edge"] and not m["shift"]
    if alone and french.STREET_DAY.search(text[max(0, m.start() - 24) : m.start()]):
        return None  # "rue du 8 mai"
    if alone and (not word[1:].islower() or (word[0].isupper() and not begins(text, m.start()))):
        return None
    if alone and word.lower() in SHORTENED:
        return None  # abbreviations need a day or a year
    if re.match(r"\s+[A-Z][a-zé]+\s", text[m.end() : m.end() + 15]) and word[0].isupper():
        return None
    start = m.start()
    if alone and re.match(r"(?:le|la|ce)\s", m.group(), re.I) and "mois" not in m.group().lower():
        return None
    when["day"] = None
    when["year"] = when["year"] or whole(m["ahead"])
    two = re.match(r" ([4-9]\d)(?![\d\w]|[ ,.]\d|\s?%)", text[m.end() : m.end() + 6])
    if (
        alone
        and two
        and word[0].islower()
        and not re.search(r"\d\s$", text[max(0, start - 2) : start])
        and (french.YEAR_END.match(text, m.end() + 3))
    ):
        when["year"] = 1900 + int(two[1])
        return Expression(start, m.end() + 3, "date", **when)
    return Expression(start, m.end(), "date", edge=edge(m["edge"]), shift=shifted(m["shift"]), **when)


@builds("spelled_year")
def _spelled_year(m: Match, text: str) -> Expression | None:
    year = number(m["full"] or m["short"])
    if year is None or not french.YEAR_END.match(text, m.end()):
        return None
    return Expression(m.start(), m.end(), "date", year=int(year) + (1900 if m["short"] else 0))


@builds("year")
def _year(m: Match, text: str) -> Expression | None:
    before = text[max(0, m.start("year") - 24) : m.start("year")]
    year = int(m["year"])
    named = m.start() < m.start("year")
    if not french.YEAR_END.match(text, m.end()) or _counts(text, m.end()):
        return None
    if re.search(r"[A-ZÉ]\w+\s$", before) and text[m.end() : m.end() + 1] in french.CLOSING:
        return None  # a name: the plan "Horizon 2030"
    if named or french.STRONG_YEAR.search(before):
        return Expression(m.start(), m.end(), "date", year=year, edge=edge(m["edge"]))
    if re.search(r"\w-$", before):
        return None  # "place du 8-Mai-1945"
    if 1700 <= year < 2100 and _heads_line(m, text):
        return Expression(m.start(), m.end(), "date", year=year)
    if not 1700 <= year < 2100 or french.NOT_YEAR.search(before) or not french.YEAR_CUE.search(before):
        return None
    return Expression(m.start(), m.end(), "date", year=year, edge=edge(m["edge"]))


def _heads_line(m: Match, text: str) -> bool:
    """Whether a year opens a line or quotation as its date: "2004 : diplôme", "2031, c'est loin"."""
    before = text[max(0, m.start() - 6) : m.start()]
    head = french.LINE_HEAD.search(before) or french.QUOTE_HEAD.search(before)
    return head is not None and re.match(r"\s?:\s|,\s[a-zà-ÿ]", text[m.end() : m.end() + 3]) is not None


def _counts(text: str, end: int) -> bool:
    """Whether a number follows in a range with a counted noun: "de 2000 à 2500 euros"."""
    other = re.match(r"\s(?:à|et|ou)\s(\d{4})(?!\d)", text[end : end + 9])
    if other is None:
        return False
    return int(other[1]) >= 2100 or french.YEAR_END.match(text, end + other.end()) is None


@builds("weekday")
def _weekday(m: Match, text: str) -> Expression | None:
    before = text[max(0, m.start() - 12) : m.start()]
    if re.search(r"\b(?:journal du|un)\s$", before, re.I) or (m["article"] or "").lower().strip() == "un":
        return None
    shift = shifted(m["shift"] or m["both"]) or ("there" if m["there"] else "")
    shift = shift or ("week " + shifted(m["week"]) if m["week"] else (m["later"] or "").lower())
    if not shift and (m["article"] or "").lower().strip() == "ce":
        shift = "this"
    weekday = int(WEEKDAYS[m["weekday"].lower()])
    habit = not shift and (m["article"] or "").lower().strip() == "le"
    if m["weekday"][0].isupper() and re.search(r"[A-ZÉ][a-zà-ÿ]+\s(?:[Dd]u\s)?$", before):
        return None  # a newspaper: "Le Matin Dimanche"
    if m["weekday"].isupper() and re.match(r"\s(?:DES?|DU|D')(?!\w)", text[m.end() : m.end() + 5]):
        return None  # the name of a page: "LE SAMEDI DES ..."
    return Expression(m.start(), m.end(), "date", weekday=weekday, shift=shift, habit=habit)

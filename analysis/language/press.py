"""What news pages print in every language: numeric dates, addresses of agencies and names in capitals.

A language whose pages say more has a module `press` with the same names. Regular expressions only, matched
against text whose spaces and apostrophes are plain; those that need words match nothing here.
"""

from __future__ import annotations

import re

NEVER = re.compile(r"(?!)")
MONTHS: dict[str, int] = {}
TIME = r"(?P<hour>[01]?\d|2[0-3])\s?:\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?\b"
ISO_DATE = (
    r"(?P<iso>\d{4}-\d{2}-\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?)(?!\d)"
)
# Groups that only some languages fill; an empty alternative keeps them there.
_DAY_FIRST = r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?!\d)"
_WRITTEN = r"(?!)(?P<wday>)(?P<wmonth>)(?P<wyear>)(?P<short>)"
DATE = rf"(?:{ISO_DATE}|{_DAY_FIRST}|{_WRITTEN})(?:,?\s{TIME})?"
PRINTED_DATE = re.compile(rf"(?P<prefix>(?!))?{DATE}")
PRINTED_TIME = re.compile(rf"(?!)(?P<prefix>){TIME}")
UPDATE_WORDS = r"(?!)"

AGENCY = (
    r"(?:AFP|Agence France-Presse|Reuters|AP|Associated Press|Belga|ATS|Keystone-ATS|"
    r"DPA|EFE|ANSA|Bloomberg|Xinhua|TASS|UPI)"
)
AGENCIES = re.compile(rf"(?<!\w){AGENCY}(?!\w)")
_CAPITAL = r"(?:[^\W\d_]\.|(?=[^\W\d_a-zß-öø-ÿ])[^\W\d_][\w'-]{0,30})"
_PARTICLE = r"(?:de|du|des|d'|von|van|der|den|la|le|el|al|bin|ben|da|di|dos|e|y)"
PERSON = rf"{_CAPITAL}(?:\s(?:{_PARTICLE}\s){{0,2}}{_CAPITAL}){{1,3}}"
NAME_ALONE = re.compile(PERSON)
INITIALS_ALONE = re.compile(r"(?:[A-Z]{1,2}\.\s?-?){1,4}")
WIRE_LINE = re.compile(rf"\(?{AGENCY}(?:\s?[/,]\s?{AGENCY}){{0,3}}\)?")
WIRE_DATELINE = re.compile(rf"[^()\n]{{0,80}}\((?P<agency>{AGENCY})\)\s?[-–—]")
AGENCY_CREDIT = re.compile(rf"[^.!?/|:\n]{{2,50}}\s?/\s?{AGENCY}(?:\s?/\s?[\w -]{{2,30}})?$")
PHOTO_CREDIT = re.compile(r"(?:©|\([cC]\))\s?[^\W_][^.!?\n]{1,80}$")
CAPITALS_CREDIT = re.compile(
    r"(?:[^/|.!?\n]{2,40}\s?/\s?)?[A-Z][A-Z'-]{1,20}(?:\s[A-Z'-]{1,20}){1,4}(?:\s?/\s?[\w -]{2,30})?$"
)
ATOMS: tuple[tuple[str, str], ...] = (("counter", r"\(\s?\d{1,3}(?:[\s,.]?\d{3}){0,2}\s?\)"),)
SEPARATORS = " \t|•·/–—-,;:.►▶→"

BYLINE = PHOTOGRAPHER = SIGNATURE = SUBSCRIBE = FUNCTION = NAMED_LOGIN = NEVER
READ_ALSO = INLINE_READ_ALSO = INVITATION = MEDIA_LABEL = NEVER

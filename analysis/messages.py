"""What the report says, in the language it is read in: texts, numbers, shares and dates.

The texts in the code are French and are the keys of the catalogues (GNU gettext, `locale/*/messages.po`,
read by Babel); a text that a catalogue lacks stays French. Numbers, dates and plurals follow the Unicode
CLDR. `use` sets the language of this process: a notebook calls it once, at its top.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any, Literal

from babel.dates import format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from analysis.errors import UserError

FOLDER = Path(__file__).parent / "locale"
# The language of the texts in the code.
SOURCE = "fr"


D3 = Literal["fr-FR", "en-GB"]


@dataclass(frozen=True)
class Locale:
    """The names by which the CLDR and d3 (charts) know how a language writes numbers and dates."""

    cldr: str
    d3: D3


LOCALES = {"fr": Locale("fr", "fr-FR"), "en": Locale("en_GB", "en-GB")}


@dataclass
class _Used:
    """The language of the report, that of most articles it is about, and that of each by its id."""

    report: str = SOURCE
    articles: str = SOURCE
    each: Mapping[str, str] = field(default_factory=dict)


_used = _Used()


class _Source(NullTranslations):
    """The texts as they stand in the code; French has the singular below two."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if abs(n) < 2 else msgid2


def check(language: str) -> str:
    """The language as given, or empty; raises UserError that names the languages there are."""
    if language and language not in LOCALES:
        raise UserError(f"report_language must be one of {', '.join(LOCALES)} or empty, not {language!r}")
    return language


def use(report_language: str = "", articles: str = SOURCE, each: Mapping[str, str] | None = None) -> str:
    """Say everything from now on in `report_language`; empty: the articles' own, where there is a catalogue.

    `each` has the language of every article by its id, where they differ. Returns the language chosen. Raises
    UserError for a language that there is no catalogue for.
    """
    own = articles if articles in LOCALES else SOURCE
    _used.report, _used.articles, _used.each = check(report_language) or own, articles, each or {}
    return _used.report


@contextmanager
def speaking(
    report_language: str = "", articles: str = SOURCE, each: Mapping[str, str] | None = None
) -> Iterator[str]:
    """As `use`, until the block ends."""
    before = _used.report, _used.articles, _used.each
    try:
        yield use(report_language, articles, each)
    finally:
        _used.report, _used.articles, _used.each = before


def language() -> str:
    """The language in use, such as "fr"."""
    return _used.report


def articles_language(of: str = "") -> str:
    """The language of an article by its id or that of one of its sentences, else that of most articles."""
    return _used.each.get(of) or _used.each.get(of.rpartition(":")[0], _used.articles)


def locale() -> Locale:
    """The names of the formats in use."""
    return LOCALES[_used.report]


@cache
def translations(language: str) -> NullTranslations:
    """The texts of a language: for French those in the code, else its catalogue's."""
    if language == SOURCE:
        return _Source()
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    found = Translations(compiled)
    found.add_fallback(_Source())
    return found


def _(message: str) -> str:
    """A text in the language in use."""
    return translations(_used.report).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """A text in the language in use, in the form that it has after this number."""
    # Counts from tables are of a type of their own, which the standard library warns of.
    return translations(_used.report).ngettext(singular, plural, int(count))


def pgettext(context: str, message: str) -> str:
    """A text in the language in use that would be ambiguous without its context."""
    return translations(_used.report).pgettext(context, message)


def N_(message: str) -> str:
    """Mark a text for the catalogues and leave it as it is: what shows it translates it."""
    return message


def NN_(singular: str, plural: str) -> tuple[str, str]:
    """Mark both forms of a text for the catalogues: `count(n, *pair)` shows it."""
    return singular, plural


class Labels(Mapping[str, str]):
    """Names that the page has for values of the data, in the language in use when they are asked for.

    Made of texts marked with `N_`: `Labels({"refused": N_("refus")})["refused"]` is "refusal" in English.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)

    def __getitem__(self, key: str) -> str:
        return _(self.texts[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


class Told(str):
    """A French text that can be said in another language later: see `lazy`."""

    message: str
    values: Mapping[str, Any]


def lazy(message: str, **values: Any) -> Told:
    """A text marked for the catalogues, its `{name}` filled in: French as it stands in data and messages.

    `said` gives it in the language in use.
    """
    found = Told(message.format(**values) if values else message)
    found.message, found.values = message, values
    return found


def said(text: str, language: str = "") -> str:
    """A text made by `lazy` in this language, or the one in use; any other text as it is."""
    if not isinstance(text, Told):
        return text
    found = translations(language or _used.report).gettext(text.message)
    if not text.values:
        return found
    return found.format(**{name: _value(value, language) for name, value in text.values.items()})


def form(text: str) -> str:
    """What texts made by `lazy` have in common that differ in their values alone; another text as it is."""
    if not isinstance(text, Told):
        return text
    parts = [form(value) for value in text.values.values() if isinstance(value, Told)]
    return " ".join([text.message, *parts])


def _value(value: Any, language: str) -> Any:
    return said(value, language) if isinstance(value, str) else value


def number(value: float, digits: int = 0) -> str:
    """A number of at most so many decimals: '1 234,5', '1,234.5'."""
    pattern = "#,##0." + "#" * digits if digits else "#,##0"
    return str(format_decimal(round(value, digits), format=pattern, locale=locale().cldr))


def decimal(value: float) -> str:
    """A number with one decimal, zero too: '3,0', '3.0'."""
    return str(format_decimal(value, format="#,##0.0", locale=locale().cldr))


def percent(value: float, digits: int | None = None) -> str:
    """A share between 0 and 1, of at most so many decimals: '12 %', '12%'.

    By default it has one decimal under one percent and none above.
    """
    if digits is None:
        digits = 1 if 0 < value < 0.01 else 0
    sign = pgettext("CLDR percent", "\u202f%")
    pattern = "0." + "#" * digits if digits else "0"
    return str(format_percent(value, format=pattern + sign, locale=locale().cldr))


def count(value: int, singular: str, plural: str) -> str:
    """A number with its noun: '1 article', '2 articles'. Both forms are keys of the catalogues."""
    return f"{number(value)} {ngettext(singular, plural, value)}"


def day(moment: date, pattern: str) -> str:
    """A day or moment by a CLDR date pattern, which the caller has from the catalogue."""
    return written(moment, pattern, _used.report)


def written(moment: date, pattern: str, language: str) -> str:
    """A day or moment by a CLDR date pattern of this language, French with the ordinal of a month's first."""
    if language == SOURCE and moment.day == 1:
        # The CLDR has no ordinals: « 1er mai ».
        pattern = re.sub(r"^d(?=\sMMM)", "d'er'", pattern)
    return str(format_datetime(moment, pattern, locale=LOCALES[language].cldr))

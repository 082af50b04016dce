"""The report's texts in another language: nothing missing, nothing lost, numbers and dates as it has them."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from babel.messages.catalog import Message

from analysis import catalogues, messages
from analysis.charts import data
from analysis.errors import UserError
from analysis.messages import LOCALES, N_, Labels, _, ngettext

ROOT = Path(__file__).parent.parent
LANGUAGES = [language for language in LOCALES if language != messages.SOURCE]


@pytest.fixture(autouse=True)
def _afterwards_french() -> Iterator[None]:
    with messages.speaking():
        yield


def entries(language: str) -> list[Message]:
    return [message for message in catalogues.read(language) if message.id]


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_every_text_of_the_code_and_no_other(language: str) -> None:
    stands = catalogues.path(language).read_text(encoding="utf-8")
    assert stands == catalogues.updated(language), "make catalogues"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_in_all_its_forms(language: str) -> None:
    for message in entries(language):
        assert all(forms(message.string)), message.id
        assert not message.fuzzy, message.id
        assert len(forms(message.string)) == len(forms(message.id)), message.id


def fields(text: str) -> list[str]:
    return sorted(str(name) for _text, name, _form, _as in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_fields_and_the_markup(language: str) -> None:
    for message in entries(language):
        # What Vega computes with is no text with fields.
        if message.context == "Vega expression":
            continue
        for text, french in zip(forms(message.string), forms(message.id), strict=True):
            assert fields(text) == fields(french), message.id
            assert re.findall(r"</?\w+>", text) == re.findall(r"</?\w+>", french), message.id


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _value in attrs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_brings_no_markup_that_could_do_more_than_stress(language: str) -> None:
    for message in entries(language):
        for text in forms(message.string):
            found = _Tags()
            found.feed(text)
            assert found.names <= {"b", "code"}
            assert not found.attributes


def test_marked_texts_stand_outside_of_f_strings_where_extraction_finds_them() -> None:
    for path in (ROOT / "analysis").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                assert not [name for name in _marked(node) if name in catalogues.KEYWORDS], path


def _marked(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and any(
            isinstance(value, ast.Constant) and isinstance(value.value, str) for value in call.args
        ):
            name = call.func
            yield name.id if isinstance(name, ast.Name) else getattr(name, "attr", "")


def test_french_has_the_texts_of_the_code_and_its_singular_below_two() -> None:
    assert _("Les articles comparés") == "Les articles comparés"
    assert [messages.count(n, "mot", "mots") for n in (0, 1, 2)] == ["0 mot", "1 mot", "2 mots"]


def test_english_has_its_own_texts_and_plurals() -> None:
    assert messages.use("en") == "en"
    assert _("Les articles comparés") == "The articles compared"
    assert [messages.count(n, "mot", "mots") for n in (0, 1, 2)] == ["0 words", "1 word", "2 words"]
    assert ngettext("phrase", "phrases", 1) == "sentence"


def test_a_text_that_the_catalogue_lacks_stays_french() -> None:
    messages.use("en")
    assert _("Une phrase que personne n’a traduite") == "Une phrase que personne n’a traduite"
    assert [ngettext("lièvre", "lièvres", n) for n in (1, 2)] == ["lièvre", "lièvres"]


def test_numbers_shares_and_dates_are_written_as_the_language_has_them() -> None:
    moment = pd.Timestamp("2017-05-01T18:42")
    said = (messages.number(12345.64, 1), messages.percent(0.125), messages.percent(0.004), data.when(moment))
    assert said == ("12\u202f345,6", "12\u202f%", "0,4\u202f%", "1er mai 2017, 18\u00a0h\u00a042")
    messages.use("en")
    said = (messages.number(12345.64, 1), messages.percent(0.125), messages.percent(0.004), data.when(moment))
    assert said == ("12,345.6", "12%", "0.4%", "1 May 2017, 18:42")
    assert data.when(moment, "day", year=False) == "1 May"
    assert data.clock_name("Europe/Athens") == "Athens time"


def test_a_date_pattern_of_the_page_is_translated_with_it() -> None:
    from analysis.report.words import words

    moment = datetime(2024, 3, 12, 18, 5)
    assert words("fr").day(moment) == "12\u00a0mars 2024"
    assert words("en").day(moment) == "12 March 2024"


def test_labels_are_said_in_the_language_in_use_when_they_are_asked_for() -> None:
    labels = Labels({"refused": N_("refus")})
    assert dict(labels) == {"refused": "refus"}
    messages.use("en")
    assert labels["refused"] == labels.get("refused") == "declined"
    assert list(labels) == ["refused"]
    assert len(labels) == 1


def test_no_report_language_is_that_of_the_articles_and_french_where_that_has_no_catalogue() -> None:
    assert messages.use("", "en") == "en"
    assert messages.use("", "xx") == "fr"
    assert messages.articles_language() == "xx"


def test_a_language_without_catalogue_is_refused_with_those_there_are() -> None:
    with pytest.raises(UserError, match="report_language must be one of fr, en or empty, not 'de'"):
        messages.use("de")


def test_speaking_ends_with_its_block_also_when_it_fails() -> None:
    def fail() -> None:
        with messages.speaking("en"):
            raise ValueError(messages.language())

    with pytest.raises(ValueError, match="en"):
        fail()
    assert messages.language() == "fr"


def test_a_text_told_in_french_can_be_said_in_english_later() -> None:
    reason = messages.lazy("{name} : {value}", name="nom", value=messages.lazy("oui"))
    assert reason == "nom : oui"
    assert messages.said(reason) == "nom : oui"
    messages.use("en")
    assert messages.said(reason) == "nom: yes"
    assert messages.said("nom : oui") == "nom : oui"


@pytest.mark.parametrize(
    ("language", "pattern", "written"),
    [
        ("fr", "d MMMM y", "1er mai 2024"),
        ("fr", "d\u00a0MMM", "1er\u00a0mai"),
        ("fr", "dd/MM/y", "01/05/2024"),
        ("en", "d MMMM y", "1 May 2024"),
    ],
)
def test_french_counts_the_first_day_of_a_month_as_such(language: str, pattern: str, written: str) -> None:
    assert messages.written(date(2024, 5, 1), pattern, language) == written
    assert "er" not in messages.written(date(2024, 5, 11), pattern, language)

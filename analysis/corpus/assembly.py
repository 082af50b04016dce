"""An article from its record: what the manifest says, else the page's markup, else the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from analysis import language as languages
from analysis import limits
from analysis.corpus import (
    dates,
    front_matter,
    furniture,
    layout,
    metadata,
    outlets,
    stated_dates,
    surroundings,
    tongue,
    truncation,
)
from analysis.corpus.articles import Article, Fact, Moment, Precision, Skipped, Source, Span
from analysis.corpus.metadata import Metadata
from analysis.corpus.outlets import Directory
from analysis.corpus.page import Page
from analysis.corpus.readers.record import Record, Unusable
from analysis.messages import lazy

Choice = TypeVar("Choice", bound=StrEnum)
DATE_FORMS = "2024-03-12, 2024-03-12T18:42 ou 2024-03-12T18:42+01:00"


def assemble(
    record: Record, manifest: Mapping[str, str], row: str, language: str, directory: Directory
) -> tuple[Article, list[Skipped]]:
    """The article of a record, and notices of facts that couldn't be used.

    `manifest` holds the facts of its row, `row` names it for notices; `directory` knows the outlets;
    `language` is that of an article that states none, empty to tell it by its words.
    Raises Unusable for an article in a language that is not known, or too long to be read.
    """
    if len(record.text) > limits.LENGTH:
        raise Unusable(
            lazy(
                "fait {length} caractères, plus que les {most} admis ; tient-il plusieurs articles ?",
                length=len(record.text),
                most=limits.LENGTH,
            )
        )
    layers = [
        Layer(manifest, Source.MANIFEST, f"{row} : " if row else ""),
        Layer(record.facts, record.source),
        Layer(front_matter.facts(record.text), Source.PRINTED),
    ]
    facts = {name: value for layer in reversed(layers) for name, value in layer.facts.items()}
    notices: list[Skipped] = []
    spoken = tongue.of(record.text, _spoken(layers, Told(record.file, "", notices)), language)
    code = spoken.value or tongue.DEFAULT
    if code not in languages.known():
        raise Unusable(
            lazy(
                "langue « {code} » inconnue ; connues : {known}",
                code=code,
                known=", ".join(languages.known()),
            )
        )
    if spoken.source is Source.UNKNOWN and tongue.is_foreign(record.text):
        reason = lazy("mots d’aucune langue connue ; lu comme du {code}", code=code)
        notices.append(Skipped(record.file, reason))
    home = languages.load(code).time_zone
    zone = _zone(facts, directory, home, notices, record.file)
    page = Page(record.text, code, facts.get("title"), directory)
    spans = furniture.on(page)
    shown = layout.find(page, spans, frozenset(outlets.key(heading) for heading in record.headings))
    text, around = _printed(record, page, spans, shown, zone)
    if not {"country", "time_zone", "outlet"} & set(facts):
        outlet = text.outlet.value or around.outlet.value or ""
        zone = _zone({"outlet": outlet}, directory, home, notices, record.file)
        text, around = _printed(record, page, spans, shown, zone)
    stated = [
        _stated(layer, zone, directory, code, Told(record.file, layer.where, notices)) for layer in layers
    ]
    known = merge([*stated, text, around])
    if known.outlet.value is None and known.url:
        known = replace(known, outlet=_of_address(known.url, directory))
    article = Article(
        article_id=record.article_id,
        text=record.text,
        file=record.file,
        outlet=known.outlet,
        title=known.title,
        published=known.published,
        updated=known.updated,
        authors=known.authors,
        url=known.url,
        section=known.section,
        wire=known.wire,
        group=_group(facts, known.outlet.value, directory),
        document_id=facts.get("document_id"),
        document_date=facts.get("document_date"),
        truncated=_truncated(facts, record, code),
        language=code,
        language_source=spoken.source,
        language_evidence=spoken.evidence,
        time_zone=zone,
        furniture=spans,
        layout=shown,
    )
    return article, notices


def _printed(
    record: Record, page: Page, spans: tuple[Span, ...], shown: tuple[Span, ...], zone: str
) -> tuple[Metadata, Metadata]:
    """What the text prints about itself, and what its page does around it."""
    text, around = metadata.read(page, spans, shown, zone), surroundings.read(record, page, zone)
    if text.outlet.source is Source.INFERRED and around.outlet.value:
        text = replace(text, outlet=around.outlet)
    return text, around


def _spoken(layers: Iterable[Layer], told: Told) -> Fact:
    """The language that a record states, by the first layer that does."""
    stating = next((layer for layer in layers if layer.facts.get("language")), None)
    if stating is None:
        return Fact()
    source = _choice(Source, stating.facts, "language_source", stating.source, told)
    return Fact(stating.facts["language"], source, stating.facts.get("language_evidence", ""))


@dataclass(frozen=True)
class Layer:
    """Facts with who states them and where, for notices."""

    facts: Mapping[str, str]
    source: Source
    where: str = ""


@dataclass(frozen=True)
class Told:
    """Adds notices on one layer of a record's facts."""

    file: str
    where: str
    notices: list[Skipped]

    def __call__(self, reason: str) -> None:
        """Keep one notice."""
        told = lazy("{where}{reason}", where=self.where, reason=reason) if self.where else reason
        self.notices.append(Skipped(self.file, told))


def merge(layers: list[Metadata]) -> Metadata:
    """For every fact the first layer that knows it."""
    return Metadata(
        outlet=next((layer.outlet for layer in layers if layer.outlet.value), Fact()),
        title=next((layer.title for layer in layers if layer.title.value), Fact()),
        published=next((layer.published for layer in layers if layer.published.value), Moment()),
        updated=next((layer.updated for layer in layers if layer.updated.value), Moment()),
        authors=next((layer.authors for layer in layers if layer.authors), ()),
        section=next((layer.section for layer in layers if layer.section), None),
        wire=next((layer.wire for layer in layers if layer.wire), None),
        url=next((layer.url for layer in layers if layer.url), None),
    )


def _stated(layer: Layer, zone: str, directory: Directory, language: str, told: Told) -> Metadata:
    """The facts of a manifest row, of a page's markup or of a text's front matter."""
    facts, default = layer.facts, layer.source
    outlet, title = facts.get("outlet"), facts.get("title")
    source = _choice(Source, facts, "outlet_source", default, told)
    return Metadata(
        outlet=Fact(directory.usual(outlet), source, facts.get("outlet_evidence", "")) if outlet else Fact(),
        title=Fact(title, _choice(Source, facts, "title_source", default, told)) if title else Fact(),
        published=_moment(facts, "published", default, zone, language, told),
        updated=_moment(facts, "updated", default, zone, language, told),
        authors=tuple(name.strip() for name in re.split(r"[;|]", facts.get("author", "")) if name.strip()),
        section=facts.get("section"),
        wire=facts.get("wire"),
        url=facts.get("url"),
    )


def _moment(
    facts: Mapping[str, str], name: str, default: Source, zone: str, language: str, told: Told
) -> Moment:
    value = facts.get(name)
    if not value:
        return Moment()
    source = _choice(Source, facts, f"{name}_source", default, told)
    try:
        moment = stated_dates.read(value, zone, source, language, facts.get(f"{name}_evidence", ""))
    except ValueError:
        told(
            lazy(
                "{name} : date illisible « {value} » ; formes lues : {forms}",
                name=name,
                value=value,
                forms=DATE_FORMS,
            )
        )
        return Moment()
    if moment.value and stated_dates.is_ambiguous(value):
        told(
            lazy(
                "{name} : « {value} » lu comme {moment}, le jour en tête",
                name=name,
                value=value,
                moment=moment.value.isoformat(),
            )
        )
    return replace(moment, precision=_choice(Precision, facts, f"{name}_precision", moment.precision, told))


def _choice(kind: type[Choice], facts: Mapping[str, str], name: str, default: Choice, told: Told) -> Choice:
    """The value of a column that has few; the default, and a notice, where it has another."""
    value = facts.get(name)
    try:
        return kind(value.lower()) if value else default
    except ValueError:
        told(
            lazy(
                "{name} : « {value} » inconnu ; valeurs admises : {valid}",
                name=name,
                value=value,
                valid=", ".join(kind),
            )
        )
        return default


def _zone(
    facts: Mapping[str, str], directory: Directory, home: str, notices: list[Skipped], file: str
) -> str:
    """The time zone of the outlet: as it is given, by its name, country or address, else `home`.

    Of a country with several that is the one whose clocks the date of publication is stated in.
    """
    given, country = facts.get("time_zone", ""), facts.get("country", "").upper()
    if given and dates.is_zone(given):
        return given
    if given:
        notices.append(
            Skipped(file, lazy("time_zone : « {given} » inconnu ; forme lue : Europe/Paris", given=given))
        )
    outlet = directory.by_name(facts.get("outlet", "")) or directory.by_domain(facts.get("url", ""))
    if outlet and outlet.zone:
        return outlet.zone
    usual = dates.ZONES.get(country) or (outlet.time_zone if outlet else home)
    return dates.zone_by_offset(country, facts.get("published", ""), usual)


def _truncated(facts: Mapping[str, str], record: Record, language: str) -> Fact:
    """Whether only the beginning of the article is there, as was stated or as its page says."""
    if stated := facts.get("truncated"):
        return Fact(stated, Source.MANIFEST, facts.get("truncated_evidence", ""))
    return truncation.find(record.text, record.around, language)


def _of_address(url: str, directory: Directory) -> Fact:
    """The outlet whose address this is; the domain itself, inferred, where it isn't known whose."""
    if outlet := directory.by_domain(url):
        return Fact(outlet.name, Source.PRINTED, url)
    domain = outlets.DOMAIN.fullmatch(url.strip())
    return Fact(domain[1].lower(), Source.INFERRED, url) if domain else Fact()


def _group(facts: Mapping[str, str], outlet: str | None, directory: Directory) -> str | None:
    """The group of owners that an outlet belongs to; None where it isn't known."""
    known = directory.by_name(outlet) if outlet else None
    return facts.get("group") or (known.group if known and known.group else None)

"""Outlets known by name, domain or the name of a section that is theirs alone; the user may add others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analysis.corpus.dates import DEFAULT_ZONE, ZONES, is_zone
from analysis.corpus.tongue import DEFAULT
from analysis.errors import UserError
from analysis.language import known as known_languages
from analysis.language import load

NAME = "outlets.yml"
DOMAIN = re.compile(r"(?i)(?:https?://)?(?:www\.|m\.|amp\.)?((?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,6})(?:/\S*)?")
# What databases add to an outlet's name for its edition: "Le Monde (site web)", "Libération - en ligne".
EDITION = re.compile(
    r"\s*(?:[(\[][^()\[\]]{0,60}\b(?:site|web|en ligne|online|édition|edition|tous)\b[^()\[\]]{0,60}[)\]]"
    r"|\s[-–—]\s(?:site web|en ligne|online|web))\s*$",
    re.IGNORECASE,
)
FIELDS = {"name", "aliases", "domains", "country", "time_zone", "group", "kind", "brands"}


@dataclass(frozen=True)
class Outlet:
    """A known outlet: usual name, country (ISO 3166), time zone (IANA), owner's group and kind, if known."""

    name: str
    country: str = ""
    zone: str = ""
    group: str = ""
    kind: str = ""

    @property
    def time_zone(self) -> str:
        """Its time zone; else that of its country, else that of Paris."""
        return self.zone or ZONES.get(self.country, DEFAULT_ZONE)


def key(name: str) -> str:
    """A name without case, accents, spaces and marks, to compare by."""
    letters = unicodedata.normalize("NFKD", name.replace("œ", "oe").casefold())
    return "".join(c for c in letters if c.isalnum())


class Directory:
    """Outlets by name, domain and brand. Of two that bear a name, the one listed first has it."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.names: dict[str, Outlet] = {}
        self.domains: dict[str, Outlet] = {}
        self.brands: dict[str, Outlet] = {}
        for row in rows:
            self._add(row)

    def _add(self, row: Mapping[str, Any]) -> None:
        outlet = Outlet(
            row["name"],
            row.get("country") or "",
            row.get("time_zone") or "",
            row.get("group") or "",
            row.get("kind") or "",
        )
        for name in (outlet.name, *_several(row.get("aliases"))):
            self.names.setdefault(key(name), outlet)
        for domain in _several(row.get("domains")):
            self.domains.setdefault(domain.lower(), outlet)
            self.names.setdefault(key(domain), outlet)
        for brand in _several(row.get("brands")):
            self.brands.setdefault(key(brand), outlet)

    def by_name(self, name: str) -> Outlet | None:
        """The outlet that bears this name or prints this domain as its name; None if it isn't known."""
        return self.names.get(key(name)) or self.names.get(key(EDITION.sub("", name))) or self.by_domain(name)

    def by_domain(self, address: str) -> Outlet | None:
        """The outlet whose domain this address is of, subdomains included; None if it isn't known."""
        match = DOMAIN.fullmatch(address.strip())
        labels = match[1].lower().split(".") if match else []
        tails = (".".join(labels[at:]) for at in range(max(len(labels) - 1, 0)))
        return next((self.domains[tail] for tail in tails if tail in self.domains), None)

    def by_brand(self, name: str) -> Outlet | None:
        """The outlet to which a section or supplement of this name belongs; None if it isn't known."""
        return self.brands.get(key(name))

    def usual(self, name: str) -> str:
        """The usual name of a known outlet, else the name as it stands, without its edition."""
        outlet = self.by_name(name)
        return outlet.name if outlet else EDITION.sub("", name).strip() or name.strip()


def _several(value: Any) -> list[str]:
    """The values of a cell ("; " between them) or of a list."""
    items = value if isinstance(value, list) else (value or "").split("; ")
    return [str(item).strip() for item in items if str(item).strip()]


@cache
def known(language: str) -> Directory:
    """The outlets of all languages, as far as they list them in `outlets.tsv`, those of this one first."""
    return Directory(_listed(language))


def _listed(language: str) -> Iterator[Mapping[str, Any]]:
    for code in sorted(known_languages(), key=lambda code: (code != (language or DEFAULT), code)):
        yield from load(code).rows("outlets")


def directory(language: str, path: Path | None) -> Directory:
    """The known outlets with those of the user's file before them; without one, the known ones alone.

    The file is YAML: a list of outlets, each with `name` and any of aliases, domains, brands (lists),
    country (ISO 3166), time_zone (IANA), group and kind. Raises UserError for any other form.
    """
    if path is None or not path.exists():
        return known(language)
    return Directory([*read(path), *_listed(language)])


def read(path: Path) -> list[dict[str, Any]]:
    """The outlets of a user's file. Raises UserError naming what is wrong with it and what is valid."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise UserError(f"{path} is not a readable YAML file: {' '.join(str(error).split())}") from None
    if not isinstance(rows, list):
        raise UserError(f"{path} must hold a list of outlets, such as `- name: Le Courrier`")
    for number, row in enumerate(rows, 1):
        _check(row, f"{path}, outlet {number}")
    return rows


def _check(row: Any, place: str) -> None:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not row["name"].strip():
        raise UserError(f"{place} must have a `name`; it may have {', '.join(sorted(FIELDS - {'name'}))}")
    if extra := set(map(str, row)) - FIELDS:
        raise UserError(f"{place} has {', '.join(sorted(extra))}; valid: {', '.join(sorted(FIELDS))}")
    for field in ("country", "time_zone", "group", "kind"):
        if not isinstance(row.get(field), str | None):
            raise UserError(f"{place}: {field} must be a text, not {row[field]!r} (quote it)")
    if row.get("time_zone") and not is_zone(row["time_zone"]):
        raise UserError(f"{place}: time_zone {row['time_zone']!r} is not a zone such as Europe/Paris")

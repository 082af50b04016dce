"""Outlets known by name, domain or the name of a section that is theirs alone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from analysis.corpus.dates import DEFAULT_ZONE, ZONES
from analysis.language import load

DOMAIN = re.compile(r"(?i)(?:https?://)?(?:www\.|m\.|amp\.)?((?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,6})(?:/\S*)?")


@dataclass(frozen=True)
class Outlet:
    """A known outlet: its usual name, country (ISO 3166) and time zone (IANA)."""

    name: str
    country: str

    @property
    def time_zone(self) -> str:
        """Its time zone; that of Paris where the country has none listed."""
        return ZONES.get(self.country, DEFAULT_ZONE)


def key(name: str) -> str:
    """A name without case, accents, spaces and marks, to compare by."""
    letters = unicodedata.normalize("NFKD", name.replace("œ", "oe").casefold())
    return "".join(c for c in letters if c.isalnum())


@cache
def _tables(language: str) -> tuple[dict[str, Outlet], dict[str, Outlet], dict[str, Outlet]]:
    names: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    brands: dict[str, Outlet] = {}
    for row in load(language).rows("outlets"):
        outlet = Outlet(row["name"], row["country"])
        names.setdefault(key(outlet.name), outlet)
        for domain in row["domains"].split("; "):
            domains.setdefault(domain, outlet)
            names.setdefault(key(domain), outlet)
        for brand in filter(None, (row["brands"] or "").split("; ")):
            brands.setdefault(key(brand), outlet)
    return names, domains, brands


def by_name(name: str, language: str) -> Outlet | None:
    """The outlet that bears this name or prints this domain as its name; None if it isn't known."""
    return _tables(language)[0].get(key(name)) or by_domain(name, language)


def by_domain(address: str, language: str) -> Outlet | None:
    """The outlet whose domain this address is of, subdomains included; None if it isn't known."""
    match = DOMAIN.fullmatch(address.strip())
    labels = match[1].lower().split(".") if match else []
    domains = _tables(language)[1]
    tails = (".".join(labels[at:]) for at in range(max(len(labels) - 1, 0)))
    return next((domains[tail] for tail in tails if tail in domains), None)


def by_brand(name: str, language: str) -> Outlet | None:
    """The outlet to which a section or supplement of this name belongs; None if it isn't known."""
    return _tables(language)[2].get(key(name))


def usual(name: str, language: str) -> str:
    """The usual name of a known outlet, else the name as it stands."""
    outlet = by_name(name, language)
    return outlet.name if outlet else name.strip()

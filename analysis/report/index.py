"""A page that lists the reports of a folder by their manifests, and sets those of one corpus side by side."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from analysis import messages
from analysis.messages import N_, Labels, _, pgettext
from analysis.report import manifest
from analysis.report.page import document
from analysis.selection import shown

# What two reports are compared by: the rows of these tables, by outlet.
COUNTED = Labels(
    {
        "articles": N_("Articles"),
        "element_sentences": N_("Phrases d’éléments"),
        "quotations": N_("Citations"),
        "passages": N_("Formulations communes"),
        "event_mentions": N_("Mentions d’événements"),
        "figures": N_("Quantités"),
        "hedges": N_("Marques de prudence"),
        "conflict_values": N_("Valeurs en désaccord"),
    }
)
# Parameters that say nothing of what a report finds.
NAMING = ("title", "corpus", "report_language")


@dataclass(frozen=True)
class Report:
    """A report by its folder's name and its manifest."""

    folder: str
    manifest: Mapping[str, Any]

    @property
    def parameters(self) -> Mapping[str, Any]:
        """The parameters it was made with."""
        found: Mapping[str, Any] = self.manifest["parameters"]
        return found

    @property
    def outlets(self) -> list[str]:
        """The outlets of its articles, by name."""
        return sorted({one["outlet"] for one in self.manifest["articles"].values() if one.get("outlet")})

    @property
    def days(self) -> list[date]:
        """The first and the last day of publication; none where no date is known."""
        known = [one["published"] for one in self.manifest["articles"].values() if one.get("published")]
        days = sorted(date.fromisoformat(moment[:10]) for moment in known)
        return [days[0], days[-1]] if days else []

    def counted(self, table: str, outlet: str) -> int:
        """How many rows of a table belong to an outlet."""
        return int(self.manifest.get("counts", {}).get(table, {}).get(outlet, 0))


def write(folder: Path) -> Path:
    """Write index.html into a folder of reports and return its path; the old one is there until the new is.

    Every folder in it with a page and a manifest is listed, by name. The page is in the language that all of
    them have, else in French. The same reports give the same bytes.
    """
    found = reports(folder)
    languages = {str(report.parameters.get("report_language") or "fr") for report in found}
    with messages.speaking(languages.pop() if len(languages) == 1 else messages.SOURCE):
        page = document("index.html.j2", language=messages.language(), **_content(found))
    handle, temporary = tempfile.mkstemp(prefix=".index.", suffix=".html", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(page)
    Path(temporary).chmod(0o644)
    os.replace(temporary, folder / "index.html")
    return folder / "index.html"


def reports(folder: Path) -> list[Report]:
    """The reports in a folder, by the names of theirs; one that is being written has a name with a dot."""
    manifests = sorted(folder.glob("[!.]*/manifest.json"))
    return [
        Report(path.parent.name, json.loads(path.read_text(encoding="utf-8")))
        for path in manifests
        if (path.parent / "index.html").is_file()
    ]


def _content(found: Sequence[Report]) -> dict[str, Any]:
    """What the template shows: a row a report, and a table of differences for each corpus with several."""
    corpora: dict[str, list[Report]] = {}
    for report in found:
        corpora.setdefault(str(report.parameters["corpus"]), []).append(report)
    return {
        "title": _("Les rapports"),
        "headings": [_("Rapport"), _("Corpus"), _("Articles"), _("Médias"), _("Dates"), _("Paramètres")],
        "rows": [_row(report) for report in found],
        "comparisons": [
            _compared(corpus, several) for corpus, several in corpora.items() if len(several) > 1
        ],
        "nothing": _("Aucun rapport dans ce dossier."),
        "same": _("Ces rapports ont les mêmes paramètres et comptent de même."),
    }


def _row(report: Report) -> list[str | Markup]:
    title = report.parameters.get("title") or report.folder
    chosen = {name: value for name, value in report.parameters.items() if name not in NAMING}
    return [
        _link(report.folder, title),
        str(report.parameters["corpus"]),
        messages.number(len(report.manifest["articles"])),
        ", ".join(map(shown, report.outlets)),
        _span(report.days),
        ", ".join(f"{name} = {value}" for name, value in manifest.asked(chosen).items()),
    ]


def _link(folder: str, text: str) -> Markup:
    return Markup('<a href="{}/index.html">{}</a>').format(folder, text)


def _span(days: Sequence[date]) -> str:
    if not days:
        return _("sans date connue")
    first, last = (messages.day(day, pgettext("CLDR date", "d MMMM y")) for day in days)
    return (_("le {first}") if first == last else _("du {first} au {last}")).format(first=first, last=last)


def _compared(corpus: str, several: Sequence[Report]) -> dict[str, Any]:
    """The reports of a corpus in columns, and in rows only what is not the same in all of them."""
    names = list(dict.fromkeys(name for report in several for name in report.parameters))
    rows = [
        [name, *(manifest.written(report.parameters.get(name, "")) for report in several)]
        for name in names
        if name not in NAMING
    ]
    outlets = sorted({outlet for report in several for outlet in report.outlets})
    rows += list(_counts(several, outlets))
    return {
        "heading": _("Ce qui change d’un rapport à l’autre : {corpus}").format(corpus=corpus),
        "columns": [_link(report.folder, report.folder) for report in several],
        "rows": [row for row in rows if len(set(row[1:])) > 1],
    }


def _counts(several: Sequence[Report], outlets: Sequence[str]) -> Iterable[list[str]]:
    for table, name in COUNTED.items():
        for outlet in outlets:
            counts = [messages.number(report.counted(table, outlet)) for report in several]
            yield [f"{name}, {shown(outlet)}", *counts]

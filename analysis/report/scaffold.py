"""A parameter file for a new corpus, written from what the corpus holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from analysis import corpus as corpora
from analysis.errors import UserError
from analysis.report import parameters
from analysis.report.checking import days
from analysis.report.output import slug
from analysis.selection import UNKNOWN_OUTLET
from analysis.study import locate


def write(name: str, corpus: Path) -> Path:
    """Write parameters/NAME.yml for a corpus and return its path.

    Every parameter stands in it with its default and meaning; what the corpus holds stands in comments.
    Raises UserError if the name is empty, the file is there already or the corpus can't be used.
    """
    if not name.strip():
        raise UserError("a report needs a name, such as my-story")
    path = Path("parameters") / f"{slug(name)}.yml"
    if path.exists():
        raise UserError(f"{path} is there already; choose another name or remove it")
    found = corpora.load(locate(str(corpus)))
    outlets = Counter(article.outlet.value or UNKNOWN_OUTLET for article in found.articles)
    known = days(found.articles)
    span = f"{known[0]} to {known[-1]}" if known else "no dates"
    cut = sum(article.truncated.value is not None for article in found.articles)
    undated = len(found.articles) - len(known)
    lines = [
        f"# {len(found.articles)} articles, {span}, {undated} without a date, {cut} truncated.",
        *(f"#   {count} by {' '.join(outlet.split())}" for outlet, count in sorted(outlets.items())),
    ]
    chosen = {"title": name, "corpus": str(corpus)}
    for parameter in parameters.declared().values():
        value = chosen.get(parameter.name, parameter.default)
        dumped = yaml.safe_dump({parameter.name: value}, allow_unicode=True, width=1000).strip()
        lines.append(f"{dumped}  # {parameter.meaning}")
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path

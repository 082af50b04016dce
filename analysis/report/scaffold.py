"""A parameter file for a new corpus, written from what the corpus holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from analysis import corpus as corpora
from analysis.comparison import period_proposals
from analysis.comparison.period_proposals import Proposal
from analysis.corpus.articles import Article
from analysis.corpus.reconciliation import on_a_line
from analysis.errors import UserError
from analysis.report import parameters
from analysis.report.checking import days
from analysis.report.output import slug
from analysis.selection import outlet_of
from analysis.study import locate

# Characters of a text that a comment quotes.
LONGEST = 100


def write(name: str, corpus: Path) -> Path:
    """Write parameters/NAME.yml for a corpus and return its path.

    Every parameter stands in it with its default and meaning; what the corpus holds stands in comments,
    and so do the named periods that its texts tell. Raises UserError if the name is empty, the file is there
    already or the corpus can't be used.
    """
    if not name.strip():
        raise UserError("a report needs a name, such as my-story")
    path = Path("parameters") / f"{slug(name)}.yml"
    if path.exists():
        raise UserError(f"{path} is there already; choose another name or remove it")
    articles = corpora.load(locate(str(corpus))).articles
    spoken = Counter(article.language for article in articles).most_common()
    chosen = {"title": name, "corpus": str(corpus), "language": spoken[0][0]}
    lines = list(_found(articles, spoken))
    proposals = period_proposals.propose(articles)
    for parameter in parameters.declared().values():
        value = chosen.get(parameter.name, parameter.default)
        dumped = yaml.safe_dump({parameter.name: value}, allow_unicode=True, width=1000).strip()
        if parameter.name == "periods" and proposals:
            lines += _proposed(proposals, parameter.meaning)
        else:
            lines.append(f"{dumped}  # {parameter.meaning}")
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path


def _found(articles: Sequence[Article], spoken: Sequence[tuple[str, int]]) -> Iterator[str]:
    """What the corpus holds, as comments: the articles, their languages and their outlets."""
    known = days(articles)
    span = f"{known[0]} to {known[-1]}" if known else "no dates"
    cut = sum(article.truncated.value is not None for article in articles)
    yield f"# {len(articles)} articles, {span}, {len(articles) - len(known)} without a date, {cut} truncated."
    if len(spoken) > 1:
        yield f"# Languages: {', '.join(f'{count} in {code}' for code, count in spoken)}."
    outlets = Counter(map(outlet_of, articles))
    for outlet, count in sorted(outlets.items(), key=lambda item: (-item[1], item[0])):
        yield f"#   {count} by {on_a_line(outlet)}"


def _proposed(proposals: Sequence[Proposal], meaning: str) -> Iterator[str]:
    """The parameter `periods` as comments that are YAML without their first signs "# "."""
    yield "# Periods that the texts name, with the days they give and the year as it seems. To use some, take"
    yield '# away the "# " before "periods:" and before each of them, and write the days in place of FROM/TO.'
    yield f"# periods:  # {meaning}"
    for one in proposals:
        first, last = one.days or ("FROM", "TO")
        entry = json.dumps(f"{one.name}: {first}/{last}", ensure_ascii=False)
        said = on_a_line(one.words)[:LONGEST]
        yield f"#   - {entry}  # {one.articles} article{'s' if one.articles > 1 else ''}: {said}"

"""The account of an import as lines for the terminal: what was found, and what became of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from analysis import messages
from analysis.corpus.articles import Skipped
from analysis.corpus.exchange import Account

# Names shown of each reason; a folder of pages may hold hundreds of pictures.
SHOWN = 3


def lines(account: Account, output: str) -> list[str]:
    """The reconciliation, numbers first aligned, then what they are of; the numbers add up."""
    articles = account.articles.values()
    outlets = Counter(article.outlet.value or "" for article in articles)
    undated = sum(article.published.value is None for article in articles)
    inferred = sum(article.published.source == "inferred" for article in articles)
    truncated = sum(article.truncated.value is not None for article in articles)
    return [
        *by_reason("notice", account.notices),
        *by_reason("skipped", account.skipped),
        *by_reason("duplicate", account.duplicates),
        f"found      {account.found:>6}",
        f"skipped    {len(account.skipped):>6}",
        f"duplicates {len(account.duplicates):>6}",
        f"written    {len(articles):>6}  {output}",
        f"  without date   {undated:>6}" + (f"  (and {inferred} inferred)" if inferred else ""),
        f"  without outlet {outlets.pop('', 0):>6}",
        f"  truncated      {truncated:>6}",
        *(f"  {count:>6}  {on_a_line(name)}" for name, count in sorted(outlets.items(), key=_order)),
    ]


def on_a_line(name: str) -> str:
    """A name as one line of a terminal may show it, without line breaks and control characters."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in name).split())


def _order(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def by_reason(label: str, items: Iterable[Skipped]) -> list[str]:
    """One line a reason, with its number and the first names; a reason that names one thing stands alone.

    Of reasons that differ only in what they quote, more than `SHOWN` are one line, with the first.
    """
    names: dict[str, list[str]] = defaultdict(list)
    alike: dict[str, list[str]] = defaultdict(list)
    for item in items:
        if item.reason not in names:
            alike[messages.form(item.reason)].append(item.reason)
        names[item.reason].append(on_a_line(item.name))
    found = []
    for reasons in alike.values():
        if len(reasons) > SHOWN:
            named = [name for reason in reasons for name in names[reason]]
            found.append(f"{_line(label, reasons[0], named)} … and {len(reasons) - 1} more like it")
        else:
            found += [_line(label, reason, names[reason]) for reason in reasons]
    return found


def _line(label: str, reason: str, named: list[str]) -> str:
    more = f", … ({len(named)})" if len(named) > SHOWN else ""
    return f"{label} {', '.join(named[:SHOWN])}{more}: {reason}"

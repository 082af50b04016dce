"""How often each attribution rule is right on the development articles: `rule_precision.tsv`.

Run `python -m tests.reading.measure_rules` from the project's root after a change of the rules. A row
is right where its span is in the reference annotation (intersection over union at least 0.8) with the
same role and a name of which one holds the other; the precision is smoothed, (right + 1) / (total + 2).
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from analysis.corpus import load
from analysis.evaluation.counting import iou, same_name
from analysis.language import load as language
from analysis.reading import document, people, quotations
from analysis.reading.quotations import Quotation
from tests.conftest import GOLD, ROOT

SETS = (
    ("seeds", ROOT / "seeds"),
    ("riviere", GOLD / "riviere"),
    ("mosaique", GOLD / "mosaique"),
    ("passerelle", GOLD / "passerelle"),
    ("estran", GOLD / "estran"),
    ("canal", GOLD / "canal"),
    ("lisiere", GOLD / "lisiere"),
    ("ardoise", GOLD / "ardoise"),
)
TABLE = language("fr").folder / "rule_precision.tsv"
HEAD = (
    "# Share of right attributions of each rule: (right + 1) / (total + 2).\n"
    "# Measured on tests/gold/seeds, riviere, mosaique, passerelle, estran, canal, lisiere and ardoise.\n"
    "# Made by: python -m tests.reading.measure_rules\n"
    "rule\tright\ttotal\tprecision\n"
)


def is_right(row: Quotation, gold: list[dict[str, Any]]) -> bool:
    """Whether the reference holds the same span with the same role and speaker."""
    for other in gold:
        if other["layer"] == row.layer and iou((other["start"], other["end"]), (row.start, row.end)) >= 0.8:
            if row.role == "other" or other.get("role") == "other":
                return row.role == other.get("role")
            return same_name(other["speaker"], row.speaker)
    return False


def count() -> tuple[Counter[str], Counter[str]]:
    """Right and all attributions of each rule."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name, folder in SETS:
        lines = (GOLD / name / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        for article in load(folder).articles:
            gold = [row for row in rows if row["doc"].startswith(article.article_id)]
            parsed = document.parse(article)
            for found in quotations.find(parsed, people.find(parsed)):
                total[found.rule or ""] += 1
                right[found.rule or ""] += is_right(found, gold)
    return right, total


def main() -> None:
    """Write the table."""
    right, total = count()
    lines = (f"{r}\t{right[r]}\t{total[r]}\t{(right[r] + 1) / (total[r] + 2):.3f}\n" for r in sorted(total))
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

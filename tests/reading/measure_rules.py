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
from analysis.reading import document
from analysis.reading.quotations import Quotation
from analysis.reading.steps import step
from tests.conftest import GOLD, ROOT

# By language the development sets, whose texts stand beside their annotation unless they are the demo's.
SETS = {
    "en": ("creamery", "harbour"),
    "fr": (
        "seeds",
        "riviere",
        "mosaique",
        "passerelle",
        "estran",
        "canal",
        "lisiere",
        "ardoise",
        "halage",
        "glaciere",
    ),
}
HEAD = (
    "# Share of right attributions of each rule: (right + 1) / (total + 2).\n"
    "# Measured on tests/gold/{sets}.\n"
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


def count(code: str) -> tuple[Counter[str], Counter[str]]:
    """Right and all attributions of each rule of a language."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name in SETS[code]:
        folder = ROOT / "seeds" if name == "seeds" else GOLD / name
        lines = (GOLD / name / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        for article in load(folder).articles:
            gold = [row for row in rows if row["doc"].startswith(article.article_id)]
            parsed = document.parse(article)
            named = step(parsed.language, "people").find(parsed)
            for found in step(parsed.language, "quotations").find(parsed, named):
                total[found.rule or ""] += 1
                right[found.rule or ""] += is_right(found, gold)
    return right, total


def main() -> None:
    """Write the table of each language."""
    for code, sets in SETS.items():
        right, total = count(code)
        lines = (
            f"{r}\t{right[r]}\t{total[r]}\t{(right[r] + 1) / (total[r] + 2):.3f}\n" for r in sorted(total)
        )
        told = sets[0] if len(sets) == 1 else f"{', '.join(sets[:-1])} and {sets[-1]}"
        table = language(code).folder / "rule_precision.tsv"
        table.write_text(HEAD.format(sets=told) + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Names that other articles show to be names, where one has them unnoticed."""

from __future__ import annotations

import pandas as pd

from analysis import tables
from analysis.comparison import known_names

FIRM = "Maison Ferrand"


def sentences(**texts: str) -> pd.DataFrame:
    rows = [
        {"article_id": key, "outlet": key, "start": 100, "text": text, "sentence_id": f"{key}:0"}
        for key, text in texts.items()
    ]
    return tables.frame("sentences", rows)


def mentions(*told: tuple[str, int, str, str]) -> pd.DataFrame:
    rows = [
        {"article_id": key, "outlet": key, "start": at, "end": at + len(text), "text": text}
        | {"sentence_id": f"{key}:0", "canonical": text, "kind": kind}
        for key, at, text, kind in told
    ]
    return tables.frame("mentions", rows)


NAMED = mentions(("a", 100, FIRM, "ORG"), ("b", 100, FIRM, "ORG"))


def test_a_name_of_two_articles_is_found_where_another_has_it() -> None:
    texts = sentences(a=f"{FIRM} ferme.", b=f"{FIRM} ferme.", c=f"Hier, {FIRM} a fermé.")
    found = known_names.complete(NAMED, texts)
    row = found[found["article_id"] == "c"].to_dict("records")[0]
    assert (row["text"], row["start"], row["end"], row["kind"]) == (FIRM, 106, 106 + len(FIRM), "ORG")
    assert row["sentence_id"] == "c:0"
    assert found["article_id"].tolist() == ["a", "b", "c"]


def test_the_name_of_one_article_is_not_looked_for_elsewhere() -> None:
    texts = sentences(a=f"{FIRM} ferme.", c=f"{FIRM} a fermé.")
    assert known_names.complete(NAMED.head(1), texts).equals(NAMED.head(1))


def test_a_longer_word_and_a_name_noticed_already_are_left() -> None:
    texts = sentences(a=f"{FIRM} ferme.", b=f"{FIRM} ferme.", c=f"{FIRM}eau a fermé.", d=f"La {FIRM} Sud.")
    longer = mentions(("d", 103, f"{FIRM} Sud", "ORG"))
    named = pd.concat([NAMED, longer], ignore_index=True)
    assert known_names.complete(named, texts).equals(named)


def test_of_two_names_the_longer_is_taken() -> None:
    both = mentions(*(("ab"[n], 100 + 50 * n, name, "ORG") for name in (FIRM, f"{FIRM} Sud") for n in (0, 1)))
    texts = sentences(a="Rien.", b="Rien.", c=f"La {FIRM} Sud ferme.")
    found = known_names.complete(both, texts)
    assert found.loc[found["article_id"] == "c", "text"].tolist() == [f"{FIRM} Sud"]

"""A researcher's own story elements: read from a YAML file, and found in the sentences.

Terms are those of a content-analysis dictionary: whole words, `*` for any letters, case and accents ignored;
a single word also finds its inflected forms, by their lemma. Example sentences find those that say the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from analysis import tables
from analysis.comparison import availability
from analysis.comparison.similarity import links
from analysis.errors import UserError
from analysis.language import FOLDERS

KEYS = ("element", "label", "terms", "sentences")
VALID = "element (a text), label (a text), terms and sentences (lists of texts; one of the two at least)"
# How alike a sentence must be to an example (see `similarity.links`).
ALIKE = 0.3
EXAMPLE = "\0codebook"


@dataclass(frozen=True)
class Entry:
    """One element of a codebook: its name, its label, the terms and example sentences that find it."""

    element: str
    label: str
    terms: tuple[str, ...]
    sentences: tuple[str, ...]


def read(path: Path) -> list[Entry]:
    """The elements of a codebook in order: a YAML list, one mapping an element.

    Raises UserError, with file and line, for a file that is missing or no YAML, an unknown or missing key, a
    value of another type, a term without a letter or digit, or an element given twice.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except OSError as error:
        raise UserError(f"there is no readable codebook {path}: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise UserError(f"the codebook {path} is not a readable YAML file: {reason}") from error
    if not isinstance(root, yaml.SequenceNode) or not root.value:
        raise UserError(f"{path}, line 1: a codebook is a YAML list of elements, each with {VALID}")
    found: dict[str, Entry] = {}
    for node in root.value:
        entry = _entry(path, node)
        if entry.element in found:
            raise _mistake(path, node, f"the element {entry.element!r} is given twice")
        found[entry.element] = entry
    return list(found.values())


def _mistake(path: Path, node: yaml.Node, what: str) -> UserError:
    return UserError(f"{path}, line {node.start_mark.line + 1}: {what}")


def _entry(path: Path, node: yaml.Node) -> Entry:
    if not isinstance(node, yaml.MappingNode):
        raise _mistake(path, node, f"an element has {VALID}")
    values: dict[str, tuple[str, ...]] = {}
    for key, value in node.value:
        if key.value not in KEYS:
            raise _mistake(path, key, f"unknown key {key.value!r}; valid: {', '.join(KEYS)}")
        if key.value in values:
            raise _mistake(path, key, f"the key {key.value!r} is given twice")
        values[key.value] = _texts(path, key, value)
    if "element" not in values:
        raise _mistake(path, node, f"an element without `element`, its name; it has {VALID}")
    if not values.get("terms") and not values.get("sentences"):
        raise _mistake(
            path, node, f"element {values['element'][0]!r} needs terms or sentences to be found by"
        )
    return Entry(
        values["element"][0],
        values.get("label", values["element"])[0],
        values.get("terms", ()),
        values.get("sentences", ()),
    )


def _texts(path: Path, key: yaml.Node, value: yaml.Node) -> tuple[str, ...]:
    many = key.value in ("terms", "sentences")
    nodes = value.value if many and isinstance(value, yaml.SequenceNode) else [value]
    for node in nodes:
        if not isinstance(node, yaml.ScalarNode) or not re.search(r"\w", node.value):
            wanted = "a list of texts" if many else "a text"
            raise _mistake(path, node, f"{key.value!r} must be {wanted} with a letter or digit in each")
    return tuple(str(node.value).strip() for node in nodes)


def fold(text: str) -> str:
    """A text as terms are compared: lower case, accents dropped, ligatures undone."""
    bare = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _pattern(term: str) -> re.Pattern[str]:
    """A term as a pattern of whole folded words; what stands between them is no letter or digit."""
    words = re.findall(r"[\w*]+", fold(term))
    return re.compile(r"\b" + r"\W+".join(word.replace("*", r"\w*") for word in words) + r"\b")


def _by_terms(entry: Entry, folded: Sequence[str], lemmas: Sequence[set[str]]) -> Iterator[tuple[int, str]]:
    """Rows that hold a term, each with the first of the entry's terms that it holds."""
    patterns = [(term, _pattern(term), fold(term)) for term in entry.terms]
    for row, (text, own) in enumerate(zip(folded, lemmas, strict=True)):
        held = (term for term, pattern, lemma in patterns if pattern.search(text) or lemma in own)
        if (term := next(held, None)) is not None:
            yield row, term


def _by_examples(
    entries: Sequence[Entry], sentences: pd.DataFrame, languages: Sequence[str]
) -> dict[str, dict[int, tuple[str, float]]]:
    """For each element the rows like one of its examples, with the one most alike and how much."""
    examples = [(entry.element, text) for entry in entries for text in entry.sentences]
    if not examples:
        return {}
    texts = [text for _, text in examples]
    given = pd.DataFrame({"article_id": EXAMPLE, "text": texts, "start": 0, "end": 0})
    first = len(sentences)
    both = pd.concat([sentences[list(given.columns)], given], ignore_index=True)
    found: dict[str, dict[int, tuple[str, float]]] = defaultdict(dict)
    for link in links(both, tables.frame("passages"), set(), languages, ALIKE):
        if link.first < first <= link.second:
            element, text = examples[link.second - first]
            # Best first: the first example that finds a sentence is the one most like it.
            found[element].setdefault(link.first, (text, link.score))
    return found


def find(entries: Sequence[Entry], sentences: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The sentences that report each element of a codebook, as the table `codebook`, in its order.

    Takes the tables `sentences` and `articles`. A sentence stands once an element: by a term it holds, else
    by the example sentence that it resembles most.
    """
    rows = sentences.reset_index(drop=True)
    languages = sorted(set(articles["language"].dropna()) & set(FOLDERS))
    folded = rows["text"].map(fold).tolist()
    lemmas = [set(fold(terms).split()) for terms in rows["terms"].fillna("")]
    examples = _by_examples(entries, rows, languages)
    records = rows.to_dict("records")
    found: list[dict[str, Any]] = []
    for entry in entries:
        matches: dict[int, dict[str, Any]] = {
            row: {"how": "example", "match": text, "score": score}
            for row, (text, score) in examples.get(entry.element, {}).items()
        }
        for row, term in _by_terms(entry, folded, lemmas):
            matches[row] = {"how": "term", "match": term}
        head = {"element": entry.element, "label": entry.label}
        found += [head | _sentence(records[row]) | matches[row] for row in sorted(matches)]
    return tables.frame("codebook", found)


def _sentence(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {name: row[name] for name in tables.SENTENCE}


def statuses(found: pd.DataFrame, articles: pd.DataFrame, element: str) -> dict[str, str]:
    """What each outlet does with an element: covered, omitted, or unknown where dates do not decide.

    Takes the tables `codebook` and `articles`. Where no article has the element nobody omits it: unknown.
    """
    own = found[found["element"] == element]
    published = availability.publications(articles)
    first = availability.first(published[key] for key in own["article_id"].unique())
    reporting = set(own["outlet"].dropna())
    return {
        outlet: "covered" if outlet in reporting else availability.status(None, first, words, complete)
        for outlet, (words, complete) in availability.last_words(articles).items()
    }

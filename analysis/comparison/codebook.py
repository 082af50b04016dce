"""A researcher's own story elements, read from a YAML file.

Terms are those of a content-analysis dictionary: whole words, `*` for any letters, case and accents ignored;
a single word also finds its inflected forms, by their lemma. Example sentences find those that say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from analysis.errors import UserError

KEYS = ("element", "label", "terms", "sentences")
VALID = "element (a text), label (a text), terms and sentences (lists of texts; one of the two at least)"


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

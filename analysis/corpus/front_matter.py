"""Front matter: the YAML block at the top of a Markdown file, and the facts that it prints."""

from __future__ import annotations

import re

import yaml

LONGEST = 100
EMPTY = {"~", "null"}
BLOCK = re.compile(
    r"\ufeff?---[ \t]*\r?\n"
    rf"(?P<yaml>(?:(?:[\w-]{{1,40}}:(?=\s)|[ \t#-]|(?=\r?\n))[^\n]*\n){{1,{LONGEST}}}?)"
    r"(?:---|\.\.\.)[ \t\r]*(?:\n|\Z)"
)
# A title with a colon that lacks its quotation marks is no YAML; its line still says what it says.
PAIR = re.compile(r"^([\w-]{1,40}):[ \t]+(\S[^\n]*?)\s*$", re.MULTILINE)
ADDRESS = re.compile(r"https?://\S+")
# Names of the fields in static site generators and web clippers, by the column that they fill.
FIELDS = {
    "outlet": ("outlet", "publication", "publisher", "site", "source"),
    "title": ("title", "titre"),
    "published": ("published", "date", "pubdate"),
    "updated": ("updated", "modified", "lastmod"),
    "author": ("author", "authors", "auteur", "auteurs"),
    "section": ("section", "rubrique"),
    "url": ("url", "link", "source"),
    "language": ("language", "lang", "langue"),
}


def end(text: str) -> int:
    """Where the front matter of a text ends; 0 if it has none."""
    block = BLOCK.match(text)
    return block.end() if block else 0


def facts(text: str) -> dict[str, str]:
    """The facts that a text's front matter prints, by column, to the letter; lists are joined by "; "."""
    block = BLOCK.match(text)
    fields = _fields(block["yaml"]) if block else {}
    found = {
        column: value
        for column, names in FIELDS.items()
        if (value := next((fields[name] for name in names if _fits(column, fields.get(name, ""))), ""))
    }
    return found | ({"outlet_evidence": found["outlet"]} if "outlet" in found else {})


def _fits(column: str, value: str) -> bool:
    """Whether a value is one of its column: `source` is an outlet or an address, as its tool has it."""
    return bool(value) and (ADDRESS.fullmatch(value) is not None) == (column == "url")


def _fields(block: str) -> dict[str, str]:
    try:
        # The base loader leaves every value as it is printed: a date stays its words.
        read = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        read = dict(PAIR.findall(block))
    return (
        {str(name).lower(): _words(value) for name, value in read.items()} if isinstance(read, dict) else {}
    )


def _words(value: object) -> str:
    items = value if isinstance(value, list) else [value]
    words = (item.strip("[] ") for item in items if isinstance(item, str))
    return "; ".join(word for word in words if word and word.lower() not in EMPTY)

"""The catalogues of the report's texts, brought up to date with the code: `python -m analysis.catalogues`.

Texts are those marked in the code (see `analysis.messages`) and the Markdown of the notebooks. A catalogue
keeps its translations, loses what is no longer said and gets new texts without translation, which a test
then asks for. Its header holds no date and no name: the same texts give the same bytes.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from analysis.messages import FOLDER

ROOT = Path(__file__).parent.parent
# What marks a text, with the places of its forms; `1c` is a context.
KEYWORDS = {
    "_": None,
    "N_": None,
    "lazy": None,
    "translated": None,
    "ngettext": (1, 2),
    "NN_": (1, 2),
    "pgettext": ((1, "c"), 2),
    "count": (2, 3),
    "plural": (2, 3),
}
METHODS = [("analysis/**.py", "python"), ("notebooks/*.ipynb", "analysis.report.prose:extract")]
HEADER = """\
# The report in another language than that of the texts in the code, which is French.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"""


def extracted() -> Catalog:
    """Every text of the code and the notebooks, with the files that it stands in."""
    found = Catalog()
    for folder in ("analysis", "notebooks"):
        for file, _line, text, _comments, context in extract_from_dir(
            ROOT / folder, method_map=_methods(folder), keywords=KEYWORDS
        ):
            found.add(text, locations=[(f"{folder}/{file}", 1)], context=context)
    return found


def _methods(folder: str) -> list[tuple[str, str]]:
    start = f"{folder}/"
    return [(pattern.removeprefix(start), method) for pattern, method in METHODS if pattern.startswith(start)]


def path(language: str) -> Path:
    """Where the catalogue of a language stands."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def read(language: str) -> Catalog:
    """The catalogue of a language as it stands."""
    with path(language).open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> str:
    """The catalogue of a language with the texts of the code as they are now."""
    known, new = read(language), Catalog(locale=language)
    for message in sorted(filter(_has_text, extracted()), key=_place):
        old = known.get(_key(message), message.context)
        # A text may have got its plural since.
        kept = old.string if old and isinstance(old.id, tuple) == isinstance(message.id, tuple) else ""
        places = sorted({(file, 1) for file, _line in message.locations})
        new.add(message.id, kept, locations=places, flags=message.flags, context=message.context)
    written = io.BytesIO()
    write_po(written, new, width=100, omit_header=True, include_lineno=False)
    header = HEADER.format(language=language, plurals=new.plural_forms)
    return f"{header}\n{written.getvalue().decode('utf-8').strip()}\n"


def _has_text(message: Message) -> bool:
    return bool(message.id)


def _place(message: Message) -> tuple[str, str, str]:
    return message.locations[0][0], message.context or "", _key(message)


def _key(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def main() -> None:
    """Write every catalogue that there is again."""
    for folder in sorted(FOLDER.iterdir()):
        text = updated(folder.name)
        path(folder.name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

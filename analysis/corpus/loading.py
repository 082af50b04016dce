"""A corpus from a folder of articles with an optional manifest, or from one table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from analysis.corpus import manifest
from analysis.corpus.articles import Article, Corpus, Skipped
from analysis.corpus.assembly import assemble
from analysis.corpus.manifest import Manifest, Row
from analysis.corpus.readers import ARTICLE_READERS, TABLE_READERS
from analysis.corpus.readers.record import Reading, Record, Unusable
from analysis.errors import UserError
from analysis.language import load as load_language

ENDINGS = ", ".join((*ARTICLE_READERS, *TABLE_READERS))
# Files that explain a folder; in Markdown they would read like an article.
ABOUT = {"readme", "license", "licence", "copying", "notice"}
# Half of a surrogate pair, as broken exports leave them in JSON; no file in UTF-8 can hold one.
HALF = re.compile("[\ud800-\udfff]")


def load(path: Path | str, language: str = "fr") -> Corpus:
    """The corpus at a path, its articles in order of file name or row.

    `path` is a folder of .txt, .md, .html or .htm files with an optional `manifest.csv` (key column
    `file`), or one .csv, .jsonl or .parquet file with a column `text`; `language` (ISO 639-1) is that
    of articles that name none. What can't be used is kept apart in `Corpus.skipped`, what was repaired
    or left out of use in `Corpus.notices`, with reasons in French. Raises UserError if there is nothing
    at the path, no usable article in it, or the language is not known.
    """
    path = Path(path)
    load_language(language)
    if path.is_dir():
        listed = manifest.read(path)
        reading = _folder(path, listed)
    elif path.is_file():
        listed, reading = Manifest(), _table(path)
    else:
        raise UserError(f"there is no corpus at {path}: give a folder of articles or one table ({ENDINGS})")
    articles, skipped, notices = _articles(reading, listed, language)
    if not articles:
        reasons = "; ".join(f"{item.name}: {item.reason}" for item in skipped[:3])
        raise UserError(f"no usable article in {path} ({reasons})" if reasons else f"no article in {path}")
    return Corpus(path.stem if path.is_file() else path.resolve().name, articles, skipped, notices)


def _folder(folder: Path, listed: Manifest) -> Reading:
    """All articles of a folder; what is no article is skipped and named."""
    readings = [_file(path, listed) for path in sorted(folder.iterdir()) if path.name != manifest.NAME]
    return _joined([Reading(skipped=listed.skipped, notices=listed.notices), *readings])


def _file(path: Path, listed: Manifest) -> Reading:
    about = path.stem.lower() in ABOUT and listed.row(path.name) is None
    if path.name.startswith(".") or about:
        return Reading()
    if path.is_dir():
        return _skipped(path, "sous-dossier : seul le premier niveau du corpus est lu")
    reader = ARTICLE_READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(ARTICLE_READERS)
        return _skipped(path, f"n’est pas un fichier d’article ; extensions lues : {known}")
    unlisted = bool(listed.rows) and listed.row(path.name) is None
    if unlisted and not listed.lists_ending(path.name):
        return _skipped(path, f"absent de {manifest.NAME}")
    try:
        reading = reader(path)
    except Unusable as error:
        return _skipped(path, str(error))
    if unlisted:
        told = Skipped(path.name, f"absent de {manifest.NAME} : seul son texte est connu")
        return replace(reading, notices=(*reading.notices, told))
    return reading


def _skipped(path: Path, reason: str) -> Reading:
    return Reading(skipped=(Skipped(path.name, reason),))


def _table(path: Path) -> Reading:
    reader = TABLE_READERS.get(path.suffix.lower())
    if reader is None:
        tables = ", ".join(TABLE_READERS)
        raise UserError(f"{path.name} is no table of articles ({tables}); of text files give their folder")
    try:
        return reader(path)
    except OSError as error:
        raise UserError(f"{path} can't be read: {error.strerror}") from None


def _joined(readings: Iterable[Reading]) -> Reading:
    readings = list(readings)
    return Reading(
        tuple(record for reading in readings for record in reading.records),
        tuple(item for reading in readings for item in reading.skipped),
        tuple(item for reading in readings for item in reading.notices),
    )


def _articles(
    reading: Reading, listed: Manifest, language: str
) -> tuple[tuple[Article, ...], tuple[Skipped, ...], tuple[Skipped, ...]]:
    articles: dict[str, Article] = {}
    skipped, notices = list(reading.skipped), list(reading.notices)
    for record in _repaired(reading.records, notices):
        if record.article_id in articles:
            first = articles[record.article_id].file
            skipped.append(Skipped(record.file, f"même identifiant « {record.article_id} » que {first}"))
            continue
        try:
            row = listed.row(record.file) or Row()
            article, told = assemble(record, row.facts, str(row), language)
        except Unusable as error:
            skipped.append(Skipped(record.file, str(error)))
            continue
        articles[record.article_id] = article
        notices.extend(told)
    return tuple(articles.values()), tuple(skipped), tuple(notices)


def _repaired(records: Iterable[Record], notices: list[Skipped]) -> Iterator[Record]:
    """Records whose words can be written in UTF-8: half characters become U+FFFD, one for one."""
    for record in records:
        whole = replace(
            record,
            article_id=_whole(record.article_id),
            text=_whole(record.text),
            facts={name: _whole(value) for name, value in record.facts.items()},
        )
        if whole != record:
            notices.append(Skipped(record.file, "caractères brisés remplacés par U+FFFD"))
        yield whole


def _whole(text: str) -> str:
    return HALF.sub("\ufffd", text)

"""A corpus from a folder of articles with an optional manifest, or from one file that holds several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from analysis.corpus import gathering, outlets, readers
from analysis.corpus.articles import Article, Corpus, Skipped
from analysis.corpus.assembly import assemble
from analysis.corpus.gathering import Gathered
from analysis.corpus.manifest import Row
from analysis.corpus.outlets import Directory
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Record, Unusable
from analysis.errors import UserError
from analysis.language import NoModel
from analysis.language import load as load_language
from analysis.messages import lazy

TABLES = ", ".join(ending for form in readers.FORMATS if form.table for ending in form.endings)
# Half of a surrogate pair, as broken exports leave them in JSON, which no file in UTF-8 can hold; and the
# null character, by which files that are no text are told.
HALF = re.compile("[\ud800-\udfff\0]")


def load(path: Path | str, language: str = "") -> Corpus:
    """The corpus at a path, its articles in order of file name or row.

    `path` is a folder of text, Markdown or HTML files, or one file that holds several articles: a table
    (CSV, JSON lines, Parquet, Excel) with a column `text`, or a press database's export. Beside it may be
    a `manifest.csv` (in the folder, key column `file`) and an `outlets.yml`; `language` (ISO 639-1) is
    that of articles that name none, empty: told by their words. What can't be used, or read because no
    model of its language is installed, is kept apart in `Corpus.skipped`, what was repaired or left out of
    use in `Corpus.notices`, with reasons in French. Raises UserError if there is nothing at the path, no
    usable article in it, or the language is not known.
    """
    path = Path(path)
    if language:
        load_language(language)
    known = outlets.directory(language, (path if path.is_dir() else path.parent) / outlets.NAME)
    gathered = gathering.of_folder(path, Options()) if path.is_dir() else _file(path)
    articles, skipped, notices = assembled(gathered, language, known)
    if not articles:
        reasons = "; ".join(f"{item.name}: {item.reason}" for item in skipped[:3])
        raise UserError(f"no usable article in {path} ({reasons})" if reasons else f"no article in {path}")
    return Corpus(path.stem if path.is_file() else path.resolve().name, articles, skipped, notices)


def _file(path: Path) -> Gathered:
    """What a file holds. Raises UserError for one that is no corpus by itself."""
    if not path.exists():
        raise UserError(f"there is no corpus at {path}: give a folder of articles or one table ({TABLES})")
    try:
        file = File.at(path)
        archive = readers.is_archive(file)
        form = None if archive else readers.form_of(file)
    except Unusable as error:
        raise UserError(f"no usable article in {path} ({path.name}: {error})") from None
    if form is None or not (form.table or form.native):
        raise UserError(
            f"{path.name} is no corpus yet; bring it over with `media-report import {path} --output …`"
        )
    if form.name in {"texte", "HTML"}:
        raise UserError(f"{path.name} is no table of articles ({TABLES}); of text files give their folder")
    return gathering.of_file(path, Options())


def assembled(
    gathered: Gathered, language: str, known: Directory
) -> tuple[tuple[Article, ...], tuple[Skipped, ...], tuple[Skipped, ...]]:
    """The articles of what was gathered, what had to be skipped, and notices; an id is of one article."""
    articles: dict[str, Article] = {}
    skipped, notices = list(gathered.skipped), list(gathered.notices)
    for record, row in whole(gathered.records, notices):
        if record.article_id in articles:
            first = articles[record.article_id].file
            skipped.append(
                Skipped(
                    record.file,
                    lazy(
                        "même identifiant « {article_id} » que {first}",
                        article_id=record.article_id,
                        first=first,
                    ),
                )
            )
            continue
        try:
            article, told = assemble(record, row.facts, str(row), language, known)
            readable(article)
        except Unusable as error:
            skipped.append(Skipped(record.file, error.reason))
            continue
        articles[record.article_id] = article
        notices.extend(told)
    return tuple(articles.values()), tuple(skipped), tuple(notices)


def readable(article: Article) -> None:
    """Raises Unusable for an article in a language of which no model is installed."""
    try:
        load_language(article.language).model  # noqa: B018 - looking it up is the test
    except NoModel as error:
        raise Unusable(
            lazy(
                "aucun modèle de la langue « {code} » n’est installé ; pour l’installer : {command}",
                code=article.language,
                command=error.command,
            )
        ) from None


def whole(records: Iterable[tuple[Record, Row]], notices: list[Skipped]) -> Iterator[tuple[Record, Row]]:
    """Records whose words can be written in UTF-8: half characters become U+FFFD, one for one."""
    for record, row in records:
        mended = replace(
            record,
            article_id=_whole(record.article_id),
            text=_whole(record.text),
            facts={name: _whole(value) for name, value in record.facts.items()},
        )
        if mended != record:
            notices.append(Skipped(record.file, lazy("caractères brisés remplacés par U+FFFD")))
        yield mended, row


def _whole(text: str) -> str:
    return HALF.sub("\ufffd", text)

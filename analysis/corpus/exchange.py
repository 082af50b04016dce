"""Bring articles from several sources into one corpus, and account for every one."""

from __future__ import annotations

import hashlib
import re
import shutil
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus import gathering, mending, outlets, stored
from analysis.corpus.articles import Article, Skipped
from analysis.corpus.assembly import assemble
from analysis.corpus.gathering import Gathered
from analysis.corpus.loading import readable, whole
from analysis.corpus.readers.record import Options, Unusable
from analysis.errors import UserError, reason
from analysis.language import load as load_language
from analysis.messages import Told, lazy

# What stands in a file's name, on any system.
UNSAFE = re.compile(r"[^\w.-]+")
LONGEST_NAME = 80


@dataclass(frozen=True)
class Account:
    """What became of everything that the sources hold: each is written, a duplicate or skipped.

    `articles` are those written, by the name of their file; `duplicates` have the text of another.
    """

    found: int
    articles: Mapping[str, Article]
    duplicates: tuple[Skipped, ...]
    skipped: tuple[Skipped, ...]
    notices: tuple[Skipped, ...]


def bring(
    sources: Sequence[Path],
    output: Path,
    options: Options | None = None,
    language: str = "",
    listed_outlets: Path | None = None,
) -> Account:
    """Write the articles of all sources into `output`, a folder of text files, or a .parquet file.

    Sources are files of any format that is read, and folders of them; `listed_outlets` is the user's
    table of outlets, else the `outlets.yml` of a source folder. Articles of one outlet with the same text
    count once.
    Raises UserError if `output` is there already, a source is not, or no article is found, and where the
    corpus that was written does not hold what was read, or can't be; nothing is left behind then.
    """
    if language:
        load_language(language)
    if output.exists() and not (output.is_dir() and not any(output.iterdir())):
        raise UserError(f"{output} is not an empty folder; give a new one")
    table = _table_of_outlets(sources, listed_outlets)
    account = _account(_gathered(sources, options or Options()), language, outlets.directory(language, table))
    if not account.articles:
        reasons = "; ".join(f"{item.name}: {item.reason}" for item in account.skipped[:3])
        raise UserError(
            f"no usable article in {', '.join(map(str, sources))}" + (f" ({reasons})" if reasons else "")
        )
    _write(account, output, table)
    return account


def _table_of_outlets(sources: Sequence[Path], given: Path | None) -> Path | None:
    if given is not None and not given.is_file():
        raise UserError(f"there is no table of outlets at {given}")
    beside = ((source if source.is_dir() else source.parent) / outlets.NAME for source in sources)
    return given or next((path for path in beside if path.is_file()), None)


def _gathered(sources: Sequence[Path], options: Options) -> Gathered:
    found = []
    several = len(sources) > 1
    for source in sources:
        if source.is_dir():
            prefix = f"{source.name}/" if several else ""
            found.append(gathering.of_folder(source, options, deep=True, prefix=prefix))
        elif source.exists():
            found.append(gathering.of_file(source, options))
        else:
            raise UserError(f"there is no file or folder at {source}")
    return gathering.joined(found)


def _account(gathered: Gathered, language: str, known: outlets.Directory) -> Account:
    skipped, notices = list(gathered.skipped), list(gathered.notices)
    articles: dict[str, Article] = {}
    duplicates: list[Skipped] = []
    seen: dict[str, dict[str | None, Article]] = defaultdict(dict)
    taken: set[str] = set()
    for record, row in mending.mended(whole(gathered.records, notices), notices):
        try:
            article, told = assemble(record, row.facts, str(row), language, known)
        except Unusable as error:
            skipped.append(Skipped(record.file, error.reason))
            continue
        notices.extend(told)
        same, outlet = seen[_words(article.text)], article.outlet.value
        if same and (outlet is None or outlet in same):
            first = same.get(outlet) or next(iter(same.values()))
            duplicates.append(Skipped(record.file, _same(article, first)))
            continue
        if same:
            # A dispatch that two outlets carry is an article of each.
            first = next(iter(same.values()))
            reason = lazy("{same}, mais d’un autre média : gardé", same=_same(article, first))
            notices.append(Skipped(record.file, reason))
        same[outlet] = article
        articles[_name(article.article_id, taken)] = article
        notices.extend(_unread(article))
    found = len(gathered.records) + len(gathered.skipped)
    account = Account(found, articles, tuple(duplicates), tuple(skipped), tuple(notices))
    _balance(account)
    return account


def _unread(article: Article) -> Iterator[Skipped]:
    """What to tell of an article that is written and can't be read here: its language has no model."""
    try:
        readable(article)
    except Unusable as error:
        yield Skipped(article.file, error.reason)


def _words(text: str) -> str:
    """What two copies of a text share: its words, whatever spaces and line breaks stand between them."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def _same(article: Article, first: Article) -> Told:
    if article.text == first.text:
        return lazy("même texte que {first}", first=first.file)
    return lazy("même texte que {first}, aux espaces près", first=first.file)


def _balance(account: Account) -> None:
    """Raise UserError where the parts don't add up to what was found."""
    parts = len(account.articles) + len(account.duplicates) + len(account.skipped)
    if parts != account.found:
        raise UserError(
            f"{account.found} articles were found, but {parts} accounted for; nothing was written"
        )


def _name(article_id: str, taken: set[str]) -> str:
    """A file name that any system takes, made of an article's id; numbered where it is taken."""
    plain = unicodedata.normalize("NFC", article_id).replace("·", "-")
    stem = UNSAFE.sub("-", plain).strip("-.")[:LONGEST_NAME] or "article"
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return f"{name}.txt"


def _write(account: Account, output: Path, table: Path | None) -> None:
    """Write beside `output`, read again, then put in its place: whole or not at all."""
    making = output.with_name(f".{output.name}.making{output.suffix}")
    _removed(making)
    try:
        stored.write(account.articles, making)
        if table is not None and making.is_dir():
            shutil.copyfile(table, making / outlets.NAME)
        _verify(account, making)
        if output.is_dir():
            output.rmdir()
        making.rename(output)
    except OSError as error:
        raise UserError(f"{output} can't be written: {reason(error)}") from error
    finally:
        _removed(making)


def _verify(account: Account, written: Path) -> None:
    """Raise UserError where the corpus doesn't hold the texts that were read, each with its facts."""
    options = Options()
    again = gathering.of_folder(written, options) if written.is_dir() else gathering.of_file(written, options)
    sound = [record.text for record, row in again.records if row.facts or record.facts]
    if again.skipped or sorted(sound) != sorted(article.text for article in account.articles.values()):
        raise UserError(
            f"{len(account.articles)} articles were to be written, {len(sound)} can be read again"
        )


def _removed(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()

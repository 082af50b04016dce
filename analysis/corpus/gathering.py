"""The files of a corpus: which of a folder's files are articles, and what its manifest says of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.corpus import manifest, outlets, readers
from analysis.corpus.articles import Skipped
from analysis.corpus.manifest import Manifest, Row
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options, Reading, Record, Unusable, together
from analysis.messages import lazy

# Files that explain a folder; in Markdown they would read like an article.
ABOUT = {"readme", "license", "licence", "copying", "notice"}
# How browsers name the folder with the parts of a saved page, after the page's own name.
PARTS = ("_files", "_fichiers", ".files", "-Dateien", "_archivos")
# What systems and editors leave in folders.
LITTER = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True)
class Gathered:
    """Records with the row that a manifest has for each, what was skipped, and notices."""

    records: tuple[tuple[Record, Row], ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Skipped, ...] = ()


def of_file(path: Path, options: Options) -> Gathered:
    """The records of one file, whatever its format."""
    return _unlisted(_read(path, path.name, options))


def of_folder(path: Path, options: Options, deep: bool = False, prefix: str = "") -> Gathered:
    """The records of a folder's files, in order of their names, with its manifest.

    A corpus has one level and formats of articles; `deep` goes into folders and reads every format.
    What is no article is skipped and named; names begin with `prefix`.
    """
    listed = manifest.read(path)
    found = [Gathered(skipped=listed.skipped, notices=listed.notices)]
    for entry in sorted(path.iterdir()):
        if entry.name in {manifest.NAME, outlets.NAME} or entry.name.startswith(".") or _litter(entry):
            continue
        if entry.is_dir():
            found.append(_subfolder(entry, options, deep, prefix))
        elif entry.stem.lower() not in ABOUT or listed.row(entry.name) is not None:
            found.append(_file(entry, listed, options, deep, prefix))
        elif deep:
            told = Skipped(
                prefix + entry.name, "présente le dossier, à en juger par son nom : laissé de côté"
            )
            found.append(Gathered(notices=(told,)))
    return joined(found)


def joined(found: Iterable[Gathered]) -> Gathered:
    """Several gatherings as one."""
    return Gathered(*together(found))


def _litter(path: Path) -> bool:
    return path.name.lower() in LITTER or path.name.startswith("~$")


def _subfolder(path: Path, options: Options, deep: bool, prefix: str) -> Gathered:
    name = prefix + path.name
    if not deep:
        return Gathered(
            skipped=(Skipped(name, lazy("sous-dossier : seul le premier niveau du corpus est lu")),)
        )
    if _belongs_to_page(path):
        reason = lazy("parties d’une page enregistrée : images et styles, laissés de côté")
        return Gathered(notices=(Skipped(name, reason),))
    return of_folder(path, options, deep, f"{name}/")


def _belongs_to_page(folder: Path) -> bool:
    """Whether a folder holds the parts of a page that was saved beside it."""
    stems = [folder.name.removesuffix(suffix) for suffix in PARTS if folder.name.endswith(suffix)]
    return any((folder.parent / f"{stem}{ending}").exists() for stem in stems for ending in (".html", ".htm"))


def _file(path: Path, listed: Manifest, options: Options, deep: bool, prefix: str) -> Gathered:
    name = prefix + path.name
    row = listed.row(path.name)
    unlisted = bool(listed.rows) and row is None
    reading = _read(path, name, options) if deep else _native(path, name, options)
    if unlisted and reading.records and not listed.lists_ending(path.name):
        return Gathered(skipped=(Skipped(name, lazy("absent de {manifest}", manifest=manifest.NAME)),))
    if unlisted and reading.records:
        told = Skipped(name, lazy("absent de {manifest} : seul son texte est connu", manifest=manifest.NAME))
        reading = replace(reading, notices=(*reading.notices, told))
    gathered = _unlisted(reading)
    return replace(gathered, records=tuple((record, row or Row()) for record, _ in gathered.records))


def _read(path: Path, name: str, options: Options) -> Reading:
    try:
        return readers.read(File.at(path, name), options)
    except Unusable as error:
        return Reading(skipped=(Skipped(name, error.reason),))


def _native(path: Path, name: str, options: Options) -> Reading:
    """A file that may lie in a corpus folder; others are skipped, with the way to bring them over."""
    try:
        file = File.at(path, name)
        if readers.is_archive(file) or not readers.form_of(file).native:
            reason = lazy("n’est pas un fichier d’article ; « media-report import » en fait un corpus")
            return Reading(skipped=(Skipped(name, reason),))
    except Unusable as error:
        return Reading(skipped=(Skipped(name, error.reason),))
    return readers.read(file, options)


def _unlisted(reading: Reading) -> Gathered:
    return Gathered(tuple((record, Row()) for record in reading.records), reading.skipped, reading.notices)

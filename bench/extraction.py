"""What is taken out of real French pages, beside what trafilatura alone takes.

The pages are those of the public tests of trafilatura and htmldate, which their source distributions hold
(not here: they belong to their publishers). Get them, unpacked, and name the folder:

    pip download --no-deps --no-binary :all: trafilatura==0.9.1 htmldate==0.8.0
    python -m bench.extraction FOLDER

What a page's article is was read by hand and is written below as the elements that hold it. The measure is F1
by words, each as often as it stands (Weninger et al. 2010), the mean of the pages.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import trafilatura
from lxml import html

from analysis.corpus import load
from bench.row import Row, table

WORD = re.compile(r"\w+")
# The children of an element that stand above its links to other articles.
BEFORE_LINKS = "not(contains(., 'A lire aussi')) and not(preceding-sibling::*[contains(., 'A lire aussi')])"
# What stands in an article's elements and is none of it: what nobody sees, other articles, shares, captions.
APART = (
    "//script | //style | //noscript | //comment() | //figure"
    "| //*[contains(@class, 'lire_aussi') or contains(@class, 'social') or contains(@class, 'hupso')"
    " or contains(@class, 'media-image') or contains(@class, 'temas')"
    " or contains(@class, 'spip-block-right')]"
)


@dataclass(frozen=True)
class Page:
    """A page's file and, by class or in XPath, the elements of its headline, standfirst and text."""

    name: str
    article: tuple[str, ...]

    def reference(self, content: bytes) -> str:
        """The words of the article. Raises ValueError where the page isn't the one that was read."""
        tree = html.fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
        for element in tree.xpath(APART):
            if element.getparent() is not None:
                element.drop_tree()
        parts = [tree.xpath(path if path.startswith("//") else _of_class(path)) for path in self.article]
        if not all(parts):
            raise ValueError(f"{self.name} has none of {self.article[parts.index([])]}")
        return "\n".join(" ".join(element.itertext()) for part in parts for element in part)


def _of_class(name: str) -> str:
    return f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"


PAGES = (
    Page("blog.mondediplo.net.turpitude", ("surtitre", "//h1", "chapo", "article-texte-1946")),
    Page("cric-grenoble.info.radio", ("article-titre-1145", "texte-principal")),
    Page("franceculture.fr.idees", ("//h1", "intro", f"{_of_class('content-body')}/*[{BEFORE_LINKS}]")),
    Page("la-bas.org.porte", ("article-surtitre-5593", "article-titre-5593", "article-texte-5593")),
    Page("laviedesidees.fr.evaluation", ("//h1", "chapo", "texte")),
    Page("loldf.org", ("//h1", "entry-content")),
    Page("mediapart.fr.violences", ("//h1", "introduction", "content-article")),
    Page("paris-luttes.info", ("article-titre-12355", "chapo", "article-texte-12355")),
    Page("psl.eu.luniversite", ("//h1", f"{_of_class('field--name-field-contenu')}/*[position() < last()]")),
    Page("revolutionpermanente.fr.antonin", ("//article//h1", "articulo")),
    Page("sauvonsluniversite.com.spip", ("//h1", "texte")),
    Page("soundofscience.fr.1927", ("//h1", "entry-content")),
    Page("wara-enforcement.org.guinee", ("post_header", "post_excerpt")),
)


def words(text: str) -> Counter[str]:
    """The words of a text, each with how often it stands there; soft hyphens are none of them."""
    return Counter(WORD.findall(text.replace("\u00ad", "").lower()))


def f1(found: str, wanted: str) -> float:
    """The harmonic mean of precision and recall by words, in per cent."""
    a, b = words(found), words(wanted)
    return 200 * (a & b).total() / (a.total() + b.total())


def ours(path: Path) -> tuple[str, str]:
    """The text of a page as the corpus has it, and as it is read, without its furniture."""
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(path, name)
        (article,) = load(Path(name)).articles
    return article.text, article.masked


def main() -> None:
    """Print the F1 of each page, then the means."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where the distributions were unpacked")
    folder = parser.parse_args().folder
    scores = []
    print("| page | trafilatura | corpus | as read |\n|---|---|---|---|")
    for page in PAGES:
        path = next(folder.rglob(f"{page.name}.html"))
        wanted = page.reference(path.read_bytes())
        texts = (trafilatura.extract(path.read_bytes()) or "", *ours(path))
        scores.append([f1(text, wanted) for text in texts])
        print(f"| {page.name} | " + " | ".join(f"{score:.1f}" for score in scores[-1]) + " |")
    plain, stored, read = (statistics.mean(column) for column in zip(*scores, strict=True))
    rows = (
        Row("F1 of the text in the corpus", stored, plain, most=False),
        Row("F1 as read", read, plain, most=False),
    )
    print("", table(rows), sep="\n")


if __name__ == "__main__":
    main()

"""The parts of the page: cut out of the notebooks where their headings say so, with addresses that last."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

from analysis.report.page.notebooks import Outline, parts, slug
from tests.report import sample


def titled(text: str, *tags: str) -> dict[str, object]:
    return {**sample.prose(text), "metadata": {"tags": list(tags)}}


def told(found: list[NotebookNode]) -> list[list[str]]:
    return [[cell.source for cell in part.cells] for part in found]


def test_a_tagged_heading_begins_a_part_that_ends_at_the_next_of_its_level() -> None:
    book = sample.notebook(
        titled("# Un"),
        sample.cell("a"),
        titled("## Ailleurs ?", "part-elsewhere"),
        sample.cell("b"),
        titled("### Détail"),
        titled("## Ici ?"),
        sample.cell("c"),
    )
    found = parts([book, sample.notebook(titled("# Deux", "part-last"), sample.cell("d"))])
    assert told(found[""]) == [["# Un", "a", "## Ici ?", "c"]]
    assert told(found["elsewhere"]) == [["# Ailleurs ?", "b", "## Détail"]]
    assert told(found["last"]) == [["# Deux", "d"]]


def test_an_address_is_made_of_the_words_of_its_heading() -> None:
    outline = Outline()
    first = outline.add(3, "Qui l’a <b>rapporté</b> le premier, et où ?")
    assert first.anchor == "q-qui-l-a-rapporte-le-premier-et-ou"
    assert [outline.block(), outline.block()] == [f"{first.anchor}.1", f"{first.anchor}.2"]
    assert outline.add(3, "Qui l’a rapporté le premier, et où ?").anchor == f"{first.anchor}-2"
    assert len(slug("mot " * 40)) <= 60
    assert slug("«»") == ""


def page(report: Path) -> BeautifulSoup:
    return BeautifulSoup((report / "index.html").read_text(encoding="utf-8"), "html.parser")


def test_the_page_goes_from_what_stands_out_to_the_method(demo_report: Path) -> None:
    entries = [link.get_text() for link in page(demo_report).select(".toc .part > a")]
    assert [entry.replace("\u202f", " ") for entry in entries] == [
        "Que faut-il retenir ?",
        "La couverture",
        "Les voix et les citations",
        "La chronologie",
        "Qu’est-ce qui ne concorde pas ?",
        "Le corpus",
        "Les articles",
        "La méthode et ses limites",
    ]


def test_every_finding_chart_and_table_has_an_address_of_its_own(demo_report: Path) -> None:
    blocks = page(demo_report).select("[data-block]")
    ids = [str(block["id"]) for block in blocks]
    assert len(ids) == len(set(ids)) > 50
    for kind in (".finding", "table", "img", ".standouts"):
        found = page(demo_report).select(f"main .part {kind}")
        assert found
        assert all(isinstance(tag, Tag) and tag.find_parent(attrs={"data-block": True}) for tag in found)


def test_the_files_that_a_chart_names_lie_beside_the_page(demo_report: Path) -> None:
    links = [str(link["href"]) for link in page(demo_report).select("figure.chart .files a")]
    assert len(links) == 3 * len(page(demo_report).select("figure.chart")) == 27
    for link in links:
        assert (demo_report / link).stat().st_size > 500, link
    drawn = sorted(path.name for path in (demo_report / "charts").iterdir())
    assert sorted({link.partition("/")[2] for link in links if link.startswith("charts")}) == drawn


def test_nothing_in_the_order_of_the_page_is_lost(demo_report: Path) -> None:
    sources = [path.read_text(encoding="utf-8") for path in (demo_report / "notebooks").glob("*.ipynb")]
    outputs = sum(source.count('"output_type": "execute_result"') for source in sources)
    empty = sum(source.count('<p class=\\"finding nothing\\">') for source in sources)
    blocks = page(demo_report).select("main .part [data-block]")
    assert empty > 3
    assert sum(1 for block in blocks if not block.select(".nothing")) == outputs - empty

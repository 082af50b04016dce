"""A report that may not pass its articles on: what it cites, the sentences beside it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis import anchors
from analysis.report import parameters, rights, run
from analysis.study import Study, open_study
from tests.conftest import GOLD

# Sentences without a name, a number, a date or a voice: nothing that a report would cite.
PLAIN = (
    "La place était vide et les volets restaient clos.",
    "Un chien traversait lentement la rue mouillée.",
    "Personne ne semblait pressé de rouvrir les boutiques.",
    "Le vent poussait des feuilles contre les portes.",
    "Une odeur de terre montait des jardins.",
    "Les bancs de la promenade luisaient encore.",
    "Au bout du quai, une barque tirait sur sa corde.",
    "Le ciel se couvrait derrière les collines.",
    "Des enfants jouaient sous le préau de l’école.",
    "La fontaine ne coulait plus depuis longtemps.",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for name, added in (("02_onde-publique.txt", PLAIN), ("04_le-lemanique.txt", ())):
        text = (GOLD / "riviere" / name).read_text(encoding="utf-8")
        (folder / name).write_text(f"{text}\n\n{' '.join(added)}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def study(corpus: Path) -> Study:
    return open_study(str(corpus))


@pytest.fixture(scope="module")
def excerpts(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("excerpts") / "report"
    run.run(parameters.check({"corpus": str(corpus), "show_full_text": False, "top_n": 3}), output)
    return output


def left_out(study: Study, folder: Path) -> list[str]:
    """The sentences that the data folder withholds, to the letter."""
    held = pd.read_parquet(folder / "data" / "sentences.parquet")
    texts = dict(zip(study["sentences"]["sentence_id"], study["sentences"]["text"], strict=True))
    return [texts[key] for key in held.loc[held["text"].isna(), "sentence_id"]]


def test_a_cited_sentence_is_kept_with_its_neighbours(fiction: Study) -> None:
    own = fiction["sentences"][fiction["sentences"]["article_id"] == fiction["sentences"]["article_id"][0]]
    keys = own["sentence_id"].tolist()
    page = f'<a href="#{anchors.sentence(keys[4])}">'
    assert rights.cited([page], fiction["sentences"]) == set(keys[3:6])


def test_no_file_of_the_report_holds_a_sentence_that_it_does_not_cite(study: Study, excerpts: Path) -> None:
    gone = [text for text in left_out(study, excerpts) if len(text) > 40]
    assert len(gone) > 4
    for path in sorted(excerpts.rglob("*")):
        if path.is_file() and path.suffix not in (".png", ".parquet"):
            found = path.read_text(encoding="utf-8")
            assert [text for text in gone if text in found] == [], path.name
    for path in sorted((excerpts / "data").glob("*.parquet")):
        table = pd.read_parquet(path)
        held = table.astype("string").isin(gone)
        assert not held.any(axis=None), path.name


def test_counts_and_positions_stay_as_they_are(study: Study, excerpts: Path) -> None:
    for name in ("sentences", "quotations", "passages", "furniture", "common_texts"):
        held = pd.read_parquet(excerpts / "data" / f"{name}.parquet")
        assert held["start"].tolist() == study[name]["start"].tolist()
        shown = held[held["text"].notna()]
        assert shown["text"].tolist() == study[name].loc[shown.index, "text"].tolist()


def test_the_page_says_so_and_every_link_has_its_sentence(excerpts: Path) -> None:
    page = BeautifulSoup((excerpts / "index.html").read_text(encoding="utf-8"), "html.parser")
    section = page.select_one(".texts")
    assert section is not None
    assert "ne reproduit pas" in section.get_text()
    assert section.select(".left")
    assert not section.select(".furniture")
    ids = {str(tag["id"]) for tag in page.select("[id]")}
    assert {str(tag["href"])[1:] for tag in page.select('a[href^="#"]')} <= ids
    named = " ".join(str(tag["data-also"]) for tag in page.select("[data-also]"))
    also = {place.partition(":")[0] for place in named.split()}
    assert also <= ids
    charts = "".join(tag.get_text() for tag in page.select("figure.chart script"))
    assert set(re.findall(r'"#(s-[\w-]+)"', charts)) <= ids

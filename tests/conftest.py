"""Corpora that many tests read: loaded and parsed once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.corpus import load
from analysis.corpus.articles import Corpus
from analysis.reading import document
from analysis.reading.document import Document
from analysis.report import parameters, run
from analysis.study import Study, open_study
from tests import dispatch

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"


@pytest.fixture(scope="session")
def seeds() -> Corpus:
    return load(ROOT / "seeds")


@pytest.fixture(scope="session")
def riviere() -> Corpus:
    return load(GOLD / "riviere")


@pytest.fixture(scope="session")
def seed_documents(seeds: Corpus) -> list[Document]:
    return [document.parse(article) for article in seeds.articles]


@pytest.fixture(scope="session")
def riviere_documents(riviere: Corpus) -> list[Document]:
    return [document.parse(article) for article in riviere.articles]


@pytest.fixture(scope="session")
def demo() -> Study:
    return open_study(str(ROOT / "seeds"))


@pytest.fixture(scope="session")
def fiction() -> Study:
    return open_study(str(GOLD / "riviere"))


def _report(tmp_path_factory: pytest.TempPathFactory, **given: str) -> Path:
    output = tmp_path_factory.mktemp("reports") / "report"
    run.run(parameters.check(given), output)
    return output


@pytest.fixture(scope="session")
def demo_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _report(tmp_path_factory, corpus="seeds")


@pytest.fixture(scope="session")
def fiction_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _report(tmp_path_factory, corpus="tests/gold/riviere", title="La Drouvenne")


@pytest.fixture(scope="session")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return open_study(str(dispatch.write(tmp_path_factory.mktemp("dispatch"))))


@pytest.fixture(scope="session")
def english_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = {"corpus": "tests/gold/riviere", "title": "La Drouvenne", "report_language": "en"}
    return _report(tmp_path_factory, **given)

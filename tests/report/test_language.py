"""A report in English on French articles: everything the page says is English, what it quotes is not."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from markupsafe import Markup

from analysis import catalogues, messages
from analysis.report import display, parameters, prose, run
from analysis.study import Study, open_study, spoken

VOID = {"meta", "link", "img", "input", "br"}
# Words that French can't do without and English has not.
FRENCH = re.compile(
    r"\b(?:les?|la|des|du|une|est|sont|dans|par|avec|sur|qui|que|ces|cette|où|et|aux|ses|leurs?|chaque|plusieurs"
    r"|aucune?|sans|selon|entre|ne|pas|ils?|elles?|nous|vous)\b",
    re.IGNORECASE,
)


ENGLISH = re.compile(r"\b(?:the|of|and|by|is|are|in|no|to|from|only|with|here)\b", re.IGNORECASE)


class Spoken(HTMLParser):
    """What a page says in its own language: text and what stands for it in attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.quoted: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        if language == "en":
            self.said += [
                str(given[name]) for name in ("title", "aria-label", "data-search") if given.get(name)
            ]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1] if self.open else ("", "")
        if tag == "script":
            self.scripts.append(data)
        elif tag != "style" and data.strip():
            (self.said if language == "en" else self.quoted).append(" ".join(data.split()))


def read(report: Path) -> Spoken:
    found = Spoken()
    found.feed((report / "index.html").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def english(english_report: Path) -> Spoken:
    return read(english_report)


def names(report: Path) -> list[str]:
    """What has its name in its own language: outlets, people, files, and what stands as the story's title."""
    articles = pd.read_csv(report / "data" / "articles.csv")
    entities = pd.read_csv(report / "data" / "entities.csv")
    voices = pd.read_csv(report / "data" / "voices.csv")
    found = {
        "La Drouvenne",
        *entities["surfaces"].str.split(" | ", regex=False).explode(),
        *voices["speaker"],
    }
    for column in ("outlet", "authors", "section", "wire", "article_id", "file", "url"):
        found.update(articles[column])
    return sorted({str(name) for name in found if pd.notna(name)}, key=len, reverse=True)


def test_no_word_of_french_is_left_outside_of_the_articles_own_words(
    english_report: Path, english: Spoken
) -> None:
    proper = re.compile("|".join(map(re.escape, names(english_report))))
    # What the method quotes of the French that the rules read stands between curved marks.
    said = [re.sub(r"“[^”]*”", "", proper.sub("", text)) for text in english.said]
    left = [text for text in said if FRENCH.search(text)]
    assert left == []


def untranslated() -> set[str]:
    """Texts whose English is another."""
    found = set()
    for message in catalogues.read("en"):
        one, other = (
            {text} if isinstance(text, str) else set(text or ()) for text in (message.id, message.string)
        )
        found |= one - other
    return found - {""}


def strings(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    keys = set(value) if isinstance(value, dict) else set()
    return keys.union(*map(strings, parts))


def test_no_text_of_the_code_is_left_as_it_stands_there_on_the_page_or_in_a_chart(english: Spoken) -> None:
    french = untranslated()
    assert [text for text in english.said if text in french] == []
    charts = [json.loads(script) for script in english.scripts if script.startswith("{")]
    assert len(charts) > 8
    for chart in charts:
        # Article words are data of a chart; single words may be both.
        assert [text for text in strings(chart) if text in french and len(text.split()) > 1] == []


def test_charts_say_their_titles_in_english_and_count_as_english_does(english: Spoken) -> None:
    charts = [json.loads(script) for script in english.scripts if script.startswith("{")]
    titled = [chart for chart in charts if "title" in chart]
    assert len(titled) > 7
    for chart in titled:
        head = " ".join([*chart["title"]["text"], *chart["title"]["subtitle"]])
        assert re.search(r"\b(the|of|and|by|is|who|which|to)\b", head.lower()), head
        assert chart["config"]["locale"]["number"]["decimal"] == "."
        assert chart["config"]["locale"]["time"]["months"][0] == "January"


def test_the_page_names_its_language_and_that_of_the_articles(english_report: Path, english: Spoken) -> None:
    page = (english_report / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in page
    sentences = pd.read_csv(english_report / "data" / "sentences.csv")
    body = sentences[sentences["kind"] == "body"]["text"].str.split().str.join(" ")
    quoted = " ".join(english.quoted)
    assert body.str[:30].map(lambda start: start in quoted).mean() > 0.9


def test_data_are_the_same_in_whatever_language_the_page_is(
    english_report: Path, fiction_report: Path
) -> None:
    for path in sorted((fiction_report / "data").glob("*.csv")):
        if path.name != "timeline.csv":
            assert path.read_bytes() == (english_report / "data" / path.name).read_bytes(), path.name


def test_the_notebooks_beside_an_english_page_are_english_too(english_report: Path) -> None:
    for path in sorted((english_report / "notebooks").glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                said = re.sub(r"“[^”]*”", "", cell.source)
                assert not FRENCH.search(said), cell.source


def test_headings_and_items_keep_their_marks_and_code_cells_are_left_alone() -> None:
    cells = [
        nbformat.v4.new_markdown_cell("## Qui est nommé, et où ?\n\nQui parle fort ?\n- Retour"),
        nbformat.v4.new_code_cell("# Retour"),
    ]
    done = prose.translated(nbformat.v4.new_notebook(cells=cells), "en").cells
    assert done[0].source == "## Who is named, and where?\n\nQui parle fort ?\n- Back"
    assert done[1].source == "# Retour"


def test_words_of_articles_are_marked_only_where_the_page_speaks_another_language() -> None:
    frame = pd.DataFrame({"kind": ["un"], "text": ["l'eau <b>"]})
    with messages.speaking("fr", "fr"):
        assert "lang=" not in display.table(frame, caption="x", quoting=("text",)).html
    with messages.speaking("en", "fr"):
        shown = display.table(frame, caption="x", quoting=("text",)).html
    assert '<td><span lang="fr">l&#39;eau &lt;b&gt;</span></td>' in shown
    assert shown.count("lang=") == 1


def test_words_are_marked_with_the_language_of_their_own_article() -> None:
    frame = pd.DataFrame({"sentence_id": ["a:0", "b:12", "c"], "text": ["l'eau", "the water", "o rio"]})
    with messages.speaking("fr", "fr", {"a": "fr", "b": "en", "c": "pt"}):
        shown = display.table(
            frame, caption="x", columns={"text": "y"}, link="sentence_id", quoting=("text",)
        )
        assert "<span" not in display.verbatim("l'eau")
    assert re.findall(r'lang="(\w+)">([^<]+)<', shown.html) == [("en", "the water"), ("pt", "o rio")]


@pytest.fixture
def anonymous(tmp_path: Path) -> Path:
    """A corpus of two articles: one's outlet is known, the other's is not."""
    (tmp_path / "a.txt").write_text("« Nous rouvrirons lundi », a promis la maire, Anne Duval.", "utf-8")
    (tmp_path / "b.txt").write_text("Le conseil municipal a voté mardi soir le budget.", "utf-8")
    (tmp_path / "manifest.csv").write_text("file,outlet\na.txt,Le Courrier\nb.txt,\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("language", "name"), [("fr", "média inconnu"), ("en", "unknown outlet")], ids=["fr", "en"]
)
def test_an_unknown_outlet_is_named_in_the_pages_language_and_chosen_in_any(
    anonymous: Path, language: str, name: str
) -> None:
    with messages.speaking(language, "fr"):
        study = open_study(str(anonymous), colours=["média inconnu: #0072b2"])
        assert study.outlets == ["Le Courrier", name]
        assert study["articles"].set_index("outlet")["outlet_colour"][name] == "#0072b2"
        assert {article.outlet.value for article in spoken(study).corpus.articles} == set(study.outlets)
        for given in ("média inconnu", "unknown outlet"):
            assert open_study(str(anonymous), outlets=[given]).outlets == [name]
            assert open_study(str(anonymous), exclude=[given]).outlets == ["Le Courrier"]


def test_data_name_an_unknown_outlet_alike_in_whatever_language_the_page_is(
    anonymous: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = parameters.notebooks()[:1]
    found, known = {}, parameters.declared()
    monkeypatch.setattr(parameters, "notebooks", lambda: first)
    for language in ("fr", "en"):
        given = {"title": "x", "corpus": str(anonymous), "report_language": language}
        values = parameters.check(given, known)
        run.run(values, tmp_path / language)
        found[language] = (tmp_path / language / "data" / "articles.csv").read_bytes()
    assert found["en"] == found["fr"]
    page = (tmp_path / "en" / "index.html").read_text(encoding="utf-8")
    assert "unknown outlet" in page
    assert "média inconnu" not in page


def test_an_unknown_report_language_is_refused_before_anything_is_read() -> None:
    with pytest.raises(ValueError, match="report_language must be one of fr, en or empty"):
        parameters.check({"report_language": "english"})


def test_every_section_speaks_english_about_any_study(carried: Study, fiction: Study) -> None:
    from analysis.report import copies, distinctive, findings, proximity, standouts, timing

    with messages.speaking("en"):
        for study in (carried, fiction):
            said = [
                findings.corpus(study), findings.certainty(study), findings.names(study),
                findings.elements(study), findings.hedges(study), copies.lead(study),
                copies.words(study, True).plain, distinctive.words(study, True), proximity.novelty(study),
                proximity.nearest(study, True), timing.events(study), timing.first(study),
                *(one.text for one in standouts.found(study)),
            ]  # fmt: skip
            left = [text for text in said if not ENGLISH.search(Markup(text).striptags())]
            assert left == []

"""Folders, tables and manifests, sound and broken."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus import exchange, load
from analysis.corpus.articles import Corpus, Precision, Source

NOT_TEXT = "n’est pas un fichier texte en UTF-8, UTF-16, Windows-1252 ou Mac Roman"
PROSE = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    return tmp_path


def told(corpus: Corpus) -> dict[str, str]:
    return {item.name: item.reason for item in (*corpus.skipped, *corpus.notices)}


def test_the_seeds_load_with_what_their_manifest_says(seeds: Corpus) -> None:
    facts = [(a.outlet.value, a.outlet.source, a.published.source) for a in seeds.articles]
    assert facts == [
        ("Le Monde", Source.INFERRED, Source.INFERRED),
        ("franceinfo", Source.PRINTED, Source.INFERRED),
        ("Le Monde", Source.INFERRED, Source.INFERRED),
        ("Libération", Source.PRINTED, Source.INFERRED),
        ("Le Monde", Source.PRINTED, Source.PRINTED),
    ]
    assert [a.published.precision for a in seeds.articles].count(Precision.MINUTE) == 1
    assert all(a.published.evidence and a.outlet.evidence for a in seeds.articles)
    assert (seeds.skipped, seeds.notices) == ((), ())


def test_the_text_is_kept_byte_for_byte(tmp_path: Path) -> None:
    data = ("Un titre\r\n\r\n" + PROSE + "\r\u2028fin\n").encode()
    (tmp_path / "a.txt").write_bytes(data)
    assert load(tmp_path).articles[0].text.encode() == data


@pytest.mark.parametrize(
    ("data", "notice"),
    [
        (PROSE.encode("utf-8"), None),
        (b"\xef\xbb\xbf" + PROSE.encode("utf-8"), None),
        (b"\xff\xfe" + PROSE.encode("utf-16-le"), "lu comme de l’UTF-16"),
        (b"\xfe\xff" + PROSE.encode("utf-16-be"), "lu comme de l’UTF-16"),
        (PROSE.encode("windows-1252"), "lu comme du Windows-1252"),
    ],
)
def test_encodings_are_told_apart(tmp_path: Path, data: bytes, notice: str | None) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    corpus = load(tmp_path)
    assert corpus.articles[0].text == PROSE
    assert told(corpus).get("a.txt") == notice


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("b.txt", b"", "texte vide"),
        ("b.txt", b" \n\t", "texte vide"),
        ("b.txt", b"\x00\x01\x02", NOT_TEXT),
        ("b.txt", b"abc \x81\x8d", NOT_TEXT),
        ("b.docx", b"PK", "son nom dit .docx, son contenu n’en est pas : abîmé ?"),
        ("a.md", PROSE.encode(), "même identifiant « a » que a.md"),
        ("b.html", b"<html><body></body></html>", "aucun texte d’article dans la page"),
    ],
)
def test_bad_files_are_named_and_kept_apart(folder: Path, name: str, data: bytes, reason: str) -> None:
    (folder / name).write_bytes(data)
    corpus = load(folder)
    assert len(corpus.articles) == 1
    assert [item.reason for item in corpus.skipped] == [reason]


@pytest.mark.parametrize(
    ("manifest", "name", "reason"),
    [
        (
            "name,outlet\na.txt,X\n",
            "manifest.csv",
            "sans colonne « file » : rien n’y est utilisé ; colonnes : name, outlet",
        ),
        ("file,outlet\na.txt,X\nz.txt,Y\n", "z.txt", "manifest.csv, ligne 3 : fichier absent du dossier"),
        (
            "file\na.txt\na.txt\n",
            "manifest.csv",
            "ligne 3 : a.txt y figure déjà ; la première mention est retenue",
        ),
        (
            "file,published\na.txt,hier soir\n",
            "a.txt",
            "manifest.csv, ligne 2 : published : date illisible « hier soir » ; "
            "formes lues : 2024-03-12, 2024-03-12T18:42 ou 2024-03-12T18:42+01:00",
        ),
        (
            "file,outlet,outlet_source\na.txt,X,sure\n",
            "a.txt",
            "manifest.csv, ligne 2 : outlet_source : « sure » inconnu ; "
            "valeurs admises : manifest, printed, inferred, unknown",
        ),
    ],
)
def test_bad_manifests_are_told_of_and_the_article_stays(
    folder: Path, manifest: str, name: str, reason: str
) -> None:
    (folder / "manifest.csv").write_text(manifest, encoding="utf-8")
    corpus = load(folder)
    assert len(corpus.articles) == 1
    assert corpus.articles[0].published.source is Source.UNKNOWN
    assert told(corpus)[name] == reason


def test_a_file_that_the_manifest_leaves_out_is_an_article_only_if_its_ending_is_listed(folder: Path) -> None:
    (folder / "b.txt").write_text(PROSE, encoding="utf-8")
    (folder / "notes.md").write_text(PROSE, encoding="utf-8")
    (folder / "README.md").write_text(PROSE, encoding="utf-8")
    (folder / "manifest.csv").write_text("file\na.txt\n", encoding="utf-8")
    corpus = load(folder)
    assert [article.article_id for article in corpus.articles] == ["a", "b"]
    assert told(corpus) == {
        "notes.md": "absent de manifest.csv",
        "b.txt": "absent de manifest.csv : seul son texte est connu",
    }


def test_a_date_that_a_spreadsheet_turned_round_is_read_and_told_of(folder: Path) -> None:
    (folder / "manifest.csv").write_text("file,published\na.txt,12/03/2024 18:42\n", encoding="utf-8")
    corpus = load(folder)
    assert corpus.articles[0].published.value is not None
    assert corpus.articles[0].published.source is Source.MANIFEST
    reason = "published : « 12/03/2024 18:42 » lu comme 2024-03-12T18:42:00+01:00, le jour en tête"
    assert told(corpus) == {"a.txt": f"manifest.csv, ligne 2 : {reason}"}


def test_a_file_name_matches_its_row_however_its_accents_are_stored(tmp_path: Path) -> None:
    stored, listed = (unicodedata.normalize(form, "été à Liège") for form in ("NFD", "NFC"))
    assert stored != listed
    (tmp_path / f"{stored}.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text(f"file,outlet\n{listed}.txt,Le Soir\n", encoding="utf-8")
    corpus = load(tmp_path)
    assert [article.outlet.value for article in corpus.articles] == ["Le Soir"]
    assert told(corpus) == {}


def test_a_manifest_in_spreadsheet_form_is_read(folder: Path) -> None:
    (folder / "manifest.csv").write_bytes(
        "file;outlet;author\r\na.txt;Libération;Zoé Ély\r\n".encode("windows-1252")
    )
    corpus = load(folder)
    assert (corpus.articles[0].outlet.value, corpus.articles[0].authors) == ("Libération", ("Zoé Ély",))
    assert told(corpus) == {"manifest.csv": "lu comme du Windows-1252"}


@pytest.mark.parametrize(
    ("country", "zone", "offset"),
    [
        ("FR", "Europe/Paris", "+0100"),
        ("BE", "Europe/Brussels", "+0100"),
        ("CH", "Europe/Zurich", "+0100"),
        ("CA", "America/Toronto", "-0500"),
        ("", "Europe/Paris", "+0100"),
    ],
)
def test_a_date_without_offset_takes_the_outlets_time_zone(
    folder: Path, country: str, zone: str, offset: str
) -> None:
    rows = f"file,country,published,updated\na.txt,{country},2024-02-12T18:42,2024-02-13\n"
    (folder / "manifest.csv").write_text(rows, encoding="utf-8")
    article = load(folder).articles[0]
    assert article.time_zone == zone
    assert article.published.value is not None
    assert article.published.value.strftime("%H:%M%z") == "18:42" + offset
    assert (article.published.precision, article.updated.precision) == (Precision.MINUTE, Precision.DAY)


def test_the_three_kinds_of_table_give_the_same_articles(tmp_path: Path) -> None:
    rows = [
        {"id": "x", "text": f"Un titre\r\n{PROSE}", "outlet": "Le Soir", "published": "2024-02-12T18:42"},
        {"id": "y", "text": PROSE, "outlet": "Le Temps", "published": "2024-02-13"},
    ]
    frame = pd.DataFrame(rows)
    frame.to_csv(tmp_path / "c.csv", index=False, lineterminator="\n")
    frame.to_parquet(tmp_path / "c.parquet")
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    corpora = [load(tmp_path / f"c{ending}") for ending in (".csv", ".jsonl", ".parquet")]
    facts = [[(a.article_id, a.text, a.outlet, a.published.value) for a in c.articles] for c in corpora]
    assert facts[0] == facts[1] == facts[2]
    assert facts[0][0][1] == rows[0]["text"]
    assert [a.time_zone for a in corpora[0].articles] == ["Europe/Brussels", "Europe/Zurich"]


def test_bad_rows_of_a_table_are_named_by_their_line(tmp_path: Path) -> None:
    good = json.dumps({"id": "x", "text": PROSE})
    lines = [
        good,
        "{",
        json.dumps({"id": "y", "text": ""}),
        good,
        json.dumps({"text": PROSE, "language": "de"}),
    ]
    (tmp_path / "c.jsonl").write_text("\n".join(lines), encoding="utf-8")
    corpus = load(tmp_path / "c.jsonl")
    assert [(item.name, item.reason) for item in corpus.skipped] == [
        ("c.jsonl", "ligne 2 : n’est pas un objet JSON"),
        ("c.jsonl, ligne 3", "texte vide"),
        ("c.jsonl, ligne 4", "même identifiant « x » que c.jsonl, ligne 1"),
        ("c.jsonl, ligne 5", "langue « de » inconnue ; connues : en, fr"),
    ]


@pytest.mark.parametrize("field", ["id", "text", "title"])
def test_half_characters_are_replaced_and_told_of(tmp_path: Path, field: str) -> None:
    row = {"id": "x", "title": "Le titre", "text": PROSE, field: "Le \ud83d titre"}
    (tmp_path / "c.jsonl").write_text(json.dumps(row), encoding="utf-8")
    corpus = load(tmp_path / "c.jsonl")
    article = corpus.articles[0]
    assert "Le \ufffd titre" in (article.article_id, article.text, article.title.value)
    assert told(corpus) == {"c.jsonl, ligne 1": "caractères brisés remplacés par U+FFFD"}


def test_null_characters_are_replaced_so_that_the_text_can_be_stored(tmp_path: Path) -> None:
    row = {"text": f"{PROSE}\0", "title": "Le\0titre"}
    (tmp_path / "c.jsonl").write_text(json.dumps(row), encoding="utf-8")
    exchange.bring([tmp_path / "c.jsonl"], tmp_path / "out")
    (article,) = load(tmp_path / "out").articles
    assert (article.text, article.title.value) == (f"{PROSE}\ufffd", "Le\ufffdtitre")


def test_a_fact_that_is_not_a_number_is_no_fact(tmp_path: Path) -> None:
    row = {"text": PROSE, "outlet": float("nan"), "published": float("nan")}
    (tmp_path / "c.jsonl").write_text(json.dumps(row), encoding="utf-8")
    article = load(tmp_path / "c.jsonl").articles[0]
    assert (article.outlet.value, article.published.value) == (None, None)


def test_a_file_about_the_folder_is_an_article_where_the_manifest_lists_it(folder: Path) -> None:
    (folder / "notice.txt").write_text(PROSE, encoding="utf-8")
    assert [article.file for article in load(folder).articles] == ["a.txt"]
    (folder / "manifest.csv").write_text("file\na.txt\nnotice.txt\n", encoding="utf-8")
    assert [article.file for article in load(folder).articles] == ["a.txt", "notice.txt"]


def test_a_day_that_a_table_keeps_as_midnight_has_no_clock_time(tmp_path: Path) -> None:
    published = pd.to_datetime(["2017-05-06 00:00", "2017-05-06 18:42"])
    pd.DataFrame({"text": PROSE, "published": published}).to_parquet(tmp_path / "c.parquet")
    found = [article.published.precision for article in load(tmp_path / "c.parquet").articles]
    assert found == [Precision.DAY, Precision.MINUTE]


def test_a_week_is_no_date_and_its_day_is_one_without_a_clock_time(tmp_path: Path) -> None:
    rows = [{"text": PROSE, "published": "2017-W18-6"}, {"text": PROSE, "published": "2017-W18"}]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    corpus = load(tmp_path / "c.jsonl")
    day, week = (article.published for article in corpus.articles)
    assert (str(day.value)[:10], day.precision, week.value) == ("2017-05-06", Precision.DAY, None)
    assert "2017-W18" in told(corpus)["c.jsonl, ligne 2"]


PAGE = f"""<!doctype html><html lang="fr"><head><title>Titre - franceinfo</title>
<meta property="og:site_name" content="Franceinfo"><meta property="og:title" content="Le budget est voté">
<link rel="canonical" href="https://www.franceinfo.fr/a.html"><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "Le budget est voté", "datePublished": "2024-03-12T18:42:00+01:00",
"author": [{{"name": "Jeanne Morel"}}]}}</script></head><body><nav><a href="/">Accueil</a></nav><article>
<h1>Le budget est voté</h1><p>{PROSE}</p><h2>Une longue nuit</h2><p>{PROSE} « Enfin ! », dit-elle.</p>
</article><footer>Mentions légales</footer></body></html>"""


def test_a_saved_page_gives_its_text_its_facts_and_its_headings(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    article, again = load(tmp_path).articles[0], load(tmp_path).articles[0]
    assert article == again
    assert "Mentions légales" not in article.text
    assert (article.outlet.value, article.outlet.source) == ("franceinfo", Source.PRINTED)
    assert article.published.value is not None
    assert article.published.value.isoformat() == "2024-03-12T18:42:00+01:00"
    assert (article.authors, article.url) == (("Jeanne Morel",), "https://www.franceinfo.fr/a.html")
    shown = [(span.kind, article.text[span.start : span.end]) for span in article.layout]
    assert shown == [("headline", "Le budget est voté"), ("heading", "Une longue nuit")]


def test_a_page_without_printed_date_has_none(tmp_path: Path) -> None:
    body = f"<p>{PROSE}</p><p>{PROSE} Depuis le 12 mars 2020, rien.</p>"
    page = f"<html><body><article>{body}</article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert load(tmp_path).articles[0].published.source is Source.UNKNOWN

"""What is wrong with files and tables: the sentence shown, the exit code, and what was kept."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest

from analysis.cli import main
from analysis.corpus import load
from tests.corpus import exports
from tests.corpus.exports import DOCUMENTS, zipped

PROSE = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat."
OTHER = "La maire a promis mercredi, devant la presse, que les écoles rouvriraient dès la semaine prochaine."
THIRD = "Les syndicats appellent à une journée de grève jeudi dans tous les services de l’agglomération."
GOOD = PROSE.encode()


def inner_folder(folder: Path) -> None:
    (folder / "b.txt").mkdir()


def saved_page(folder: Path) -> None:
    (folder / "b.html").write_text(exports.page(DOCUMENTS[0]), encoding="utf-8")
    (folder / "b_files").mkdir()
    (folder / "b_files" / "frame.html").write_text(exports.page(DOCUMENTS[1]), encoding="utf-8")


def broken_link(folder: Path) -> None:
    (folder / "b.txt").symlink_to(folder / "c.txt")


def bomb(times: int) -> bytes:
    return zipped(b__txt=b"0" * times)


def nested(depth: int) -> bytes:
    data = zipped(b__txt=OTHER.encode())
    for _ in range(depth):
        data = zipped(inner__zip=data)
    return data


def escaping() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("../../evade.txt", OTHER)
        archive.writestr("/etc/evade.txt", THIRD)
    return held.getvalue()


def locked() -> bytes:
    data = bytearray(zipped(b__txt=OTHER.encode()))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    return bytes(data)


def csv(*rows: Sequence[str]) -> bytes:
    return pd.DataFrame(rows[1:], columns=list(rows[0])).to_csv(index=False).encode()


def europresse(change: Callable[[str], str]) -> bytes:
    return change(exports.europresse().decode()).encode()


# A folder with the article a.txt and one thing more: its name, bytes (or what makes it), the sentence
# that is shown, and how many articles are written in all.
KEPT = [
    ("b.txt", b"", "skipped b.txt: texte vide", 1),
    ("b.txt", b" \n\t\n", "skipped b.txt: texte vide", 1),
    ("b.txt", b"\xef\xbb\xbf", "skipped b.txt: texte vide", 1),
    ("b.txt", b"\x00\x01\x02", "skipped b.txt: n’est pas un fichier texte en UTF-8, UTF-16, Windows", 1),
    ("b.txt", b"\xff\xfea", "skipped b.txt: n’est pas un fichier texte en UTF-8", 1),
    ("b.txt", OTHER.encode("utf-16"), "notice b.txt: lu comme de l’UTF-16", 2),
    ("b.txt", OTHER.encode("utf-16-le"), "notice b.txt: lu comme de l’UTF-16", 2),
    ("b.txt", OTHER.encode("utf-32"), "notice b.txt: lu comme de l’UTF-32", 2),
    ("b.txt", OTHER.encode("windows-1252"), "notice b.txt: lu comme du Windows-1252", 2),
    ("b.txt", OTHER.encode("mac_roman"), "notice b.txt: lu comme du Mac Roman", 2),
    ("b.txt", OTHER.encode().decode("windows-1252").encode(), "notice b.txt: accents brisés par un mauvais", 2),
    ("b.txt", (OTHER * 4).encode()[:-1] + b"\xc3", "notice b.txt: lu comme de l’UTF-8 abîmé", 2),
    ("b.txt", OTHER.encode() * 11_000, "skipped b.txt: fait 1089000 caractères, plus que les 1000000 admis", 1),
    ("b.txt", GOOD, "duplicate b.txt: même texte que a.txt", 1),
    ("b.txt", b"%PDF-1.7 ...", "skipped b.txt: est un PDF ; copiez-en le texte", 1),
    ("b.pdf", b"%PDF-1.7 ...", "skipped b.pdf: est un PDF ; copiez-en le texte", 1),
    ("b.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "skipped b.doc: est d’un ancien format d’Office ; enregistrez-le", 1),
    ("b.jpg", b"\xff\xd8\xff\xe0", "skipped b.jpg: est une image", 1),
    ("b.webarchive", b"bplist00...", "skipped b.webarchive: archive Safari abîmée", 1),
    ("b.log", OTHER.encode(), "skipped b.log: n’est pas un fichier d’article ; extensions lues : .warc", 1),
    ("b.txt", exports.page(DOCUMENTS[0]).encode(), "son nom dit .txt, son contenu est du format HTML : lu comme", 2),
    ("b.html", exports.nexis(), "son nom dit .html, son contenu est du format Word : lu comme tel", 4),
    ("b.csv", exports.table("parquet")(), "son nom dit .csv, son contenu est du format Parquet : lu comme tel", 4),
    ("b.html", b"<html><body><nav>Accueil</nav></body></html>", "skipped b.html: la page ne montre que 1 mot(s)", 1),
    ("b.html", OTHER.encode(), "skipped b.html: aucun texte d’article dans la page", 1),
    ("b.docx", b"PK\x03\x04broken", "skipped b.docx: ", 1),
    ("b.docx", exports.word([]), "skipped b.docx: texte vide", 1),
    ("b.docx", b"x", "skipped b.docx: son nom dit .docx, son contenu n’en est pas : abîmé ?", 1),
    ("b.xlsx", exports.excel()[:-200], "skipped b.xlsx: ", 1),
    ("b.rtf", b"{\\rtf1 }", "skipped b.rtf: texte vide", 1),
    ("b.rtf", b"{\\rtf1 Le \\u99999999999? maire}", "skipped b.rtf: n’est pas un document RTF, ou il est abîmé", 1),
    ("b.ris", b"TY  - NEWS\nTI  - x\nER  - \n", "skipped b.ris, document 1: notice sans texte ni résumé", 1),
    ("b.parquet", b"PAR1xxxxPAR1", "skipped b.parquet: n’est pas un fichier Parquet, ou il est abîmé", 1),
    ("b.json", b"{", "skipped b.json: ligne 1 : n’est pas un objet JSON", 1),
    ("b.json", b"[1, 2]", "skipped b.json: objet 1 : n’est pas un objet JSON", 1),
    ("b.jsonl", json.dumps({"text": OTHER}).encode() + b"\n{", "skipped b.jsonl: ligne 2 : n’est pas un objet", 2),
    ("b.csv", b"id,words\n1,x\n", "skipped b.csv: sans colonne « text » ; colonnes : id, words ; --map", 1),
    ("b.csv", csv(["id", "texte"], ["1", OTHER], ["2", ""]), "skipped b.csv, ligne 3: texte vide", 2),
    ("b.csv", csv(["texte", "humeur"], [OTHER, "gaie"]), "b.csv: colonnes inutilisées : humeur ; connues :", 2),
    ("b.csv", csv(["Texte"], [OTHER]), "notice b.csv: colonnes lues : texte comme text", 2),
    ("b.csv", f"text,date\n{OTHER},2024-03-12\n".encode(), "plus de cellules que d’en-têtes, les dernières", 2),
    ("b.csv", f'text\n"{OTHER}\n{THIRD}\n'.encode(), "guillemets mal fermés, sans doute à la ligne 2", 2),
    ("b.csv", csv(["text", "date"], [OTHER, "le 32"]), "published : date illisible « le 32 »", 2),
    ("b.csv", csv(["text", "langue"], [OTHER, "de"]), "skipped b.csv, ligne 2: langue « de » inconnue", 1),
    ("b.csv", csv(["url"], ["https://exemple.org/a"]), "skipped b.csv, ligne 2: sans texte mais avec une", 1),
    ("b.csv", csv(["text"], [OTHER.ljust(32_767, "x")]), "truncated           1", 2),
    ("b.txt", b"https://exemple.org/a\n", "skipped b.txt, ligne 1: https://exemple.org/a : sans texte mais", 1),
    ("b.zip", b"PK\x03\x04broken", "skipped b.zip: archive abîmée", 1),
    ("b.zip", bomb(10_000_000), "skipped b.zip/b.txt: trop grand une fois décompressé", 1),
    ("b.zip", nested(1), "written         2", 2),
    ("b.zip", nested(2), "skipped b.zip/inner.zip/inner.zip: archive dans une archive, plus de 2 fois", 1),
    ("b.zip", escaping(), "written         3", 3),
    ("b.zip", locked(), "skipped b.zip/b.txt: chiffré : un mot de passe est nécessaire", 1),
    ("b.gz", gzip.compress(OTHER.encode())[:-12], "skipped b.gz: archive abîmée", 1),
    ("b.txt.gz", gzip.compress(OTHER.encode()), "written         2", 2),
    ("b.warc", b"".join(exports.warc())[:-300], "skipped b.warc, réponse 4: réponse coupée avant", 3),
    ("b.warc", b"WARC/1.0\r\nbroken", "skipped b.warc: ne contient aucun article", 1),
    ("b.html", europresse(lambda t: t.replace("<p>", "<!--").replace("</p>", "-->")), "b.html, document 3: texte vide", 1),
    ("b.html", europresse(lambda t: t + '<div class="publiC-lblNodoc">'), "document 4: mise en page non", 4),
    ("b.html", europresse(lambda t: t.replace("</article>", "")), "written         4", 4),
    ("b.html", exports.factiva().replace(b'<div class="article frArticle">', b"<div>", 1), "document 3: mise en", 3),
    ("b.rtf", exports.factiva_rtf().replace(b"Document L", b"Docu L", 1), "document 3: mise en page non reconnue", 3),
    ("b.ris", exports.ris().replace(b"TY  - NEWS", b"XX", 1), "skipped b.ris", 3),
    ("b.docx", exports.word(["Documents (2)", "T", "Le Soir", "May 6, 2022", "Body", OTHER, "End of Document"]), "document 2: mise en", 2),
    ("b", inner_folder, "written         1", 1),
    ("b", saved_page, "notice b_files: parties d’une page enregistrée : images et styles, laissés de côté", 2),
    ("b", broken_link, "skipped b.txt: illisible : fichier introuvable", 1),
    ("manifest.csv", b"name\nb.txt\n", "notice manifest.csv: sans colonne « file » : rien n’y est utilisé", 1),
    ("manifest.csv", b"file\na.txt\nb.txt\n", "skipped b.txt: manifest.csv, ligne 3 : fichier absent du", 1),
    ("manifest.csv", b"file,time_zone\na.txt,Europe/Pariss\n", "a.txt: time_zone : « Europe/Pariss » inconnu", 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "made", "sentence", "written"), KEPT)
def test_what_is_wrong_is_said_and_the_rest_is_kept(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    made: bytes | Callable[[Path], None],
    sentence: str,
    written: int,
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.txt").write_bytes(GOOD)
    if isinstance(made, bytes):
        (source / name).write_bytes(made)
    else:
        made(source)
    assert main(["import", str(source), "--output", str(tmp_path / "out")]) == 0
    out, err = capsys.readouterr()
    plain = out.replace("\u00a0", " ").replace("\u202f", " ")
    assert (sentence in plain, err) == (True, ""), plain
    assert len(load(tmp_path / "out").articles) == written
    counts = {
        line.split()[0]: int(line.split()[1]) for line in plain.splitlines() if line[:5] in {"found", "writt"}
    }
    assert counts["written"] == written
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "source"]


# What stops the import: arguments after `import`, files that are there, the sentence. Nothing is written.
REFUSED = [
    (["none"], {}, "there is no file or folder at "),
    (["."], {"b.txt": b""}, "no usable article in . (b.txt: texte vide)"),
    (["b.csv", "--map", "text"], {"b.csv": csv(["x"], [OTHER])}, "--map takes COLUMN=NAME, not 'text'; columns: id"),
    (["b.csv", "--map", "texte=x"], {"b.csv": csv(["x"], [OTHER])}, "--map takes COLUMN=NAME, not 'texte=x'"),
    (["b.csv", "--map", "text=y"], {"b.csv": csv(["x"], [OTHER])}, "--map : pas de colonne « y » ; colonnes : x"),
    (["a.txt", "--language", "xx"], {"a.txt": GOOD}, "language 'xx' is not known; known: "),
    (["a.txt", "--outlets", "o.yml"], {"a.txt": GOOD}, "there is no table of outlets at o.yml"),
    (["a.txt", "--outlets", "o.yml"], {"a.txt": GOOD, "o.yml": b"{"}, "o.yml is not a readable YAML file: "),
    (["a.txt", "--outlets", "o.yml"], {"a.txt": GOOD, "o.yml": b"a: b"}, "o.yml must hold a list of outlets, such"),
    (["a.txt", "--outlets", "o.yml"], {"a.txt": GOOD, "o.yml": b"- x"}, "o.yml, outlet 1 must have a `name`; it"),
    (["a.txt", "--outlets", "o.yml"], {"a.txt": GOOD, "o.yml": b"- name: A\n  nom: b"}, "outlet 1 has nom; valid"),
    (
        ["a.txt", "--outlets", "o.yml"],
        {"a.txt": GOOD, "o.yml": b"- name: A\n  time_zone: Paris"},
        "outlet 1: time_zone 'Paris' is not a zone such as Europe/Paris",
    ),
    (
        ["a.txt", "--outlets", "o.yml"],
        {"a.txt": GOOD, "o.yml": b"- name: A\n  country: no"},
        "outlet 1: country must be a text, not False (quote it)",
    ),
    (["a.txt", "--output", "a.txt"], {"a.txt": GOOD}, "a.txt is not an empty folder; give a new one"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "files", "sentence"), REFUSED)
def test_what_cannot_be_imported_is_told_in_one_sentence_and_nothing_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    files: dict[str, bytes],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    given = arguments if "--output" in arguments else [*arguments, "--output", "out"]
    assert main(["import", *given]) == 2
    out, err = capsys.readouterr()
    plain = err.replace("\u00a0", " ").replace("\u202f", " ")
    assert (out, err.count("\n")) == ("", 1)
    assert plain.startswith("media-report: ")
    assert sentence in plain
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(files)

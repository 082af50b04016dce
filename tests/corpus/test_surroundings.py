"""What a saved page says around its article, where neither its markup nor the article tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.corpus import load
from analysis.corpus.articles import Article

TITLE = "Le pont de Kervelan fermé jusqu’à nouvel ordre"
BODY = (
    "<p>Le pont suspendu de Kervelan est fermé à toute circulation depuis mercredi soir, a annoncé la mairie "
    "dans un communiqué envoyé à la presse.</p><p>« Nous ne rouvrirons pas avant l’avis des experts », a "
    "déclaré la maire, Solène Abgrall, lors d’un point de presse organisé à la hâte devant le pont.</p>"
)


def article(folder: Path, *, title: str = TITLE, above: str = "", foot: str = "", head: str = "") -> Article:
    """The article of a page that states nothing in its markup but what is given."""
    page = (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><main><article><h1>{TITLE}</h1>{above}{BODY}</article></main><footer>{foot}</footer></body></html>"
    )
    (folder / "a.html").write_text(page, encoding="utf-8")
    (found,) = load(folder).articles
    return found


@pytest.mark.parametrize(
    ("title", "foot", "outlet"),
    [
        (f"{TITLE} - Le Monde", "", "Le Monde"),
        (f"{TITLE} | Faits divers | Sud Ouest", "", "Sud Ouest"),
        (f"{TITLE} – lesoir.be", "", "Le Soir"),
        (TITLE, "<p>© 2022 Le Temps</p>", "Le Temps"),
        (
            f"{TITLE} - La Voix du Fleuve",
            "<p>© 2019-2022 La Voix du Fleuve - Tous droits réservés</p>",
            "La Voix du Fleuve",
        ),
        (f"{TITLE} | La Voix du Fleuve", "<p>Copyright © La Voix du Fleuve 2022</p>", "La Voix du Fleuve"),
        (f"{TITLE} - La Voix du Fleuve", "<p>© 2022 Groupe Aval</p>", None),
        (f"{TITLE} - Faits divers", "<p>© 2022 tous droits réservés</p>", None),
        ("Le Monde d’après : un pont fermé", "", None),
    ],
)
def test_the_outlet_stands_in_the_pages_title_or_copyright(
    tmp_path: Path, title: str, foot: str, outlet: str | None
) -> None:
    found = article(tmp_path, title=title, foot=foot)
    assert (found.outlet.value, found.outlet.source) == (outlet, "printed" if outlet else "unknown")
    assert not outlet or found.outlet.evidence in (title, foot[3:-4])


@pytest.mark.parametrize(
    ("above", "published", "updated"),
    [
        ('<p class="m">Publié le 03/11/2022 à 18h42</p>', "2022-11-03T18:42:00+01:00", None),
        (
            "<div>Publié le 3 novembre 2022 à 18h42</div><div>Mis à jour le 4 novembre 2022 à 7h</div>",
            "2022-11-03T18:42:00+01:00",
            "2022-11-04T07:00:00+01:00",
        ),
        ('<time datetime="2022-11-03T18:42:00+01:00">jeudi</time>', "2022-11-03T18:42:00+01:00", None),
        ('<time datetime="PT4M00000000">4 min</time>', None, None),
        ("", None, None),
    ],
)
def test_the_dates_stand_above_the_text(
    tmp_path: Path, above: str, published: str | None, updated: str | None
) -> None:
    found = article(tmp_path, above=above)
    values = (found.published.value, found.updated.value)
    assert [value and value.isoformat() for value in values] == [published, updated]


def test_what_the_markup_states_comes_first(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Le Soir">'
        '<meta property="article:published_time" content="2022-11-02T06:00:00+01:00">'
    )
    found = article(tmp_path, title=f"{TITLE} - Le Monde", above="Publié le 03/11/2022 à 18h42", head=head)
    assert found.outlet.value == "Le Soir"
    assert found.published.value is not None
    assert found.published.value.isoformat() == "2022-11-02T06:00:00+01:00"


def test_the_time_is_that_of_the_outlets_own_clocks(tmp_path: Path) -> None:
    found = article(tmp_path, title=f"{TITLE} | Le Devoir", above="<p>Publié le 03/11/2022 à 18h42</p>")
    assert found.published.value is not None
    assert (found.time_zone, found.published.value.isoformat()) == (
        "America/Toronto",
        "2022-11-03T18:42:00-04:00",
    )


def test_the_only_heading_of_the_first_rank_is_the_title(tmp_path: Path) -> None:
    assert article(tmp_path, title="").title.value == TITLE

"""Articles of which a page shows only the beginning."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.corpus import load
from analysis.corpus.truncation import find

PROSE = "Le conseil municipal a voté mardi soir le budget de la ville, après six heures de débat. " * 3


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("Il vous reste 78.54% de cet article à lire. La suite est réservée aux abonnés.", "paywall"),
        ("Il vous reste 60 % à découvrir.", "paywall"),
        ("La suite de cet article est réservée aux abonnés.", "paywall"),
        ("Cet article est réservé à nos abonnés", "paywall"),
        ("Pour lire la suite de cet article, abonnez-vous dès 1 €", "paywall"),
        ("Abonnez-vous pour lire la suite", "paywall"),
        ("Cet article est réservé aux abonné·es", "paywall"),
        ("Ce contenu est réservé à nos abonné(e)s", "paywall"),
        ("Cet article est exclusif à nos abonné·es", "paywall"),
        ("Pour continuer votre lecture, connectez-vous ou créez un compte", "paywall"),
        ("Vous avez atteint votre limite mensuelle d’articles gratuits", "paywall"),
        ("Connectez-vous pour poursuivre votre lecture", "paywall"),
        ("Le budget est voté… [+2745 chars]", "paywall"),
        ("Continuer sans accepter", "consent"),
        ("Nous et nos 842 partenaires utilisons des cookies afin de mesurer l’audience", "consent"),
    ],
)
def test_what_a_page_says_of_itself_is_kept_with_its_words(prompt: str, kind: str) -> None:
    found = find(f"{PROSE}\n\n{prompt}", "", "fr")
    assert found.value == kind
    assert found.evidence.replace("'", "’") in prompt


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"Article réservé aux abonnés\n\n{PROSE}",
        f"{PROSE}\n\nAbonnez-vous à notre newsletter",
        f"{PROSE}\n\nPour lire aussi : le budget de l’agglomération",
        f"{PROSE * 12}\n\nLa CNIL reproche au site de ne pas laisser continuer sans accepter les traceurs.",
        f"{PROSE}\n\nPour continuer à lire, les élèves demandent des livres.",
        f"{PROSE}\n\nLe journal a atteint la limite de ses pertes, et les articles gratuits n’y feront rien.",
        f"{PROSE}\n\nLa suite est connue : la maire a démissionné.",
    ],
)
def test_a_whole_article_is_not_cut_short(text: str) -> None:
    assert find(text, "", "fr").value is None


def test_the_paywall_of_a_saved_page_is_seen_beside_the_text(tmp_path: Path) -> None:
    prompt = '<div class="paywall"><p>Il vous reste <b>80&nbsp;%</b> de cet article à lire.</p></div>'
    page = f"<html><body><article><h1>Un titre</h1><p>{PROSE}</p></article>{prompt}</body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (article,) = load(tmp_path).articles
    assert "Il vous reste" not in article.text
    assert (article.truncated.value, article.truncated.evidence) == (
        "paywall",
        "Il vous reste 80 % de cet article",
    )


def test_a_prompt_in_a_script_is_not_shown(tmp_path: Path) -> None:
    script = "<script>var t = 'Il vous reste 80 % de cet article à lire.'</script>"
    page = f"<html><body><article><h1>Un titre</h1><p>{PROSE}</p></article>{script}</body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert load(tmp_path).articles[0].truncated.value is None

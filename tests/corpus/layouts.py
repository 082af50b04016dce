"""Invented articles in the layouts in which French newsrooms' systems publish, each with the words of its article."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

P = (
    "Le pont suspendu de Kervelan est fermé à toute circulation depuis mercredi soir, a annoncé la mairie dans un "
    "communiqué. Une fissure de douze centimètres a été relevée sur un câble porteur par une équipe de maintenance.",
    "« Nous ne rouvrirons pas avant l’avis des experts », a déclaré la maire, Solène Abgrall, lors d’un point de "
    "presse organisé à la hâte devant le tablier de l’ouvrage, où quelques riverains s’étaient rassemblés.",
    "Construit en 1967, le pont relie les deux rives de l’estuaire. Quelque 4 200 véhicules l’empruntent chaque jour, "
    "selon le département, qui en a la charge depuis la réforme de 2005 et l’inspecte tous les six ans.",
    "Les commerçants de la rive gauche redoutent un hiver difficile. « Sans le pont, il faut quarante minutes pour "
    "venir jusqu’ici », soupire Loïc Ansermoz, qui tient la boulangerie du port depuis vingt-deux ans.",
    "La préfecture a promis une navette fluviale gratuite à partir de lundi, de 6 h 30 à 20 heures. Elle sera réservée "
    "aux piétons et aux cyclistes, a précisé le secrétaire général, sans indiquer pour combien de temps.",
    "Les experts mandatés par le département doivent rendre leur avis d’ici à la fin du mois. S’ils confirment que "
    "deux câbles doivent être remplacés, les travaux pourraient durer jusqu’à l’été et coûter 3,2 millions d’euros.",
    "Lire les rapports d’inspection n’aurait rien changé, assure un ancien ingénieur du service : la fissure se trouvait "
    "sous une gaine, que personne n’ouvre avant la quarantième année d’un câble.",
)
TITLE = "Le pont de Kervelan fermé « jusqu’à nouvel ordre »"
STANDFIRST = "Une fissure a été découverte mercredi sur l’un des câbles de l’ouvrage. Une navette doit le remplacer lundi."
RELATED = ("Les trains circuleront normalement samedi", "Budget : le conseil municipal siégera à huis clos")
NAVIGATION = (
    "Accueil",
    "Politique",
    "Faits divers",
    "Sports",
    "Culture",
    "Météo",
    "Se connecter",
    "S’abonner",
)


@dataclass(frozen=True)
class Layout:
    """A page, and the lines of its article: headline, standfirst, headings, paragraphs, in order."""

    html: str
    article: tuple[str, ...]


def _page(body: str, *article: str) -> Layout:
    links = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(NAVIGATION))
    html = (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{TITLE}</title></head><body>'
        f'<div class="cookie-banner" role="dialog"><p>Nous et nos partenaires utilisons des cookies.</p>'
        f"<button>Tout accepter</button></div><header><nav><ul>{links}</ul></nav></header>{body}<footer><ul>"
        "<li>Mentions légales</li><li>Charte</li><li>Gestion des cookies</li></ul></footer></body></html>"
    )
    return Layout(html, article)


def _paragraphs(*texts: str, kind: str = "") -> str:
    return "".join(f'<p class="{kind}">{escape(text)}</p>' for text in texts)


def _related(kind: str = "related") -> str:
    items = "".join(f'<li><a href="/{n}">{title}</a></li>' for n, title in enumerate(RELATED))
    return f'<aside class="{kind}"><h3>À lire aussi</h3><ul>{items}</ul></aside>'


def national() -> Layout:
    """A national daily: captions, a link inside the text, a wall below the beginning."""
    body = (
        f'<main><article class="article"><header class="article__header"><h1 class="article__title">{TITLE}</h1>'
        f'<p class="article__desc">{STANDFIRST}</p><span class="meta__date">Publié le 03 novembre 2022 à 18h42</span>'
        '</header><figure class="article__media"><img src="p.jpg" alt=""><figcaption class="article__legend">Le pont '
        "de Kervelan, en 2019. MAUD PERRINEL / AFP</figcaption></figure>"
        f'<section class="article__content">{_paragraphs(*P[:2], kind="article__paragraph")}'
        '<section class="inread"><p>Lire aussi : <a href="/a">Les ponts de l’Ouest sous surveillance</a></p></section>'
        f'<h2 class="article__sub-title">Une navette dès lundi</h2>{_paragraphs(*P[2:5], kind="article__paragraph")}'
        '</section><section class="paywall"><p>Il vous reste 45 % de cet article à lire. La suite est réservée aux '
        "abonnés.</p></section></article></main>"
    )
    return _page(body, TITLE, STANDFIRST, *P[:2], "Une navette dès lundi", *P[2:5])


def regional() -> Layout:
    """A regional daily: the place first, a newsletter box inside, related articles and comments below."""
    letter = (
        '<div class="newsletter-block"><p>Recevez chaque matin l’essentiel de l’actualité de votre commune.</p>'
        '<form><input type="email"><button>Je m’inscris</button></form></div>'
    )
    body = (
        f'<div id="main"><div class="su-article"><div class="breadcrumb"><a>Bretagne</a> <a>Kervelan</a></div><h1>{TITLE}'
        f'</h1><div class="su-chapo"><p>{STANDFIRST}</p></div><p class="byline">Par Maud Perrinel</p><div class="su-text">'
        f"{_paragraphs(*P[:3])}{letter}{_paragraphs(*P[3:6])}</div>{_related('su-linked')}</div>"
        '<section id="comments"><h2>Commentaires</h2><div class="comment"><p>Encore un pont que personne n’entretenait, '
        "et ce sont les riverains qui paieront.</p></div></section></div>"
    )
    return _page(body, TITLE, STANDFIRST, *P[:6])


def live() -> Layout:
    """A live report: entries with their hour, the latest first."""
    hours = ("20h15", "19h40", "19h02", "18h42")
    entries = "".join(
        f'<div class="live-post" id="p{n}"><time datetime="2022-11-03T{hour.replace("h", ":")}">{hour}</time>'
        f"<h3>{heading}</h3>{_paragraphs(text)}</div>"
        for n, (hour, heading, text) in enumerate(
            zip(hours, ("Une navette lundi", "Les commerçants inquiets", "La maire prudente", "Le pont est fermé"),
                (P[4], P[3], P[1], P[0]), strict=True)
        )
    )  # fmt: skip
    body = (
        f'<main><article><h1>EN DIRECT. {TITLE}</h1><p class="chapo">{STANDFIRST}</p><div class="live-feed">{entries}'
        f"</div>{_related()}</article></main>"
    )
    headings = ("Une navette lundi", "Les commerçants inquiets", "La maire prudente", "Le pont est fermé")
    lines = [line for pair in zip(headings, (P[4], P[3], P[1], P[0]), strict=True) for line in pair]
    return _page(body, TITLE, STANDFIRST, *lines)


def interview() -> Layout:
    """Questions in bold, answers below them."""
    asked = ("Quand le pont rouvrira-t-il ?", "Qui paiera les travaux ?", "Pourquoi n’avoir rien vu ?")
    told = (P[5], P[2], P[6])
    talk = "".join(
        f"<p><strong>{question}</strong></p>{_paragraphs(answer)}"
        for question, answer in zip(asked, told, strict=True)
    )
    body = (
        f'<article class="post single"><h1 class="entry-title">{TITLE}</h1><div class="entry-content"><p><em>{STANDFIRST}'
        f'</em></p>{talk}<p class="signature">Propos recueillis par Maud Perrinel</p></div>'
        '<div class="sharedaddy"><h3>Partager :</h3><ul><li>Facebook</li><li>WhatsApp</li></ul></div></article>'
    )
    lines = [line for pair in zip(asked, told, strict=True) for line in pair]
    return _page(body, TITLE, STANDFIRST, *lines)


def questions() -> Layout:
    """An explainer: a list of points, then questions as headings."""
    points = "".join(
        f"<li>{point}</li>" for point in ("4 200 véhicules par jour", "3,2 millions d’euros de travaux")
    )
    asked = ("Pourquoi le pont est-il fermé ?", "Comment traverser l’estuaire ?")
    body = (
        f'<div class="page"><div class="c-body"><h1>{TITLE}</h1><p class="c-chapo">{STANDFIRST}</p><p>Ce qu’il faut retenir '
        f"avant la réunion publique de samedi :</p><ul>{points}</ul><h2>{asked[0]}</h2>{_paragraphs(P[0], P[6])}"
        f"<h2>{asked[1]}</h2>{_paragraphs(P[4])}<blockquote><p>« Nous ne rouvrirons pas avant l’avis des experts. »</p>"
        f"</blockquote>{_paragraphs(P[5])}</div>{_related('c-related')}</div>"
    )
    return _page(
        body, TITLE, STANDFIRST, "Ce qu’il faut retenir avant la réunion publique de samedi :",
        "4 200 véhicules par jour", "3,2 millions d’euros de travaux", asked[0], P[0], P[6], asked[1], P[4],
        "« Nous ne rouvrirons pas avant l’avis des experts. »", P[5],
    )  # fmt: skip


def agency() -> Layout:
    """A dispatch as an aggregator carries it: divisions without paragraphs, advertisements between them."""
    advertisement = '<div class="ad-slot" data-ad="1"><span>Publicité</span></div>'
    text = advertisement.join(f'<div class="field__item">{escape(text)}<br></div>' for text in P[:6])
    body = (
        f'<div role="main"><h1 id="page-title">{TITLE}</h1><div class="submitted">AFP, publié le jeudi 03 novembre 2022 à '
        f'18h42</div><div class="field-body">{text}</div><div class="tags">Mots-clés : ponts, travaux</div></div>'
    )
    return _page(body, TITLE, *P[:6])


def gallery() -> Layout:
    """A portfolio: one picture a paragraph, its credit below it."""
    figures = "".join(
        f'<div class="slide"><figure><img src="{n}.jpg" alt=""><figcaption>Maud Perrinel / AFP</figcaption></figure>'
        f"{_paragraphs(text)}</div>"
        for n, text in enumerate(P[:5])
    )
    body = (
        f'<main><article class="portfolio"><h1>{TITLE}</h1><p class="standfirst">{STANDFIRST}</p><div class="slides">'
        f'{figures}</div></article><section class="more"><h2>À la une</h2>{_related()}</section></main>'
    )
    return _page(body, TITLE, STANDFIRST, *P[:5])


def accelerated() -> Layout:
    """The light copy of a page for telephones (AMP): own elements for pictures, advertisements and lists."""
    advertisement = (
        '<amp-ad width="300" height="250" type="doubleclick"><div fallback>Publicité</div></amp-ad>'
    )
    body = (
        f'<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{TITLE}</h1>'
        f'</header><amp-img src="p.jpg" width="640" height="360"></amp-img><div class="amp-wp-article-content">'
        f"<p><strong>{STANDFIRST}</strong></p>{_paragraphs(*P[:3])}{advertisement}{_paragraphs(*P[3:6])}</div></article>"
        f'<amp-list src="/related.json"><div fallback>{_related()}</div></amp-list>'
    )
    made = _page(body, TITLE, STANDFIRST, *P[:6])
    return Layout(made.html.replace('<html lang="fr">', '<html ⚡ lang="fr">'), made.article)


def reader() -> Layout:
    """What Firefox saves of its reader view: the bare article in elements of its own."""
    html = (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{TITLE}</title></head><body class="light '
        'sans-serif loaded"><div class="toolbar-container"><ul class="toolbar"><li>Fermer le mode lecture</li></ul></div>'
        '<div class="container content-width3"><div class="header reader-header"><a class="domain reader-domain" '
        f'href="https://exemple.org/a">exemple.org</a><h1 class="reader-title">{TITLE}</h1><div class="credits '
        'reader-credits">Rédaction</div><div class="meta-data"><div class="reader-estimated-time">3-4 minutes</div></div>'
        '</div><hr><div class="content"><div class="moz-reader-content reader-show-element"><div id="readability-page-1" '
        f'class="page"><p>{STANDFIRST}</p>{_paragraphs(*P[:6])}</div></div></div></div></body></html>'
    )
    return Layout(html, (TITLE, STANDFIRST, *P[:6]))


def stub() -> Layout:
    """The two first paragraphs of an article for subscribers, more about subscribing than about the story."""
    offer = (
        '<div class="paywall"><h3>Cet article est réservé aux abonné·es</h3><p>Sans engagement.</p><ul><li>Tous les '
        "articles en illimité</li><li>Le journal numérique dès 22 heures</li></ul><button>Je m’abonne</button></div>"
    )
    body = (
        f'<article itemscope itemtype="https://schema.org/NewsArticle"><h1>{TITLE}</h1><p class="chapeau">{STANDFIRST}</p>'
        f'<div itemprop="articleBody">{_paragraphs(*P[:2])}</div>{offer}</article>{_related()}'
    )
    return _page(body, TITLE, STANDFIRST, *P[:2])


LAYOUTS = {
    made.__name__: made()
    for made in (
        *(national, regional, live, interview, questions, agency),
        *(gallery, accelerated, reader, stub),
    )
}

"""Which organisation, message or unnamed person a noun takes up: none of another sort."""

from __future__ import annotations

import pytest

from analysis.corpus.articles import Article
from analysis.reading import document, people
from analysis.reading.quotations import context, sorts
from tests.reading.test_quotations import clauses, quoted

TAKEN_UP = [
    (
        "Le constructeur belge Vandael a présenté mardi ses comptes. Le ministère de l'Economie "
        "suit le dossier de près. « Nous ne fermerons aucun site », a promis le groupe dans un "
        "communiqué.",
        "Nous ne fermerons",
        "Vandael",
    ),
    (
        "La préfecture de la Loire a pris un arrêté lundi. La société Calorix devra cesser ses "
        "rejets. « Les contrôles seront renforcés », prévient l'administration.",
        "Les contrôles",
        "préfecture de la Loire",
    ),
    (
        "Le distributeur Mirabo retire un lot de fromages. L'Office fédéral de la sécurité "
        "alimentaire a publié une mise en garde. L'enseigne « présente ses excuses à sa clientèle "
        "».",
        "présente ses",
        "Mirabo",
    ),
    (
        "La Banque Sauvin a fermé douze agences. Le syndicat Unia dénonce une décision brutale. « "
        "Les clients viennent moins au guichet », justifie l'établissement.",
        "Les clients",
        "Banque Sauvin",
    ),
    (
        "La direction de Brissac Verre a rencontré les délégués. Le syndicat CGT a quitté la salle. "
        "« Rien n'est décidé », a répété la direction.",
        "Rien n'est",
        "Brissac Verre",
    ),
    (
        "Le tribunal correctionnel de Mons a rendu son jugement jeudi. L'avocat de la défense "
        "annonce un appel. « Les faits sont établis », a estimé le tribunal.",
        "Les faits",
        "tribunal correctionnel de Mons",
    ),
    (
        "Le parquet de Grenoble a requis cinq ans de prison. Le conseil départemental s'est porté "
        "partie civile. « La peine doit être exemplaire », a insisté le parquet.",
        "La peine",
        "parquet de Grenoble",
    ),
    (
        "La Cour des comptes a publié mercredi un rapport sur les hôpitaux. Le gouvernement promet "
        "une réponse. L'institution juge la situation « préoccupante ».",
        "préoccupante",
        "Cour des comptes",
    ),
    (
        "Le Conseil d'Etat a suspendu la mesure vendredi. Le ministère de l'Intérieur a pris acte. "
        "La haute juridiction estime que le texte « porte atteinte aux libertés ».",
        "porte atteinte",
        "Conseil d'État",
    ),
    (
        "L'Autorité des marchés financiers a ouvert une enquête sur Zéphyr Gestion. Le régulateur "
        "n'a pas donné de détails. L'autorité rappelle que « la présomption d'innocence prévaut ».",
        "la présomption",
        "Autorité des marchés financiers",
    ),
    (
        "La Centrale des syndicats du Québec (CSQ) a rencontré le ministre. Québec offre 9 % sur "
        "cinq ans. « C'est insultant », a réagi la centrale.",
        "C'est insultant",
        "Centrale des syndicats du Québec",
    ),
    (
        "La Fédération française de cyclisme a suspendu le coureur. L'équipe Vélor conteste la "
        "sanction. L'instance parle de « faits graves ».",
        "faits graves",
        "Fédération française de cyclisme",
    ),
    (
        "La Ligue des droits humains a saisi la Cour constitutionnelle. Le gouvernement wallon "
        "défend son décret. « Ce texte discrimine », plaide l'association.",
        "Ce texte",
        "Ligue des droits humains",
    ),
    (
        "L'ONG Terre Propre publie ce lundi une étude sur les plages. Le groupe Danélys, cité dix "
        "fois, n'a pas répondu. L'organisation y dénonce « un laisser-faire coupable ».",
        "un laisser",
        "Terre Propre",
    ),
    (
        "L'intersyndicale a appelé à la grève jeudi. La direction de Sofralex n'a pas bougé. Les "
        "syndicats réclament « une prime pour tous ».",
        "une prime",
        "intersyndicale",
    ),
    (
        "Le CHU de Rouen a reporté trente opérations. L'Agence régionale de santé suit la "
        "situation. « Les urgences restent ouvertes », assure l'hôpital.",
        "Les urgences",
        "CHU de Rouen",
    ),
    (
        "L'hôpital Sainte-Marthe manque d'infirmières. Le syndicat FO a écrit à la ministre. « Nous "
        "recrutons », répond la direction.",
        "Nous recrutons",
        "direction de l'hôpital Sainte-Marthe",
    ),
    (
        "Le lycée Jean-Moulin a été évacué mardi matin. La police a fouillé les bâtiments. « Les "
        "cours reprendront demain », précise l'établissement.",
        "Les cours",
        "lycée Jean-Moulin",
    ),
    (
        "L'Université de Liège a ouvert une enquête interne. Une plainte a été déposée à la police "
        "de Liège. L'université dit « prendre la chose au sérieux ».",
        "prendre la chose",
        "Université de Liège",
    ),
    (
        "L'échevine de la Mobilité Zohra Benkirane a retiré le projet. Les commerçants s'en "
        "félicitent. « Nous reviendrons avec un autre plan », promet l'échevine.",
        "Nous reviendrons",
        "Zohra Benkirane",
    ),
    (
        "Dans un communiqué diffusé vendredi, la clinique des Tilleuls annonce un plan d'économies. "
        "Quarante postes sont menacés. Selon ce texte, « aucun licenciement sec » n'est prévu.",
        "aucun licenciement",
        "clinique des Tilleuls",
    ),
    (
        "La Cour des comptes a publié un rapport sur les ports. Le document évoque « une gestion opaque ».",
        "une gestion",
        "rapport",
    ),
    (
        "Calorix va fermer. Un porte-parole a déclaré que la décision était « définitive ».",
        "définitive",
        "porte-parole de Calorix",
    ),
    (
        "Le groupe Calorix va fermer son usine. Selon un cadre de l'entreprise, « tout était prévu ».",
        "tout était",
        "cadre de Calorix",
    ),
    (
        "La SNCB a annulé vingt trains mercredi. Le syndicat CGSP se dit surpris. « Une panne de "
        "signalisation », explique la société ferroviaire.",
        "Une panne",
        "SNCB",
    ),
    (
        "Le théâtre de Vidy ouvrira ses portes en mars. La Ville de Lausanne a payé les travaux. « "
        "La scène est neuve », se félicite le théâtre.",
        "La scène",
        "théâtre de Vidy",
    ),
    (
        "Le Parquet européen a inculpé quatre élus. L'Office européen de lutte antifraude avait "
        "donné l'alerte. Le parquet les soupçonne d'avoir « détourné 2 millions ».",
        "détourné",
        "Parquet européen",
    ),
    (
        "Le club de Sion a été condamné à une amende. La Swiss Football League a publié sa décision "
        "lundi. « Nous ferons recours », annonce le club.",
        "Nous ferons",
        "club de Sion",
    ),
    (
        "Le centre hospitalier de Mons a fermé un service. L'Ordre des médecins demande des "
        "explications. L'établissement évoque « un manque de personnel ».",
        "un manque",
        "centre hospitalier de Mons",
    ),
    (
        "Le collectif Stop Tunnel a manifesté samedi. La société Tunnelia mène le chantier. « "
        "Personne ne nous a consultés », déplore le collectif.",
        "Personne",
        "Stop Tunnel",
    ),
    (
        "Le collectif Stop Tunnel a manifesté samedi. La société Tunnelia mène le chantier. « Les "
        "travaux continuent », répond la société.",
        "Les travaux",
        "Tunnelia",
    ),
    (
        "Le ministère de la Santé a retiré le vaccin. L'Agence nationale de sécurité du médicament "
        "avait donné un avis contraire. Le ministère invoque « le principe de précaution ».",
        "le principe",
        "ministère de la Santé",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), TAKEN_UP)
def test_a_noun_takes_up_an_organisation_of_its_own_sort(text: str, words: str, speaker: str) -> None:
    assert quoted(text, words).speaker == speaker


REPORTED = [
    (
        "Orluvia emploie 300 personnes à Namur. L'Agence fédérale de contrôle nucléaire a ouvert "
        "une inspection. Selon l'agence, aucun rejet n'a été constaté.",
        "aucun rejet",
        "Agence fédérale de contrôle nucléaire",
    ),
    (
        "Orluvia emploie 300 personnes à Namur. L'Agence fédérale de contrôle nucléaire a ouvert "
        "une inspection. L'entreprise assure que ses installations sont sûres.",
        "ses installations",
        "Orluvia",
    ),
    (
        "Dans un communiqué, Telmora reconnaît une panne. Le parquet de Lyon a ouvert une enquête. "
        "L'opérateur affirme que 40.000 clients ont été touchés.",
        "40.000",
        "Telmora",
    ),
    (
        "La préfecture maritime de l'Atlantique a déclenché le plan de secours. La préfecture du "
        "Finistère a ouvert une cellule de crise. Selon la préfecture maritime, le navire ne menace "
        "plus de couler.",
        "le navire",
        "préfecture maritime",
    ),
    (
        "Selon l'Autorité de sûreté nucléaire, le réacteur a été arrêté. D'après la même source, il "
        "redémarrera lundi.",
        "il redémarrera",
        "Autorité de sûreté nucléaire",
    ),
    (
        "« Trois blessés sont dans un état grave », a indiqué la préfecture du Var. Le feu est "
        "fixé, selon la même source.",
        "Le feu",
        "préfecture du Var",
    ),
    (
        "L'Observatoire des loyers a publié ses chiffres. Le promoteur Belimmo conteste. Selon "
        "l'observatoire, les prix ont bondi de 8 %.",
        "les prix",
        "Observatoire des loyers",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), REPORTED)
def test_a_noun_beside_a_reported_clause_takes_up_whom_it_means(text: str, words: str, speaker: str) -> None:
    assert speaker in [name for clause, name in clauses(text) if words in clause]


SORTS = [
    ("Le tribunal de Namur a tranché.", "tribunal de Namur", {"justice"}),
    ("Les salariés de Brivex ont voté la grève.", "Brivex", {"firm"}),
    ("Le groupe Tomar a perdu 3 millions.", "Tomar", {"firm"}),
    ("L'association Vigilo porte plainte.", "Vigilo", {"association"}),
    ("La CFDT et la SNCF se sont vues mardi.", "CFDT", {"union"}),
    ("La CFDT et la SNCF se sont vues mardi.", "SNCF", {"firm"}),
]


@pytest.mark.parametrize(("text", "name", "sort"), SORTS)
def test_the_sort_of_an_organisation_is_read_off_its_name_and_the_words_beside_it(
    text: str, name: str, sort: set[str]
) -> None:
    parsed = document.parse(Article("text", text))
    found = sorts.of_names(context.build(parsed), people.find(parsed))
    assert found[name] == sort


def test_a_union_may_be_a_party_until_the_article_says_what_it_is() -> None:
    open_ = document.parse(Article("text", "L'Union du Jura a tenu congrès samedi à Delémont."))
    told = document.parse(Article("text", "Le parti Union du Jura a tenu congrès samedi à Delémont."))
    may_be = sorts.of_names(context.build(open_), people.find(open_))["Union du Jura"]
    assert {"party", "association"} <= may_be
    assert sorts.of_names(context.build(told), people.find(told))["Union du Jura"] == {"party"}


def test_neither_hours_nor_inverted_pronouns_nor_what_an_office_covers_are_names() -> None:
    text = (
        "Le train a déraillé à 03H20. Où étaient les secours ? A-t-elle appelé ? Quelqu'un a vu "
        "l'échevine de la Mobilité Zohra Benkirane sur place."
    )
    names = [named.name for named in people.find(document.parse(Article("text", text)))]
    assert names == ["Zohra Benkirane"]

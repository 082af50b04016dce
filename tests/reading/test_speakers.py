"""Whom words are given to where the name stands elsewhere: groups, second subjects, ages, headlines."""

from __future__ import annotations

import pytest

from tests.reading.test_quotations import clauses, quoted

SPEAKERS = [
    # People who speak together.
    ("Jean Dupont et Marie Martin affirment « ne rien savoir ».", "ne rien", "Jean Dupont et Marie Martin"),
    (
        "« C'est fini », lâchent Mme Anne Petit, Luc Grand et Paul Noir.",
        "C'est",
        "Anne Petit, Luc Grand et Paul Noir",
    ),
    (
        "Jean Dupont et Marie Martin sont partis. Ils dénoncent « un scandale ».",
        "un scandale",
        "Jean Dupont et Marie Martin",
    ),
    ("Selon Jean Dupont et Marie Martin, « tout va bien ».", "tout va", "Jean Dupont et Marie Martin"),
    # A second subject under the same verb.
    ("Le maire évoque « un accident », l'opposition « un scandale ».", "un scandale", "opposition"),
    ("La France parle de « mesures », l'Allemagne d'« invasion ».", "invasion", "Allemagne"),
    ("Jean Dupont a salué « un grand pas », un accord « historique ».", "historique", "Jean Dupont"),
    # One of two.
    ("Anne Duval et Luc Petit s'opposent : le premier y voit « une erreur ».", "une erreur", "Anne Duval"),
    ("Anne Duval et Luc Petit s'opposent : le second y voit « une erreur ».", "une erreur", "Luc Petit"),
    # The complement, not the head.
    ("Un geste « inouï », selon les mots de l'avocat général.", "inouï", "avocat général"),
    ("Nombre d'habitants dénoncent « un abandon ».", "un abandon", "habitants"),
    # Whom quoted words speak of.
    ("« J'ai vu Luc Petit hier et il m'a dit : “Je pars.” », raconte Anne Duval.", "Je pars", "Luc Petit"),
    ("« Il me parlait de mon père. Il disait : “Je pars.” », raconte Anne Duval.", "Je pars", None),
    # Openings that are no subject.
    ("Invité à conclure, Jean Dupont s'est levé. « C'est oui. »", "C'est oui", "Jean Dupont"),
    ("Trois hangars ont brûlé, Jean Dupont accuse. « On m'avait prévenu. »", "On m'avait", "Jean Dupont"),
    # Headlines.
    (
        "Anne Duval, dernière généraliste de Froidval : « On ne soigne pas à distance »",
        "On ne soigne",
        "Anne Duval",
    ),
    # Civilities written with small letters above the line.
    ("Leur avocate, Mᵉ Claire Tissot, dénonce « un système ».", "un système", "Claire Tissot"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), SPEAKERS)
def test_words_are_given_to_whom_the_sentence_means(text: str, words: str, speaker: str | None) -> None:
    assert quoted(text, words).speaker == speaker


def test_an_age_tells_which_of_two_people_a_noun_means() -> None:
    text = (
        "Rosa Bertin, 81 ans, habite au premier. Claire Monnet, 34 ans, vit au second. "
        "« J'ai tout perdu », dit l'octogénaire. « Moi aussi », répond la trentenaire."
    )
    assert quoted(text, "J'ai tout").speaker == "Rosa Bertin"
    assert quoted(text, "Moi aussi").speaker == "Claire Monnet"


def test_a_text_that_breaks_off_after_a_reporting_verb_is_read() -> None:
    assert clauses("Peu avant minuit, les responsables de la campagne d’En marche ! publie") == []
    for cut in ("« Nous partons demain », se", "« Nous partons demain », soupire Leïla,"):
        assert quoted(cut, "Nous partons").role == "speech", cut


def test_a_subject_of_which_nothing_but_marks_is_left_can_not_speak() -> None:
    text = 'Marche ! accuse les "voisins" du Parti rural\nJean Dupont accuse des "supports" du Front nati'
    assert quoted(text, "supports").speaker == "Jean Dupont"


def test_a_newsroom_is_no_firm_and_a_bank_is_the_one_whose_name_says_so() -> None:
    text = (
        "Le chocolatier Delmont ferme son usine. La Banque Merle suit le dossier. "
        "La banque estime que la fermeture coûtera 22 millions."
    )
    assert ("la fermeture coûtera 22 millions", "Banque Merle") in clauses(text)


CLAUSES = [
    (
        "Le chef a jugé l'annonce « folle » et rappelé que le site avait touché des aides.",
        "le site avait touché des aides",
    ),
    (
        "Selon les gendarmes, la thèse de l'accident ne fait aucun doute.",
        "la thèse de l'accident ne fait aucun doute",
    ),
    ("Jean Dupont estime aussi que le but aurait dû être refusé.", "le but aurait dû être refusé"),
    ("Anne Duval se souvient avoir placé la région en vigilance.", "avoir placé la région en vigilance"),
    (
        "De l'aveu même d'un cadre, la prime devait être versée en mars.",
        "la prime devait être versée en mars",
    ),
]


@pytest.mark.parametrize(("text", "clause"), CLAUSES)
def test_a_reported_clause_is_found(text: str, clause: str) -> None:
    assert clause in [words for words, _ in clauses(text)]


NO_CLAUSES = [
    "« Nous ne demandons rien, nous attendons », a déclaré Karim Belhadj, délégué, au terminal où il était.",
    "Une source qui n'est pas autorisée à s'exprimer a fourni le document.",
    "Anne Duval, qui tient un camping, a appelé la rédaction.",
]


@pytest.mark.parametrize("text", NO_CLAUSES)
def test_what_only_stands_beside_a_reporting_verb_is_no_reported_clause(text: str) -> None:
    assert clauses(text) == []


DISCOURSE = [
    # Who an article is about, and by which nouns it takes people up.
    (
        "Julie Renard entraîne les Vertes. « Une belle soirée », dit l'entraîneuse. Zoé Blanc a marqué. "
        "« La coach m'a dit : “Tu rentres.” », raconte l'attaquante Zoé Blanc.",
        "Tu rentres",
        "Julie Renard",
    ),
    # The one spoken to is not the one who speaks.
    ("Marc Petit est assis. « Levez-vous », lui demande le président.", "Levez", "président"),
    # The bench is none of those who are tried.
    (
        "Marc Petit comparaît devant le tribunal. Il se tait. Le président soupire : « On vous écoute. »",
        "On vous",
        "président",
    ),
    # Functions that take up functions of another country, or the adjective of one.
    (
        "La ministre des Finances, Valérie Aubry, sourit. « Le débat sera vif », dit la conseillère d'Etat.",
        "Le débat",
        "Valérie Aubry",
    ),
    (
        "Xavier Delmas s'étrangle. « Le maire est absent », tacle le conseiller municipal.",
        "Le maire",
        "Xavier Delmas",
    ),
    # The headline names whom the first lines only describe.
    (
        "Budget : Élise Garnier, seule contre tous\n\nLa ministre des Comptes publics ne cède rien. "
        "« Je tiens », dit-elle.",
        "Je tiens",
        "Élise Garnier",
    ),
    # Couples.
    (
        "Rose et Paul Lambert ont porté plainte. Rose Lambert s'assied. « Je ne dors plus », dit son mari.",
        "Je ne dors",
        "Paul Lambert",
    ),
    # Subjects behind days, outlets, voices, pronouns.
    (
        "« C'est un effet net », a indiqué mercredi Marion Keller dans « Le Matin ».",
        "C'est un",
        "Marion Keller",
    ),
    ("« C'est non », commentent, la voix nouée, les voisins.", "C'est non", "voisins"),
    ("« Il ne lâche rien », s'amuse celui-ci, Théo Bastide, 29 ans.", "Il ne", "Théo Bastide"),
    ("« Il faut agir », martèle celle qui préside la région, Carole Vidal.", "Il faut", "Carole Vidal"),
    (
        "Anne Duval s'est tournée vers l'échevin Luc Petit. Celui-ci a parlé de « règles ».",
        "règles",
        "Luc Petit",
    ),
    # Subjects before verbs that look like asides.
    ("La présidente, Anne Duval, évoque, elle, « un fiasco ».", "un fiasco", "Anne Duval"),
    (
        "Une habitante, Anne Duval, avait interpellé le collège. « Je tourne une heure pour me garer. »",
        "Je tourne",
        "Anne Duval",
    ),
    ("« Tout est prêt », a prévenu la porte-parole, la sergente Anne Duval.", "Tout est", "Anne Duval"),
    (
        "Son manageur, l'Argentin Facundo Irala, préférait saluer « un bel effort ».",
        "un bel",
        "Facundo Irala",
    ),
    # Words before a colon and the one of whom the text then tells.
    ("« J'y crois » : Anne Duval ne renonce pas.", "J'y crois", "Anne Duval"),
    ("Et d'ajouter, un brin moqueur : « C'est non. »", "C'est non", None),
    # Opinions.
    ("Pour le substitut, « les faits sont graves ».", "les faits", "substitut"),
    ("Pour les analystes, il s'agit d'« une mauvaise surprise ».", "une mauvaise", "analystes"),
    # Organisations.
    ("La section vaudoise de l'Association Horizon dénonce « un recul ».", "un recul", "Association Horizon"),
    (
        "Cette mesure est, selon l'Union des arts et métiers, « un recul ».",
        "un recul",
        "Union des arts et métiers",
    ),
    ("Selon les calculs de la CGT, le site « peut vivre ».", "peut vivre", "CGT"),
    # Compound tenses parted by an adverbial.
    ("La ministre Anne Roy a pour sa part promis « une réponse ».", "une réponse", "Anne Roy"),
    # Passive and impersonal.
    ("« Tout a été fait », a-t-il été précisé par la préfecture.", "Tout a", "préfecture"),
    # From whom an agency has its news, and whom a text cites.
    ("« Il a reconnu les faits », a appris l'AFP de source judiciaire.", "Il a", "source judiciaire"),
    ("« Tout va bien », apprend-on auprès de la mairie.", "Tout va", "mairie"),
    ("« On avance », pour reprendre l'expression de Paul Dumas.", "On avance", "Paul Dumas"),
    ("« On avance » (Paul Dumas).", "On avance", "Paul Dumas"),
    ("« Bouleversé », Paul Dumas a remercié ses proches.", "Bouleversé", "Paul Dumas"),
    # A crowd.
    ("Les cheminots ont défilé aux cris de « Rendez-nous nos trains ».", "Rendez", "cheminots"),
    ("Ils portaient une banderole « Touche pas à ma gare ».", "Touche", "banderole"),
    # A politician by another mandate, only where the one just spoke.
    (
        "Le député Luc Ribot s'est dit « renversé ». « Rien n'est prêt », a lancé le porte-parole du parti "
        "en matière de santé.",
        "Rien",
        "Luc Ribot",
    ),
    (
        "Le député Luc Ribot a dit « oui ».\n\n« Rien n'est prêt », a lancé le porte-parole du gouvernement.",
        "Rien",
        "porte-parole du gouvernement",
    ),
    # The author under a pull quote.
    (
        "La fête continue.\n\n« On a chanté sous le kiosque. »\n\nUne citation de Martin Fortin, conteur",
        "On a chanté",
        "Martin Fortin",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), DISCOURSE)
def test_words_are_given_to_whom_the_article_means(text: str, words: str, speaker: str | None) -> None:
    assert quoted(text, words).speaker == speaker


MORE_CLAUSES = [
    (
        "D'ici là, a précisé le maire, les cartes restent valables.",
        "D'ici là, a précisé le maire, les cartes restent valables",
    ),
    ("Elle exclut de payer les frais, qu'elle juge abusifs.", "payer les frais, qu'elle juge abusifs"),
    ("Anne Duval est médecin. À ses yeux, il faudrait répéter l'essai.", "il faudrait répéter l'essai"),
    ("Une expertise dit le contraire : aucune panne n'était urgente.", "aucune panne n'était urgente"),
    (
        "L'avocat sourit. Sa cliente, âgée de 81 ans, « va pouvoir rester », ajoute-t-il.",
        "Sa cliente, âgée de 81 ans, « va pouvoir rester »",
    ),
    ("La mairie reconnait que le chantier a pris du retard.", "le chantier a pris du retard"),
]


@pytest.mark.parametrize(("text", "clause"), MORE_CLAUSES)
def test_a_clause_is_reported_where_the_sentence_is_cut(text: str, clause: str) -> None:
    assert clause in [words for words, _ in clauses(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Un homme qui ne veut pas dire « non ».", "non"),
        ("Chaque salarié se verra proposer « deux postes ».", "deux postes"),
        ("La Ville fera « sa juste part ».", "sa juste"),
    ],
)
def test_a_verb_that_only_looks_like_a_reporting_one_gives_words_to_nobody(text: str, words: str) -> None:
    assert quoted(text, words).speaker is None


def test_quoted_words_and_their_source_alone_are_no_reported_clause() -> None:
    assert clauses("« Un geste inouï », selon l'avocat général, qui a requis douze ans.") == []

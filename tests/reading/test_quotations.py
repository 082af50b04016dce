"""Who said what: one sentence a phenomenon, damaged texts."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.articles import Article
from analysis.language import load
from analysis.reading import document, people, quotations
from analysis.reading.document import Document
from analysis.reading.quotations import Quotation
from tests.conftest import GOLD


@cache
def read(text: str) -> tuple[Quotation, ...]:
    parsed = document.parse(Article("text", text))
    return tuple(quotations.find(parsed, people.find(parsed)))


def quoted(text: str, words: str) -> Quotation:
    """The quoted row whose words begin so."""
    return next(q for q in read(text) if q.layer == "quoted" and text[q.start : q.end].startswith(words))


def clauses(text: str) -> list[tuple[str, str | None]]:
    """The reported clauses with their speakers."""
    return [(text[q.start : q.end], q.speaker) for q in read(text) if q.layer == "indirect"]


def cue(text: str, row: Quotation) -> str:
    assert row.cue_start is not None
    return text[row.cue_start : row.cue_end]


SPEECH = [
    ("« Nous partons demain », a annoncé Paul Vernier.", "Nous partons", "Paul Vernier", "a annoncé"),
    ("« Nous partons demain », s'agace Paul Vernier.", "Nous partons", "Paul Vernier", "s'agace"),
    ("Paul Vernier a parlé. « On verra », a-t-il lâché.", "On verra", "Paul Vernier", "a-t-il lâché"),
    ("Paul Vernier a parlé. « On verra », lâche-t-il.", "On verra", "Paul Vernier", "lâche"),
    ("« On verra, tempère Paul Vernier. Rien ne presse. »", "On verra", "Paul Vernier", "tempère"),
    ("Paul Vernier a prévenu : « Rien ne presse. »", "Rien ne", "Paul Vernier", "a prévenu"),
    ("Paul Vernier a dénoncé « une mascarade ».", "une mascarade", "Paul Vernier", "a dénoncé"),
    ("Paul Vernier affirme que la ville « n'a plus un sou ».", "n'a plus", "Paul Vernier", "affirme"),
    ("Selon Paul Vernier, la ville est « à genoux ».", "à genoux", "Paul Vernier", "Selon"),
    ("La ville est « à genoux », d'après Paul Vernier.", "à genoux", "Paul Vernier", "d'après"),
    ("Paul Vernier tient à rappeler « l'urgence ».", "l'urgence", "Paul Vernier", "tient à rappeler"),
    ("Paul Vernier, qui dénonce « une mascarade », est parti.", "une mascarade", "Paul Vernier", "dénonce"),
    (
        "« Rien ne presse », a expliqué, mardi sur France 3, Paul Vernier.",
        "Rien",
        "Paul Vernier",
        "a expliqué",
    ),
    ("« Rien ne presse », martèle le préfet, Paul Vernier.", "Rien", "Paul Vernier", "martèle"),
    ("« Rien ne presse », a dit Paul Vernier, « mais il faut agir ».", "mais il", "Paul Vernier", "a dit"),
    ("Une « erreur » que reconnaît Paul Vernier.", "erreur", "Paul Vernier", "reconnaît"),
    ("Paul Vernier rit. « Rien ne presse », claironne-t-il.", "Rien", "Paul Vernier", "claironne"),
    ("« Rien ne presse », lâche, amer, Paul Vernier.", "Rien", "Paul Vernier", "lâche"),
    ("« Rien ne presse », résume d'une voix lasse Paul Vernier.", "Rien", "Paul Vernier", "résume"),
    ("« Rien ne presse », a dit à l'AFP Paul Vernier.", "Rien", "Paul Vernier", "a dit"),
    ("« Rien ne presse », a dit le maire (DVD) de Royan, Paul Vernier.", "Rien", "Paul Vernier", "a dit"),
    ("Et Paul Vernier d'ajouter : « Rien ne presse. »", "Rien", "Paul Vernier", "ajouter"),
    ("Réponse de Paul Vernier : « Rien ne presse. »", "Rien", "Paul Vernier", "Réponse"),
    ("À en croire Paul Vernier, rien n'est « perdu ».", "perdu", "Paul Vernier", "À en croire"),
    ("Comme l'a dit Paul Vernier, « rien ne presse ».", "rien", "Paul Vernier", "a dit"),
    ("« Un gâchis » : c'est ainsi que Paul Vernier juge la loi.", "Un gâchis", "Paul Vernier", "juge"),
    ("Une loi « brutale », pour la juge Léa Blin.", "brutale", "Léa Blin", "pour"),
    ("La loi, qualifiée de « brutale » par Léa Blin, passe.", "brutale", "Léa Blin", "qualifiée"),
    ("À la mairie de Lille, on évoque « un malentendu ».", "un malentendu", "mairie de Lille", "évoque"),
    ("Du côté du parquet, on déplore « un oubli ».", "un oubli", "parquet", "déplore"),
    ("« Rien ne presse », lâche, en servant un thé, Léa Blin.", "Rien", "Léa Blin", "lâche"),
    ("« Rien ne presse », s'agaçait encore jeudi le juge Jean Blin.", "Rien", "Jean Blin", "s'agaçait"),
    ("« Rien ne presse », a résumé d'un mot Me Léa Blin.", "Rien", "Léa Blin", "a résumé"),
    ("« Rien ne presse », a répondu au « Matin » Léa Blin.", "Rien", "Léa Blin", "a répondu"),
    ("« Rien ne presse », s'est contentée de dire Léa Blin.", "Rien", "Léa Blin", "s'est contentée de dire"),
    ("Son rival, l'Argentin Paul Vernier, dénonce « un vol ».", "un vol", "Paul Vernier", "dénonce"),
    ("Léa Blin, pour qui la loi est « brutale », est partie.", "brutale", "Léa Blin", "pour"),
    ("Paul Vernier, éleveur à Royan, qui parle de « ruine », est parti.", "ruine", "Paul Vernier", "parle"),
    ("Les agents, a soutenu Léa Blin, n'avaient « pas le choix ».", "pas le", "Léa Blin", "a soutenu"),
    ("Le maire a été accusé par Léa Blin d'avoir « trahi la ville ».", "trahi", "Léa Blin", "a été accusé"),
    ("Le ministère se tait. « Rien ne presse », y dit-on.", "Rien", "ministère", "dit"),
]


@pytest.mark.parametrize(("text", "words", "speaker", "verb"), SPEECH)
def test_quoted_words_go_to_their_speaker(text: str, words: str, speaker: str, verb: str) -> None:
    row = quoted(text, words)
    assert (row.role, row.speaker, cue(text, row)) == ("speech", speaker, verb)


def test_a_floating_sentence_goes_on_with_the_speaker() -> None:
    text = "« On a tout perdu », témoigne Karim Saïdi, 34 ans. « On repart de zéro. »"
    assert quoted(text, "On repart").speaker == "Karim Saïdi"


def test_a_floating_sentence_belongs_to_the_person_introduced_before() -> None:
    text = "Le directeur, Franck Weber, ne cache pas son inquiétude. « Nous fermerons en juin. »"
    assert quoted(text, "Nous fermerons").speaker == "Franck Weber"


def test_the_function_of_a_person_leads_to_the_name() -> None:
    text = "La préfète, Anne Morel, est venue.\n« Tout va bien », a assuré la préfète devant la presse."
    assert quoted(text, "Tout va").speaker == "Anne Morel"


def test_a_possessive_is_somebody_else() -> None:
    text = "Luc Morand se tait. « Il est brisé », résume son avocate."
    row = quoted(text, "Il est")
    assert row.speaker != "Luc Morand"
    assert "avocate" in (row.speaker or "")


def test_an_unnamed_source_keeps_its_description() -> None:
    row = quoted("« Il criait », confie une source proche de l'enquête.", "Il criait")
    assert (row.speaker, row.speaker_kind) == ("source proche de l'enquête", "anonymous")


def test_a_group_speaks_as_a_collective() -> None:
    row = quoted("« On est à bout », répètent les riverains.", "On est")
    assert (row.speaker, row.speaker_kind) == ("riverains", "collective")


def test_a_pull_quote_is_signed_on_the_next_line() -> None:
    text = "Un article commence ici.\n« On les connaît bien, ces gens. »\nKarim Saïdi, pêcheur\nLa suite."
    assert quoted(text, "On les connaît").speaker == "Karim Saïdi"


def test_a_headline_takes_the_speaker_of_the_same_words_below() -> None:
    body = "Le vote a eu lieu.\n« C'est un gouffre financier », tonne Nadège Collet."
    text = f"Piscine : « un gouffre financier »\n\n{body}"
    assert quoted(text, "un gouffre").speaker == "Nadège Collet"


def test_who_spoke_last_gives_way_to_the_subject_just_named() -> None:
    text = (
        "« J'ai froid », répète Jean Roux. Paul Vernier hausse les épaules. « Rien ne presse », tranche-t-il."
    )
    assert quoted(text, "Rien").speaker == "Paul Vernier"


def test_a_given_name_tells_for_whom_a_pronoun_stands_but_no_gender() -> None:
    text = "Julie Morin a cédé la place à Paul Vernier. « Rien ne presse », sourit-elle."
    assert quoted(text, "Rien").speaker == "Julie Morin"
    assert {n.gender for n in people.find(document.parse(Article("a", text)))} == {None}


def test_where_somebody_is_from_takes_them_up() -> None:
    text = "Paul Vernier est arrivé hier. « Rien ne presse », a dit le Nantais."
    assert quoted(text, "Rien").speaker == "Paul Vernier"


def test_an_office_that_nobody_is_given_keeps_its_name() -> None:
    text = "La ministre, Léa Blin, est partie. « Rien ne presse », a dit le préfet de la Loire."
    assert quoted(text, "Rien").speaker == "préfet de la Loire"


def test_another_teams_coach_is_another_person() -> None:
    text = "L'entraîneur de Brest, Paul Vernier, est parti. L'entraîneur de Lens parle d'« un vol »."
    assert quoted(text, "un vol").speaker == "entraîneur de Lens"


def test_an_organisation_that_opened_the_sentence_before_is_taken_up() -> None:
    text = "Paul Vernier est parti. Le ministère de la Santé dément. Il juge la loi « utile »."
    assert quoted(text, "utile").speaker == "ministère de la Santé"


def test_the_first_person_inside_a_quotation_is_its_speaker() -> None:
    text = "« Je lui ai dit : “Viens demain.” Il m'a répondu : “Jamais.” », raconte Léa Blin."
    assert quoted(text, "Viens").speaker == "Léa Blin"
    assert quoted(text, "Jamais").speaker is None


def test_information_without_a_source_is_called_so() -> None:
    text = "Selon nos informations, la piscine fermera en mai."
    assert clauses(text) == [("la piscine fermera en mai", "source non précisée")]


REASONS = [
    ("« Rien ne presse », dit-il.", "Rien", "pronoun"),
]


@pytest.mark.parametrize(("text", "words", "reason"), REASONS)
def test_an_unknown_speaker_has_its_reason(text: str, words: str, reason: str) -> None:
    row = quoted(text, words)
    assert (row.role, row.speaker, row.reason) == ("speech", None, reason)


CHANNELS = [
    ("Dans un communiqué, En marche ! dénonce « un vol ».", "un vol", "un communiqué"),
    ("« Rien ne presse », a dit Léa Blin à l'AFP.", "Rien", "AFP"),
    ("« Rien ne presse », a écrit Léa Blin sur Twitter.", "Rien", "Twitter"),
    ("Interrogée sur la note interne, Léa Blin parle d'« un vol ».", "un vol", None),
]


@pytest.mark.parametrize(("text", "words", "channel"), CHANNELS)
def test_the_document_or_outlet_is_kept_beside_the_speaker(
    text: str, words: str, channel: str | None
) -> None:
    row = quoted(text, words)
    found = None if row.channel_start is None else text[row.channel_start : row.channel_end]
    assert (row.speaker in ("Léa Blin", "En marche !"), found) == (True, channel)


def test_a_known_speaker_needs_no_reason() -> None:
    assert quoted("« Rien ne presse », dit Léa Blin.", "Rien").reason is None


def test_an_unknown_speaker_is_null() -> None:
    row = quoted("« Il faut partir maintenant, tous. »", "Il faut")
    assert (row.role, row.speaker, row.mention_start) == ("speech", None, None)


FUNCTIONS = [
    "Le maire, Paul Vernier, est venu. « Rien ne presse », a dit l'édile.",
    "L'avocat Paul Vernier est venu. « Rien ne presse », a dit le pénaliste.",
    "Paul Vernier se tait. L'entraîneur de Royan juge que « rien ne presse ».",
    "Paul Vernier se tait. « Rien ne presse », souffle ce père de famille.",
    "Paul Vernier se tait. L'intéressé a dit que « rien ne presse ».",
]


@pytest.mark.parametrize("text", FUNCTIONS)
def test_a_noun_takes_up_the_person_named_before(text: str) -> None:
    row = next(q for q in read(text) if q.layer == "quoted")
    assert row.speaker == "Paul Vernier"


def test_the_nearest_clause_before_a_colon_has_the_speaker() -> None:
    text = "La nuit tombe. Léa Blin reste calme, son fils beaucoup moins : « On fait quoi, la nuit ? »"
    assert (quoted(text, "On fait").speaker or "").startswith("fils")


OTHER = [
    ("Le navire, l'« Astrée », est à quai.", "Astrée"),
    ("La « guerre des prix » continue entre les enseignes.", "guerre"),
    ("Le soi-disant « expert » n'avait aucun diplôme.", "expert"),
    ("Le film « Les Invisibles » sort mercredi.", "Les"),
    ("L'opération « ville propre » débute lundi.", "ville"),
    ("Il est mis en examen pour « abus de confiance » et « faux en écriture ».", "faux"),
    ("Le parquet a confirmé l'ouverture d'une enquête pour « accès frauduleux à un fichier ».", "accès"),
    ("L'homme, déjà condamné, est en garde à vue pour « vol » et « recel ».", "recel"),
    ("Les « gilets jaunes » étaient de retour samedi.", "gilets"),
    ("Marcel, surnommé « le grand », est parti.", "le grand"),
    ("Le mot « accident » revient partout.", "accident"),
    ("Elle est victime d'hameçonnage (« phishing ») depuis lundi.", "phishing"),
    ("Paul Vernier, contacté par « La Dépêche du Sud », a confirmé.", "La Dépêche"),
    ("Le carrefour dit « de la Croix » sera fermé.", "de la Croix"),
    ("Paul Vernier a rebaptisé sa bière « La Cardinale ».", "La Cardinale"),
    ("Léa Blin a défendu « La Soif », le film de Jean Roux.", "La Soif"),
    ("Un « livreur » appelle, annonce un colis et raccroche.", "livreur"),
]


@pytest.mark.parametrize(("text", "words"), OTHER)
def test_titles_terms_and_offences_are_nobody_s_speech(text: str, words: str) -> None:
    row = quoted(text, words)
    assert (row.role, row.speaker, row.cue_start) == ("other", None, None)


INDIRECT = [
    ("Paul Vernier affirme que la piscine fermera en mai.", ["la piscine fermera en mai"]),
    ("Paul Vernier affirme n'avoir rien reçu.", ["n'avoir rien reçu"]),
    ("Paul Vernier accuse le maire d'avoir menti.", ["avoir menti"]),
    ("Paul Vernier promet de rouvrir la piscine.", ["rouvrir la piscine"]),
    ("Selon Paul Vernier, la piscine fermera en mai.", ["la piscine fermera en mai"]),
    ("La piscine fermera en mai, d'après Paul Vernier.", ["La piscine fermera en mai"]),
    ("La piscine fermera en mai, a annoncé Paul Vernier.", ["La piscine fermera en mai"]),
    (
        "Paul Vernier a dit que la piscine fermerait et que le stade ouvrirait.",
        ["la piscine fermerait", "le stade ouvrirait"],
    ),
    (
        "Paul Vernier a parlé, précisant que la piscine fermerait.",
        ["la piscine fermerait"],
    ),
    ("Paul Vernier évoque une attaque.", []),
    ("Paul Vernier raconte avoir donné l'alerte.", ["avoir donné l'alerte"]),
    ("Selon Paul Vernier, analyste chez Corvin, la piscine fermera.", ["la piscine fermera"]),
    ("Et Paul Vernier de rappeler que la piscine fermera.", ["la piscine fermera"]),
    ("Le prix varie selon la saison et le niveau de l'eau.", []),
    ("Paul Vernier l'assure : la piscine fermera.", ["la piscine fermera"]),
    (
        "Les agents, a soutenu Paul Vernier, ont bien agi.",
        ["Les agents, a soutenu Paul Vernier, ont bien agi"],
    ),
    ("Paul Vernier a demandé pourquoi la piscine fermait.", ["la piscine fermait"]),
    ("Paul Vernier assure, lui, n'avoir rien reçu.", ["n'avoir rien reçu"]),
    ("Comme l'a rappelé Paul Vernier lundi, la piscine fermera.", ["la piscine fermera"]),
    ("Pas question de fermer la piscine, répète Paul Vernier.", ["Pas question de fermer la piscine"]),
    ("La piscine rouvre, contrairement à ce qu'avait dit Paul Vernier.", []),
    ("Le bassin fuit ; la piscine fermera, selon Paul Vernier.", ["la piscine fermera"]),
]


@pytest.mark.parametrize(("text", "expected"), INDIRECT)
def test_reported_clauses_have_their_extent_and_speaker(text: str, expected: list[str]) -> None:
    speaker = None if not expected else "Paul Vernier"
    assert clauses(text) == [(words, speaker) for words in expected]


def test_a_clause_with_quoted_words_of_its_speaker_is_mixed() -> None:
    text = "Paul Vernier affirme que la ville « n'a plus un sou »."
    assert [q.mixed for q in read(text) if q.layer == "indirect"] == [True]


def test_a_quotation_within_a_quotation_is_the_second_level() -> None:
    text = "« Le patron nous a répondu “tout va bien”, et voilà », fulmine Karim Saïdi."
    row = quoted(text, "tout va")
    assert (row.level, row.role) == (2, "speech")
    assert row.speaker != "Karim Saïdi"


def test_the_lexicon_has_four_hundred_verbs_and_known_stances() -> None:
    rows = load("fr").rows("reporting_verbs")
    known = {"says", "claims", "judges", "admits", "denies", "accuses"}
    known |= {"announces", "promises", "asks", "warns", "doubts"}
    assert len({row["lemma"] for row in rows}) >= 400
    assert {row["stance"] for row in rows} == known


def test_every_rule_has_a_measured_precision(riviere_documents: list[Document]) -> None:
    rows = [q for d in riviere_documents for q in quotations.find(d, people.find(d))]
    assert rows
    assert all(q.confidence is not None and 0 < q.confidence < 1 for q in rows)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_damaged_articles_never_raise_and_keep_valid_offsets(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted((GOLD / "riviere").glob("*.txt"))))
    text = path.read_text(encoding="utf-8")[: data.draw(st.integers(200, 1500))]
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(text) - 1))
        text = (
            text[:at]
            + data.draw(st.sampled_from(["", "«", "»", '"', ",", ":", "\n", "que "]))
            + text[at + 1 :]
        )
    for row in read(text):
        spans = [(row.start, row.end), (row.mention_start, row.mention_end), (row.cue_start, row.cue_end)]
        assert all(a is None or (b is not None and 0 <= a < b <= len(text)) for a, b in spans)
        assert row.role != "other" or row.speaker is None

"""Which day is meant: short sentences, each published on a day of its own, and the values they must give."""

from __future__ import annotations

from datetime import datetime

import pytest

from analysis.reading import timex
from analysis.reading.timex.speech import quoted

# A Thursday afternoon in winter time, a Monday morning and a Sunday night in summer time.
THURSDAY = "2024-03-14T15:00+01:00"
MONDAY = "2025-06-16T07:30+02:00"
SUNDAY = "2023-10-08T22:15+02:00"

WEEKDAYS = [
    # The last such day with a past tense, the day of publication among them.
    (THURSDAY, "Le chauffeur a été relâché mardi.", ["2024-03-12"]),
    (THURSDAY, "Mercredi, la préfecture avait fermé la route.", ["2024-03-13"]),
    (THURSDAY, "Elle est décédée vendredi à l'hôpital.", ["2024-03-08"]),
    (THURSDAY, "La cour d'appel a rejeté jeudi sa requête.", ["2024-03-14"]),
    (THURSDAY, "Les deux hommes s'étaient rencontrés lundi.", ["2024-03-11"]),
    (THURSDAY, "L'incendie se serait déclaré dimanche.", ["2024-03-10"]),
    (THURSDAY, "Depuis lundi, les trains roulent au ralenti.", ["2024-03-11"]),
    (MONDAY, "Dimanche, plusieurs milliers de personnes défilaient à Nantes.", ["2025-06-15"]),
    (SUNDAY, "Les urnes ont parlé dimanche.", ["2023-10-08"]),
    # The next one with a future tense or a plan.
    (THURSDAY, "Le tribunal rendra sa décision mardi.", ["2024-03-19"]),
    (THURSDAY, "Mercredi, les syndicats rencontreront la direction.", ["2024-03-20"]),
    (THURSDAY, "Les députés doivent voter lundi.", ["2024-03-18"]),
    (THURSDAY, "Le texte devrait être adopté mercredi.", ["2024-03-20"]),
    (THURSDAY, "Elle va être opérée samedi.", ["2024-03-16"]),
    (THURSDAY, "Un nouvel appel à la grève a été lancé pour mardi.", ["2024-03-19"]),
    (THURSDAY, "L'audience, fixée à lundi, sera publique.", ["2024-03-18"]),
    (THURSDAY, "La ministre est attendue mercredi à Bruxelles.", ["2024-03-20"]),
    (THURSDAY, "Il a promis de répondre d'ici à mardi.", ["2024-03-19"]),
    (THURSDAY, "Les inscriptions sont ouvertes jusqu'à dimanche.", ["2024-03-17"]),
    (THURSDAY, "Il a annoncé qu'il quitterait son poste lundi.", ["2024-03-18"]),
    (THURSDAY, "Le procès s'ouvre mardi devant les assises.", ["2024-03-19"]),
    (THURSDAY, "La fête, qui devait avoir lieu samedi, est annulée.", ["2024-03-16"]),
    (THURSDAY, "L'accusé, arrêté lundi, sera jugé mercredi.", ["2024-03-11", "2024-03-20"]),
    (MONDAY, "Le conseil se réunira mercredi soir.", ["2025-06-18TEV"]),
    (THURSDAY, "Prochain match à Lens, samedi (21 h).", ["2024-03-16", "2024-03-16T21:00"]),
    (THURSDAY, "Les syndicats appellent à manifester mardi.", ["2024-03-19"]),
    (THURSDAY, "Il viendra mercredi ou jeudi.", ["2024-03-20", "2024-03-21"]),
    (THURSDAY, "Le pape se rend dimanche à Marseille.", ["2024-03-17"]),
    (THURSDAY, "Dimanche, le pape se rend à Marseille, puis il a prié.", ["2024-03-10"]),
    # Named as last, next or of this week.
    (THURSDAY, "Il a démissionné mardi dernier.", ["2024-03-12"]),
    (THURSDAY, "Il a démissionné jeudi dernier.", ["2024-03-07"]),
    (THURSDAY, "Le défilé partira jeudi prochain.", ["2024-03-21"]),
    (THURSDAY, "Elle a été vue mardi de la semaine dernière.", ["2024-03-05"]),
    (THURSDAY, "Rendez-vous mardi en quinze.", ["2024-04-02"]),
    (THURSDAY, "Ce jeudi, la Bourse a reculé.", ["2024-03-14"]),
    (THURSDAY, "Le bourgmestre a été entendu ce mercredi matin.", ["2024-03-13TMO"]),
    (THURSDAY, "La pluie arrive ce vendredi.", ["2024-03-15"]),
    (MONDAY, "Un accident s'est produit ce lundi vers 6 h 45.", ["2025-06-16T06:45"]),
]

CLOCKS = [
    # A comma after the day keeps the hour apart, and it takes its neighbour's day; one after the hour joins.
    (THURSDAY, "Mardi, à midi, les sirènes ont retenti.", ["2024-03-12", "2024-03-12T12:00"]),
    (THURSDAY, "Publié le 13.03.2024, 18h40", ["2024-03-13T18:40"]),
    (THURSDAY, "Mardi à midi, les sirènes ont retenti.", ["2024-03-12T12:00"]),
    (THURSDAY, "À 20 h 35, lundi, tout a sauté.", ["2024-03-11T20:35"]),
    (THURSDAY, "Le train a déraillé lundi, peu après 8 heures.", ["2024-03-11", "2024-03-11T08:00"]),
    (THURSDAY, "Lundi 4 mars, vers 7 h 30, un choc.", ["2024-03-04", "2024-03-04T07:30"]),
    (THURSDAY, "Vers 5 heures, mardi, il est sorti.", ["2024-03-12T05:00"]),
    # Without a day in the sentence: the day told before it.
    (
        THURSDAY,
        "Le feu a pris mardi. À 9 heures, le toit s'est effondré.",
        ["2024-03-12", "2024-03-12T09:00"],
    ),
    (
        THURSDAY,
        "Le feu a pris mardi dans l'usine.\nÀ 9 heures, le toit s'est effondré.",
        ["2024-03-12", "2024-03-12T09:00"],
    ),
    (
        THURSDAY,
        "Le feu a pris mardi. Un hommage sera rendu samedi. À 9 heures, le toit avait cédé.",
        ["2024-03-12", "2024-03-16", "2024-03-12T09:00"],
    ),
    (
        THURSDAY,
        "Le feu a pris mardi. Un hommage sera rendu samedi. Le cortège partira à 14 heures.",
        ["2024-03-12", "2024-03-16", "2024-03-16T14:00"],
    ),
    # With none told at all: publication, or the day before where the hour had not struck yet.
    (THURSDAY, "À 9 h 30, le convoi a quitté Lyon.", ["2024-03-14T09:30"]),
    (THURSDAY, "Le convoi a quitté Lyon à 21 h 30.", ["2024-03-13T21:30"]),
    (THURSDAY, "Le discours sera diffusé à 20 heures.", ["2024-03-14T20:00"]),
    (MONDAY, "À 23 heures, la place était vide.", ["2025-06-15T23:00"]),
    (THURSDAY, "Il était 14 h 12 quand le sol a tremblé mardi.", ["2024-03-12T14:12", "2024-03-12"]),
    (THURSDAY, "Dans la journée de mardi, 30 maisons ont brûlé.", ["2024-03-12"]),
    (THURSDAY, "Dans la soirée, le feu avait repris.", ["2024-03-13TEV"]),
    # Past midnight.
    (
        THURSDAY,
        "Lundi à 23 heures, il a bu. Vers 2 heures du matin, il est parti.",
        ["2024-03-11T23:00", "2024-03-12T02:00"],
    ),
    (
        THURSDAY,
        "Dans la nuit de lundi à mardi, vers 3 heures, la digue a rompu.",
        ["2024-03-11TNI", "2024-03-12T03:00"],
    ),
    (
        THURSDAY,
        "Dans la nuit de lundi à mardi, vers 23 heures, la digue a rompu.",
        ["2024-03-11TNI", "2024-03-11T23:00"],
    ),
    (THURSDAY, "Un séisme a eu lieu la nuit dernière.", ["2024-03-13TNI"]),
    (THURSDAY, "Il a gelé cette nuit.", ["2024-03-13TNI"]),
    (THURSDAY, "Il gèlera cette nuit.", ["2024-03-14TNI"]),
    (THURSDAY, "Mercredi, peu après 1 heure, il a plu.", ["2024-03-13", "2024-03-13T01:00"]),
    (THURSDAY, "Il a déjeuné ce midi à l'Élysée.", ["2024-03-14T12:00"]),
    (THURSDAY, "Demain matin à 9 heures, les classes rouvriront.", ["2024-03-15T09:00"]),
    (THURSDAY, "Ce matin, le ministre a visité le site.", ["2024-03-14TMO"]),
    (
        THURSDAY,
        "Il a été arrêté mardi. Ce matin, il a été libéré.",
        ["2024-03-12", "2024-03-14TMO"],
    ),
    (THURSDAY, "Il a été arrêté lundi. Dans la soirée, il a avoué.", ["2024-03-11", "2024-03-11TEV"]),
    (THURSDAY, "Hier soir, l'équipe a perdu.", ["2024-03-13TEV"]),
    (THURSDAY, "Avant-hier, l'équipe avait gagné.", ["2024-03-12"]),
]

QUOTATIONS = [
    (THURSDAY, "Le patron, le 2 février : « Nous signerons demain. »", ["2024-02-02", "2024-02-03"]),
    (THURSDAY, "« Nous gagnerons », avait promis l'entraîneur samedi.", ["2024-03-09"]),
    (THURSDAY, "« Nous avons tout perdu hier », a raconté une habitante.", ["2024-03-13"]),
    (THURSDAY, "« Nous voterons demain », a lancé mardi la présidente.", ["2024-03-13", "2024-03-12"]),
    (THURSDAY, "Mardi, elle a lancé : « Nous voterons demain. »", ["2024-03-12", "2024-03-13"]),
    (
        THURSDAY,
        "Le maire a été clair lundi soir : « Aujourd'hui, rien ne bouge. »",
        ["2024-03-11TEV", "2024-03-11"],
    ),
    (
        THURSDAY,
        "Le stade a brûlé lundi. « Je suis revenu hier », dit le gardien.",
        ["2024-03-11", "2024-03-13"],
    ),
]

TOLD = [
    (THURSDAY, "Il a été jugé mardi. La veille, il avait fui.", ["2024-03-12", "2024-03-11"]),
    (THURSDAY, "Le 20 février, il avoue. Le lendemain, il nie.", ["2024-02-20", "2024-02-21"]),
    (THURSDAY, "Arrêté lundi, il est sorti le lendemain matin.", ["2024-03-11", "2024-03-12TMO"]),
    (THURSDAY, "La veille au soir, il avait dîné seul.", ["2024-03-13TEV"]),
    (THURSDAY, "Il est tombé le 3 mars. Deux jours plus tard, il marchait.", ["2024-03-03", "2024-03-05"]),
    (THURSDAY, "Le 8 janvier, il neige. Ce soir-là, tout gèle.", ["2024-01-08", "2024-01-08TEV"]),
    (THURSDAY, "Le 8 janvier 2021, elle gagne. Le mois suivant, elle perd.", ["2021-01-08", "2021-02"]),
    (THURSDAY, "Recrutée en 2015, elle part l'année suivante.", ["2015", "2016"]),
    (THURSDAY, "Publié le 4 mars, il est retiré le même jour.", ["2024-03-04", "2024-03-04"]),
    (THURSDAY, "Élu le 1er mars, il a prêté serment le mardi suivant.", ["2024-03-01", "2024-03-05"]),
]

MONTHS = [
    (THURSDAY, "L'usine a fermé en janvier.", ["2024-01"]),
    (THURSDAY, "L'usine a fermé en novembre.", ["2023-11"]),
    (THURSDAY, "L'usine a fermé en avril.", ["2023-04"]),
    (THURSDAY, "L'usine fermera en novembre.", ["2024-11"]),
    (THURSDAY, "L'usine fermera en février.", ["2025-02"]),
    (THURSDAY, "L'usine a fermé début mars.", ["2024-03"]),
    (THURSDAY, "Les travaux commenceront en mai prochain.", ["2024-05"]),
    (THURSDAY, "Il avait été élu en mai dernier.", ["2023-05"]),
    (THURSDAY, "Les élections auront lieu le 9 juin.", ["2024-06-09"]),
    (THURSDAY, "Il avait été blessé le 27 octobre.", ["2023-10-27"]),
    (THURSDAY, "Les soldes se termineront le 4 février.", ["2025-02-04"]),
    (THURSDAY, "Prévu le 12 mars, le match aura lieu le 26.", ["2024-03-12", "2024-03-26"]),
    (THURSDAY, "Il habite au 12. Il est arrivé le 15.", []),
    (THURSDAY, "Rien ne bougera avant septembre.", ["2024-09"]),
    (MONDAY, "La loi a été promulguée en décembre.", ["2024-12"]),
    (MONDAY, "La loi sera promulguée en décembre.", ["2025-12"]),
]

PERIODS = [
    (THURSDAY, "Le week-end de Pâques sera pluvieux.", ["2024-W13-WE"]),
    (THURSDAY, "L'an dernier, la récolte a été bonne.", ["2023"]),
    (THURSDAY, "Les prix ont baissé la semaine dernière.", ["2024-W10"]),
    (THURSDAY, "Les prix baisseront la semaine prochaine.", ["2024-W12"]),
    (THURSDAY, "Il s'est exprimé en début de semaine.", ["2024-W11"]),
    (THURSDAY, "Le chômage a reculé le mois dernier.", ["2024-02"]),
    (THURSDAY, "La taxe disparaîtra l'année prochaine.", ["2025"]),
    (THURSDAY, "Trois skieurs sont morts le week-end dernier.", ["2024-W10-WE"]),
    (MONDAY, "Trois baigneurs sont morts ce week-end.", ["2025-W24-WE"]),
    (THURSDAY, "Il fera beau ce week-end.", ["2024-W11-WE"]),
    (THURSDAY, "Il a plu tout l'été dernier.", ["2023-SU"]),
    (THURSDAY, "Elle avait gagné l'hiver dernier.", ["2023-WI"]),
    (THURSDAY, "Le musée rouvrira à l'automne.", ["2024-FA"]),
    (THURSDAY, "Il y a dix jours, tout allait bien.", ["2024-03-04"]),
    (THURSDAY, "Dans trois jours, tout ira bien.", ["2024-03-17"]),
    (THURSDAY, "Ce mois-ci, les loyers ont augmenté.", ["2024-03"]),
    (THURSDAY, "Les vacances commenceront à la fin du mois.", ["2024-03"]),
]


HABITS = [
    (THURSDAY, "En 1993, on skiait ici. Aujourd'hui, on marche.", ["1993", "PRESENT_REF"]),
    (THURSDAY, "Il l'a vue un soir de décembre 2021.", ["2021-12-XXTEV"]),
    (THURSDAY, "Le musée est fermé le lundi.", ["XXXX-WXX-1"]),
    (THURSDAY, "Ils répètent le mardi soir.", ["XXXX-WXX-2TEV"]),
    (THURSDAY, "Le dimanche, il a quitté l'hôpital.", ["2024-03-10"]),
    (THURSDAY, "On entend les loups la nuit.", ["XXXX-XX-XXTNI"]),
    (THURSDAY, "La nuit, il a neigé.", ["2024-03-13TNI"]),
    (THURSDAY, "Ouvert tous les jours, de 9 h à 17 h.", ["P1D", "XXXX-XX-XXT09:00", "XXXX-XX-XXT17:00"]),
    (THURSDAY, "La foire se tiendra du jeudi au samedi.", ["2024-03-14", "2024-03-16"]),
    (THURSDAY, "Il s'entraîne quatre fois par semaine.", ["P1W"]),
    (THURSDAY, "Le marché se tient un samedi sur deux.", ["P2W"]),
    (THURSDAY, "Elle est née un 29 février.", ["XXXX-02-29"]),
]

MENDED = [
    # A fixture in brackets, an infinitive that must be, a present that tells what comes.
    (THURSDAY, "Il manquera le derby à Brest (samedi, 17 heures).", ["2024-03-16", "2024-03-16T17:00"]),
    (THURSDAY, "Faut-il craindre un orage samedi ?", ["2024-03-16"]),
    (THURSDAY, "Les cours reprennent mardi.", ["2024-03-19"]),
    # A past infinitive is past, unless it is still to come.
    (THURSDAY, "Il jure avoir prévenu la mairie en juin.", ["2023-06"]),
    (THURSDAY, "Elle devrait avoir terminé en juin.", ["2024-06"]),
    # A month that hangs on a noun is the nearest.
    (THURSDAY, "Les hôteliers ont perdu leurs réservations d'avril.", ["2024-04"]),
    # "D'ici" counts from now, not from the day told.
    (THURSDAY, "Réunis mardi, les élus trancheront d'ici mercredi.", ["2024-03-12", "2024-03-20"]),
    # What is told as past does not lie ahead.
    (
        THURSDAY,
        "Le feu a pris mardi à 9 heures. Le procès s'ouvrira le 6 mai. Une heure plus tard, tout brûlait.",
        ["2024-03-12T09:00", "2024-05-06", "2024-03-12T10:00"],
    ),
    (THURSDAY, "L'usine a rouvert en octobre. Cinq mois plus tard, elle a fermé.", ["2023-10", "2024-03"]),
    (THURSDAY, "Jeudi, les députés ont voté peu avant minuit.", ["2024-03-14", "2024-03-13T24:00"]),
    (MONDAY, "Le Sénat vote au bout de la nuit", ["2025-06-15TNI"]),
    # A quotation tells no evening's morrow as past; a sentence of its own is not dated by the next one.
    (
        THURSDAY,
        "Ils étaient dehors mercredi soir. « Le toit est tombé à 3 heures », raconte Léa.",
        ["2024-03-13TEV", "2024-03-13T03:00"],
    ),
    (THURSDAY, "« On a payé hier. » Le bail avait été signé le 4 mars.", ["2024-03-13", "2024-03-04"]),
    # An old date governs the quotation that follows it, not one of another paragraph.
    (
        THURSDAY,
        "Le pont date du 3 mai 1998.\n« Je suis passé l'an dernier », dit Marc.",
        ["1998-05-03", "2023"],
    ),
    (
        THURSDAY,
        "Il écrivait dans sa lettre du 6 mai 1998 : « J'ai vu le pont lundi. »",
        ["1998-05-06", "1998-05-04"],
    ),
    # The day after an event told just before; of another event it stays unknown.
    (THURSDAY, "La digue a cédé lundi. Au lendemain du drame, on nettoie.", ["2024-03-11", "2024-03-12"]),
    (
        THURSDAY,
        "La digue a cédé lundi. Au lendemain du vote des députés, on nettoie.",
        ["2024-03-11", "XXXX-XX-XX"],
    ),
    # These days, not this day.
    (THURSDAY, "On l'entend encore aujourd'hui.", ["PRESENT_REF"]),
    (THURSDAY, "Champion en 2019 et aujourd'hui retraité, il a écrit.", ["2019", "PRESENT_REF"]),
    # Digits for an hour, words for a length.
    (THURSDAY, "Ils bloquent l'entrée depuis 6 heures.", ["2024-03-14T06:00"]),
    (THURSDAY, "Ils bloquent l'entrée depuis six heures.", ["PT6H"]),
    # The hour takes the day of its range's other end.
    (THURSDAY, "Le feu a duré de 21 heures à minuit, lundi.", ["2024-03-11T21:00", "2024-03-11T24:00"]),
    # Seasons and weekends of a habit, or one of them.
    (THURSDAY, "L'hiver, la route est coupée.", ["XXXX-WI"]),
    (THURSDAY, "L'hiver, il a passé le col une fois.", ["2023-WI"]),
    (THURSDAY, "À 6 heures, l'été, on partait pêcher.", ["XXXX-XX-XXT06:00", "XXXX-SU"]),
    (THURSDAY, "Ils dînent en famille le week-end.", ["XXXX-WXX-WE"]),
    (THURSDAY, "Ils joueront aux cartes le week-end.", ["2024-W11-WE"]),
    (THURSDAY, "Il faudrait qu'on vide le parc le soir.", ["XXXX-XX-XXTEV"]),
    # Within what is running.
    (THURSDAY, "Un avis sera rendu dans la semaine.", ["2024-W11"]),
    (THURSDAY, "Il faut répondre dans l'heure.", ["PT1H"]),
    (THURSDAY, "Dans l'heure qui a suivi, tout a brûlé.", []),
    (THURSDAY, "A ce jour, douze cas sont connus.", ["PRESENT_REF"]),
    (THURSDAY, "Il y a trois jours de congé en mai.", ["P3D", "2024-05"]),
    (THURSDAY, "La semaine suivant l'accident, rien n'a bougé.", []),
    (THURSDAY, "LE MARDI DES ENFANTS", []),
    # The date that opens a clause of the past is its own; one inside may be a day it speaks of.
    (THURSDAY, "Le 5 mai, des milliers de gens ont défilé.", ["2023-05-05"]),
    (THURSDAY, "Le concert du 5 mai a été annulé.", ["2024-05-05"]),
    # Presents that announce.
    (THURSDAY, "Le musée ferme samedi.", ["2024-03-16"]),
    (THURSDAY, "Les deux ministres se rencontrent lundi.", ["2024-03-18"]),
    (THURSDAY, "« Rendez-vous dimanche », a lancé mardi le maire.", ["2024-03-17", "2024-03-12"]),
    (THURSDAY, "Le 4 mars, elle avait juré : « Je viendrai lundi. »", ["2024-03-04", "2024-03-11"]),
    # Newspapers, newscasts and prices.
    (THURSDAY, "Selon Le Matin Dimanche et Le Soir, il part.", []),
    (THURSDAY, "Il passera au 20 heures.", []),
    (THURSDAY, "Le loyer passe de 1900 à 2050 francs.", []),
    (THURSDAY, "Elle a siégé de 1990 à 2005.", ["1990", "2005"]),
    # Sayings.
    (THURSDAY, "La nuit porte conseil, et c'est maintenant ou jamais.", []),
]

HOLIDAYS = [
    ("Europe/Paris", "La fête nationale sera célébrée sur le port.", ["2024-07-14"]),
    ("Europe/Brussels", "La fête nationale sera célébrée sur le port.", ["2024-07-21"]),
    ("Europe/Zurich", "La fête nationale sera célébrée sur le port.", ["2024-08-01"]),
    ("America/Toronto", "La fête nationale sera célébrée sur le port.", ["2024-06-24"]),
    ("Africa/Dakar", "La fête nationale sera célébrée sur le port.", ["XXXX-XX-XX"]),
    ("Europe/Paris", "Une fête nationale et un jour de fête du village.", []),
    ("America/Montreal", "La fête du Travail a été pluvieuse.", ["2023-09-04"]),
    ("Europe/Paris", "La fête du Travail a été pluvieuse.", ["2023-05-01"]),
    # Pentecost falls on the last Sunday of May 2023: mothers wait a week in France.
    ("Europe/Paris", "Lors de la fête des Mères 2023, il a plu.", ["2023-06-04"]),
    ("Europe/Paris", "La fête des Mères sera pluvieuse.", ["2024-05-26"]),
    ("Europe/Brussels", "La fête des Mères sera pluvieuse.", ["2024-05-12"]),
    ("Europe/Zurich", "Le Jeûne fédéral sera chômé.", ["2024-09-15"]),
    ("Europe/Zurich", "Le Jeûne genevois a été froid.", ["2023-09-07"]),
    ("America/Toronto", "Ils ont fêté l'Action de grâce au chalet.", ["2023-10-09"]),
    ("America/Toronto", "La Journée nationale des patriotes sera chômée.", ["2024-05-20"]),
    ("Europe/Paris", "La nuit du Nouvel An a été calme.", ["2023-12-31TNI"]),
    ("Europe/Paris", "Le soir de Noël, ils ont chanté.", ["2023-12-25TEV"]),
    ("Europe/Paris", "Pour Noël, elle a reçu un vélo.", ["2023-12-25"]),
    # School holidays differ by year and region: only their months are known.
    ("Europe/Paris", "Les vacances de la Toussaint ont commencé sous la pluie.", ["2023-10/2023-11"]),
    ("Europe/Paris", "Depuis les vacances de Noël, la classe est vide.", ["2023-12/2024-01"]),
    ("Europe/Brussels", "Le congé d'automne sera pluvieux.", ["2024-10/2024-11"]),
    ("Europe/Zurich", "Depuis les relâches, la station est vide.", ["2024-02/2024-03"]),
    ("America/Toronto", "La semaine de relâche a été froide.", ["2024-02/2024-03"]),
    ("Europe/Paris", "Un agent sera recruté à la rentrée.", ["2024-09"]),
    ("Europe/Paris", "La rentrée des députés et la rentrée littéraire ont été calmes.", []),
]


@pytest.mark.parametrize(("zone", "text", "values"), HOLIDAYS)
def test_holidays_are_those_of_the_outlets_country(zone: str, text: str, values: list[str]) -> None:
    found = timex.tag(text, datetime.fromisoformat(THURSDAY), zone)
    assert [time.value for time in found] == values
    assert all(time.approximate == ("/" in time.value or time.value == "2024-09") for time in found)


UNKNOWN = [
    # Counted from an event, or from a day that was never told.
    (THURSDAY, "La veille du scrutin, il a renoncé.", ["XXXX-XX-XX"]),
    (THURSDAY, "Le lendemain, il a renoncé.", ["XXXX-XX-XX"]),
    (THURSDAY, "Trois semaines plus tard, il a renoncé.", ["P3W"]),
]


@pytest.mark.parametrize(
    ("published", "text", "values"),
    WEEKDAYS + CLOCKS + QUOTATIONS + TOLD + MONTHS + PERIODS + HABITS + MENDED + UNKNOWN,
)
def test_the_day_meant_follows_tense_neighbours_and_publication(
    published: str, text: str, values: list[str]
) -> None:
    found = timex.tag(text, datetime.fromisoformat(published), quotations=quoted(text))
    assert [time.value for time in found] == values

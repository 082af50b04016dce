"""The constructions of French time expressions, one or more sentences each: extent, type and value of each.

A row is a sentence and what must be found in it: words, TIMEX3 type and value, several of them parted by
" ; ", and nothing else. Each table says when and where its sentences were published.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from analysis.reading import timex
from analysis.reading.timex.speech import quoted

# A Thursday afternoon.
THURSDAY = "2024-03-14T15:00"

FROM_NOW = [
    ("Le maire a démissionné hier.", "hier DATE 2024-03-13"),
    ("Avant-hier, la digue avait tenu.", "Avant-hier DATE 2024-03-12"),
    ("Les urnes ouvrent demain.", "demain DATE 2024-03-15"),
    ("Le vote est reporté à après-demain.", "après-demain DATE 2024-03-16"),
    ("Il a plu hier matin.", "hier matin TIME 2024-03-13TMO"),
    ("Elle chantera demain soir.", "demain soir TIME 2024-03-15TEV"),
    ("Le feu a pris cette nuit.", "cette nuit TIME 2024-03-13TNI"),
    ("Le feu a pris ce matin.", "ce matin TIME 2024-03-14TMO"),
    ("Le débat aura lieu ce soir.", "ce soir TIME 2024-03-14TEV"),
    ("Le pont a fermé la semaine dernière.", "la semaine dernière DATE 2024-W10"),
    ("Le pont a fermé la semaine passée.", "la semaine passée DATE 2024-W10"),
    ("Le pont rouvrira la semaine prochaine.", "la semaine prochaine DATE 2024-W12"),
    ("Les travaux commencent cette semaine.", "cette semaine DATE 2024-W11"),
    ("Le pont a fermé le mois dernier.", "le mois dernier DATE 2024-02"),
    ("Le pont rouvrira le mois prochain.", "le mois prochain DATE 2024-04"),
    ("Les prix ont baissé ce mois-ci.", "ce mois-ci DATE 2024-03"),
    ("Le club a été relégué l'an dernier.", "l'an dernier DATE 2023"),
    ("Le club a été relégué l'année dernière.", "l'année dernière DATE 2023"),
    ("Le club a été relégué l'an passé.", "l'an passé DATE 2023"),
    ("Le musée ouvrira l'année prochaine.", "l'année prochaine DATE 2025"),
    ("Le musée ouvrira l'an prochain.", "l'an prochain DATE 2025"),
    ("Le budget de cette année est en hausse.", "cette année DATE 2024"),
    ("Elle avait été élue en février dernier.", "février dernier DATE 2024-02"),
    ("Elle avait été élue en novembre dernier.", "novembre dernier DATE 2023-11"),
    ("Elle sera jugée en juin prochain.", "juin prochain DATE 2024-06"),
    ("Le procès se tiendra en janvier prochain.", "janvier prochain DATE 2025-01"),
    ("Il a été arrêté vendredi dernier.", "vendredi dernier DATE 2024-03-08"),
    ("Il sera entendu mardi prochain.", "mardi prochain DATE 2024-03-19"),
    ("Le texte sera voté lundi en huit.", "lundi en huit DATE 2024-03-25"),
    ("La plainte a été déposée le 2 mars dernier.", "le 2 mars dernier DATE 2024-03-02"),
    ("Il y a trois jours, la digue a cédé.", "Il y a trois jours DATE 2024-03-11"),
    ("Il y a dix ans, l'usine fermait.", "Il y a dix ans DATE 2014"),
    ("Voilà deux mois, le maire renonçait.", "Voilà deux mois DATE 2024-01"),
    ("Le toit sera refait d'ici deux ans.", "d'ici deux ans DATE 2026"),
    ("Il promet d'écrire à la Ligue dès lundi.", "lundi DATE 2024-03-18"),
    ("La ministre se dit prête à recevoir les syndicats mardi.", "mardi DATE 2024-03-19"),
    ("Nous avons signé en mai et nous commencerons en juin.", "mai DATE 2023-05 ; juin DATE 2024-06"),
    ("De passage vendredi, elle a pour sa part promis qu'elle viendrait.", "vendredi DATE 2024-03-08"),
    ("Dans six mois, tout sera fini.", "Dans six mois DATE 2024-09"),
    ("Le vote aura lieu dans quinze jours.", "dans quinze jours DATE 2024-03-29"),
    ("Il y a environ un an, elle partait.", "Il y a environ un an DATE 2023"),
    ("Il y a quelques semaines, elle partait.", "Il y a quelques semaines DATE PAST_REF"),
    ("L'été dernier, les puits étaient à sec.", "L'été dernier DATE 2023-SU"),
    ("L'hiver prochain sera doux.", "L'hiver prochain DATE 2024-WI"),
    ("Le chantier débutera cet été.", "cet été DATE 2024-SU"),
    ("Le chantier débutera cet automne.", "cet automne DATE 2024-FA"),
    ("Le pont rouvrira ce week-end.", "ce week-end DATE 2024-W11-WE"),
    ("Le club a perdu le week-end dernier.", "le week-end dernier DATE 2024-W10-WE"),
    ("Le club jouera le week-end prochain.", "le week-end prochain DATE 2024-W11-WE"),
    ("Une averse est attendue en fin de journée.", "fin de journée TIME 2024-03-14TAF"),
    ("Le maire a démissionné en début de semaine.", "début de semaine DATE 2024-W11"),
    ("Le rapport sera remis à la fin du mois.", "la fin du mois DATE 2024-03"),
    ("Le rapport sera remis d'ici à la fin de l'année.", "la fin de l'année DATE 2024"),
    ("Le rapport sera remis d'ici fin avril.", "fin avril DATE 2024-04"),
    ("Le rapport sera remis d'ici lundi.", "lundi DATE 2024-03-18"),
    ("Le rapport sera remis à la mi-mai.", "la mi-mai DATE 2024-05"),
    ("Il a neigé début mars.", "début mars DATE 2024-03"),
    ("Le tribunal rendra son avis le 3 avril.", "le 3 avril DATE 2024-04-03"),
    ("Le tribunal a rendu son avis le 28 décembre.", "le 28 décembre DATE 2023-12-28"),
    ("Elle est morte en octobre.", "octobre DATE 2023-10"),
    ("Elle reviendra en octobre.", "octobre DATE 2024-10"),
]

FROM_THEN = [
    (
        "L'accident s'est produit le 4 mars. La veille, il avait neigé.",
        "le 4 mars DATE 2024-03-04 ; La veille DATE 2024-03-03",
    ),
    (
        "L'accident s'est produit le 4 mars. Le lendemain, la route a rouvert.",
        "le 4 mars DATE 2024-03-04 ; Le lendemain DATE 2024-03-05",
    ),
    (
        "L'accident s'est produit le 4 mars. Le surlendemain, la route a rouvert.",
        "le 4 mars DATE 2024-03-04 ; Le surlendemain DATE 2024-03-06",
    ),
    (
        "L'accident s'est produit le 4 mars. Ce jour-là, il neigeait.",
        "le 4 mars DATE 2024-03-04 ; Ce jour-là DATE 2024-03-04",
    ),
    (
        "L'accident s'est produit le 4 mars. Le même jour, un bus a versé.",
        "le 4 mars DATE 2024-03-04 ; Le même jour DATE 2024-03-04",
    ),
    (
        "L'accident s'est produit le 4 mars. Deux jours plus tard, le conducteur est mort.",
        "le 4 mars DATE 2024-03-04 ; Deux jours plus tard DATE 2024-03-06",
    ),
    (
        "L'accident s'est produit le 4 mars. Trois jours auparavant, un autre avait eu lieu.",
        "le 4 mars DATE 2024-03-04 ; Trois jours auparavant DATE 2024-03-01",
    ),
    (
        "L'accident s'est produit le 4 mars. La semaine suivante, la route a rouvert.",
        "le 4 mars DATE 2024-03-04 ; La semaine suivante DATE 2024-W11",
    ),
    (
        "L'accident s'est produit le 4 mars. La semaine précédente, la route était fermée.",
        "le 4 mars DATE 2024-03-04 ; La semaine précédente DATE 2024-W09",
    ),
    (
        "Le port a été bâti en 1954. L'année suivante, une tempête l'a ruiné.",
        "1954 DATE 1954 ; L'année suivante DATE 1955",
    ),
    (
        "Le port a été bâti en 1954. Dix ans plus tard, il était ensablé.",
        "1954 DATE 1954 ; Dix ans plus tard DATE 1964",
    ),
    (
        "Le port a fermé en mai 2019. Le mois suivant, il rouvrait.",
        "mai 2019 DATE 2019-05 ; Le mois suivant DATE 2019-06",
    ),
    (
        "Le port a fermé en mai 2019. Six mois plus tard, il rouvrait.",
        "mai 2019 DATE 2019-05 ; Six mois plus tard DATE 2019-11",
    ),
    (
        "Il a été arrêté mardi à 9 heures. Deux heures plus tard, il était libre.",
        "mardi à 9 heures TIME 2024-03-12T09:00 ; Deux heures plus tard TIME 2024-03-12T11:00",
    ),
    (
        "Il a été arrêté mardi à 9 h 50. Vingt minutes plus tard, il était libre.",
        "mardi à 9 h 50 TIME 2024-03-12T09:50 ; Vingt minutes plus tard TIME 2024-03-12T10:10",
    ),
    (
        "Il a été arrêté mardi à 9 h 50. Un quart d'heure plus tard, il était libre.",
        "mardi à 9 h 50 TIME 2024-03-12T09:50 ; Un quart d'heure plus tard TIME 2024-03-12T10:05",
    ),
    (
        "Il a été arrêté mardi. Vingt minutes plus tard, il était libre.",
        "mardi DATE 2024-03-12 ; Vingt minutes plus tard DURATION PT20M",
    ),
    (
        "La semaine passée, un gardien a été mordu. Le lendemain, il était de retour.",
        "La semaine passée DATE 2024-W10 ; Le lendemain DATE XXXX-XX-XX",
    ),
    (
        "Le feu a pris mercredi soir dans l'usine.\nÀ la mi-journée, la préfète a levé l'alerte.",
        "mercredi soir TIME 2024-03-13TEV ; la mi-journée TIME 2024-03-14TMI",
    ),
    (
        "Le feu a pris mercredi soir dans l'usine.\n[Mise à jour de 11h40] La route a rouvert.",
        "mercredi soir TIME 2024-03-13TEV ; 11h40 TIME 2024-03-14T11:40",
    ),
    (
        "Il a été arrêté mardi. Le soir même, il était libre.",
        "mardi DATE 2024-03-12 ; Le soir même TIME 2024-03-12TEV",
    ),
    (
        "Il a été arrêté mardi. Dans la soirée, il était libre.",
        "mardi DATE 2024-03-12 ; la soirée TIME 2024-03-12TEV",
    ),
    (
        "Il a été arrêté mardi. Ce soir-là, il pleuvait.",
        "mardi DATE 2024-03-12 ; Ce soir-là TIME 2024-03-12TEV",
    ),
    (
        "Il a été arrêté mardi. À 18 h 40, il était libre.",
        "mardi DATE 2024-03-12 ; 18 h 40 TIME 2024-03-12T18:40",
    ),
    (
        "Il a été arrêté le lundi 8 janvier. Le mercredi suivant, il était libre.",
        "le lundi 8 janvier DATE 2024-01-08 ; Le mercredi suivant DATE 2024-01-10",
    ),
    (
        "Le 12 mars 1998, le maire écrit au préfet. Le 15, il démissionne.",
        "Le 12 mars 1998 DATE 1998-03-12 ; Le 15 DATE 1998-03-15",
    ),
    (
        "Elle naît en 1931 à Sète. En mars 1952, elle épouse un marin. Le 4 juin, ils partent.",
        "1931 DATE 1931 ; mars 1952 DATE 1952-03 ; Le 4 juin DATE 1952-06-04",
    ),
    ("Il est mort la veille de Noël.", "la veille de Noël DATE 2023-12-24"),
    ("Le lendemain de Pâques, tout était fermé.", "Le lendemain de Pâques DATE 2023-04-10"),
]

RANGES = [
    ("Le festival se tiendra du 4 au 7 avril.", "4 au 7 avril DATE 2024-04-04/2024-04-07"),
    (
        "Le festival s'est tenu du 28 février au 3 mars.",
        "28 février DATE 2024-02-28 ; 3 mars DATE 2024-03-03",
    ),
    ("Elle a vécu à Lyon de 2003 à 2011.", "2003 DATE 2003 ; 2011 DATE 2011"),
    ("Elle a vécu à Lyon entre 2003 et 2011.", "2003 DATE 2003 ; 2011 DATE 2011"),
    (
        "La rue sera fermée lundi entre 8 h et 9 h.",
        "lundi DATE 2024-03-18 ; 8 h TIME 2024-03-18T08:00 ; 9 h TIME 2024-03-18T09:00",
    ),
    (
        "La rue sera fermée lundi de 8 à 12 heures.",
        "lundi DATE 2024-03-18 ; 8 TIME 2024-03-18T08:00 ; 12 heures TIME 2024-03-18T12:00",
    ),
    (
        "La rue sera fermée de lundi à mercredi.",
        "lundi DATE 2024-03-18 ; mercredi DATE 2024-03-20",
    ),
    (
        "Le tournoi a eu lieu le week-end des 9 et 10 mars.",
        "le week-end des 9 et 10 mars DATE 2024-W10-WE",
    ),
    (
        "La maison a brûlé dans la nuit de mardi à mercredi.",
        "la nuit de mardi à mercredi TIME 2024-03-12TNI",
    ),
    (
        "La maison a brûlé dans la nuit du 2 au 3 mars.",
        "la nuit du 2 au 3 mars TIME 2024-03-02TNI",
    ),
    (
        "La maison a brûlé dans la nuit de samedi 2 à dimanche 3 mars.",
        "la nuit de samedi 2 à dimanche 3 mars TIME 2024-03-02TNI",
    ),
    (
        "La maison a brûlé dans la nuit du samedi 2 au dimanche 3 mars.",
        "la nuit du samedi 2 au dimanche 3 mars TIME 2024-03-02TNI",
    ),
    (
        "La maison a brûlé dans la nuit du 29 février au 1er mars.",
        "la nuit du 29 février au 1er mars TIME 2024-02-29TNI",
    ),
    ("La maison a brûlé dans la nuit de lundi.", "la nuit de lundi TIME 2024-03-11TNI"),
    (
        "Le salon se tiendra les 5, 6 et 7 avril.",
        "les 5, 6 et 7 avril DATE 2024-04-05/2024-04-07",
    ),
    ("Le mandat 2020-2026 s'achève.", "2020-2026 DATE 2020/2026"),
    ("L'exercice 2022-2023 est déficitaire.", "2022-2023 DATE 2022/2023"),
    ("La saison 2023/2024 est finie.", "2023/2024 DATE 2023/2024"),
]

CALENDAR = [
    ("Le pont fut bâti au XIXe siècle.", "XIXe siècle DATE 18"),
    ("Le pont fut bâti au 19e siècle.", "19e siècle DATE 18"),
    ("Le pont fut bâti à la fin du XVIIe siècle.", "la fin du XVIIe siècle DATE 16"),
    ("Les années 1970 furent rudes.", "Les années 1970 DATE 197"),
    ("Les années 70 furent rudes.", "Les années 70 DATE 197"),
    ("Les années soixante furent rudes.", "Les années soixante DATE 196"),
    ("Le bar a ouvert au début des années 1990.", "début des années 1990 DATE 199"),
    ("Le bar a ouvert dans les années nonante.", "les années nonante DATE 199"),
    ("Les ventes ont chuté au deuxième trimestre.", "deuxième trimestre DATE 2023-Q2"),
    ("Les ventes ont chuté au premier trimestre 2023.", "premier trimestre 2023 DATE 2023-Q1"),
    ("Les ventes ont chuté au 4e trimestre 2023.", "4e trimestre 2023 DATE 2023-Q4"),
    ("Le bénéfice du premier semestre 2023 est stable.", "premier semestre 2023 DATE 2023-H1"),
    ("La ligne ouvrira au printemps 2026.", "printemps 2026 DATE 2026-SP"),
    ("La ligne a ouvert à l'automne 2019.", "l'automne 2019 DATE 2019-FA"),
    ("La ligne ouvrira à la rentrée 2025.", "la rentrée 2025 DATE 2025-09"),
    ("La ligne ouvrira fin 2025.", "fin 2025 DATE 2025"),
    ("La ligne ouvrira courant 2025.", "courant 2025 DATE 2025"),
    ("La ligne ouvrira à l'horizon 2030.", "2030 DATE 2030"),
    ("La ligne ouvrira d'ici 2030.", "2030 DATE 2030"),
    ("Né le 7 mai 1948, il a grandi à Brest.", "le 7 mai 1948 DATE 1948-05-07"),
    ("La lettre est datée du 14/02/2024.", "14/02/2024 DATE 2024-02-14"),
    ("La lettre est datée du 14/02/24.", "14/02/24 DATE 2024-02-14"),
    ("La lettre est datée du 14.02.2024.", "14.02.2024 DATE 2024-02-14"),
    ("La loi de 1905 reste en vigueur.", "1905 DATE 1905"),
    ("L'an 2000 faisait peur.", "L'an 2000 DATE 2000"),
    ("Le 1er janvier 2025, la règle change.", "Le 1er janvier 2025 DATE 2025-01-01"),
    ("Ils avaient défilé en mai 68.", "mai 68 DATE 1968-05"),
    ("Le 11-Septembre a changé la ville.", "Le 11-Septembre DATE 2001-09-11"),
    ("Elle sera jugée à compter du 8 avril.", "8 avril DATE 2024-04-08"),
    ("À partir du 2 mai, le tarif double.", "2 mai DATE 2024-05-02"),
    (
        "Jeudi 7 mars 2024, à 8 h 30, le toit cède.",
        "Jeudi 7 mars 2024 DATE 2024-03-07 ; 8 h 30 TIME 2024-03-07T08:30",
    ),
]

LENGTHS = [
    ("Il a parlé pendant trois heures.", "trois heures DURATION PT3H"),
    ("Il vit ici depuis vingt ans.", "vingt ans DURATION P20Y"),
    ("Il a parlé durant une heure et demie.", "une heure et demie DURATION PT1H30M"),
    ("Le trajet dure 45 minutes.", "45 minutes DURATION PT45M"),
    ("Le trajet dure 1 h 45.", "1 h 45 DURATION PT1H45M"),
    ("Elle a été condamnée à six mois de prison.", "six mois DURATION P6M"),
    ("Elle a attendu plus de deux ans.", "plus de deux ans DURATION P2Y"),
    ("Une femme de 34 ans a été blessée.", "34 ans DURATION P34Y"),
    ("La grève a duré une quinzaine de jours.", "une quinzaine de jours DURATION P15D"),
    ("La grève a duré plusieurs semaines.", "plusieurs semaines DURATION PXW"),
    ("Il a septante ans.", "septante ans DURATION P70Y"),
    ("Il a nonante-deux ans.", "nonante-deux ans DURATION P92Y"),
    ("Il a quatre-vingt-dix-sept ans.", "quatre-vingt-dix-sept ans DURATION P97Y"),
    ("Le délai est de 48 heures.", "48 heures DURATION PT48H"),
    ("Le bail court sur une décennie.", "une décennie DURATION P1DE"),
    ("En un quart d'heure, tout a brûlé.", "un quart d'heure DURATION PT15M"),
    ("Il sera absent de six à huit mois.", "six DURATION P6M ; huit mois DURATION P8M"),
    ("Ils étaient âgés de 25 à 80 ans.", "25 DURATION P25Y ; 80 ans DURATION P80Y"),
    ("Ils mènent 4-1 à onze minutes de la fin.", "onze minutes DURATION PT11M"),
    ("Elle a veillé trois nuits.", "trois nuits DURATION P3D"),
    ("J'ai attendu tout l'été.", "tout l'été DATE 2023-SU"),
    ("Ces trois derniers mois ont été rudes.", "Ces trois derniers mois DURATION P3M"),
    ("La réunion a duré toute la journée.", "toute la journée DATE 2024-03-14"),
]

HABITS = [
    ("Je me lève à 5h30.", "5h30 SET XXXX-XX-XXT05:30"),
    ("Le matin, elle prend le train de 6 h 12.", "Le matin SET XXXX-XX-XXTMO ; 6 h 12 SET XXXX-XX-XXT06:12"),
    (
        "La boutique ouvre à 9 h tous les matins.",
        "9 h SET XXXX-XX-XXT09:00 ; tous les matins SET XXXX-XX-XXTMO",
    ),
    ("Chaque vendredi soir, la place se remplit.", "Chaque vendredi soir SET XXXX-WXX-5TEV"),
    ("Le dimanche matin, il court.", "Le dimanche matin SET XXXX-WXX-7TMO"),
    ("Le samedi, le marché occupe la place.", "Le samedi SET XXXX-WXX-6"),
    ("Le lundi, les musées sont fermés.", "Le lundi SET XXXX-WXX-1"),
    ("Le lundi, les musées étaient fermés.", "Le lundi SET XXXX-WXX-1"),
    ("Tous les mardis, ils se retrouvent au café.", "Tous les mardis SET XXXX-WXX-2"),
    ("Tous les lundis matin, elle nage.", "Tous les lundis matin SET XXXX-WXX-1TMO"),
    ("Les samedis soir, la ville chante.", "Les samedis soir SET XXXX-WXX-6TEV"),
    ("La mairie est ouverte du lundi au vendredi.", "lundi SET XXXX-WXX-1 ; vendredi SET XXXX-WXX-5"),
    (
        "La mairie est ouverte du lundi au vendredi, de 9 h à 17 h.",
        "lundi SET XXXX-WXX-1 ; vendredi SET XXXX-WXX-5 ; 9 h SET XXXX-XX-XXT09:00"
        " ; 17 h SET XXXX-XX-XXT17:00",
    ),
    ("Il y va deux fois par semaine.", "deux fois par semaine SET P1W"),
    ("Une réunion se tient tous les trois mois.", "tous les trois mois SET P3M"),
    ("Chaque année, la crue revient.", "Chaque année SET P1Y"),
    ("Chaque printemps, la route s'effondre.", "Chaque printemps SET XXXX-SP"),
    ("Elle garde les enfants deux semaines sur quatre.", "deux semaines sur quatre SET P4W"),
    ("La caserne est ouverte 24 heures sur 24.", "24 heures sur 24 SET PT24H"),
    ("Elle a promis d'arrêter de travailler le week-end.", "le week-end SET XXXX-WXX-WE"),
    ("Ils se lèvent à 3 heures du matin.", "3 heures du matin SET XXXX-XX-XXT03:00"),
    (
        "Je me lève à 5 h. À 7 h, la salle est pleine. Je consulte jusqu'à 13 h.",
        "5 h SET XXXX-XX-XXT05:00 ; 7 h SET XXXX-XX-XXT07:00 ; 13 h SET XXXX-XX-XXT13:00",
    ),
    ("Un jour sur deux, le bus manque.", "Un jour sur deux SET P2D"),
    ("Chaque été, les plages débordent.", "Chaque été SET XXXX-SU"),
    ("L'hiver, la route est coupée.", "L'hiver SET XXXX-WI"),
    ("La nuit, les rues se vident.", "La nuit SET XXXX-XX-XXTNI"),
    ("Le week-end, elle garde ses petits-enfants.", "Le week-end SET XXXX-WXX-WE"),
    ("Un lundi sur deux, il télétravaille.", "Un lundi sur deux SET P2W"),
    ("D'habitude, le dernier bus part à 22 h.", "22 h SET XXXX-XX-XXT22:00"),
    ("Nous fermons toujours à 19 heures.", "19 heures SET XXXX-XX-XXT19:00"),
    (
        "Je commence à 4 heures du matin et je finis à midi.",
        "4 heures du matin SET XXXX-XX-XXT04:00 ; midi SET XXXX-XX-XXT12:00",
    ),
    # Once, not as a rule.
    ("Le lundi 4 mars, les musées étaient fermés.", "Le lundi 4 mars DATE 2024-03-04"),
    ("Le match commence à 21 heures.", "21 heures TIME 2024-03-14T21:00"),
    ("La séance a été levée à 9 heures.", "9 heures TIME 2024-03-14T09:00"),
    ("La séance a été levée à 19 heures.", "19 heures TIME 2024-03-13T19:00"),
]

# These days, and the day itself.
TODAY = [
    ("Aujourd'hui, je ris moins.", "Aujourd'hui DATE PRESENT_REF"),
    ("Elle dirige aujourd'hui 41 salons.", "aujourd'hui DATE PRESENT_REF"),
    (
        "La veuve, aujourd'hui âgée de 81 ans, a témoigné.",
        "aujourd'hui DATE PRESENT_REF ; 81 ans DURATION P81Y",
    ),
    ("En 1993, on skiait ici. Aujourd'hui, on marche.", "1993 DATE 1993 ; Aujourd'hui DATE PRESENT_REF"),
    ("Aujourd'hui, il a plu.", "Aujourd'hui DATE 2024-03-14"),
    ("Le préfet a signé aujourd'hui un arrêté.", "aujourd'hui DATE 2024-03-14"),
    ("Le procès s'ouvre aujourd'hui.", "aujourd'hui DATE 2024-03-14"),
    ("Le texte sera voté aujourd'hui.", "aujourd'hui DATE 2024-03-14"),
    ("La ministre de l'époque avait cédé.", "l'époque DATE PAST_REF"),
    ("Un meuble de l'époque victorienne.", ""),
]

NO_TIME = [
    ("La loi a été votée.", ""),
    ("Le pont a été refait, puis a été fermé.", ""),
    ("Lens l'a emporté 3-2.", ""),
    ("Le texte est adopté par 289 voix contre 239.", ""),
    ("Une nouvelle de dernière minute.", ""),
    ("Il prend du temps pour lire.", ""),
    ("Appelez le 01 42 33 12 24.", ""),
    ("Rendez-vous salle 2024.", ""),
    ("Le 49.3 divise, comme l'article 49.", ""),
    ("L'accident a eu lieu sur la départementale 906.", ""),
    ("Le G7 et la COP21 n'y changeront rien.", ""),
    ("L'A6 et la RN20 sont fermées.", ""),
    ("Il court le 24 heures du Mans à vélo.", ""),
    ("Elle habite rue du 8-Mai-1945.", ""),
    ("Elle habite 12, rue du 4 Septembre.", ""),
    ("Le Soir et Le Matin titrent sur la grève.", ""),
    ("Le ticket coûte 12,30 euros.", ""),
    ("Quelque 2000 personnes ont défilé.", ""),
    ("Il a gagné 2 000 euros.", ""),
    ("Il roulait à 130 km/h.", ""),
    ("Elle avance pas à pas, mais en marche.", ""),
    ("Le second est venu après le premier.", ""),
    ("Le candidat a obtenu 49,6 % des voix.", ""),
    ("Une Peugeot 2008 a été volée.", ""),
    ("Il marche d'un bon pas vers l'est.", ""),
    ("Le nez au vent, il court.", ""),
]

ROWS = [
    (THURSDAY, "Europe/Paris", *row)
    for row in [*FROM_NOW, *FROM_THEN, *RANGES, *CALENDAR, *LENGTHS, *HABITS, *TODAY, *NO_TIME]
]

FRANCE = [
    ("Les magasins seront fermés à Noël.", "Noël DATE 2024-12-25"),
    ("Les magasins étaient fermés à la Toussaint.", "la Toussaint DATE 2023-11-01"),
    ("Le défilé du 14-Juillet est annulé.", "14-Juillet DATE 2024-07-14"),
    ("Ils partiront à l'Ascension.", "l'Ascension DATE 2024-05-09"),
    ("Le lundi de Pâques sera pluvieux.", "Le lundi de Pâques DATE 2024-04-01"),
    ("Le lundi de Pentecôte sera travaillé.", "Le lundi de Pentecôte DATE 2024-05-20"),
    ("Le week-end de Pâques sera pluvieux.", "Le week-end de Pâques DATE 2024-W13-WE"),
    ("La fête nationale sera pluvieuse.", "La fête nationale DATE 2024-07-14"),
    ("Le bal aura lieu le soir du réveillon de Noël.", "le soir du réveillon de Noël TIME 2024-12-24TEV"),
    ("Un vol a eu lieu pendant les vacances de février.", "les vacances de février DATE 2024-02/2024-03"),
    ("L'école fermera pendant les vacances d'été.", "les vacances d'été DATE 2024-07/2024-08"),
]

BELGIUM = [
    ("La fête nationale sera pluvieuse.", "La fête nationale DATE 2024-07-21"),
    ("Les écoles ont fermé pendant le congé d'automne.", "le congé d'automne DATE 2023-10/2023-11"),
    ("Il habite Namur depuis nonante ans.", "nonante ans DURATION P90Y"),
    ("Le conseil communal se réunira ce jeudi à 20h.", "ce jeudi à 20h TIME 2024-03-14T20:00"),
    ("Il a été entendu ce mercredi.", "ce mercredi DATE 2024-03-13"),
    ("Il sera entendu ce lundi.", "ce lundi DATE 2024-03-18"),
    ("En mille neuf cent nonante-huit, la mine fermait.", "mille neuf cent nonante-huit DATE 1998"),
]

SWITZERLAND = [
    ("La fête nationale sera pluvieuse.", "La fête nationale DATE 2024-08-01"),
    ("Les feux du 1er août sont interdits.", "1er août DATE 2024-08-01"),
    ("On votera le dimanche du Jeûne fédéral.", "le dimanche du Jeûne fédéral DATE 2024-09-15"),
    ("Genève, 12 mars (ATS) - Le bateau a coulé hier.", "12 mars DATE 2024-03-12 ; hier DATE 2024-03-11"),
    ("Le train part à 7h05, voie 3.", "7h05 TIME 2024-03-14T07:05"),
    ("Il y a septante-cinq ans, le pont cédait.", "Il y a septante-cinq ans DATE 1949"),
    ("Elle aura huitante ans mardi.", "huitante ans DURATION P80Y ; mardi DATE 2024-03-19"),
]

QUEBEC = [
    ("La fête du Travail sera pluvieuse.", "La fête du Travail DATE 2024-09-02"),
    ("Le spectacle de la Saint-Jean est annulé.", "la Saint-Jean DATE 2024-06-24"),
    ("Les écoles étaient fermées pendant la relâche.", "la relâche DATE 2024-02/2024-03"),
    ("L'accident est survenu en fin de semaine.", "fin de semaine DATE 2024-W10-WE"),
    ("L'accident est survenu la fin de semaine dernière.", "la fin de semaine dernière DATE 2024-W10-WE"),
    ("Le parc rouvrira en fin de semaine.", "fin de semaine DATE 2024-W11-WE"),
    ("La rencontre débutera à 19 h 30.", "19 h 30 TIME 2024-03-14T19:30"),
    ("Un homme est mort vendredi dernier.", "vendredi dernier DATE 2024-03-08"),
    ("La loi s'appliquera à compter du 1er avril.", "1er avril DATE 2024-04-01"),
    ("Elle a été vue cet avant-midi.", "cet avant-midi TIME 2024-03-14TMO"),
    ("L'Action de grâce sera fériée.", "L'Action de grâce DATE 2024-10-14"),
    ("Elle a déménagé le 1er juillet.", "le 1er juillet DATE 2023-07-01"),
]
ROWS += [
    (THURSDAY, zone, *row)
    for zone, rows in (
        ("Europe/Paris", FRANCE),
        ("Europe/Brussels", BELGIUM),
        ("Europe/Zurich", SWITZERLAND),
        ("America/Toronto", QUEBEC),
    )
    for row in rows
]


def found(published: str, zone: str, sentence: str) -> list[str]:
    """Every time expression of a sentence as words, type and value."""
    times = timex.tag(sentence, datetime.fromisoformat(published), zone, quoted(sentence))
    return [f"{sentence[time.start : time.end]} {time.type} {time.value}" for time in times]


@pytest.mark.parametrize(("published", "zone", "sentence", "expected"), ROWS)
def test_a_construction_is_read_whole(published: str, zone: str, sentence: str, expected: str) -> None:
    assert found(published, zone, sentence) == [part for part in expected.split(" ; ") if part]

"""Passages as papers and agencies of four countries write them, with the times that a reader takes from them.

A row is a passage and what must be found in it: words, TIMEX3 type and value, several of them parted by
" ; ". Each list says when and where its passages came out.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from analysis.corpus.articles import Moment, Precision
from analysis.reading import timex
from analysis.reading.timex.speech import quoted

# A Wednesday, in France.
WEDNESDAY_MORNING = [
    (
        "Le conseil se réunira mercredi en huit.",
        "mercredi en huit DATE 2025-10-22",
    ),
    (
        "Un incendie s'est déclaré dans la nuit de mardi à ce mercredi 15 octobre.",
        "la nuit de mardi à ce mercredi 15 octobre TIME 2025-10-14TNI",
    ),
    (
        "L'usine avait fermé courant avril.",
        "courant avril DATE 2025-04",
    ),
    (
        "D'ici trois semaines, tout sera rentré dans l'ordre.",
        "D'ici trois semaines DATE 2025-11-05",
    ),
    (
        "Par courrier du 7 courant, la préfecture a refusé.",
        "7 courant DATE 2025-10-07",
    ),
    (
        "LILLE, 15 oct 2025 (AFP) - Le procureur a requis mercredi quatre ans de prison, dont deux "
        "avec sursis.",
        "15 oct 2025 DATE 2025-10-15 ; mercredi DATE 2025-10-15 ; quatre ans DURATION P4Y ; deux "
        "DURATION P2Y",
    ),
    (
        "Il a été condamné à dix-huit mois de prison dont douze ferme.",
        "dix-huit mois DURATION P18M ; douze DURATION P12M",
    ),
    (
        "Le surlendemain de sa victoire du 4 octobre, il a abandonné.",
        "Le surlendemain DATE 2025-10-06 ; 4 octobre DATE 2025-10-04",
    ),
    (
        "Elle a bouclé le marathon en 2 h 24 min 12 s.",
        "2 h 24 min 12 s DURATION PT2H24M12S",
    ),
    (
        "Voilà bientôt six mois qu'ils attendent.",
        "six mois DURATION P6M",
    ),
    (
        "Chaque 14 juillet, la commune tire un feu d'artifice.",
        "Chaque 14 juillet SET XXXX-07-14",
    ),
    (
        "Sur le coup de 16 heures lundi, les manifestants ont bloqué le rond-point.",
        "16 heures lundi TIME 2025-10-13T16:00",
    ),
    (
        "Les secours, alertés à 3 h 20, sont restés sur place jusqu'à 7 heures mardi.",
        "3 h 20 TIME 2025-10-14T03:20 ; 7 heures mardi TIME 2025-10-14T07:00",
    ),
    (
        "Saint-Clair. Le conseil municipal s'est réuni lundi soir.\n\n« Nous avons reçu le dossier "
        "hier matin », s'est plainte une élue.\n\n« Je vous l'enverrai demain », a répondu le "
        "maire.",
        "lundi soir TIME 2025-10-13TEV ; hier matin TIME 2025-10-12TMO ; demain DATE 2025-10-14",
    ),
    (
        "Réunis mardi soir, les élus ont voté le budget. « Ce soir, nous tournons une page », "
        "s'est félicité le maire.",
        "mardi soir TIME 2025-10-14TEV ; Ce soir TIME 2025-10-14TEV",
    ),
    (
        "Le ministre s'est exprimé mardi soir sur France 2. « Aujourd'hui, j'ai reçu les "
        "syndicats. Demain, je verrai les patrons », a-t-il déclaré.",
        "mardi soir TIME 2025-10-14TEV ; Aujourd'hui DATE 2025-10-14 ; Demain DATE 2025-10-15",
    ),
    (
        "« La ligne rouvrira demain », promettait dimanche la SNCF.",
        "demain DATE 2025-10-13 ; dimanche DATE 2025-10-12",
    ),
    (
        "« On a eu très peur hier », raconte une voisine.",
        "hier DATE 2025-10-14",
    ),
    (
        "« On a eu très peur cette nuit », raconte une voisine.",
        "cette nuit TIME 2025-10-14TNI",
    ),
    (
        "Lundi, vers 16 heures, un camion s'est couché sur l'A7. Les secours ont été alertés à 16 "
        "h 10. La circulation n'a été rétablie qu'à 21 heures.",
        "Lundi DATE 2025-10-13 ; 16 heures TIME 2025-10-13T16:00 ; 16 h 10 TIME 2025-10-13T16:10 ; "
        "21 heures TIME 2025-10-13T21:00",
    ),
    (
        "Un homme a été tué samedi soir à Nîmes. Vers 23 h 30, deux hommes à scooter ont ouvert le "
        "feu. La victime est décédée à 1 h 15 à l'hôpital.",
        "samedi soir TIME 2025-10-11TEV ; 23 h 30 TIME 2025-10-11T23:30 ; 1 h 15 TIME 2025-10-12T01:15",
    ),
    (
        "Un homme a été tué samedi soir à Nîmes. Le procureur a ouvert une enquête dimanche. Le "
        "lendemain, un suspect s'est présenté à la police.",
        "samedi soir TIME 2025-10-11TEV ; dimanche DATE 2025-10-12 ; Le lendemain DATE 2025-10-13",
    ),
    (
        "Contactée mardi, la préfecture n'a pas répondu. L'accident s'est produit le 2 octobre. Le "
        "conducteur, lui, avait quitté Lyon la veille au soir.",
        "mardi DATE 2025-10-14 ; le 2 octobre DATE 2025-10-02 ; la veille au soir TIME 2025-10-01TEV",
    ),
    (
        "Le 3 juin 2019, à 7 h 40, la passerelle s'effondrait. À 8 heures, les premiers secours "
        "arrivaient. Six ans plus tard, le procès s'ouvre.",
        "Le 3 juin 2019 DATE 2019-06-03 ; 7 h 40 TIME 2019-06-03T07:40 ; 8 heures TIME 2019-06-03T08:00 "
        "; Six ans "
        "plus tard DATE 2025",
    ),
    (
        "Le 3 juin 2019, la passerelle s'effondrait. Le lendemain, le maire démissionnait. En "
        "septembre, l'enquête était close.",
        "Le 3 juin 2019 DATE 2019-06-03 ; Le lendemain DATE 2019-06-04 ; septembre DATE 2019-09",
    ),
    (
        "En 2012, il est élu. Trois ans plus tard, il est réélu. En 2020, il renonce.",
        "2012 DATE 2012 ; Trois ans plus tard DATE 2015 ; 2020 DATE 2020",
    ),
    (
        "L'affaire remonte au printemps 2021. En mai, une lettre anonyme arrive au parquet. Deux "
        "mois plus tard, une perquisition est menée.",
        "printemps 2021 DATE 2021-SP ; mai DATE 2021-05 ; Deux mois plus tard DATE 2021-07",
    ),
    (
        "Il avait disparu le 12 septembre. Son corps a été retrouvé trois semaines plus tard.",
        "le 12 septembre DATE 2025-09-12 ; trois semaines plus tard DATE 2025-10-03",
    ),
    (
        "Il avait disparu le 12 septembre. Trois jours plus tôt, il avait vidé son compte.",
        "le 12 septembre DATE 2025-09-12 ; Trois jours plus tôt DATE 2025-09-09",
    ),
    (
        "Un homme de 40 ans a été interpellé lundi. Vingt-quatre heures plus tôt, il avait menacé "
        "sa voisine.",
        "40 ans DURATION P40Y ; lundi DATE 2025-10-13 ; Vingt-quatre heures plus tôt DATE 2025-10-12",
    ),
    (
        "Le préfet a signé l'arrêté vendredi dernier. Il doit s'appliquer dès ce jeudi.",
        "vendredi dernier DATE 2025-10-10 ; ce jeudi DATE 2025-10-16",
    ),
    (
        "Invité de France Info ce mercredi matin, le ministre a écarté toute démission. Il avait "
        "dit le contraire la veille.",
        "ce mercredi matin TIME 2025-10-15TMO ; la veille DATE 2025-10-14",
    ),
    (
        "Lundi, à l'issue du conseil, la maire a pris la parole. Le soir même, l'opposition "
        "quittait la salle.",
        "Lundi DATE 2025-10-13 ; Le soir même TIME 2025-10-13TEV",
    ),
    (
        "Le feu s'est déclaré vers 4 heures du matin, mardi. Les flammes ont été maîtrisées en "
        "milieu de matinée.",
        "4 heures du matin, mardi TIME 2025-10-14T04:00 ; milieu de matinée TIME 2025-10-14TMO",
    ),
    (
        "Publié le 15/10/2025 à 08h30\n\nDeux personnes ont été blessées mardi soir. L'incendie a "
        "pris vers 21 heures dans une cuisine. À minuit, les pompiers étaient encore sur place.",
        "le 15/10/2025 à 08h30 TIME 2025-10-15T08:30 ; mardi soir TIME 2025-10-14TEV ; 21 heures "
        "TIME 2025-10-14T21:00 ; minuit TIME 2025-10-14T24:00",
    ),
    (
        "Le tribunal avait condamné l'élu le 4 mars. Il avait fait appel dix jours après.",
        "le 4 mars DATE 2025-03-04 ; dix jours après DATE 2025-03-14",
    ),
    (
        "Le député a été réélu en juin 2024 avec 52 % des voix. Le mois suivant, il quittait le groupe.",
        "juin 2024 DATE 2024-06 ; Le mois suivant DATE 2024-07",
    ),
    (
        "La grève a commencé le 2 octobre. Une semaine plus tard, la direction cédait.",
        "le 2 octobre DATE 2025-10-02 ; Une semaine plus tard DATE 2025-10-09",
    ),
    (
        "L'ouragan a touché terre dimanche à 18 heures locales.",
        "dimanche à 18 heures TIME 2025-10-12T18:00",
    ),
    (
        "Rendez-vous samedi 18 octobre, de 10 h à 18 h, place du marché.",
        "samedi 18 octobre DATE 2025-10-18 ; 10 h TIME 2025-10-18T10:00 ; 18 h TIME 2025-10-18T18:00",
    ),
    (
        "Du lundi 20 au vendredi 24 octobre, la rue sera barrée de 8 h à 17 h.",
        "lundi 20 DATE 2025-10-20 ; vendredi 24 octobre DATE 2025-10-24 ; 8 h SET XXXX-XX-XXT08:00 "
        "; 17 h SET XXXX-XX-XXT17:00",
    ),
    (
        "Les 18 et 19 octobre, de 9 h à 19 h, le château ouvre ses portes.",
        "Les 18 et 19 octobre DATE 2025-10-18/2025-10-19 ; 9 h SET XXXX-XX-XXT09:00 ; 19 h SET "
        "XXXX-XX-XXT19:00",
    ),
    (
        "Ouvert tous les jours sauf le mardi, de 10 h à 18 h.",
        "tous les jours SET P1D ; le mardi SET XXXX-WXX-2 ; 10 h SET XXXX-XX-XXT10:00 ; 18 h SET "
        "XXXX-XX-XXT18:00",
    ),
    (
        "Jeudi, le Sénat examinera le texte. Le vote solennel est prévu mardi.",
        "Jeudi DATE 2025-10-16 ; mardi DATE 2025-10-21",
    ),
    (
        "La manifestation de jeudi s'annonce très suivie.",
        "jeudi DATE 2025-10-16",
    ),
    (
        "La manifestation de lundi a réuni 3 000 personnes.",
        "lundi DATE 2025-10-13",
    ),
    (
        "Le match de samedi sera décisif.",
        "samedi DATE 2025-10-18",
    ),
    (
        "Blessé samedi contre Nantes, il manquera le match de vendredi.",
        "samedi DATE 2025-10-11 ; vendredi DATE 2025-10-17",
    ),
    (
        "Vendredi, il sera trop tard.",
        "Vendredi DATE 2025-10-17",
    ),
    (
        "Le président s'envole vendredi pour le Caire, où il était déjà lundi.",
        "vendredi DATE 2025-10-17 ; lundi DATE 2025-10-13",
    ),
    (
        "Le gouvernement présente ce mercredi son budget. Les députés en débattront à partir du 24 "
        "octobre, avant un vote fin décembre.",
        "ce mercredi DATE 2025-10-15 ; 24 octobre DATE 2025-10-24 ; fin décembre DATE 2025-12",
    ),
    (
        "Depuis lundi, plus aucun train ne circule.",
        "lundi DATE 2025-10-13",
    ),
    (
        "Depuis le 1er septembre, trois agents ont démissionné.",
        "le 1er septembre DATE 2025-09-01",
    ),
    (
        "Avant le 31 mars, les propriétaires devront déclarer leurs biens.",
        "le 31 mars DATE 2026-03-31",
    ),
    (
        "Les candidats ont jusqu'au 7 novembre, 18 heures.",
        "7 novembre DATE 2025-11-07 ; 18 heures TIME 2025-11-07T18:00",
    ),
    (
        "Le tueur avait frappé une première fois le 8 mars 2012, puis le 15 mars et le 19.",
        "le 8 mars 2012 DATE 2012-03-08 ; le 15 mars DATE 2012-03-15 ; le 19 DATE 2012-03-19",
    ),
    (
        "Né en 1950, mort mardi, il avait publié son dernier livre au printemps.",
        "1950 DATE 1950 ; mardi DATE 2025-10-14 ; printemps DATE 2025-SP",
    ),
    (
        "Le premier tour a lieu le 15 mars, le second une semaine plus tard.",
        "le 15 mars DATE 2026-03-15 ; une semaine plus tard DATE 2026-03-22",
    ),
    (
        "Un an jour pour jour après le drame du 14 octobre 2024, une stèle a été dévoilée mardi.",
        "Un an DURATION P1Y ; 14 octobre 2024 DATE 2024-10-14 ; mardi DATE 2025-10-14",
    ),
    (
        "Il est 5 h 30, mardi, quand les premiers camions arrivent. À 7 heures, la file s'étire "
        "sur deux kilomètres.",
        "5 h 30, mardi TIME 2025-10-14T05:30 ; 7 heures TIME 2025-10-14T07:00",
    ),
]
# A Monday, in Belgium.
BEFORE_CHRISTMAS = [
    (
        "Le 1er janvier à zéro heure, les tarifs augmenteront.",
        "Le 1er janvier à zéro heure TIME 2026-01-01T00:00",
    ),
    (
        "En 2025, dix-sept piétons ont perdu la vie, contre douze un an plus tôt.",
        "2025 DATE 2025 ; un an plus tôt DATE 2024",
    ),
    (
        "L'accident s'est produit le samedi 20/12 vers 2h.",
        "le samedi 20/12 vers 2h TIME 2025-12-20T02:00",
    ),
    (
        "Le kern s'est réuni toute la nuit de dimanche à lundi.",
        "toute la nuit de dimanche à lundi TIME 2025-12-21TNI",
    ),
    (
        "Un cambriolage a eu lieu dans la nuit de samedi à dimanche à Huy. Vers 3h30, l'alarme "
        "s'est déclenchée. Les auteurs avaient pris la fuite avant 4h.",
        "la nuit de samedi à dimanche TIME 2025-12-20TNI ; 3h30 TIME 2025-12-21T03:30 ; 4h TIME "
        "2025-12-21T04:00",
    ),
    (
        "La Chambre a voté la confiance vendredi peu avant minuit. Le lendemain, le roi recevait "
        "les ministres.",
        "vendredi peu avant minuit TIME 2025-12-19T24:00 ; Le lendemain DATE 2025-12-20",
    ),
    (
        "Les syndicats ont déposé un préavis jeudi. Une réunion de conciliation est prévue ce "
        "mardi à 14 heures.",
        "jeudi DATE 2025-12-18 ; ce mardi à 14 heures TIME 2025-12-23T14:00",
    ),
    (
        "« Nous prendrons une décision demain », indique-t-on au cabinet.",
        "demain DATE 2025-12-23",
    ),
    (
        "La grève débutera mardi à 22 h et se terminera mercredi à la même heure.",
        "mardi à 22 h TIME 2025-12-23T22:00 ; mercredi DATE 2025-12-24",
    ),
    (
        "Le procès avait débuté en novembre 2024. Il avait été suspendu en décembre, puis avait "
        "repris en février.",
        "novembre 2024 DATE 2024-11 ; décembre DATE 2024-12 ; février DATE 2025-02",
    ),
    (
        "En 2024, le bénéfice avait atteint 12 millions. L'année précédente, il n'était que de 8 millions.",
        "2024 DATE 2024 ; L'année précédente DATE 2023",
    ),
    (
        "Il a plu 40 litres en une nuit, celle de vendredi à samedi.",
        "une nuit DURATION P1D ; vendredi DATE 2025-12-19 ; samedi DATE 2025-12-20",
    ),
    (
        "Dimanche, dès 6 heures, les premiers clients patientaient. À midi, les rayons étaient vides.",
        "Dimanche DATE 2025-12-21 ; 6 heures TIME 2025-12-21T06:00 ; midi TIME 2025-12-21T12:00",
    ),
    (
        "Le bourgmestre l'a confirmé à 18 h dimanche, quelques heures avant la fermeture.",
        "18 h dimanche TIME 2025-12-21T18:00 ; quelques heures DURATION PTXH",
    ),
    (
        "Les faits remontent au mois d'août. Le 14, le suspect aurait agressé une passante.",
        "mois d'août DATE 2025-08 ; Le 14 DATE 2025-08-14",
    ),
    (
        "Depuis l'été, les plaintes s'accumulent.",
        "l'été DATE 2025-SU",
    ),
    (
        "Ce week-end a été meurtrier sur les routes.",
        "Ce week-end DATE 2025-W51-WE",
    ),
    (
        "Samedi soir déjà, la police avait dû intervenir.",
        "Samedi soir TIME 2025-12-20TEV",
    ),
]
# A Friday, in Switzerland.
FRIDAY_DAWN = [
    (
        "Le Grand Conseil siège mardi et mercredi prochains.",
        "mardi DATE 2026-03-10 ; mercredi prochains DATE 2026-03-11",
    ),
    (
        "L'avalanche est descendue jeudi vers 11h30. Vers 15h, une seconde coulée a interrompu les "
        "recherches, qui devaient reprendre vendredi à l'aube.",
        "jeudi vers 11h30 TIME 2026-03-05T11:30 ; 15h TIME 2026-03-05T15:00 ; vendredi à l'aube "
        "TIME 2026-03-06TMO",
    ),
    (
        "Le Conseil d'État a tranché mercredi. La veille, une pétition de 4000 signatures lui "
        "avait été remise.",
        "mercredi DATE 2026-03-04 ; La veille DATE 2026-03-03",
    ),
    (
        "Vers 5h10 ce matin, un camion a percuté la glissière. Le trafic était toujours perturbé à 6h.",
        "5h10 ce matin TIME 2026-03-06T05:10 ; 6h TIME 2026-03-06T06:00",
    ),
    (
        "Aujourd'hui, la commune compte 12'000 habitants, contre 7000 en 1990.",
        "Aujourd'hui DATE PRESENT_REF ; 1990 DATE 1990",
    ),
    (
        "La Patrouille des glaciers partira mardi 21 avril à 22h de Zermatt.",
        "mardi 21 avril à 22h TIME 2026-04-21T22:00",
    ),
    (
        "Le 30 janvier, un incendie ravageait la halle. Un mois plus tard, les commerçants "
        "attendent toujours.",
        "Le 30 janvier DATE 2026-01-30 ; Un mois plus tard DATE 2026-02",
    ),
    (
        "La conseillère d'État s'exprimera aujourd'hui à 14h.",
        "aujourd'hui à 14h TIME 2026-03-06T14:00",
    ),
]
# A Tuesday, in Québec.
RELACHE = [
    (
        "Durant le temps des Fêtes, les urgences ont débordé.",
        "le temps des Fêtes DATE 2025-12/2026-01",
    ),
    (
        "Le 23 février 2026, à 8 h 05",
        "Le 23 février 2026 DATE 2026-02-23 ; 8 h 05 TIME 2026-02-23T08:05",
    ),
    (
        "L'accident est survenu dimanche vers 16 h 30, à Lévis. Le décès du conducteur a été "
        "constaté en soirée.",
        "dimanche vers 16 h 30 TIME 2026-02-22T16:30 ; soirée TIME 2026-02-22TEV",
    ),
    (
        "La tempête a laissé 40 cm dimanche. Lundi soir, 12 000 clients étaient toujours dans le "
        "noir; ils étaient encore 3000 mardi matin à 9 h.",
        "dimanche DATE 2026-02-22 ; Lundi soir TIME 2026-02-23TEV ; mardi matin à 9 h TIME 2026-02-24T09:00",
    ),
    (
        "« Je l'ai su ce matin », a confié la mairesse en point de presse, mardi.",
        "ce matin TIME 2026-02-24TMO ; mardi DATE 2026-02-24",
    ),
    (
        "Le procès se poursuit mercredi. Il doit durer jusqu'à vendredi.",
        "mercredi DATE 2026-02-25 ; vendredi DATE 2026-02-27",
    ),
    (
        "En 2019, le projet était évalué à 4 milliards. Cinq ans plus tard, la facture atteignait "
        "10 milliards.",
        "2019 DATE 2019 ; Cinq ans plus tard DATE 2024",
    ),
    (
        "À la mi-février, le gouvernement avait écarté cette option.",
        "la mi-février DATE 2026-02",
    ),
    (
        "La commission reprendra ses travaux le 9 mars, et entendra le ministre le lendemain.",
        "le 9 mars DATE 2026-03-09 ; le lendemain DATE 2026-03-10",
    ),
]
# A Sunday, in France.
SUNDAY_NIGHT = [
    (
        "Samedi, à 21 heures, ils retrouveront Lens.",
        "Samedi DATE 2025-05-24 ; 21 heures TIME 2025-05-24T21:00",
    ),
    (
        "Il y a une semaine, ils étaient quatrièmes.",
        "Il y a une semaine DATE 2025-05-11",
    ),
    (
        "La loi sera examinée la semaine du 26 mai, puis votée début juin.",
        "la semaine du 26 mai DATE 2025-W22 ; début juin DATE 2025-06",
    ),
    (
        "Le 8 mai 1945 a été commémoré jeudi 8 mai.",
        "Le 8 mai 1945 DATE 1945-05-08 ; jeudi 8 mai DATE 2025-05-08",
    ),
    (
        "Samedi, le PSG a gagné 3-0. La semaine prochaine, il ira à Auxerre.",
        "Samedi DATE 2025-05-17 ; La semaine prochaine DATE 2025-W21",
    ),
    (
        "Buteur à la 89e, il avait manqué un penalty huit jours plus tôt.",
        "huit jours plus tôt DURATION P8D",
    ),
    (
        "Les Toulousains, battus le 10 mai, se sont rassurés dimanche avant le quart de finale du 24 mai.",
        "le 10 mai DATE 2025-05-10 ; dimanche DATE 2025-05-18 ; 24 mai DATE 2025-05-24",
    ),
    (
        "Coup d'envoi samedi à 21h05 au Stade de France.",
        "samedi à 21h05 TIME 2025-05-24T21:05",
    ),
    (
        "Coup d'envoi samedi, 21h05, au Stade de France.",
        "samedi DATE 2025-05-24 ; 21h05 TIME 2025-05-24T21:05",
    ),
    (
        "Vainqueur du Tour en 2022 puis en 2023, il n'a plus gagné depuis mars.",
        "2022 DATE 2022 ; 2023 DATE 2023 ; mars DATE 2025-03",
    ),
    (
        "À 20 heures, dimanche, la participation atteignait 61 %.",
        "20 heures, dimanche TIME 2025-05-18T20:00",
    ),
]
# A Tuesday, in France.
TUESDAY_EVENING = [
    (
        "Le pont du 1er mai sera ensoleillé.",
        "1er mai DATE 2026-05-01",
    ),
    (
        "Tous les matins à 7 h, il ouvre sa boutique.",
        "Tous les matins à 7 h SET XXXX-XX-XXT07:00",
    ),
    (
        "Les lundis et jeudis, la piscine est réservée aux clubs.",
        "Les lundis SET XXXX-WXX-1 ; jeudis SET XXXX-WXX-4",
    ),
    (
        "Le concert qui devait avoir lieu samedi est annulé.",
        "samedi DATE 2026-04-25",
    ),
    (
        "L'incendie s'est déclaré vers 2 heures du matin dans la nuit de dimanche à lundi.",
        "2 heures du matin TIME 2026-04-20T02:00 ; la nuit de dimanche à lundi TIME 2026-04-19TNI",
    ),
    (
        "Cette nuit-là, il avait neigé.",
        "Cette nuit-là TIME XXXX-XX-XXTNI",
    ),
    (
        "Mercredi, de 9 h à 11 h 30, puis de 14 h à 17 h.",
        "Mercredi DATE 2026-04-22 ; 9 h TIME 2026-04-22T09:00 ; 11 h 30 TIME 2026-04-22T11:30 ; 14 "
        "h TIME 2026-04-22T14:00 ; 17 h TIME 2026-04-22T17:00",
    ),
]
# A Sunday, in Belgium.
ADVENT = [
    (
        "Les marchés de Noël ouvrent ce vendredi.",
        "ce vendredi DATE 2025-12-05",
    ),
]
# A Friday, in Switzerland.
NEW_YEAR = [
    (
        "Le drame s'est produit la nuit du réveillon, peu après 1h30.",
        "la nuit du réveillon TIME 2025-12-31TNI ; 1h30 TIME 2026-01-01T01:30",
    ),
]
# A Thursday, in Québec.
JULY = [
    (
        "Il a reçu une peine de 90 jours à purger les fins de semaine.",
        "90 jours DURATION P90D ; les fins de semaine SET XXXX-WXX-WE",
    ),
]
# A Monday, in France.
MONDAY_MORNING = [
    (
        "Samedi, à 20 h 45, il était titulaire.",
        "Samedi DATE 2025-09-06 ; 20 h 45 TIME 2025-09-06T20:45",
    ),
]
# A Wednesday, in France.
JUNE = [
    (
        "Le maire, qui avait présenté sa démission la veille, est revenu sur sa décision mardi.",
        "la veille DATE 2026-06-15 ; mardi DATE 2026-06-16",
    ),
    (
        "Mardi, au lendemain de l'annonce faite la veille par le ministre, les syndicats se sont réunis.",
        "Mardi DATE 2026-06-16 ; lendemain DATE 2026-06-16 ; la veille DATE 2026-06-15",
    ),
    (
        "Les pompiers sont intervenus mardi vers 23 heures. Le feu a été éteint à 3 heures du matin. Le "
        "lendemain, les habitants ont pu rentrer.",
        "mardi vers 23 heures TIME 2026-06-16T23:00 ; 3 heures du matin TIME 2026-06-17T03:00 ; Le "
        "lendemain DATE 2026-06-17",
    ),
    (
        "Il est décédé lundi matin. Il avait été hospitalisé vendredi.",
        "lundi matin TIME 2026-06-15TMO ; vendredi DATE 2026-06-12",
    ),
    (
        "La randonneuse avait quitté son gîte samedi à l'aube. Elle devait rentrer le soir même.",
        "samedi à l'aube TIME 2026-06-13TMO ; le soir même TIME 2026-06-13TEV",
    ),
    (
        "« Demain, il sera trop tard », prévenait-il en mars dernier.",
        "Demain DATE XXXX-XX-XX ; mars dernier DATE 2026-03",
    ),
    (
        "Le procès, qui devait s'ouvrir hier, a été renvoyé au 14 septembre.",
        "hier DATE 2026-06-16 ; 14 septembre DATE 2026-09-14",
    ),
    (
        "L'audience est renvoyée à vendredi.",
        "vendredi DATE 2026-06-19",
    ),
    (
        "Les Bleus, qui affrontent le Sénégal ce soir (21 heures), sont au complet.",
        "ce soir TIME 2026-06-17TEV ; 21 heures TIME 2026-06-17T21:00",
    ),
    (
        "À la mi-temps, tout était joué. Il était 21 h 48.",
        "21 h 48 TIME 2026-06-16T21:48",
    ),
    (
        "Un quart de siècle après l'accident, les mineurs se souviennent.",
        "Un quart de siècle DURATION P25Y",
    ),
    (
        "Le chantier s'étalera de septembre à juin.",
        "septembre DATE 2026-09 ; juin DATE 2027-06",
    ),
    (
        "Ouvert tous les jours de 10h à 19h, sauf le lundi. Jusqu'au 20 septembre.",
        "tous les jours SET P1D ; 10h SET XXXX-XX-XXT10:00 ; 19h SET XXXX-XX-XXT19:00 ; le lundi SET "
        "XXXX-WXX-1 ; 20 septembre DATE 2026-09-20",
    ),
]
# A Wednesday, in Belgium.
JUNE_EVENING = [
    (
        "La Chambre votera jeudi soir. Le texte avait été déposé mardi.",
        "jeudi soir TIME 2026-06-18TEV ; mardi DATE 2026-06-16",
    ),
    (
        "Ce mercredi, peu avant 8 h, un camion s'est renversé. La chaussée a été dégagée à 11h20.",
        "Ce mercredi DATE 2026-06-17 ; 8 h TIME 2026-06-17T08:00 ; 11h20 TIME 2026-06-17T11:20",
    ),
]
# A Monday, in Switzerland.
WINTER = [
    (
        "Dimanche, les citoyens ont accepté l'initiative. Il y a dix ans, ils l'avaient balayée.",
        "Dimanche DATE 2026-01-18 ; Il y a dix ans DATE 2016",
    ),
    (
        "La police a été alertée samedi à 23h45. Les deux hommes ont été arrêtés un quart d'heure plus tard.",
        "samedi à 23h45 TIME 2026-01-17T23:45 ; un quart d'heure plus tard TIME 2026-01-18T00:00",
    ),
    (
        "Vendredi, à la première heure, les skieurs faisaient la file.",
        "Vendredi DATE 2026-01-16 ; la première heure TIME 2026-01-16TMO",
    ),
]
# A Friday, in Québec.
DECEMBER = [
    (
        "Le premier ministre en a fait l'annonce jeudi matin, à quelques jours du congé des Fêtes.",
        "jeudi matin TIME 2025-12-04TMO ; quelques jours DURATION PXD ; congé des Fêtes DATE 2025-12/2026-01",
    ),
    (
        "Le verdict a été rendu vendredi midi. Le jury délibérait depuis mercredi.",
        "vendredi midi TIME 2025-12-05T12:00 ; mercredi DATE 2025-12-03",
    ),
    (
        "Le 6 décembre 1989, à 17 h 10, un homme entrait à Polytechnique.",
        "Le 6 décembre 1989 DATE 1989-12-06 ; 17 h 10 TIME 1989-12-06T17:10",
    ),
    (
        "Le Canadien, vainqueur 4-2 jeudi, recevra Boston samedi à 19 h.",
        "jeudi DATE 2025-12-04 ; samedi à 19 h TIME 2025-12-06T19:00",
    ),
]
ROWS = [
    (published, zone, *row)
    for published, zone, rows in (
        ("2025-10-15T08:30", "Europe/Paris", WEDNESDAY_MORNING),
        ("2025-12-22T17:00", "Europe/Brussels", BEFORE_CHRISTMAS),
        ("2026-03-06T06:10", "Europe/Zurich", FRIDAY_DAWN),
        ("2026-02-24T11:00", "America/Toronto", RELACHE),
        ("2025-05-18T22:40", "Europe/Paris", SUNDAY_NIGHT),
        ("2026-04-21T18:00", "Europe/Paris", TUESDAY_EVENING),
        ("2025-11-30T07:15", "Europe/Brussels", ADVENT),
        ("2026-01-02T12:30", "Europe/Zurich", NEW_YEAR),
        ("2025-07-03T15:45", "America/Toronto", JULY),
        ("2025-09-08T06:00", "Europe/Paris", MONDAY_MORNING),
        ("2026-06-17T07:30", "Europe/Paris", JUNE),
        ("2026-06-17T17:45", "Europe/Brussels", JUNE_EVENING),
        ("2026-01-19T06:00", "Europe/Zurich", WINTER),
        ("2025-12-05T16:00", "America/Toronto", DECEMBER),
    )
    for row in rows
]


# What the times may mean: first and last moment, for times that are no calendar day.
INTERVALS = [
    ("Il a démissionné il y a deux semaines.", "2025-09-28T00:00:00+02:00", "2025-10-04T23:59:59+02:00"),
    (
        "Le pont fermera la seconde quinzaine de mai.",
        "2026-05-16T00:00:00+02:00",
        "2026-05-31T23:59:59+02:00",
    ),
    ("Le pont fermera courant mai.", "2026-05-01T00:00:00+02:00", "2026-05-31T23:59:59+02:00"),
    ("La fusée a décollé à 05h10 GMT.", "2025-10-15T07:10:00+02:00", "2025-10-15T07:10:59+02:00"),
    (
        "La fusée a décollé à 1h10, heure de Montréal.",
        "2025-10-15T07:10:00+02:00",
        "2025-10-15T07:10:59+02:00",
    ),
    ("Sur le coup de 7 heures, tout a tremblé.", "2025-10-15T06:45:00+02:00", "2025-10-15T07:15:59+02:00"),
]


@pytest.mark.parametrize(("passage", "earliest", "latest"), INTERVALS)
def test_a_time_that_is_no_day_of_the_calendar_keeps_all_that_it_may_mean(
    passage: str, earliest: str, latest: str
) -> None:
    (time,) = timex.tag(passage, datetime.fromisoformat("2025-10-15T08:30"), "Europe/Paris")
    assert (time.earliest, time.latest) == (earliest, latest)


def test_a_weekday_told_as_past_may_lie_between_publication_and_the_last_update() -> None:
    published = datetime.fromisoformat("2025-10-15T08:30")
    update = Moment(datetime.fromisoformat("2025-10-16T11:00"), Precision.MINUTE)
    text = "Jeudi matin, la vidéo était toujours en ligne. Vendredi dernier, elle avait été signalée."
    plain = [time.value for time in timex.tag(text, published)]
    updated = [time.value for time in timex.tag(text, published, updated=update)]
    assert plain == ["2025-10-09TMO", "2025-10-10"]
    assert updated == ["2025-10-16TMO", "2025-10-10"]


def test_a_part_of_the_day_of_an_update_may_be_told_as_past() -> None:
    published = datetime.fromisoformat("2025-10-15T08:30")
    update = Moment(datetime.fromisoformat("2025-10-15T19:40"), Precision.MINUTE)
    text = "Ce mercredi, le feu a repris. Dans l'après-midi, deux maisons ont brûlé."
    assert timex.tag(text, published)[1].value == "2025-10-14TAF"
    assert timex.tag(text, published, updated=update)[1].value == "2025-10-15TAF"


def found(published: str, zone: str, passage: str) -> list[str]:
    """Every time expression of a passage as words, type and value."""
    times = timex.tag(passage, datetime.fromisoformat(published), zone, quoted(passage))
    return [f"{passage[time.start : time.end]} {time.type} {time.value}" for time in times]


@pytest.mark.parametrize(("published", "zone", "passage", "expected"), ROWS)
def test_a_passage_is_read_as_a_reader_does(published: str, zone: str, passage: str, expected: str) -> None:
    assert found(published, zone, passage) == [part for part in expected.split(" ; ") if part]

"""Closed classes of French words that the rules for reported speech rest on."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


AVOIR = _set("a ont avait avaient aura auront aurait auraient ait aient eut eurent ayant avoir")
ETRE = _set("est sont était étaient sera seront serait seraient soit soient fut furent étant être été")
INVERTED = _set("-il -elle -ils -elles -on -t-il -t-elle -t-ils -t-elles -t-on -je")
REFLEXIVE = frozenset(("se", "s'"))
NEGATIONS = _set("pas plus jamais rien point guère")
ADVERBS = _set(
    """toutefois également aussi notamment ainsi encore déjà ensuite enfin alors donc cependant néanmoins
    pourtant même tantôt bientôt récemment simplement seulement surtout ailleurs abord revanche puis
    immédiatement aussitôt vite longtemps souvent toujours d'abord d'ailleurs hier aujourd'hui
    lui-même elle-même eux-mêmes bien mal très trop plutôt certes volontiers"""
)
# Words of the adverbs that are written apart ("par ailleurs", "quant à elle"), inside a verb phrase.
INNER = ADVERBS | _set("par d' en quant à lui elle eux tout quelque peu de nouveau emblée entrée jeu")
# Adverbial phrases that may part an auxiliary from its participle: "a pour sa part assuré".
PARTING = tuple(
    tuple(phrase.split())
    for phrase in (
        "pour sa part", "pour leur part", "de son côté", "de leur côté", "à son tour", "à leur tour",
        "dans la foulée", "au passage", "en retour", "en substance", "à nouveau", "en partie", "sans détour",
        "tour à tour", "avec force", "sur place", "à plusieurs reprises", "au contraire", "à juste titre",
        "en creux", "au préalable", "à l' inverse", "en outre", "par ailleurs", "en effet", "de concert",
    )
)  # fmt: skip
DETERMINERS = _set(
    """le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs mon ma mes notre nos
    votre vos quelques plusieurs certains certaines chaque aucun aucune toute toutes tous"""
)
DEFINITE = _set("le la les l' ce cet cette ces")
PLURAL = _set("les des ces ses leurs plusieurs certains certaines quelques deux trois quelque")
POSSESSIVE = _set("son sa ses leur leurs")
FIRST_SECOND = _set("je j' tu")
FIRST_PERSON = _set("je j' on nous")
PRONOUNS = {
    "il": ("m", False),
    "elle": ("f", False),
    "ils": ("m", True),
    "elles": ("f", True),
    "lui": ("m", False),
    "eux": ("m", True),
    "celui-ci": ("m", False),
    "celle-ci": ("f", False),
    "ceux-ci": ("m", True),
    "celles-ci": ("f", True),
    "ce dernier": ("m", False),
}
CLITICS = _set("ne n' y en lui leur me m' nous vous le la les l' se s'")
OF = frozenset(("de", "d'", "du", "des"))
# Prepositions that end a noun phrase: what follows says when, where or to whom, not who.
ADJUNCTS = _set(
    """sur dans lors devant après avant depuis pendant durant auprès face par pour avec sans contre chez
    vers dès jusque jusqu' hier aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche demain
    selon comme alors quand lorsque où que qu' qui dont et mais ou puis tout toujours au à en entre sous
    parmi malgré outre hors ensuite via janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre"""
)
# Words of the adjuncts that say when by themselves: no noun phrase of theirs follows.
DAYS = _set(
    "hier aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche demain tout ensuite toujours"
)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
# Nouns of time: "ce matin", "la veille" after a verb say when, not who.
TIMES = _set(
    "matin midi après-midi soir soirée nuit journée jour veille lendemain semaine week-end mois année"
)
CIVILITIES = _set("m. mm. mme mmes mlle me mes mgr dr pr monsieur madame maître mᵉ dʳ pʳ mᵐᵉ")
MESSAGES = _set("communiqué message tweet lettre courrier courriel déclaration post publication tribune")
# Nouns for what somebody says, before "de" and the one who says it: "Réponse du maire : ..."
UTTERANCES = _set(
    """réponse réaction commentaire verdict conclusion constat explication argument aveu promesse mot
    avertissement conseil question remarque précision justification réplique consigne credo diagnostic
    analyse appel mise regret message communiqué texte phrase formule mots slogan"""
)
# Nouns before "de" and those who speak: how many they are, what they said, where they sit.
QUANTITIES = _set(
    "nombre plupart partie dizaine douzaine quinzaine vingtaine trentaine centaine poignée moitié"
)
# Figures are their producer's: "selon les calculs de l'AFP".
FIGURES = _set(
    """chiffres données statistiques calculs calcul estimations estimation prévisions projections décompte
    décomptes comptage bilan relevés"""
)
SAYINGS = _set("mots termes dires propos paroles formule expression")
INSIDES = _set("rangs sein couloirs bancs travées")
# Of two persons just named.
FIRST_OF_TWO, SECOND_OF_TWO = _set("premier première"), _set("second seconde")
# Nouns of what is known without saying from whom, and the name of such a source.
INFORMATION = _set("information informations")
UNSPECIFIED = "source non précisée"
# Expressions that say whose words a clause reports; those that end in a noun take "de" after them.
ACCORDING = (
    ("selon",), ("dixit",), ("d'", "après"), ("aux", "yeux"), ("aux", "dires"), ("au", "dire"),
    ("de", "l'", "avis"), ("de", "l'", "aveu"), ("à", "en", "croire"), ("à", "entendre"),
    ("à", "l'", "en", "croire"), ("à", "l'", "entendre"),
    ("à", "les", "en", "croire"), ("à", "les", "entendre"), ("à", "ses", "yeux"), ("à", "leurs", "yeux"),
    ("à", "son", "avis"), ("à", "leur", "avis"), ("a", "ses", "yeux"), ("a", "son", "avis"),
)  # fmt: skip
TAKING_OF = _set("yeux dires dire avis aveu")
RELATIVES = _set("qui que qu' dont où lequel laquelle lesquels lesquelles")
# A "qu'" before a mark may come apart.
SUBORDINATORS = frozenset(("que", "qu'", "qu"))
# Proceedings, then the word before an offence, then at most a few words up to the quotation marks.
OFFENCE = re.compile(
    r"\b(?:enquête|information judiciaire|mise?s? en examen|mise?s? en cause|poursui\w+|condamn\w+|"
    r"jug[ée]e?s?|plainte|inculp\w+|écrou\w+|garde à vue|prévenue?s?|comparaît\w*|renvoyée?s?|procès|"
    r"accusations?|investigations|soupçonnée?s?|instruction|procédure|parquet|portent?)\b[^.;]*?"
    r"\b(?:pour|chefs?|faits|délits?|crimes?|infractions?|qualifications?)\b(?:\s[^\s.;:]+){0,9}\s*$",
    re.IGNORECASE,
)
# People by where they are from: "la Bruxelloise", "l'Argentin".
DEMONYM = re.compile(
    # Words that end as demonyms do.
    r"(?!(?:Trois|Quand|Bien|Rien|Combien|Enfin|Demain|Certaine?|Soudain|Loin|Train|Main|Matin|Terrain"
    r"|Vin|Fin|Juin|Prochaine?|Humaine?|Mois|Bois|Fois|Lois|Moins|Jamais|Mais|Désormais|Ancien(?:ne)?"
    r"|Gardien(?:ne)?|Chien)\b)"
    r"[A-ZÀ-Ý][\w-]+(?:ais|aise|ois|oise|ien|ienne|éen|éenne|ain|aine|and|ande|ol|ole|in|ine)s?\b"
    r"|(?:Serbe|Suisse|Russe|Belge|Turc|Turque|Grec|Grecque|Croate|Slovaque|Slovène|Bulgare|Tchèque|Letton"
    r"|Lettone|Basque|Corse|Breton|Bretonne|Catalan|Catalane|Kurde|Kosovar|Scandinave|Wallon|Wallonne|Arabe"
    r"|Britannique|Picard|Savoyard|Vosgien)s?\b"
)

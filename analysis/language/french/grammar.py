"""Closed classes of French words that the rules for reported speech rest on."""

from __future__ import annotations

AVOIR = frozenset("a ont avait avaient aura auront aurait auraient ait aient eut eurent ayant avoir".split())
ETRE = frozenset(
    "est sont était étaient sera seront serait seraient soit soient fut furent étant être été".split()
)
INVERTED = frozenset("-il -elle -ils -elles -on -t-il -t-elle -t-ils -t-elles -t-on -je".split())
REFLEXIVE = frozenset(("se", "s'"))
NEGATIONS = frozenset("pas plus jamais rien point guère".split())
ADVERBS = frozenset(
    """toutefois également aussi notamment ainsi encore déjà ensuite enfin alors donc cependant néanmoins
    pourtant même tantôt bientôt récemment simplement seulement surtout ailleurs abord revanche
    puis immédiatement aussitôt vite longtemps souvent toujours d'abord d'ailleurs hier aujourd'hui
    lui-même elle-même eux-mêmes bien mal très trop plutôt certes volontiers""".split()
)
# Words of the adverbs that are written apart ("par ailleurs", "quant à elle"), inside a verb phrase.
INNER = ADVERBS | frozenset("par d' en quant à lui elle eux tout quelque peu de nouveau".split())
DETERMINERS = frozenset(
    """le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos
    quelques plusieurs certains certaines chaque aucun aucune toute toutes tous""".split()
)
DEFINITE = frozenset("le la les l' ce cet cette ces".split())
INDEFINITE = frozenset(
    "un une des plusieurs certains certaines quelques d'autres beaucoup deux trois quatre cinq six".split()
)
POSSESSIVE = frozenset("son sa ses leur leurs".split())
FIRST_SECOND = frozenset("je j' tu".split())
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
CLITICS = frozenset("ne n' y en lui leur me m' nous vous le la les l' se s'".split())
OF = frozenset(("de", "d'", "du", "des"))
# Prepositions that end a noun phrase: what follows says when, where or to whom, not who.
ADJUNCTS = frozenset(
    """sur dans lors devant après avant depuis pendant durant auprès face par pour avec sans contre chez
    vers dès jusque jusqu' hier aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche demain
    selon comme alors quand lorsque où que qu' qui dont et mais ou puis tout toujours au à en entre
    mi-janvier ensuite sous peu à-dessus via ce matin janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre""".split()
)
CIVILITIES = frozenset("m. mm. mme mmes mlle me mes mgr dr pr monsieur madame maître".split())
SUBORDINATORS = frozenset(("que", "qu'"))

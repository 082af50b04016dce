"""What kind of entity a name stands for, from everything the article says around its occurrences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from analysis.language.french.grammar import DEMONYM
from analysis.reading import descriptions
from analysis.reading.document import Document
from analysis.reading.lexicon import Lexicon, fold
from analysis.reading.names import Name

Evidence = Iterator[tuple[str, float]]

LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
KINDS = ("PERSON", "ORG", "MEDIA", "PLACE", "PLATFORM")
# Weights: a listed name or a civility is certain, a shape is strong, one cue in the text counts 1,
# all labels of the entity recogniser together count at most as much as one cue.
CERTAIN, STRONG, CUE, MODEL = 20.0, 4.0, 1.0, 0.9
ENOUGH = 0.6
# What ends the name of a company or an association in France, Belgium, Switzerland and Québec.
LEGAL_FORMS = frozenset(("SA", "SAS", "SARL", "Sàrl", "AG", "SRL", "SPRL", "ASBL", "Inc", "Ltée", "SE", "NV"))
MEDIA_WORD = re.compile(
    r"(?i:\b(?:news|media|médias?|radio|tv|télé\w*|presse|gazette|courrier|dépêche|quotidien|tribune|times"
    r"|post|herald|hebdo|magazine)\b)|(?<=[a-z])(?:Media|News|Info|TV)\b"
)
# Compound names of towns: "Boulogne-sur-Mer", "Saint-Jean-de-Monts", "Notre-Dame-des-Landes".
TOPONYM = re.compile(r"^[A-ZÀ-Ý]\w*-(?:(?:sur|sous|lès|lez|les|en|la|le|de|du|des|aux?)-|d')[\w-]+$")
DOMAIN = re.compile(r"\.[a-z]{2,4}$")
NEAR = re.compile(r"([\w-]+)(,?) (?:[«\"“] ?)?$")
APPOSITION = re.compile(r", (?:l'|le |la )?([\w-]+)")
EX = re.compile(r"^(?:ex|vice|co)-")
# "l'Argentin Facundo X", "la Valaisanne Elsa Y".
FROM = re.compile(rf"\b(?:l'|[Ll]a |[Ll]e |du |au |L')(?:{DEMONYM.pattern}) $")
AGED = re.compile(r",? (?:\()?\d{1,3} ans\b")
LINKED = re.compile(r"(?:([\w-]+) )?([\w-]+) (?:de la |de l'|du |de |d'|des )$")
# "l'entreprise japonaise de cybersécurité X": the noun that announces the name stands some words before.
FAR = re.compile(r"\b(?:l'|la |le |une |un |du |au )([\w-]+)(?: (?:de |d'|du |en )?[a-zà-ÿ-]+){1,3} $")
AT = re.compile(r"\b(?:dans|sur|depuis|vers|traverse|à travers) l(?:a |e |es |')$", re.IGNORECASE)
SOURCE = re.compile(r"\b(?:selon|d'après|par|auprès de|pour|contre|avec) (?:l[ae] |l')?$", re.IGNORECASE)
IN_BRACKETS = re.compile(r"[^\s(] \($")


def votes(
    document: Document, names: Sequence[Name], lex: Lexicon, entities: dict[int, Span]
) -> dict[str, float]:
    """How strongly the occurrences of one name speak for each kind."""
    tally: dict[str, float] = defaultdict(float)
    for name in names:
        for kind, weight in (*_form(document, name, lex), *_context(document, name, lex)):
            tally[kind] += weight
        if _acts(document, name):
            tally["ORG"] += ENOUGH
    labels = [LABELS[e.label_] for n in names if (e := entities.get(n.start)) and e.label_ in LABELS]
    for kind in dict.fromkeys(labels):
        # News gives people two names or a civility: a lone capitalised word is seldom a person.
        lone = kind == "PERSON" and " " not in names[0].text and fold(names[0].text) not in lex.given
        tally[kind] += MODEL * labels.count(kind) / len(labels) * (0.5 if lone else 1.0)
    return tally


def _form(document: Document, name: Name, lex: Lexicon) -> Evidence:
    words = name.text.split()
    own = document.article.outlet.value
    if own and fold(own) == fold(name.text):
        yield "MEDIA", CERTAIN
    if name.known:
        yield name.known.kind, CERTAIN
    if name.civility:
        yield "PERSON", CERTAIN
    if fold(words[0]) in lex.organisations and len(words) > 1:
        yield "ORG", STRONG
    elif len(words) > 1 and fold(words[0]) in lex.given:
        yield "PERSON", STRONG
    elif fold(name.text) in lex.given:
        yield "PERSON", CUE
    elif words[0].islower():
        yield "ORG", STRONG
    if len(words) > 1 and words[-1] in LEGAL_FORMS:
        yield "ORG", STRONG
    if name.acronym_of or (name.text.isupper() and 2 <= len(name.text) <= 7):
        yield "ORG", CUE
    for part in (words[:-1], words[1:]):
        # "Bel RTL", "Amnesty International Belgique": what a part is, the whole is, unless a place.
        if (known := lex.known(" ".join(part))) and known.kind not in ("PLACE", "PERSON") and len(words) > 1:
            yield known.kind, STRONG
    if len(words) > 1 and words[0].isupper() and (place := lex.known(" ".join(words[1:]))):
        # "CRC Grand Est", "AS Monaco": an acronym and its place.
        yield ("ORG", STRONG) if place.kind == "PLACE" and len(words[0]) > 1 else (place.kind, CUE)
    if TOPONYM.search(name.text):
        yield "PLACE", STRONG
    if DOMAIN.search(name.text):
        yield "PLATFORM", CUE
    if MEDIA_WORD.search(name.text):
        yield "MEDIA", STRONG


def _context(document: Document, name: Name, lex: Lexicon) -> Evidence:
    left = document.text[max(0, name.start - 60) : name.start]
    if found := NEAR.search(left):
        if kind := lex.cues.get(fold(found.group(1))):
            # "l'association Robin des Bois": what stands right before outweighs the given name.
            yield kind, CUE if found.group(2) or kind == "PLACE" else STRONG + CUE
        elif found.group(1).lower() in lex.functions:
            yield "PERSON", CUE
    if AGED.match(document.text[name.end : name.end + 12]):
        yield "PERSON", STRONG
    if " " in name.text and FROM.search(left):
        yield "PERSON", STRONG
    if " " in name.text and descriptions.apposed(document, name, lex):
        yield "PERSON", 2 * CUE
    after = APPOSITION.match(document.text[name.end : name.end + 40])
    described = EX.sub("", after.group(1).lower()) if after else ""
    if described in lex.functions or (described in lex.person_nouns and " " in name.text):
        yield "PERSON", CUE
    if linked := LINKED.search(left):
        # "habitants de X", "salariés du groupe X": the nearer of the two words that announces something.
        words = [word for word in (linked.group(2), linked.group(1)) if word]
        if kind := next((k for word in words if (k := lex.cues.get(fold(word)))), None):
            yield kind, CUE
        elif any(word.lower() in lex.functions for word in words):
            yield "PLACE", CUE / 2
    if (far := FAR.search(left)) and (kind := lex.cues.get(fold(far.group(1)))) and kind != "PLACE":
        yield kind, CUE
    if AT.search(left) or IN_BRACKETS.search(left):
        yield "PLACE", CUE / 2
    if SOURCE.search(left):
        yield "ORG", CUE / 2
    if re.match(r" \([A-ZÉ]", document.text[name.end : name.end + 3]):
        yield "PLACE", CUE / 4


def _acts(document: Document, name: Name) -> bool:
    """Whether the name is the subject of a verb, as organisations are more often than places."""
    tokens = document.tokens(name.start, name.end)
    return any(token.dep_ == "nsubj" and token.head.pos_ == "VERB" for token in tokens)


def decide(tally: dict[str, float]) -> str | None:
    """The kind with most evidence; None where there is none that can be relied on."""
    best = max(KINDS, key=lambda kind: (tally.get(kind, 0), -KINDS.index(kind)))
    return best if tally.get(best, 0) >= ENOUGH else None

"""Reporting expressions: where a text says that somebody says something.

Verbs are known by their forms (see `analysis.language.french.conjugation`), so that an inverted or
misparsed verb is found all the same; the parse only settles whether a form is a noun.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.language.french import conjugation
from analysis.language.french.grammar import (
    AVOIR,
    DETERMINERS,
    ETRE,
    INNER,
    INVERTED,
    NEGATIONS,
    REFLEXIVE,
    SUBORDINATORS,
)
from analysis.reading.quotations.context import Context
from analysis.reading.quotations.verb_groups import (
    auxiliary,
    first_or_second_person,
    inverted,
    negation,
    reflexive,
)
from analysis.reading.quotations.verbs import Verb, chains, lexicon, unlisted

# Words that may stand inside a verb phrase: "met par ailleurs en garde", "a toutefois nuancé".
GAP = 4
# Words between a verb that only leads to another and that one: "tient d'abord à le préciser".
LEADING = frozenset(("de", "d'", "à", "par", "pas", "en", "l'", "le", "y", "lui", "leur"))
REACH = 4
# Words back to the auxiliary that a second participle shares.
SHARED = 30

WANTING = frozenset(("veut", "veulent", "voulait", "voulaient", "voudrait", "voudraient"))
# Determiners that are pronouns as well: "le dit", "certains disent".
OBJECTS_OR_SOME = frozenset(("le", "la", "les", "l'", "leur", "certains", "certaines", "plusieurs", "tous"))


@dataclass(frozen=True)
class Cue:
    """A reporting expression: the words it takes, the verb, and how it is built.

    `first`, `head` and `last` number words: where it begins (auxiliary and reflexive pronoun taken in),
    the verb itself, and its last word. `kind` is finite, gerund, infinitive or participle;
    `pronoun` is the word of an inverted subject.
    """

    first: int
    head: int
    last: int
    verb: Verb
    kind: str
    passive: bool = False
    pronoun: int | None = None


def find(context: Context) -> list[Cue]:
    """The reporting verbs of a document, in order."""
    known = lexicon(context.document.language)
    leading = chains(context.document.language)
    found: list[Cue] = []
    for number, word in enumerate(context.lower):
        read = (_read(context, number, verb, kind) for verb, kind in known.get(word, ()))
        cue = next((cue for cue in read if cue is not None), None)
        if cue is not None:
            found.append(_chained(context, cue, leading) if cue.kind == "infinitive" else cue)
    return found


def _chained(context: Context, cue: Cue, leading: frozenset[str]) -> Cue:
    """The cue with the verb that leads to it: "a tenu à préciser" reports as one finite verb."""
    at = cue.first - 1
    while context.low(at) in LEADING | INVERTED and at > cue.first - REACH:
        at -= 1
    if context.low(at) not in leading or context.quoted[at] != context.quoted[cue.head]:
        return cue
    helper, pronoun = auxiliary(context, at)
    first = at if helper is None else helper
    pronoun = inverted(context, at) if helper is None else pronoun
    kind = "gerund" if context.low(first).endswith("ant") else "finite"
    start = reflexive(context, first)
    return replace(cue, first=first if start is None else start, kind=kind, passive=False, pronoun=pronoun)


def _read(context: Context, at: int, verb: Verb, kind: str) -> Cue | None:
    """The cue that a form makes where it stands, None where it is no form of this verb."""
    last = _last(context, at, verb)
    # "à en croire X", "à entendre X" say whose words follow.
    hearsay = kind == "infinitive" and "à" in (context.low(at - 1), context.low(at - 2))
    hearsay = bool(hearsay) and verb.lemma in ("croire", "entendre")
    hearsay = hearsay or (verb.lemma == "vouloir" and "dire" in context.lower[at + 1 : at + 4])
    hearsay = hearsay or (kind == "infinitive" and context.words[at - 1].lemma_.lower() == "voir")
    hearsay = hearsay or (
        verb.lemma == "dire"
        and kind == "infinitive"
        and (context.low(at - 1) in ("au", "sans", "peu") or _means(context, at))
    )
    if last is None or hearsay or _is_noun(context, at, kind):
        return None
    helper, pronoun = auxiliary(context, at)
    if kind != "participle" and context.low(at) not in conjugation.PRESENT_OR_PARTICIPLE:
        helper = None
    first = at if helper is None else helper
    own, passive = reflexive(context, first), kind == "participle"
    if helper is None and passive and _coordinated(context, at):
        kind, passive = "finite", False
    if helper is not None:
        kind = _kind(context.low(helper))
        passive = context.low(helper) in ETRE and own is None and verb.lemma not in conjugation.WITH_ETRE
        if passive and context.low(helper) == "été":
            first = _beyond(context, helper)
            pronoun = inverted(context, first)
    if not _fits(context, first, verb, kind, own):
        return None
    if kind == "finite" and first_or_second_person(context, first):
        return None
    if helper is None:
        pronoun = inverted(context, at) if kind == "finite" else None
    start = first if own is None else own
    if verb.negative:
        start = negation(context, first) or start
        last = last + 1 if context.low(last + 1) == "pas" else last
    return Cue(start, at, last, verb, kind, passive, pronoun)


def _means(context: Context, at: int) -> bool:
    """Whether "vouloir" stands before "dire": the words mean, nobody says them."""
    words = (context.low(n) for n in range(max(0, at - 3), at))
    return any(word in WANTING for word in words)


def _coordinated(context: Context, at: int) -> bool:
    """Whether a participle shares the auxiliary of another: "avait conclu à X et recommandé Y"."""
    word = context.words[at]
    shared = any(child.lower_ in AVOIR and child.dep_.startswith("aux") for child in word.head.lefts)
    if word.dep_ == "conj" and shared and context.low(at - 1) in ("et", "puis", "mais", "ou", ","):
        return True
    # Marks mislead the parse: "a jugé la mesure « absurde » et rappelé que".
    joined = context.low(at - 1) in ("et", "puis") and context.low(at + 1) in SUBORDINATORS
    level = context.quoted[at]
    before = (n for n in range(at - 2, max(-1, at - SHARED), -1) if context.quoted[n] == level)
    verb = next((n for n in before if context.finite(n) or context.low(n) in AVOIR), None)
    return joined and verb is not None and context.low(verb) in AVOIR


def _kind(helper: str) -> str:
    """The kind of a compound tense."""
    return {"ayant": "gerund", "étant": "gerund", "avoir": "infinitive", "être": "infinitive"}.get(
        helper, "finite"
    )


def _beyond(context: Context, been: int) -> int:
    """The auxiliary of "été"."""
    helper, _ = auxiliary(context, been)
    return helper if helper is not None and context.low(helper) in AVOIR else been


def _fits(context: Context, first: int, verb: Verb, kind: str, own: int | None) -> bool:
    """Whether the pronoun and the negation that the verb needs are there, and no others."""
    if verb.negative and negation(context, first) is None:
        return False
    if verb.reflexive == (own is not None) or (kind == "participle" and verb.reflexive):
        return True
    # "se disent prêts", "se fait entendre": a plain verb with a reflexive pronoun reports all the same.
    return not verb.reflexive and verb.lemma in ("dire", "faire savoir", "déclarer")


def _last(context: Context, at: int, verb: Verb) -> int | None:
    """The last word of the phrase, or None where its fixed words don't follow."""
    last = at
    for word in verb.rest:
        # "est convaincue": the fixed word may agree with the subject.
        agrees = len(word) > 4 and word.endswith(("u", "é", "r", "n"))
        steps = range(last + 1, last + GAP + 1)
        forms = (
            n for n in steps if context.low(n) == word or (agrees and context.low(n).startswith(word[:-1]))
        )
        found = next((n for n in forms if _beside(context, at, n)), None)
        if found is None:
            return None
        last = found
    return last


def _beside(context: Context, at: int, number: int) -> bool:
    """Whether a word is quoted as deep as the verb: "fera « sa juste part »" is no fixed phrase."""
    return number < len(context.words) and context.quoted[number] == context.quoted[at]


def _is_noun(context: Context, at: int, kind: str) -> bool:
    word, before = context.words[at], context.low(at - 1)
    if before == "-":
        # "soi-disant"
        return True
    if kind == "infinitive":
        # "un conseiller de l'exécutif"; but "le dire", "la prévenir"
        return before in DETERMINERS and (before not in OBJECTS_OR_SOME or word.pos_ == "NOUN")
    if kind not in ("finite", "participle"):
        return False
    if kind == "finite" and word.pos_ == "ADJ" and at and context.words[at - 1].pos_ in ("VERB", "AUX"):
        # "reste calme"
        return True
    if before in DETERMINERS:
        pronoun = before in OBJECTS_OR_SOME and word.pos_ in ("VERB", "AUX")
        if not pronoun:
            return True
    if word.text[:1].isupper() and kind == "finite" and not context.low(at + 1).startswith("-"):
        return True
    if kind == "participle" and before == "à":
        # "garde à vue"
        return True
    if before == "en" and context.low(at - 2) in ("n'", "ne", "s'", "se", "qui", "il", "elle"):
        return False
    if before == "en" and word.pos_ == "VERB" and context.low(at + 1) in (":", "»", ",", ".", "«"):
        # "Un de ses soutiens en convient : « ... »"
        return False
    return before in ("de", "d'", "en", "par", "à", "sur", "sans") and kind == "finite"


def generic(context: Context, at: int) -> Cue | None:
    """A finite verb at a word, with its auxiliary or inverted pronoun, that no list needs to hold."""
    pronoun, head = inverted(context, at), at
    if context.low(at) in AVOIR | ETRE:
        head = (pronoun or at) + 1
        while context.low(head) in INNER | NEGATIONS:
            head += 1
        if not context.participle(head):
            return None
    elif pronoun is None and not context.finite(at):
        return None
    if pronoun is not None and context.low(pronoun) in ("-on", "-t-on", "-je"):
        return None
    first = at - 1 if context.low(at - 1) in REFLEXIVE else at
    return Cue(first, head, head, unlisted(context.words[head].lemma_.lower()), "finite", False, pronoun)

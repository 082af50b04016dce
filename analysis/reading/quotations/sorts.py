"""Of what sort the organisations of an article are: firms, public bodies, unions, parties, clubs and so on.

The name itself tells ("Tribunal de Lyon"), the noun that announces it ("le groupe X") or stands in
apposition to it ("X, filiale de Y"), whom it has ("les salariés de X") and what it does ("X emploie").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from analysis.language import Language
from analysis.language.french.grammar import DETERMINERS, OF
from analysis.reading import lexicon
from analysis.reading.kinds import LEGAL_FORMS
from analysis.reading.people import Mention, Named
from analysis.reading.quotations.context import Context

# How much the name itself, a noun beside it, and what it has or does count.
NAMED, BESIDE, SIGN = 4, 3, 1
# Words from an announcing noun to the name, and adjectives before it.
REACH = 5
ARTICLES = frozenset(("la", "le", "les", "l'"))
OF_KIND = {"MEDIA": "media", "PLATFORM": "firm"}

# Sorts of which a word shows that the organisation is one, and how much that counts.
Evidence = Iterator[tuple[Iterable[str], int]]


def of_names(context: Context, people: Iterable[Named]) -> dict[str, frozenset[str]]:
    """By its name, the sorts that each organisation may be, of which anything in the article shows one."""
    found: dict[str, frozenset[str]] = {}
    for named in people:
        if named.kind not in ("PERSON", "PLACE"):
            tally: Counter[str] = Counter()
            for shown, weight in _evidence(named, context):
                tally.update(dict.fromkeys(shown, weight))
            if tally:
                most = max(tally.values())
                found[named.name] = frozenset(sort for sort in tally if tally[sort] == most)
    return found


@cache
def taken(language: Language) -> Mapping[str, frozenset[str]]:
    """By noun, the sorts of organisation that it may take up alone."""
    rows = language.rows("organisation_sorts")
    return {row["noun"]: frozenset(row["takes"].split(",")) for row in rows if row["takes"]}


@cache
def _heads(language: Language) -> Mapping[str, frozenset[str]]:
    """By noun, the sorts that the organisations may be which it names or announces."""
    rows = language.rows("organisation_sorts")
    return {row["noun"]: frozenset(row["sorts"].split(",")) for row in rows if row["sorts"]}


@cache
def _signs(language: Language, place: str) -> Mapping[str, frozenset[str]]:
    """By word, the sort that it shows: a noun before "of" a name, or its "verb"."""
    rows = language.rows("organisation_signs")
    return {row["word"]: frozenset((row["sort"],)) for row in rows if row["place"] == place}


@cache
def _listed(language: Language) -> Mapping[str, str]:
    """By usual name, the sorts of listed organisations."""
    return {row["name"]: row["sort"] for row in language.rows("organisations") if row.get("sort")}


def _evidence(named: Named, context: Context) -> Evidence:
    language = context.document.language
    known = lexicon.load(language).known(named.name.rstrip(" !"))
    usual = known.name if known is not None else named.name
    listed = _listed(language).get(usual)
    if listed is not None:
        yield (listed,), 2 * NAMED
    yield from _of_name(usual, named.kind, language)
    for mention in named.mentions:
        yield from _of_mention(mention, context)


def of_words(name: str, language: Language) -> frozenset[str]:
    """The sorts that the first noun of a name tells, none where it tells nothing."""
    heads = _heads(language)
    words = name.lower().replace("l'", "").split()
    heading = (" ".join(words[:2]), *words[:2])
    return next((heads[noun] for noun in heading if noun in heads), frozenset())


def _of_name(name: str, kind: str, language: Language) -> Evidence:
    """What the words of a name and its kind tell."""
    head = of_words(name, language)
    if head:
        yield head, NAMED
    elif kind in OF_KIND:
        yield (OF_KIND[kind],), NAMED
    form = name.split()[-1]
    if form in LEGAL_FORMS:
        yield ("association" if form == "ASBL" else "firm",), NAMED


def _of_mention(mention: Mention, context: Context) -> Evidence:
    """What the words beside one occurrence of a name tell."""
    language = context.document.language
    at, after = context.first(mention.start), context.first(mention.end)
    heads, owned = _heads(language), _signs(language, "of")
    closed = context.low(after) in (",", ".", ")", "")
    for noun, joined in announcing(context, at):
        sort = owned.get(noun) if joined else heads.get(noun)
        if sort and (context.low(at - 1) != "," or closed):
            yield sort, SIGN if joined else BESIDE
    if context.low(after) in (",", "(", "–", "—"):
        noun = next((context.low(n) for n in range(after + 1, after + 4) if context.low(n) in heads), "")
        near = context.low(after + 1) in DETERMINERS | {noun}
        if noun and near:
            yield heads[noun], BESIDE
    verb = context.words[at].head if at < len(context.words) else None
    if verb is not None and context.words[at].dep_ == "nsubj":
        sort = _signs(language, "verb").get(verb.lemma_)
        if sort:
            yield sort, SIGN


def announcing(context: Context, at: int) -> Iterator[tuple[str, bool]]:
    """The nouns before a name that may announce it, the nearest first, and whether "de" joins them to it.

    "Le groupe belge X", "l'association de consommateurs X", "le fabricant, X"; joined: "les salariés de X".
    """
    last = at - 1
    if context.low(last) in ARTICLES and context.low(last - 1) in OF:
        last -= 1
    joined = context.low(last) in OF
    last -= joined or context.low(last) == ","
    for word in range(last, max(-1, last - REACH), -1):
        low = context.low(word)
        if not low[:1].isalpha() or low in ARTICLES or context.finite(word):
            return
        if context.pos(word) in ("NOUN", "PROPN", "ADJ"):
            # The head of the phrase: "de" before it belongs to another one.
            if context.low(word - 1) in OF and not joined:
                continue
            yield low, joined

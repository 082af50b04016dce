"""The people, organisations, media, platforms and places that one article names, linked within it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from spacy.tokens import Token

from analysis.reading.acronyms import definitions
from analysis.reading.document import Document
from analysis.reading.general import kinds, names, syntax
from analysis.reading.general.names import Name
from analysis.reading.general.words import words
from analysis.reading.lexicon import fold
from analysis.reading.people import Mention, Named
from analysis.reading.pieces import split


def find(document: Document) -> list[Named]:
    """Everything the article names, in order of first mention; one form has one kind (see `kinds`).

    A surname alone means the person whom the article names in full, the last one named before where two fit.
    """
    found = names.again(document, kinds.settled(document, names.find(document)))
    full = {fold(n.text) for n in found if n.kind == "PERSON" and " " in n.text}
    groups: dict[str, list[Name]] = defaultdict(list)
    short, bodies = _acronyms(document), _shortened(found)
    seen: list[Name] = []
    for name in found:
        key = short.get(fold(name.text)) or bodies.get(fold(name.text), fold(name.text))
        if name.kind == "PERSON" and fold(name.text) not in full:
            key = _bearer(name, seen, full) or key
        seen.append(name)
        groups[f"{'ORG' if key in bodies.values() else name.kind} {key}"].append(name)
    named = [_named(document, members) for members in groups.values()]
    return sorted(named, key=lambda one: one.mentions[0].start)


def _bearer(name: Name, seen: Sequence[Name], full: set[str]) -> str | None:
    """The full name whose surname, or else given name, this is: of several the last one named before."""
    form = fold(name.text)
    before = [fold(other.text) for other in reversed(seen)]
    known = [person for person in (*before, *sorted(full)) if person in full]
    surname = [person for person in known if person.endswith(f" {form}")]
    return next(iter(surname or [person for person in known if person.startswith(f"{form} ")]), None)


def _shortened(found: Sequence[Name]) -> dict[str, str]:
    """The first words that stand for bodies named in full: "Acme" of "Acme Motors", if it is one's alone."""
    full = sorted({fold(name.text) for name in found if name.kind == "ORG" and " " in name.text})
    firsts = Counter(name.split()[0] for name in full)
    return {name.split()[0]: name for name in full if firsts[name.split()[0]] == 1}


def _acronyms(document: Document) -> dict[str, str]:
    """The acronyms that the text explains, folded, with the folded long name of each."""
    pairs = definitions(document, split(document))
    return {fold(document.text[slice(*short)]): fold(long) for _, (short, long) in pairs}


def _named(document: Document, members: Sequence[Name]) -> Named:
    kind = max(members, key=lambda member: (member.sure, len(member.text))).kind
    forms = Counter(" ".join(member.text.split()) for member in members)
    name = max(forms, key=lambda form: (len(form.split()), not form.isupper(), forms[form], form))
    if kind not in ("PERSON", "ORG"):
        name = names.listed(document.language).get(fold(name), (name, kind))[0]
    mentions = tuple(Mention(m.start, m.end, kind, name) for m in members)
    if kind != "PERSON":
        return Named(name, kind, None, mentions, ())
    told = [description for member in members for description in beside(document, member)]
    shown = [sign for member in members if (sign := _address(document, member))]
    shown += [sign for noun in told if (sign := words(document.language).people.get(noun.lemma_.lower(), ""))]
    shown += [sign for member in members for sign in _pronouns(document, member)]
    gender = max(("f", "m"), key=shown.count) if shown else None
    phrases = dict.fromkeys(_words_of(noun) for noun in told)
    return Named(name, kind, gender, mentions, tuple(phrases))


def _address(document: Document, name: Name) -> str:
    return names.civilities(document.language).get(name.civility, "")


def beside(document: Document, name: Name | Mention) -> list[Token]:
    """The nouns that the text itself sets beside a name: "the mayor, X", "X, a farmer", "farmer X"."""
    tokens = document.tokens(name.start, name.end)
    roles = words(document.language).people
    found: list[Token] = []
    for token in tokens:
        beside = [token.head, *token.children] if token.dep_ in syntax.BESIDE else list(token.children)
        found += [t for t in beside if t not in tokens and (t.lemma_.lower() in roles or _apposed(t, token))]
    return list(dict.fromkeys([*found, *_before(document, name)]))


def _apposed(noun: Token, name: Token) -> bool:
    return noun.pos_ == "NOUN" and "appos" in (noun.dep_, name.dep_)


def _before(document: Document, name: Name | Mention) -> list[Token]:
    """The noun before a name between commas: "the harbour master at Whitby, Ann Hill, told"."""
    enclosed = document.text[: name.start].endswith(", ") and document.text[name.end : name.end + 1] in ",)"
    sentence = document.sentence_at(name.start)
    tokens = document.tokens(sentence.start, name.start - 2) if enclosed and sentence else []
    if not tokens or tokens[-1].pos_ not in syntax.NOUNS:
        return []
    head = tokens[-1]
    while head.head != head and head.head.i < head.i and head.head.pos_ in ("NOUN", "PROPN", "ADP"):
        head = head.head
    return [head] if head.pos_ == "NOUN" else []


def _words_of(noun: Token) -> str:
    return " ".join(token.lower_ for token in syntax.phrase(noun) if not token.ent_type_ or token == noun)


def _pronouns(document: Document, name: Name) -> list[str]:
    """The gender of the pronouns after a name in its sentence, where it names no other person."""
    sentence = document.sentence_at(name.start)
    if sentence is None:
        return []
    tokens = document.tokens(sentence.start, sentence.end)
    others = {t.ent_iob_ == "B" and t.idx for t in tokens if names.LABELS.get(t.ent_type_) == "PERSON"}
    if len(others - {False}) > 1:
        return []
    pronouns = words(document.language).pronouns
    after = (pronouns[t.lower_] for t in tokens if t.idx > name.end and t.lower_ in pronouns)
    return [pronoun.gender for pronoun in after if pronoun.gender]

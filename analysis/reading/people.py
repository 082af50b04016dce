"""The people, organisations, media, platforms and places that one article names."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from analysis.reading import descriptions, kinds, lexicon, names
from analysis.reading.document import Document
from analysis.reading.lexicon import Lexicon, fold, initials
from analysis.reading.names import Name


@dataclass(frozen=True)
class Mention:
    """One name in the text: its span, its kind and the article's full name for what it names."""

    start: int
    end: int
    kind: str
    name: str


@dataclass(frozen=True)
class Named:
    """Something the article names: full name, kind, gender (m, f or None), mentions, descriptions.

    `descriptions` are the functions and appositions that the article itself gives to a person, in
    lower case; `gender` rests on the article's own words, never on the given name.
    """

    name: str
    kind: str
    gender: str | None
    mentions: tuple[Mention, ...]
    descriptions: tuple[str, ...]


def find(document: Document) -> list[Named]:
    """Everything the article names, in order of first mention, its names linked within the article."""
    lex = lexicon.load(document.language)
    groups = _by_form(names.find(document))
    entities = {token.idx: entity for entity in document.doc.ents for token in entity}
    found: list[Named] = []
    people: dict[str, list[Name]] = {}
    for form, members in groups.items():
        kind = kinds.decide(kinds.votes(document, members, lex, entities))
        if kind == "PERSON":
            people[form] = members
        elif kind:
            found.append(_thing(members, kind))
    bearers = {form for form in people if " " in form}
    shorter = {f: m for f, m in groups.items() if f not in people and _is_short(f, m, bearers)}
    taken = {name.start for members in shorter.values() for name in members}
    found = [thing for thing in found if thing.mentions[0].start not in taken]
    taken_names = {thing.name for thing in found}
    for members in _people(document, people | shorter, lex):
        person = _person(document, members, lex, taken_names)
        taken_names.add(person.name)
        found.append(person)
    return sorted(found, key=lambda named: named.mentions[0].start)


def _by_form(found: list[Name]) -> dict[str, list[Name]]:
    """Names with the same form; an acronym stands with the long form that the article gives for it."""
    long = {fold(name.text): _form(name.acronym_of) for name in found if name.acronym_of}
    forms = [
        long.get(_form(name.text)) or _form(name.known.name if name.known else name.text) for name in found
    ]
    for form in set(forms):
        if " " in form and (short := _initials(found, forms, form)) in forms and short not in long:
            forms = [form if other == short else other for other in forms]
    groups: dict[str, list[Name]] = defaultdict(list)
    for form, name in zip(forms, found, strict=True):
        groups[form].append(name)
    return dict(groups)


def _form(text: str) -> str:
    return fold(text).rstrip(" !.")


def _initials(found: list[Name], forms: list[str], form: str) -> str:
    """The acronym that the initials of a long name make, if the article prints it in capitals."""
    short = initials(found[forms.index(form)].text)
    printed = any(name.text.isupper() and fold(name.text) == short for name in found)
    return short if len(short) > 1 and printed else ""


def _is_short(form: str, members: list[Name], bearers: set[str]) -> bool:
    """Whether a name that looks like no person is the surname of one whom the article names in full."""
    return not any(name.known for name in members) and any(full.endswith(f" {form}") for full in bearers)


def _people(document: Document, people: dict[str, list[Name]], lex: Lexicon) -> list[list[Name]]:
    """Each person's names: full names apart, a surname or given name with the person it means."""
    full = {
        form: list(members) for form, members in people.items() if " " in form and not _longer(form, people)
    }
    groups: dict[str, list[Name]] = {form: list(members) for form, members in full.items()}
    for form, members in people.items():
        for name in members if form not in full else ():
            owner = _owner(document, name, _bearers(form, full), full, lex)
            sign = _sign(document, [name], lex) if _both(document, members, lex) else None
            groups.setdefault(owner or f"{form}/{sign or ''}", []).append(name)
    return [sorted(members, key=lambda name: name.start) for members in groups.values()]


def _longer(form: str, people: dict[str, list[Name]]) -> bool:
    """Whether a name of two words is the surname of a longer one ("Le Pen")."""
    return any(other.endswith(f" {form}") for other in people)


def _bearers(form: str, full: dict[str, list[Name]]) -> list[str]:
    """The full names of which a shorter form is the surname or, if there is none, the given name."""
    surname = [other for other in full if other.endswith(f" {form}")]
    return surname or [other for other in full if other.startswith(f"{form} ")]


def _both(document: Document, members: list[Name], lex: Lexicon) -> bool:
    """Whether one surname stands for a woman here and for a man there."""
    return {"f", "m"} <= {sign for name in members if (sign := _sign(document, [name], lex))}


def _owner(
    document: Document, name: Name, bearers: list[str], full: dict[str, list[Name]], lex: Lexicon
) -> str | None:
    """The person whom a short name means: whose gender fits, then who was last named before it.

    The gender of a full name may here rest on its given name: that only tells two bearers apart.
    """
    sign = _sign(document, [name], lex)
    genders = {b: _sign(document, full[b], lex) or lex.given.get(b.split()[0]) or None for b in bearers}
    fitting = [b for b in bearers if not sign or genders[b] in (sign, None)]
    sure = [b for b in fitting if sign and genders[b] == sign]

    def nearest(bearer: str) -> tuple[int, int]:
        before = [other.start for other in full[bearer] if other.start < name.start]
        return max(before, default=-1), -full[bearer][0].start

    return max(sure or fitting, key=nearest, default=None)


def _sign(document: Document, members: list[Name], lex: Lexicon) -> str | None:
    return descriptions.gender(document, members, lex)


def _thing(members: list[Name], kind: str) -> Named:
    name = _fullest(members, kind)
    known = next((member.known.name for member in members if member.known), name)
    # The usual spelling, but no other name than the article prints.
    name = known if fold(known).rstrip(" !") == fold(name).rstrip(" !") else name
    return Named(name, kind, None, tuple(Mention(m.start, m.end, kind, name) for m in members), ())


def _person(document: Document, members: list[Name], lex: Lexicon, taken: set[str]) -> Named:
    """A person; one whose surname alone is known and already another's is told apart by what is said."""
    name = _fullest(members, "PERSON")
    sign = _sign(document, members, lex)
    civility = next((member.civility for member in members if member.civility), "")
    said = (*descriptions.of(document, members, lex), sign or "?")
    options = [name, *([f"{civility} {name}"] if civility else []), *(f"{name} ({text})" for text in said)]
    name = next((option for option in options if option not in taken), f"{name} ({members[0].start})")
    mentions = tuple(Mention(m.start, m.end, "PERSON", name) for m in members)
    shown = descriptions.of(document, members, lex)
    return Named(name, "PERSON", sign, mentions, shown)


def _fullest(members: list[Name], kind: str) -> str:
    forms = Counter(" ".join(member.text.replace("’", "'").split()) for member in members)
    best = max(forms, key=lambda form: (len(form.split()), not form.isupper(), forms[form], form))
    return best.title() if kind == "PERSON" and best.isupper() else best

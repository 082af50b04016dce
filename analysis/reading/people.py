"""The people, organisations, media, platforms and places that one article names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from analysis.reading import descriptions, kinds, lexicon, names
from analysis.reading.document import Document
from analysis.reading.lexicon import Lexicon, fold
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
    found = names.find(document)
    groups = _link(document, _by_form(found), lex)
    result = [_named(document, group, kind, lex) for group, kind in groups]
    return sorted((n for n in result if n), key=lambda named: named.mentions[0].start)


def _form(name: Name) -> str:
    return fold(name.known.name if name.known else name.text).rstrip(" !")


def _by_form(found: list[Name]) -> dict[str, list[Name]]:
    """Names with the same form; an acronym is kept with the long form that the article gives for it."""
    long = {fold(name.text): _form_of(name, found) for name in found if name.acronym_of}
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        groups[long.get(fold(name.text), _form(name))].append(name)
    return dict(groups)


def _form_of(acronym: Name, found: list[Name]) -> str:
    return next((_form(name) for name in found if name.text == acronym.acronym_of), fold(acronym.acronym_of))


def _link(document: Document, groups: dict[str, list[Name]], lex: Lexicon) -> list[tuple[list[Name], str]]:
    """Groups with their kinds, short names of people joined to the full ones."""
    entities = {entity.start_char: entity for entity in document.doc.ents}
    decided = {
        form: kinds.decide(kinds.votes(document, members, lex, entities), len(form.split()))
        for form, members in groups.items()
    }
    full = {form: members for form, members in groups.items() if decided[form] == "PERSON" and " " in form}
    joined: dict[str, list[Name]] = {form: list(members) for form, members in groups.items()}
    for form, members in groups.items():
        candidates = _bearers(form, full, lex)
        if form in full and not candidates:
            continue
        if decided[form] == "PERSON" or candidates and not any(name.known for name in members):
            for name in members:
                if target := _choose(document, name, candidates, full, lex):
                    joined[form].remove(name)
                    joined[target].append(name)
    return [(sorted(m, key=lambda n: n.start), kind) for f, m in joined.items() if m and (kind := decided[f])]


def _bearers(form: str, full: dict[str, list[Name]], lex: Lexicon) -> list[str]:
    """Full names of which a shorter form is the surname, or the given name."""
    surname = [other for other in full if other != form and other.endswith(" " + form)]
    given = [other for other in full if other != form and other.startswith(form + " ")]
    return surname or given


def _choose(
    document: Document, name: Name, candidates: list[str], full: dict[str, list[Name]], lex: Lexicon
) -> str | None:
    """The person whom a short name means: the one its civility fits, else the last named before."""
    gender = lex.civilities.get(name.civility, "")
    fitting = [c for c in candidates if not gender or _gender(document, full[c], lex) in (gender, None)]
    if not fitting:
        return None
    sure = [c for c in fitting if gender and _gender(document, full[c], lex) == gender]
    pool = sure or fitting

    def nearest(candidate: str) -> tuple[int, int]:
        before = [n.start for n in full[candidate] if n.start < name.start]
        return (max(before, default=-1), -full[candidate][0].start)

    return max(pool, key=nearest)


def _gender(document: Document, members: list[Name], lex: Lexicon) -> str | None:
    return descriptions.gender(document, [(n.start, n.end, n.civility) for n in members], lex)


def _named(document: Document, members: list[Name], kind: str, lex: Lexicon) -> Named | None:
    known = next((name.known for name in members if name.known), None)
    name = known.name if known else _fullest(members, kind)
    mentions = tuple(Mention(m.start, m.end, kind, name) for m in members)
    if kind != "PERSON":
        return Named(name, kind, None, mentions, ())
    spans = [(m.start, m.end, m.civility) for m in members]
    return Named(
        name, kind, descriptions.gender(document, spans, lex), mentions, descriptions.of(document, spans, lex)
    )


def _fullest(members: list[Name], kind: str) -> str:
    forms = [" ".join(member.text.split()) for member in members]
    return max(forms, key=lambda form: (len(form.split()), not form.isupper(), forms.count(form), len(form)))

"""Where names stand in a text: runs of capitalised words, known names and defined acronyms.

spaCy's entity recogniser is only one witness (see `kinds.py`); the spans come from shape, from lists of
known names and from the article's own habits, because its spans are unreliable on French news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.reading import lexicon
from analysis.reading.lexicon import Lexicon, fold
from analysis.reading.document import Document

DOMAIN = r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|fr|be|ch|ca|eu|io|tv|news|gouv\.fr)\b"
TOKEN = re.compile(
    rf"(?P<tag>[#@]\w+)|(?P<domain>{DOMAIN})|(?P<dotted>(?:[A-ZÀ-Ý]\.-?){{2,}})|(?P<initial>\b[A-ZÀ-Ý]\.)"
    r"|(?P<word>(?:\b[ON]'(?=[A-ZÀ-Ý]))?\w+(?:-\w+)*)"
)
# What may stand between two capitalised words of one name, and before what.
FOREIGN = frozenset(
    "von van der den ten ter bin ben ibn al el di da do dos del della of for the and y &".split()
)
FRENCH = frozenset(("de", "du", "des", "d", "la", "l", "le"))
WORDS_IN_DEFINITION = 14
LONGEST_KNOWN = 7


@dataclass(frozen=True)
class Piece:
    """One token: its span, its form and whether it opens a sentence or a quotation."""

    start: int
    end: int
    text: str
    opens: bool
    sort: str

    @property
    def capital(self) -> bool:
        """Whether it has the shape of a name's first word."""
        first = next((c for c in self.text if c.isalpha()), "")
        return first.isupper() and self.sort != "tag"


@dataclass(frozen=True)
class Name:
    """One name in the text: its span and form, the civility before it and the known entity, if any."""

    start: int
    end: int
    text: str
    civility: str = ""
    known: lexicon.Known | None = None
    acronym_of: str = ""
    opens: bool = False


def pieces(document: Document) -> list[Piece]:
    """The tokens of the masked text that names are made of, in order."""
    text = document.text
    starts = {sentence.start for sentence in document.sentences}
    found = []
    for match in TOKEN.finditer(text):
        sort = match.lastgroup or "word"
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" ")
        opens = match.start() in starts or not before or before[-1] in '«“"‘‹:!?.…\n–—•*|>(['
        found.append(Piece(match.start(), match.end(), match.group(), opens, sort))
    return found


def _gap(text: str, left: Piece, right: Piece) -> str:
    return text[left.end : right.start]


def _joins(text: str, tokens: list[Piece], i: int, lex: Lexicon) -> int | None:
    """The index of the next capitalised token of the same name after token i, if there is one."""
    at, between = i + 1, []
    while at < len(tokens):
        gap = _gap(text, tokens[at - 1], tokens[at])
        if gap not in (" ", "  ", "'", " & ", "&", "/") or (
            gap == "'" and tokens[at - 1].text.lower() not in ("d", "l")
        ):
            return None
        token = tokens[at]
        if token.capital:
            break
        if token.sort == "word" and token.text.isdigit() and not between and tokens[i].text[-1:].isupper():
            return at
        between.append(token.text.lower())
        if len(between) > 2 or not (between[-1] in FOREIGN or between[-1] in FRENCH):
            return None
        at += 1
    else:
        return None
    french = [word for word in between if word in FRENCH]
    if french and (
        fold(tokens[i].text) not in lex.given or french[0] not in ("de", "d", "du", "des", "la", "le")
    ):
        return None
    return at


def _runs(document: Document, tokens: list[Piece], lex: Lexicon) -> Iterator[list[int]]:
    text, i = document.text, 0
    while i < len(tokens):
        if not tokens[i].capital or tokens[i].sort == "initial":
            i += 1
            continue
        run = [i]
        while (following := _joins(text, tokens, run[-1], lex)) is not None:
            if tokens[following].opens:
                break
            run.append(following)
        yield run
        i = run[-1] + 1


def known_names(document: Document, tokens: list[Piece], lex: Lexicon) -> list[Name]:
    """Occurrences of listed names, longest first; lower case counts where the list says so."""
    text, found, i = document.text, [], 0
    while i < len(tokens):
        for last in range(min(len(tokens), i + LONGEST_KNOWN), i, -1):
            start, end = tokens[i].start, tokens[last - 1].end
            surface = text[start:end]
            if tokens[i].sort == "tag" or "\n" in surface:
                continue
            entry = lex.known(surface)
            if entry is None:
                continue
            if tail := re.match(r"\s?!", text[end:]):
                if fold(surface + tail.group()) in entry.marked:
                    end += tail.end()
            found.append(Name(start, end, text[start:end], known=entry, opens=tokens[i].opens))
            i = last - 1
            break
        i += 1
    return found


def definitions(document: Document, tokens: list[Piece]) -> list[tuple[Name, Name]]:
    """Pairs of a long name and the acronym that the text gives for it in brackets."""
    text, pairs = document.text, []
    for match in re.finditer(r"\s\(((?:l'|dit\s)?)([A-ZÀ-Ý][\w.&-]{1,11})\)", text):
        sentence = document.sentence_at(match.start())
        words = [t for t in tokens if t.end <= match.start() and sentence and t.start >= sentence.start]
        start = _definition_start(words[-WORDS_IN_DEFINITION:], match.group(2))
        if start is not None:
            long = text[start : match.start()]
            short = Name(match.start(2), match.end(2), match.group(2), acronym_of=long)
            pairs.append((Name(start, match.start(), long), short))
    return pairs


def _definition_start(words: list[Piece], acronym: str) -> int | None:
    """Where the words begin whose initials make the acronym, most of them in order."""
    letters = re.sub(r"[^a-z]", "", fold(acronym))
    best: tuple[float, int] | None = None
    for i in range(len(words) - 1, -1, -1):
        initials = "".join(
            fold(p)[0] for w in words[i:] for p in w.text.split("-") if len(p) > 3 or p[0].isupper()
        )
        if len(words) - i < 2 or not initials.startswith(letters[:1]) or fold(words[i].text)[0] != letters[0]:
            continue
        score = lexicon.common_subsequence(initials, letters) / max(len(initials), len(letters))
        if score >= 0.7 and (best is None or score > best[0]):
            best = (score, words[i].start)
    return best[1] if best else None


def find(document: Document) -> list[Name]:
    """All names in order, none inside another."""
    lex = lexicon.load(document.language)
    tokens = pieces(document)
    listed = known_names(document, tokens, lex)
    defined = [name for pair in definitions(document, tokens) for name in pair]
    shaped = list(_shaped(document, tokens, lex))
    return _outermost([*defined, *listed, *shaped])


def _outermost(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.known is None, n.start)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _shaped(document: Document, tokens: list[Piece], lex: Lexicon) -> Iterator[Name]:
    text = document.text
    runs = list(_runs(document, tokens, lex))
    inside = Counter(fold(tokens[i].text) for run in runs for i in run if not tokens[i].opens)
    for run in runs:
        for part in _split(run, tokens, lex):
            part, civility = _strip(part, tokens, lex, inside)
            if not part:
                continue
            first, last = tokens[part[0]], tokens[part[-1]]
            if not civility and part[0] > 0 and _gap(text, tokens[part[0] - 1], first) in (" ", ""):
                before = tokens[part[0] - 1].text
                civility = before if before in lex.civilities else ""
            name = Name(first.start, last.end, text[first.start : last.end], civility, opens=first.opens)
            if civility or _nameable(part, tokens, lex, inside):
                yield replace(name, known=lex.known(name.text))


def _split(run: list[int], tokens: list[Piece], lex: Lexicon) -> list[list[int]]:
    """A run cut before a given name that follows words which are none: a place, then a person."""
    for at in range(1, len(run) - 1):
        here, before = fold(tokens[run[at]].text), fold(tokens[run[at - 1]].text)
        if here in lex.given and before not in lex.given and not lex.heads_organisation(tokens[run[0]].text):
            return [run[:at], *_split(run[at:], tokens, lex)]
    return [run]


def _strip(part: list[int], tokens: list[Piece], lex: Lexicon, inside: Counter[str]) -> tuple[list[int], str]:
    """A run without what opens the sentence, without civility and function; and that civility."""
    civility = ""
    while part:
        token = tokens[part[0]]
        word = token.text
        if word in lex.civilities or word + "." in lex.civilities:
            civility = word
        elif fold(word) in lex.functions and len(part) > 1:
            pass
        elif token.opens and _only_opens(part, tokens, lex, inside):
            pass
        else:
            break
        part = part[1:]
    return part, civility


def _only_opens(part: list[int], tokens: list[Piece], lex: Lexicon, inside: Counter[str]) -> bool:
    word = tokens[part[0]].text
    if fold(word) in lex.given and len(part) > 1 or len(word) > 1 and word.isupper():
        return False
    return lex.common(word) and (word.lower() in lex.small or not inside[fold(word)])


def _nameable(part: list[int], tokens: list[Piece], lex: Lexicon, inside: Counter[str]) -> bool:
    """Whether a run may be a name at all: one common word alone is none, nor is a lone letter."""
    if len(part) > 1:
        return not all(lex.common(tokens[i].text) and tokens[i].text.isupper() for i in part)
    word = tokens[part[0]].text
    if len(word) < 2 or lex.is_unit(word):
        return False
    return not lex.common(word)

"""French wording that holds somebody responsible: who, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.language import load
from analysis.language.blame import Blame
from analysis.language.french.conjugation import forms

# Words of one clause, as far as punctuation and quotation marks tell.
WORDS = r"[^,;:.!?«»“”\"()\[\]–—\n]"
# Somebody: a noun with its article, or a name. "Par erreur", "par téléphone" name nobody.
DETERMINER = (
    r"(?:le|la|les|un|une|des|du|son|sa|ses|leurs?|deux|trois|quatre|cinq|six|plusieurs|certains)\s|l['’]"
)
SOMEBODY = rf"(?P<who>(?:{DETERMINER}|[A-ZÉ]){WORDS}{{2,90}})"
AUXILIARY = r"(?:a|ont|avait|avaient|aurait|auraient)"
VERB = re.compile(r"\s(?:n['’])?(?:est|sont|était|étaient|sera|seront|aura|auront|" + AUXILIARY[3:] + r"\s")
# "Il a", "qui ont": the sentence itself does not say who.
PRONOUN = re.compile(
    r"(?:^|.*[\s'’])(?:qui|il|elle|ils|elles|on|je|j|nous|vous|ce|c|ça|cela|l|se)$", re.IGNORECASE
)
CLAUSE = re.compile(r"[,;:.!?«»“”\"()–—\n]")
# How many letters before a verb its negation stands at most.
NEAR = 25
NEGATED = re.compile(r"(?<!\w)(?:n['’]|ne\s|pas\s|jamais\s|nullement\s|ni\s)", re.IGNORECASE)
# "Cela vient des rivaux du maire"; not "il vient d'annoncer".
FROM = re.compile(
    rf"\b(?:v(?:ient|iennent|iendrait|iendraient)|provien(?:t|nent|drait|draient)|émane(?:nt|rait|raient)?|"
    rf"(?:attribué|imputé)e?s?)\s(?:(?:d['’]|de\s)(?!\w+(?:er|ir|oir|re)\b)|du\s|des\s|à\s|aux?\s)"
    rf"(?P<who>{WORDS}{{3,90}})"
)
ANSWERABLE = re.compile(r"responsable|coupable|origine")
ANSWERS = re.compile(
    rf"(?P<who>{WORDS}{{3,90}}?)\s(?P<is>(?:n['’]|ne\s)?(?:est|sont|serait|seraient|était|étaient)\s(?:\w+\s){{0,2}}?)"
    rf"(?:responsables?|coupables?|à\sl['’]origine)\s(?:d['’]|de\s|du\s|des\s)(?P<what>{WORDS}{{3,90}})"
)


@cache
def _participles() -> dict[str, tuple[str, bool]]:
    """For each past participle of the listed verbs the infinitive, and whether it names the deed."""
    return {
        form: (row["verb"], row["names"] == "deed")
        for row in load("fr").rows("deed_verbs")
        for form, kind in forms(row["verb"]).items()
        if kind == "participle"
    }


@cache
def _acted() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """ "Relayée en France par les cadres du parti"; "les cadres du parti ont beaucoup relayé la rumeur"."""
    verbs = "|".join(sorted(_participles(), key=lambda form: (-len(form), form)))
    passive = rf"\b(?P<verb>{verbs})(?:\s{WORDS.replace('^', '^ ')}+){{0,3}}?\spar\s{SOMEBODY}"
    acted = rf"(?P<who>{WORDS}{{3,90}}?)\s{AUXILIARY}\s(?:(?!été\s)\w+\s)?(?P<verb>{verbs})\b"
    active = acted + r"(?P<what>[^;:.!?«»“”\"–—\n]{0,90})"
    return re.compile(rf"\b(?:{verbs})\b"), re.compile(passive), re.compile(active)


def find(text: str) -> list[Blame]:
    """The places of a sentence that say who did or caused something, in order; what is denied is none."""
    found = [*_acts(text), *_sources(text)]
    # Most sentences hold none of these words, and the pattern tries every place where somebody may be named.
    if ANSWERABLE.search(text):
        found += (blame for match in ANSWERS.finditer(text) for blame in _answers(match))
    return sorted(found, key=lambda blame: (blame.start, blame.end))


def _acts(text: str) -> Iterator[Blame]:
    verb, passive, active = _acted()
    if verb.search(text):
        yield from (_passive(text, match) for match in passive.finditer(text))
        yield from (blame for match in active.finditer(text) for blame in _active(match))


def _sources(text: str) -> Iterator[Blame]:
    for match in FROM.finditer(text):
        if not NEGATED.search(text[max(0, match.start() - NEAR) : match.start()]):
            who = _noun(match)
            yield Blame(match.start(), who[1], who, text[: match.start()])


def _passive(text: str, match: re.Match[str]) -> Blame:
    verb, names = _participles()[match["verb"]]
    # A participle belongs to the noun of its clause; "elle a été menée par" may look further back.
    deed = CLAUSE.split(text[: match.end("verb")])[-1] if names else text[: match.start()]
    who = _noun(match)
    return Blame(match.start(), who[1], who, deed, verb if names else None)


def _noun(match: re.Match[str]) -> tuple[int, int]:
    """Where somebody is named, without the verb whose subject that is."""
    start, end = match.span("who")
    verb = VERB.search(match.string, start, end)
    return start, verb.start() if verb else end


def _active(match: re.Match[str]) -> Iterator[Blame]:
    verb, names = _participles()[match["verb"]]
    acted = match.string[match.start() : match.end("verb")]
    if names and not PRONOUN.match(match["who"].strip()) and not NEGATED.search(acted):
        deed = f"{match['verb']} {match['what']}"
        yield Blame(match.start("who"), match.end("verb"), match.span("who"), deed, verb)


def _answers(match: re.Match[str]) -> Iterator[Blame]:
    if not NEGATED.search(match["is"]) and not PRONOUN.match(match["who"].strip()):
        yield Blame(match.start("who"), match.end(), match.span("who"), match["what"])

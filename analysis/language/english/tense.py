"""Past, future or conditional, from the verb forms around a date: enough to tell which Monday is meant.

The clause between commas decides; where it holds no verb, the sentence. Of several verbs the nearest counts.
"""

from __future__ import annotations

import re

from analysis.language.edges import Edges
from analysis.language.english.time_patterns import LANGUAGE, any_of

SENTENCE_EDGE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])[.!?;](?=[\s\"”’)]|$)|\n"
)
CLAUSE_EDGE = re.compile(
    r"\s(?:and|but)\s(?=(?:\w+\s){0,2}(?:will|is|are|was|were|has|have|had|would|could|may|might)\b)"
    r"|,['’\"]?\s|\s[–—(]|[)“”]|:\s|\sthat\s(?=(?:\w+\s)?(?:the\s)?$)|(?<=[.,?!])['’]\s|\s['‘](?=\w)"
)
QUOTED, MARK = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\""), re.compile(r"[“”\"]")
EDGES = Edges(SENTENCE_EDGE, CLAUSE_EDGE, QUOTED, MARK, "“”")
REACH = 160
BETWEEN = r"(?:(?:not|also|now|already|just|still|only|all|both|never|since|then|ever|long|yet|\w+ly)\s){0,2}"
# Words in -ed that are no past; past forms without it.
NO_PAST = (
    r"(?!(?:need|speed|indeed|exceed|proceed|succeed|feed|seed|weed|breed|bleed|greed|creed|deed|heed"
    r"|reed|hundred|sacred"
    r"|naked|wicked|united|limited|armed|alleged|unprecedented|bed|red|shed|sped|embed|aged|so-called"
    r"|crooked|rugged)\b)"
)
IRREGULAR = any_of(sorted(LANGUAGE.words("past_forms")))
PARTICIPLE = rf"(?:{NO_PAST}[a-z]+ed|{IRREGULAR}|{any_of(sorted(LANGUAGE.words('past_participles')))})\b"
PLANNED = (
    r"(?:due|set|expected|scheduled|planned|slated|supposed|likely|poised|tipped|billed|forecast"
    r"|projected|predicted)"
)

FUTURE = re.compile(
    rf"(?:\b(?:will|won't|shall|shan't)|'ll)\b(?!\s(?:of|and)\b)(?!\s{BETWEEN}have\s)"
    rf"|\b(?:is|are|am|'s|'re|isn't|aren't)\s{BETWEEN}(?:going|about|preparing|hoping|planning|aiming"
    rf"|{PLANNED})\s(?:\w+\s){{0,2}}?to\s(?!have\b)"
    r"|\b(?:is|are|am|'re)\sto\s(?!have\b)[a-z]+"
    r"|\b(?:plans?|hopes?|intends?|expects?|wants?|aims?|vows?|promises?|hoping|planning|due|needs?|has"
    r"|have|having|ready|set|able|urged?|urges"
    r"|asked|invited|ordered|told|agreed|decided|promised|vowed|threatened|pledged|planned|voted|called"
    r"|calling|summoned|summonsed|preparing"
    r"|deadline|deal|plan|bid|vote|decision|chance|time)\s(?:(?:on"
    r"|for)\s)?(?:(?:[\w']+\s){0,3})to\s(?!have\b)(?!the\b|a\b|his\b|her\b|their\b)[a-z]+",
    re.IGNORECASE,
)
PLAN = re.compile(
    rf"\b(?:is|are|'s|'re)\s{BETWEEN}{PLANNED}\b(?!\sto\b)"
    r"|\b(?:takes?|taking) place\b|\b(?:kicks?|goes|go) (?:off|on trial|on sale|into effect)\b"
    r"|\bcomes? into (?:force|effect)\b"
    r"|(?<!\bwere )(?<!\bwas )(?<!\bbe )(?<!\bto )(?<!\bthe )(?<!\ba )\b(?:begins?|starts?|opens?"
    r"|reopens?|meets?|faces?|hosts?|votes?|resumes?|closes?|ends?|expires?|returns?|arrives?|leaves?"
    r"|departs?"
    r"|launches|appears?|travels?|concludes?|reports?|releases|continues?|visits?|plays?"
    r"|heads?)\b(?=\s(?:on|in|at|from|next|to|its|their|his|her|for|off|here|again)\b|\s?$)"
    rf"|\b(?:is|are|'s|'re)\s{BETWEEN}(?:meeting|leaving|arriving|travelling|traveling|flying|visiting"
    rf"|hosting|holding|opening|closing|returning"
    r"|starting|playing|speaking|appearing|being held|coming|running|taking)\b"
    r"|^\W{0,3}(?:Join|Watch|See|Vote|Register|Tune|Come|Meet|Book)\b|\bupcoming\b",
)
CONDITIONAL = re.compile(
    r"\b(?:would|wouldn't|could|couldn't|might|may|should|must|can|cannot|can't)\s(?!(?:not\s|also\s"
    r"|still\s)?have\b)(?!be\sseen)[a-z]+|\b(?:'d)\s[a-z]+(?<!ed)\b"
)
DUE = re.compile(
    r"\bdue\b(?=\s(?:on|in|at|to|by)\b|\s?$)|"
    rf"\b(?:was|were|had been)\s{BETWEEN}(?:{PLANNED}\s(?:\w+\s)?(?:to|for|on|in)|to\s(?!have)[a-z]+)"
)
PAST = re.compile(
    rf"(?:\b(?:has|have|had|having)|'ve|'d)\s{BETWEEN}{PARTICIPLE}|\b(?:was|were|wasn't|weren't|did"
    rf"|didn't|had|hadn't)\b"
    rf"|\b(?:would|could|might|may|should|must|will)\s(?:not\s)?have\s{BETWEEN}{PARTICIPLE}"
    rf"|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bget )(?<!\bis being )(?<!\bare being )(?<!\bto )"
    rf"\b{NO_PAST}[a-z]{{2,}}ed\b(?<!\bexpected)(?<!\bscheduled)"
    rf"|(?<!\bto )(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bwill )(?<!\bthe )(?<!\ba )\b{IRREGULAR}\b"
)
# The present of a passive tells a state: weaker than any of the above.
STATE = re.compile(
    rf"\b(?:is|are|remains?|stays?)\s{BETWEEN}(?!{PLANNED}\b)(?:{PARTICIPLE}|closed|shut|open)\b"
)
FUTURE_CUE = re.compile(
    r"\b(?:until|till|by|from|starting|beginning|effective|as of|as from|ahead of|in time for"
    r"|for)\s(?:the\s)?$",
    re.I,
)
# What is booked or planned for a day: whatever the tense, the day is ahead.
BOOKED = re.compile(
    r"\b(?:bookings?|tickets?|plans?|reservations?|deadlines?|dates?|targets?|scheduled|rescheduled|set"
    r"|planned|due|forecasts?|outlook"
    r"|guidance|hotels?|flights?)\s(?:[\w-]+\s){0,3}for\s(?:the\s)?$"
    r"|\b(?:postponed|moved|put back|pushed back|adjourned|rescheduled|delayed|extended|deferred|remanded"
    r"|brought forward)\s(?:[\w-]+\s){0,3}(?:to|until|till|for)\s(?:the\s)?$",
    re.IGNORECASE,
)
UNTIL = re.compile(r"\b(?:until|till)\s(?:the\s)?$", re.I)
PAST_CUE = re.compile(
    r"\b(?:since(?:\s[\w']+){1,3}\s(?:on|in)|since|dating from|dated|back to|back in"
    r"|as recently as|as early as)"
    r"\s(?:the\s)?$",
    re.I,
)
STILL_ON = re.compile(rf"\b(?:has|have)\sbeen\s{PARTICIPLE}|\b(?:is|are|remains?|stays?)\b")

NEVER = float("inf")


def _nearest(pattern: re.Pattern[str], before: str, after: str) -> float:
    """How far the closest match lies."""
    gaps: list[float] = [len(before) - found.end() for found in pattern.finditer(before)]
    gaps += [found.start() for found in pattern.finditer(after)]
    return min(gaps, default=NEVER)


def _verbs(before: str, after: str) -> str:
    """The tense of the verb nearest before a date in its clause, else after it; "" where there is none."""
    return _verb(before, "") or _verb("", after)


def _verb(before: str, after: str) -> str:
    nearest = (
        (_nearest(FUTURE, before, after), "future"),
        (_nearest(PLAN, before, after), "plan"),
        (_nearest(CONDITIONAL, before, after), "conditional"),
        (_nearest(DUE, before, after), "due"),
        (_nearest(PAST, before, after), "past"),
    )
    gap, found = min(nearest, key=lambda pair: pair[0])
    return found if gap < NEVER else ""


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    return EDGES.in_sentence(before, after)


def completed(text: str, start: int, end: int) -> bool:
    """Whether the clause around text[start:end] tells of something that happened once, not of a habit."""
    before, after = _around(text, start, end)
    near, far = EDGES.in_clause(before, after)
    sides = (near, far) if _verbs(near, far) or near.strip() else (before, after)
    return any(PAST.search(side) for side in sides)


def tense(text: str, start: int, end: int) -> str:
    """The tense at text[start:end], looking at most 160 characters away.

    "past", "future", "plan" (a present that tells one), "conditional", "due" ("was to leave") or "".
    """
    near_before = text[max(0, start - 40) : start]
    if BOOKED.search(text[max(0, start - 60) : start]):
        return "future"
    if PAST_CUE.search(near_before):
        return "past"
    before, after = _around(text, start, end)
    near, far = EDGES.in_clause(before, after)
    found = _verbs(near, far)
    if not found and (near, far) != (before, after):
        found = _verbs(before, after)
    if UNTIL.search(near_before) and STILL_ON.search(near):
        return "future"
    if FUTURE_CUE.search(near_before) and found in ("", "plan", "due"):
        return "future"
    if not found and (STATE.search(near) or STATE.search(far)):
        return "past"
    return found

"""A quoted span where it stands: the sentence around it, the gaps beside it, what was said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.language.french.grammar import CLITICS, FIRST_PERSON
from analysis.reading.quotations import report as reports
from analysis.reading.quotations.clauses import According, Clauses
from analysis.reading.quotations.context import Context, Host
from analysis.reading.quotations.cues import Cue
from analysis.reading.quotations.marks import Mark
from analysis.reading.quotations.report import Report
from analysis.reading.quotations.speakers import Speakers
from analysis.reading.quotations.vocabulary import Source

WORD = re.compile(r"\w+")
LAST_WORD = re.compile(r"(\w[\w-]*'?)[\s*_]*$")


@dataclass(frozen=True)
class Site:
    """One quoted span of level 1: its host, its number there, and the reports made before it."""

    host: Host
    number: int
    clauses: Clauses
    before: Sequence[Report]

    @property
    def context(self) -> Context:
        """The words of the article."""
        return self.clauses.context

    @property
    def speakers(self) -> Speakers:
        """The sources of the article."""
        return self.clauses.speakers

    @property
    def mark(self) -> Mark:
        """The span itself."""
        return self.host.marks[self.number]

    @cached_property
    def left(self) -> int:
        """Where the marks before it close, or the sentence begins."""
        return self.host.marks[self.number - 1].outer_end if self.number else self.host.start

    @cached_property
    def right(self) -> int:
        """Where the next marks open, or the sentence ends."""
        last = self.number + 1 == len(self.host.marks)
        return self.host.end if last else self.host.marks[self.number + 1].outer_start

    @cached_property
    def gap_before(self) -> str:
        """The words between the marks before it and its own."""
        return self.context.text[self.left : self.mark.outer_start]

    @cached_property
    def gap_after(self) -> str:
        """The words between its marks and the next."""
        return self.context.text[self.mark.outer_end : self.right]

    @cached_property
    def inner(self) -> str:
        """The text between the marks."""
        return self.context.text[self.mark.start : self.mark.end]

    @cached_property
    def words(self) -> list[str]:
        """The quoted words."""
        return WORD.findall(self.inner)

    @cached_property
    def opening(self) -> int:
        """Number of the first word at or after the opening mark."""
        return self.context.first(self.mark.outer_start)

    @cached_property
    def word_before(self) -> str:
        """The word right before the marks in lower case; "d'" of d'"absurde", which is one token."""
        found = LAST_WORD.search(self.gap_before)
        return found.group(1).lower() if found else ""

    @cached_property
    def closing(self) -> int:
        """Number of the first word after the closing mark."""
        return self.context.first(self.mark.outer_end)

    @cached_property
    def limit(self) -> int:
        """Number of the first word after the sentence."""
        return self.context.first(self.host.end)

    @cached_property
    def verbal(self) -> bool:
        """Whether the quoted words begin with a finite verb, its pronouns and negation taken in."""
        context, at = self.context, self.context.first(self.mark.start)
        first = at
        while context.low(at) in CLITICS and context.start(at) < self.mark.end:
            at += 1
        if at >= len(context.words) or context.start(at) >= self.mark.end:
            return False
        article = context.low(at - 1) in ("le", "la", "les", "l'")
        return context.low(first) in ("ne", "n'") or (context.finite(at) and not article)

    @cached_property
    def clausal(self) -> bool:
        """Whether the quoted words hold a finite verb, or a first person whose verb the parse misses."""
        words = range(self.context.first(self.mark.start), self.context.first(self.mark.end))
        return any(self.context.finite(n) or self.context.low(n) in FIRST_PERSON for n in words)

    @property
    def previous(self) -> Report | None:
        """The last quoted span of level 1 before this one."""
        return next((report for report in reversed(self.before) if report.level == 1), None)

    @property
    def host_before(self) -> Host | None:
        """The sentence before."""
        return self.context.hosts[self.host.number - 1] if self.host.number else None

    @property
    def last_source(self) -> Source | None:
        """Whoever spoke last before the span, without a mention: nothing names them here."""
        for offset, source in reversed(self.speakers.said):
            if offset < self.mark.start:
                return replace(source, start=None, end=None)
        return None

    def source(self, cue: Cue) -> Source | None:
        """The source of a cue of this sentence."""
        return self.clauses.source(cue, self.host)

    def holds_cue(self, start: int) -> bool:
        """Whether a reporting expression stands between an offset and the marks."""
        end = self.mark.outer_start
        return bool(self.clauses.within(start, end) or self.clauses.according(start, end))

    def plausible(self, *sources: Source | None) -> Source | None:
        """The first source that has a name and can speak."""
        return next((s for s in sources if s is not None and s.name and self.speakers.plausible(s)), None)

    def other(self, rule: str) -> Report:
        """The span as nobody's speech."""
        return Report(self.mark.start, self.mark.end, 1, "other", rule, host=self.host.number)

    def speech(self, rule: str, source: Source | None) -> Report:
        """The span as speech without a cue."""
        return Report(self.mark.start, self.mark.end, 1, "speech", rule, source, host=self.host.number)

    def cued(self, rule: str, cue: Cue, source: Source | None) -> Report:
        """The span as speech that a reporting verb gives to a source."""
        span = (self.mark.start, self.mark.end)
        return reports.cued(span, rule, cue, source, self.context, self.host)

    def according(self, rule: str, phrase: According) -> Report:
        """The span as speech that "selon X" gives to a source."""
        return reports.according((self.mark.start, self.mark.end), rule, phrase, self.context, self.host)

    def goes_on(self, rule: str, report: Report) -> Report:
        """The span as more words of the source of an earlier one."""
        return replace(report, start=self.mark.start, end=self.mark.end, rule=rule)

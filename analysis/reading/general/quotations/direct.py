"""Who words between quotation marks belong to: the reporting clause after, before, around or near them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from analysis.reading.document import Document
from analysis.reading.general import syntax
from analysis.reading.general.quotations.clauses import According
from analysis.reading.general.quotations.cues import Cue
from analysis.reading.general.quotations.sources import Source, Sources
from analysis.reading.general.words import words
from analysis.reading.quotations.marks import Mark
from analysis.reading.sentences import Sentence

# Words that may stand between marks and the reporting clause after them.
SLACK = re.compile(r"[\s,–—-]*")
# Quoted words without any sign of a speaker are somebody's from this many on: no term is so long.
SENTENCE = 5
# Words of a sentence that may stand alone after a quotation that ended with a question or exclamation mark.
TAIL = 30


@dataclass(frozen=True)
class Given:
    """Quoted words given to a source, or to nobody: the rule, and the cue that did it."""

    mark: Mark
    role: str
    rule: str
    source: Source | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    lemma: str | None = None
    stance: str | None = None
    cue: Cue | None = field(default=None, compare=False)


@dataclass
class Reader:
    """The quoted spans of one article, its cues and its sources, read from top to bottom."""

    document: Document
    marks: Sequence[Mark]
    cues: Sequence[Cue]
    phrases: Sequence[According]
    sources: Sources

    def __post_init__(self) -> None:
        self.words = words(self.document.language)
        self.given: list[Given] = []
        self.top = [mark for mark in self.marks if mark.level == 1]

    def read(self, number: int) -> Given:
        """Give the quoted span with this number among those of the first level to its source."""
        found = self._read(number)
        self.given.append(found)
        self.sources.note(found.mark.start, found.source)
        return found

    def _read(self, number: int) -> Given:
        mark = self.top[number]
        for rule in (self._after, self._named_thing, self._between, self._before, self._phrase, self._beside):
            if (found := rule(mark, number)) is not None:
                return found
        return self._uncued(mark, number)

    # Where it stands.

    def _left(self, mark: Mark, number: int) -> int:
        """Where the marks before it close, or its sentence begins."""
        sentence = self.document.sentence_at(mark.outer_start)
        start = sentence.start if sentence else 0
        return max(start, self.top[number - 1].outer_end) if number else start

    def _right(self, mark: Mark, number: int) -> int:
        """Where the next marks open, or the sentence ends; the next one where it may name the speaker."""
        sentence = self.document.sentence_at(mark.outer_end - 1)
        end = sentence.end if sentence else mark.outer_end
        if end <= mark.outer_end and self.document.text[mark.end - 1] in "?!" and sentence:
            end = self._tail(sentence)
        following = self.top[number + 1].outer_start if number + 1 < len(self.top) else end
        return min(end, max(following, mark.outer_end))

    def _tail(self, sentence: Sentence) -> int:
        """The end of the next sentence of the paragraph where that is a reporting clause alone."""
        index = self.document.sentences.index(sentence) + 1
        following = self.document.sentences[index] if index < len(self.document.sentences) else None
        if following is None or following.paragraph != sentence.paragraph:
            return sentence.end
        cue = next((c for c in self.cues if following.start <= c.start < following.end), None)
        governs = cue is not None and any(
            child.dep_ in syntax.COMPLEMENTS and child.i > cue.token.i for child in cue.token.children
        )
        short = len(self.document.text[following.start : following.end].split()) <= TAIL
        return following.end if cue is not None and short and not governs else sentence.end

    def _in(self, start: int, end: int) -> list[Cue]:
        return [cue for cue in self.cues if start <= cue.start and cue.end <= end]

    # The rules, surest first.

    def _after(self, mark: Mark, number: int) -> Given | None:
        """A reporting clause right after the marks: "said X", "X told the BBC"."""
        right = self._right(mark, number)
        for cue in self._in(mark.outer_end, right):
            opens = cue.first if cue.first >= mark.outer_end else cue.start
            gap = self.document.text[mark.outer_end : opens]
            if cue.verb.quote in ("yes", "phrase") and cue.told and SLACK.fullmatch(gap):
                if cue.verb.quote == "phrase" and not cue.passive:
                    return None
                return self._cued(mark, "after", cue)
        return None

    def _named_thing(self, mark: Mark, number: int) -> Given | None:
        """A title, a name or a term, as the words before the marks say."""
        before = self.document.text[self._left(mark, number) : mark.outer_start].rstrip().lower()
        for phrase in self.words.naming:
            if before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum():
                cue = next((c for c in self._in(0, mark.outer_start) if c.end == mark.outer_start - 1), None)
                if cue is None or cue.subject is None:
                    return Given(mark, "other", "term")
        return None

    def _between(self, mark: Mark, number: int) -> Given | None:
        """The second half of words that a reporting clause cuts, or words joined to those before."""
        if not number or not self.given or self.given[-1].role != "speech":
            return None
        before = self.given[-1]
        gap = self.document.text[before.mark.outer_end : mark.outer_start]
        if len(gap) > 200 or "\n" in gap.strip(" "):
            return None
        cue = before.cue
        inside = cue is not None and before.mark.outer_end <= cue.start and cue.end <= mark.outer_start
        cues = self._in(before.mark.outer_end, mark.outer_start)
        if inside and len(cues) <= 1:
            return self._same(mark, before, "interposed")
        if not cues and re.fullmatch(r"\s*(?:,|;|…|\.\.\.)?\s*(?:and|but|or)?\s*", gap):
            return self._same(mark, before, "joined")
        return None

    def _before(self, mark: Mark, number: int) -> Given | None:
        """A reporting clause before the marks, right before them or with words of its clause between."""
        left = self._left(mark, number)
        cues = [c for c in self._in(left, mark.outer_start) if c.verb.quote or c.verb.clause]
        if not cues and number:
            sentence = self.document.sentence_at(mark.outer_start)
            cues = [c for c in self._in(sentence.start if sentence else 0, left) if self._governs(c, mark)]
        gap = self.document.text[left : mark.outer_start].rstrip()
        if not cues:
            return self._labelled(mark, left, gap)
        near = self.document.text[cues[-1].end : mark.outer_start].strip(" ,:")
        governing = [c for c in cues if self._governs(c, mark)] or ([] if ";" in near else cues[-1:])
        # "She said that production would not start “until ...”": production speaks for nobody.
        governing = [c for c in governing if self._speaker(c.subject) is not None] or governing
        if not governing or (not governing[-1].told and not self._governs(governing[-1], mark)):
            return None
        if gap.endswith((":", ",")) or not near:
            return self._cued(mark, "before", cues[-1])
        return self._cued(mark, "inside", governing[-1])

    def _governs(self, cue: Cue, mark: Mark) -> bool:
        """Whether the quoted words are part of what a verb governs."""
        tokens = self.document.tokens(mark.start, mark.end)
        return any(cue.token in tokens[at].ancestors for at in (0, -1) if tokens)

    def _labelled(self, mark: Mark, left: int, gap: str) -> Given | None:
        """A name and a colon: "Mayor: 'Enough is enough'"."""
        if not gap.endswith(":"):
            return None
        tokens = [t for t in self.document.tokens(left, mark.outer_start) if t.pos_ in syntax.NOUNS]
        heads = [t for t in tokens if self.sources.can_speak(t)]
        source = self.sources.of(heads[-1]) if heads else None
        return Given(mark, "speech", "label", source) if source is not None else None

    def _phrase(self, mark: Mark, number: int) -> Given | None:
        """ "According to X" in the sentence."""
        sentence = self.document.sentence_at(mark.outer_start)
        if sentence is None:
            return None
        end = max(sentence.end, self._right(mark, number))
        near = [p for p in self.phrases if sentence.start <= p.start < end]
        if not near:
            return None
        best = min(near, key=lambda p: abs(p.start - mark.start))
        lemma = self.document.text[best.start : best.end].lower()
        return Given(mark, "speech", "according", best.source, best.start, best.end, lemma, "says")

    def _beside(self, mark: Mark, number: int) -> Given | None:
        """Words that go on with those before them: the next sentence or paragraph in marks."""
        if not self.given:
            return None
        last = self.given[-1]
        gap = self.document.text[last.mark.outer_end : mark.outer_start]
        own = self._own_words(last.mark.outer_end, mark.outer_start)
        if last.role == "speech" and last.source is not None and mark.reopened and not gap.strip():
            return self._same(mark, last, "reopened")
        whole = self._whole(mark)
        if last.role != "speech" or last.source is None or not whole:
            return None
        if not own or (own <= TAIL and "\n" not in gap.strip(" ") and self._only_clause(last, mark)):
            return self._same(mark, last, "continued")
        return None

    def _own_words(self, start: int, end: int) -> int:
        return len(re.findall(r"\w+", self.document.text[start:end]))

    def _only_clause(self, last: Given, mark: Mark) -> bool:
        """Whether nothing but the reporting clause of the words before stands between."""
        cues = self._in(last.mark.outer_end, mark.outer_start)
        return last.cue is not None and cues == [last.cue]

    def _whole(self, mark: Mark) -> bool:
        """Whether the marks hold whole sentences: they begin one and end one."""
        sentence = self.document.sentence_at(mark.outer_start)
        begins = sentence is not None and not self.document.text[sentence.start : mark.outer_start].strip(
            "–— "
        )
        ends = self.document.text[mark.end - 1] in ".!?…" or not mark.closed
        return begins and ends

    def _uncued(self, mark: Mark, number: int) -> Given:
        """Words without a cue: somebody's where they are a sentence; else a term or title."""
        size = self._own_words(mark.start, mark.end)
        if not self._whole(mark) and (size < SENTENCE or self._is_title(mark)):
            return Given(mark, "other", "term")
        source = self._neighbour(mark)
        return Given(mark, "speech", "neighbour" if source else "uncued", source)

    def _is_title(self, mark: Mark) -> bool:
        tokens = [t for t in self.document.tokens(mark.start, mark.end) if t.is_alpha and len(t) > 3]
        return bool(tokens) and all(token.text[0].isupper() for token in tokens)

    def _neighbour(self, mark: Mark) -> Source | None:
        """The person that the sentence before is about, where the quotation begins the next one."""
        sentence = self.document.sentence_at(mark.outer_start)
        if sentence is None or self.document.text[sentence.start : mark.outer_start].strip("–— "):
            return None
        index = self.document.sentences.index(sentence) - 1
        before = self.document.sentences[index] if index >= 0 else None
        if before is None or before.kind not in ("body", "standfirst"):
            return None
        tokens = self.document.tokens(before.start, before.end)
        subject = next((t for t in tokens if t.dep_ in syntax.SUBJECTS and t.head.dep_ == "ROOT"), None)
        source = self._speaker(subject) if subject is not None else None
        return replace(source, start=None, end=None) if source and source.kind == "person" else None

    def _speaker(self, subject: Token | None) -> Source | None:
        return self.sources.of(subject) if subject is not None and self.sources.can_speak(subject) else None

    def _cued(self, mark: Mark, rule: str, cue: Cue) -> Given:
        source = self.sources.of(cue.subject) if cue.subject is not None else None
        where = (cue.start, cue.end, cue.verb.lemma, cue.verb.stance)
        return Given(mark, "speech", rule, source, *where, cue)

    def _same(self, mark: Mark, before: Given, rule: str) -> Given:
        return replace(before, mark=mark, rule=rule)

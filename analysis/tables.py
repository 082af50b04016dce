"""The tables that pass between the stages: their columns, types and meaning.

One dictionary serves the code (empty tables with the right types), the data dictionary that stands
beside each report, and the tests. Times are ISO 8601 strings with a UTC offset; offsets are Unicode
code points of the article's stored text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

import pandas as pd

# One reading before it becomes tables: the rows of each, as plain values.
Rows = dict[str, list[dict[str, Any]]]
# Readings turned into columns at a time: as rows they take ten times the memory.
SHARD = 500
# The tables that the reading of one article fills; the others look across articles.
READING = (
    "articles",
    "furniture",
    "sentences",
    "mentions",
    "quotations",
    "timex",
    "figures",
    "hedges",
    "non_responses",
)

ARTICLE = {
    "article_id": ("string", "the article: its file's name without the ending, or the id of its row"),
    "outlet": ("string", "the outlet that published it; null if unknown"),
}
SPAN = {
    **ARTICLE,
    "start": ("Int64", "first code point of the span in the stored text"),
    "end": ("Int64", "code point after its last"),
    "text": ("string", "the span, to the letter"),
}
SENTENCE = {**SPAN, "sentence_id": ("string", "the sentence in which it starts; null in furniture")}

TABLES: dict[str, dict[str, tuple[str, str]]] = {
    "articles": {
        **ARTICLE,
        "file": ("string", "the file or row it was read from"),
        "title": ("string", "headline; null if unknown"),
        "title_source": ("string", "manifest, printed, inferred or unknown"),
        "authors": ("string", "bylines, separated by semicolons"),
        "published": ("string", "time of publication"),
        "published_precision": ("string", "minute, day, month, year or unknown"),
        "published_source": ("string", "manifest, printed, inferred or unknown"),
        "published_evidence": ("string", "the words that show it"),
        "updated": ("string", "time of the last update"),
        "updated_precision": ("string", "minute, day, month, year or unknown"),
        "updated_source": ("string", "manifest, printed, inferred or unknown"),
        "url": ("string", "address"),
        "section": ("string", "section of the outlet"),
        "wire": ("string", "news agencies credited"),
        "group": ("string", "group that owns the outlet and others; null if unknown"),
        "document_id": ("string", "number in the press database it came from"),
        "document_date": ("string", "day in that number, which may not be the printed one"),
        "truncated": ("string", "why only its beginning is there: paywall, consent or cell; null if whole"),
        "truncated_evidence": ("string", "the words that show it"),
        "language": ("string", "ISO 639-1 code"),
        "language_source": ("string", "manifest, printed, inferred or unknown"),
        "language_evidence": ("string", "what shows it: the words of grammar counted, by language"),
        "time_zone": ("string", "IANA name of the outlet's time zone"),
        "words": ("Int64", "words of article text, page furniture left out"),
        "characters": ("Int64", "code points of the stored text"),
        "outlet_source": ("string", "manifest, printed, inferred or unknown"),
        "outlet_evidence": ("string", "the words that show it"),
        "outlet_order": (
            "Int64",
            "place the outlet was asked for in, from 0; null: by first publication",
        ),
        "outlet_colour": ("string", "colour that the outlet was asked to have; null: one of the palette"),
        "sha256": ("string", "hash of the stored text in UTF-8"),
    },
    "furniture": {**SPAN, "kind": ("string", "byline, dateline, share, subscription, read_also, ...")},
    "sentences": {
        **SPAN,
        "sentence_id": ("string", "article and number: what other tables point to"),
        "paragraph": ("Int64", "number of the paragraph in the article, from 0"),
        "kind": ("string", "headline, standfirst, heading, caption or body"),
        "words": ("Int64", "words in it"),
        "gap": ("string", "what stands between it and the next sentence of its paragraph"),
        "terms": ("string", "lemmas of its content words, separated by spaces"),
    },
    "mentions": {
        **SENTENCE,
        "entity_id": ("string", "the entity it names, the same in all articles"),
        "canonical": ("string", "the entity's fullest usual name"),
        "kind": ("string", "PERSON, ORG, MEDIA, PLATFORM or PLACE"),
        "gender": ("string", "m or f where the article's own words show it; null otherwise"),
    },
    "quotations": {
        **SENTENCE,
        "layer": ("string", "quoted (between marks) or indirect (a reported clause)"),
        "level": ("Int64", "quoted: 1, or 2 inside another quotation"),
        "role": ("string", "quoted: speech, or other (title, term, irony)"),
        "mixed": ("boolean", "indirect: holds quoted words of the same speaker"),
        "speaker": ("string", "who the words are given to; null if unknown or none"),
        "speaker_kind": ("string", "person, organisation, document, collective, anonymous; null if unknown"),
        "entity_id": ("string", "the speaker's entity, where the speaker is one"),
        "mention_start": ("Int64", "span of the words that name the speaker"),
        "mention_end": ("Int64", "its end"),
        "cue_start": ("Int64", "span of the reporting expression"),
        "cue_end": ("Int64", "its end"),
        "cue_lemma": ("string", "dictionary form of the cue"),
        "stance": ("string", "says, claims, denies, accuses, admits, announces, warns, doubts, asks, ..."),
        "rule": ("string", "the rule that made the attribution"),
        "confidence": ("Float64", "(right + 1) / (uses + 2) of that rule on the development articles"),
        "channel_start": ("Int64", "span of what it is said through: a communiqué, an account, an outlet"),
        "channel_end": ("Int64", "its end"),
        "reason": (
            "string",
            "why the speaker is null: pronoun, impersonal, headline, not named, no reporting clause",
        ),
    },
    "timex": {
        **SENTENCE,
        "type": ("string", "TIMEX3: DATE, TIME, DURATION or SET"),
        "value": ("string", "TIMEX3 value"),
        "mod": ("string", "TIMEX3 modifier: APPROX, BEFORE, START, ..."),
        "earliest": ("string", "first second it may mean"),
        "latest": ("string", "last second it may mean"),
        "granularity": ("string", "minute, hour, partofday, day, week, month, season, year or ref"),
        "anchor": ("string", "what a relative expression was counted from"),
        "approximate": ("boolean", "whether the text itself says 'about', 'shortly before' and the like"),
    },
    "figures": {
        **SENTENCE,
        "low": ("Float64", "smallest number it may mean; null if open"),
        "high": ("Float64", "largest number it may mean; null if open"),
        "unit": ("string", "unit or counted noun, as a lemma"),
        "measures": ("string", "words that say what is counted"),
        "approximate": ("boolean", "whether the text itself says 'about', 'nearly' and the like"),
        "speaker": ("string", "who gives it; null if the outlet itself"),
    },
    "hedges": {
        **SENTENCE,
        "kind": ("string", "conditional, attribution, modal or lexical"),
        "cue": ("string", "the hedging words"),
        "cue_start": ("Int64", "span of the hedging words"),
        "cue_end": ("Int64", "its end"),
    },
    "non_responses": {
        **SENTENCE,
        "kind": ("string", "no_answer, refused or unreachable"),
        "who": ("string", "who did not answer, to the letter; null where the sentence has no name or noun"),
        "who_start": ("Int64", "span of these words"),
        "who_end": ("Int64", "its end"),
    },
    "entities": {
        "entity_id": ("string", "the entity"),
        "canonical": ("string", "its fullest usual name"),
        "kind": ("string", "PERSON, ORG, MEDIA, PLATFORM or PLACE"),
        "gender": ("string", "m or f where an article's own words show it; null otherwise"),
        "surfaces": ("string", "all its written forms, separated by ' | '"),
        "mentions": ("Int64", "how often it is named in all articles"),
        "articles": ("Int64", "how many articles name it"),
        "outlets": ("Int64", "how many outlets name it"),
    },
    "voices": {
        **ARTICLE,
        "speaker": ("string", "who speaks; null where unknown; the outlet's own voice is not a row"),
        "speaker_kind": ("string", "person, organisation, document, collective, anonymous; null if unknown"),
        "entity_id": ("string", "the speaker's entity, where the speaker is one"),
        "quotations": ("Int64", "quoted spans and reported clauses"),
        "quoted_words": ("Int64", "words inside quotation marks, reporting clauses among them left out"),
        "reported_words": ("Int64", "words of reported clauses, each word given to one voice only"),
        "share": ("Float64", "quoted_words over the article's words"),
    },
    "passages": {
        **SPAN,
        "passage_id": ("string", "the shared wording: one row an occurrence"),
        "kind": ("string", "verbatim, near, altered quote or wire"),
        "origin": ("string", "likely common source, if the texts show one"),
        "words": ("Int64", "words in this occurrence"),
    },
    "quote_drift": {
        **SENTENCE,
        "speaker": ("string", "who it is given to here; null if unknown"),
        "other_article_id": ("string", "the article, not before the first, that renders the same utterance"),
        "other_outlet": ("string", "its outlet"),
        "other_sentence_id": ("string", "the sentence in which that rendering starts"),
        "other_speaker": ("string", "who it is given to there; null if unknown"),
        "other_start": ("Int64", "first code point of that rendering in its article's stored text"),
        "other_end": ("Int64", "code point after its last"),
        "other_text": ("string", "that rendering, to the letter"),
        "kind": (
            "string",
            "identical, truncated (a part, or a marked cut), shortened (words dropped without a mark), "
            "glossed (words put in brackets), reworded, reattributed (given to someone else) or reported "
            "(quoted in one, a reported clause in the other)",
        ),
        "by": ("string", "the article that cut, dropped, bracketed or reported; null if neither or both did"),
        "similarity": ("Float64", "equal words in order over the words of both: 2 equal / (first + other)"),
        "alignment": (
            "string",
            "JSON: stretches in order, each [equal or differs, start, end, other_start, other_end], where "
            "an empty span means that nothing stands there",
        ),
    },
    "conflicts": {
        "conflict_id": ("string", "the disagreement, C1 the hardest; those that may be updates last"),
        "kind": (
            "string",
            "figure, time, doer (who did it), deed (of what one is accused), account (asserted, conceded), "
            "certainty (rumour and fact) or role (what somebody is called)",
        ),
        "about": ("string", "what is counted or what happened, in an article's words, or who it is about"),
        "unit": ("string", "figure: unit or counted noun; null for the other kinds"),
        "clash": (
            "string",
            "apart (two values exclude each other, or say otherwise) or partly (they overlap in part)",
        ),
        "update": (
            "boolean",
            "whether larger values, or the fact after the rumour, only stand in articles published later",
        ),
        "within": ("boolean", "whether two values clash within one article"),
        "strength": (
            "Float64",
            "0 to 1: how exact and far apart, above 1/3 where they exclude each other; of words, by kind",
        ),
        "articles": ("Int64", "articles that give a value"),
        "outlets": ("Int64", "outlets that give a value"),
    },
    "conflict_values": {
        **SENTENCE,
        "conflict_id": ("string", "the disagreement"),
        "low": ("Float64", "figure: smallest number it may mean"),
        "high": ("Float64", "figure: largest number it may mean; null if open"),
        "unit": ("string", "figure: unit or counted noun of this value"),
        "speaker": ("string", "who gives the figure or says the words; null if the outlet itself"),
        "earliest": ("string", "time: first second it may mean"),
        "latest": ("string", "time: last second it may mean"),
        "side": (
            "string",
            "low and high: the two that clash hardest; other: clashes with another value; null: with none",
        ),
    },
    "elements": {
        "element_id": ("string", "the story element"),
        "label": ("string", "its clearest sentence, the page's marks left out"),
        "label_article_id": ("string", "the article it is from"),
        "label_sentence_id": ("string", "that sentence"),
        "articles": ("Int64", "articles that report it"),
        "outlets": ("Int64", "outlets that report it"),
        "earliest": ("string", "its date if a sentence dates it, else when it was first published"),
    },
    "element_sentences": {**SENTENCE, "element_id": ("string", "the story element this sentence reports")},
    "element_outlets": {
        "element_id": ("string", "the story element"),
        "outlet": ("string", "an outlet of the corpus"),
        "status": (
            "string",
            "covered, omitted, not yet possible (dated after its last article), other story (it has no "
            "article on this one), unknown",
        ),
        "sentences": ("Int64", "sentences of that outlet that report it"),
        "nearest_sentence_id": (
            "string",
            "where none does, that of its sentences that is worded most alike, if any is alike at all",
        ),
    },
    "common_texts": {
        **SENTENCE,
        "words": ("Int64", "words in it"),
        "group_id": (
            "string",
            "the text that articles carry: 0.3 of the word sequences of one or more are in another",
        ),
        "counted": ("boolean", "false where an earlier article of the group has the sentence too"),
    },
    "originality": {
        **ARTICLE,
        "group_id": ("string", "the common text that it carries, see common_texts; null if none"),
        "tokens": ("Int64", "words as they are compared"),
        "earlier": ("Int64", "of these, in a run of five that an article surely published before has"),
        "undecided": ("Int64", "the same, for an article that may have come before or after"),
        "original_least": ("Float64", "share of tokens neither earlier nor undecided"),
        "original_most": ("Float64", "share of tokens not earlier"),
        "after_least": ("Int64", "minutes after the first dated article, at least; null without a date"),
        "after_most": ("Int64", "minutes after the first dated article, at most; null without a date"),
    },
    "similarities": {
        **ARTICLE,
        "other_article_id": ("string", "the article it is compared with"),
        "other_outlet": ("string", "its outlet"),
        "containment": ("Float64", "share of this article's five-word sequences that the other has too"),
        "cosine": ("Float64", "cosine of the two articles' lemmas, weighted by TF-IDF"),
        "shared_elements": ("Int64", "story elements that both report"),
        "elements": ("Int64", "story elements that this article reports"),
    },
    "distinctive_words": {
        "outlet": ("string", "the outlet"),
        "term": ("string", "lemma of a content word"),
        "collapsed": ("boolean", "whether common texts are counted once, as a voice of their own"),
        "language": ("string", "ISO 639-1 code of the articles that are compared"),
        "count": ("Int64", "occurrences in the outlet's own text"),
        "words": ("Int64", "content words of the outlet's own text"),
        "elsewhere": ("Int64", "occurrences in the rest of the corpus"),
        "documents": ("Int64", "articles of the outlet that have it"),
        "log_odds": (
            "Float64",
            "z of the log-odds ratio with informative Dirichlet prior (Monroe et al. 2008)",
        ),
        "log_odds_q": ("Float64", "its one-sided p, corrected after Benjamini and Hochberg"),
        "specificity": ("Float64", "minus log10 of the hypergeometric p (Lafon 1980)"),
        "specificity_q": ("Float64", "that p, corrected after Benjamini and Hochberg"),
        "tests": ("Int64", "words times outlets: the tests that the correction is for"),
    },
    "codebook": {
        **SENTENCE,
        "element": ("string", "element of the researcher's codebook that this sentence reports"),
        "label": ("string", "its label"),
        "how": ("string", "term or example"),
        "match": ("string", "the term found here, or the example sentence that it resembles"),
        "score": ("Float64", "example: how alike, 0 to 1; null for a term"),
    },
    "events": {
        "event_id": ("string", "the dated event"),
        "label": ("string", "the clause that tells it best, the page's marks left out"),
        "label_article_id": ("string", "the article it is from"),
        "label_sentence_id": ("string", "its sentence"),
        "earliest": ("string", "first second it may have happened"),
        "latest": ("string", "last second it may have happened"),
        "granularity": ("string", "finest granularity given"),
        "approximate": ("boolean", "whether the text itself says so"),
        "articles": ("Int64", "articles that tell it"),
        "outlets": ("Int64", "outlets that tell it"),
        "first_article_id": ("string", "the article that reported it first, if publication times tell"),
        "first_outlet": ("string", "its outlet; the only one where one outlet tells it"),
        "first_certainty": (
            "string",
            "printed, inferred (a deciding time is), or update (the first was updated after another told it)",
        ),
        "times": ("string", "one time, compatible (several that have a moment in common) or different"),
    },
    "event_outlets": {
        "event_id": ("string", "the dated event"),
        "outlet": ("string", "an outlet of the corpus"),
        "status": ("string", "covered, omitted, not yet possible (dated after its last article), unknown"),
        "article_id": ("string", "the first of its articles that tells it"),
        "sentence_id": ("string", "the sentence of that article that tells it"),
        "sentences": ("Int64", "sentences of that outlet that tell it"),
        "after_least": ("Int64", "minutes after the first report, at least; null if a time is unknown"),
        "after_most": ("Int64", "minutes after the first report, at most; null if a time is unknown"),
        "updated_later": ("boolean", "whether that article was updated later, and may tell it only since"),
    },
    "event_mentions": {
        **SENTENCE,
        "event_id": ("string", "the event told here"),
        "timex_start": ("Int64", "span of the expression that dates it"),
        "timex_end": ("Int64", "its end"),
        "dating": ("string", "that expression, with the words before it that blur it"),
        "core_start": ("Int64", "span of the words that say what happened, without the circumstances"),
        "core_end": ("Int64", "its end"),
        "value": ("string", "TIMEX3 value of that expression"),
        "earliest": ("string", "first second this text allows"),
        "latest": ("string", "last second this text allows"),
    },
}


def frame(name: str, rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """The table `name` from rows: exactly its columns, in order, with their types.

    A column that a row leaves out is null. Raises KeyError for an unknown table and ValueError for a
    column that the table doesn't have.
    """
    columns = TABLES[name]
    records = list(rows)
    for record in records:
        if extra := set(record) - set(columns):
            raise ValueError(f"table {name!r} has no column {sorted(extra)}")
    return pd.DataFrame(
        {
            column: pd.Series([record.get(column) for record in records], dtype=kind)
            for column, (kind, _) in columns.items()
        }
    )


def frames(readings: Iterable[Rows]) -> dict[str, pd.DataFrame]:
    """The reading tables of several articles, in the order of the readings."""
    made: list[dict[str, pd.DataFrame]] = []
    remaining = iter(readings)
    while (shard := list(islice(remaining, SHARD))) or not made:
        made.append({n: frame(n, (row for rows in shard for row in rows[n])) for n in READING})
    return {name: pd.concat([part[name] for part in made], ignore_index=True) for name in READING}


def records(table: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows of a table as plain values, None for null: `to_dict("records")` in a third of its time."""
    names = list(table.columns)
    columns = [_plain(table[name]) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(column: pd.Series[Any]) -> list[Any]:
    if getattr(column.dtype, "na_value", None) is not pd.NA:
        return column.tolist()
    # The stubs know no None there.
    values: list[Any] = column.to_numpy(dtype=object, na_value=None).tolist()  # type: ignore[call-overload]
    return values


def dictionary() -> pd.DataFrame:
    """Every column of every table with its type and meaning: table, column, type, meaning."""
    return pd.DataFrame(
        [
            (table, column, kind, meaning)
            for table, columns in TABLES.items()
            for column, (kind, meaning) in columns.items()
        ],
        columns=["table", "column", "type", "meaning"],
    )

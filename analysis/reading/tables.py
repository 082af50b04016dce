"""Read one article: the rows of every reading table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Any

from spacy.tokens import Token

from analysis import words
from analysis.corpus.articles import Article
from analysis.reading import document
from analysis.reading.document import Document
from analysis.reading.quotations.margins import around
from analysis.reading.sentences import Sentence
from analysis.reading.steps import step
from analysis.tables import Rows

CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
# The tables whose steps look at what is quoted, and those steps.
BESIDE = {"figures": "figures", "hedges": "hedges", "non_responses": "silence"}


def read_article(article: Article) -> Rows:
    """Read one article: the rows of each reading table, in order of their offsets.

    `mentions.canonical` and `quotations.speaker` are names within the article; linking them across
    articles is the comparison's work.
    """
    parsed = document.parse(article)
    named = step(parsed.language, "people").find(parsed)
    quoted = step(parsed.language, "quotations").find(parsed, named)
    margins = around(parsed, named, quoted)
    mentions = [
        {
            "start": mention.start,
            "end": mention.end,
            "kind": mention.kind,
            "canonical": mention.name,
            "gender": entity.gender,
        }
        for entity in named
        for mention in entity.mentions
    ]
    return {
        "articles": [_article_row(parsed)],
        "furniture": _spans(article, map(vars, article.furniture)),
        "sentences": _spans(article, _sentence_rows(parsed)),
        "mentions": _spans(article, mentions, parsed),
        "quotations": _spans(article, map(vars, [*quoted, *margins]), parsed),
        "timex": _spans(article, map(vars, step(parsed.language, "timex").find(parsed)), parsed),
        **{
            table: _spans(article, map(vars, step(parsed.language, name).find(parsed, quoted)), parsed)
            for table, name in BESIDE.items()
        },
    }


def _spans(
    article: Article, rows: Iterable[Mapping[str, Any]], parsed: Document | None = None
) -> list[dict[str, Any]]:
    found = []
    for row in rows:
        whole = {
            "article_id": article.article_id,
            "outlet": article.outlet.value,
            **row,
            "text": article.text[row["start"] : row["end"]],
        }
        if parsed is not None:
            sentence = parsed.sentence_at(row["start"])
            inside = sentence is not None and row["start"] < sentence.end
            whole["sentence_id"] = sentence.sentence_id if sentence and inside else None
        found.append(whole)
    return sorted(found, key=lambda row: (row["start"], row["end"]))


def _tells(token: Token, grammar: frozenset[str]) -> bool:
    """Whether a word is one of content: by its part of speech, without a tagger by the words of grammar."""
    if token.pos_:
        return token.pos_ in CONTENT and not token.is_stop
    return token.lower_ not in grammar


def _sentence_rows(parsed: Document) -> Iterable[dict[str, Any]]:
    grammar = parsed.language.words("function_words")
    for sentence, following in zip_longest(parsed.sentences, parsed.sentences[1:]):
        same = following is not None and following.paragraph == sentence.paragraph
        tokens = [t for t in parsed.tokens(sentence.start, sentence.end) if not t.is_punct]
        terms = [(t.lemma_ or t.text).lower() for t in tokens if _tells(t, grammar) and len(t) > 1]
        yield {
            **vars(sentence),
            "words": _count(parsed, sentence),
            "gap": parsed.article.text[sentence.end : following.start] if same else None,
            "terms": " ".join(terms),
        }


def _count(parsed: Document, sentence: Sentence) -> int:
    return words.count(parsed.text[sentence.start : sentence.end])


def _article_row(parsed: Document) -> dict[str, Any]:
    article = parsed.article
    published, updated = article.published, article.updated
    return {
        "article_id": article.article_id,
        "outlet": article.outlet.value,
        "file": article.file,
        "title": article.title.value,
        "title_source": article.title.source,
        "authors": "; ".join(article.authors) or None,
        "published": published.value.isoformat() if published.value else None,
        "published_precision": published.precision,
        "published_source": published.source,
        "published_evidence": published.evidence or None,
        "updated": updated.value.isoformat() if updated.value else None,
        "updated_precision": updated.precision,
        "updated_source": updated.source,
        "url": article.url,
        "section": article.section,
        "wire": article.wire,
        "group": article.group,
        "document_id": article.document_id,
        "document_date": article.document_date,
        "truncated": article.truncated.value,
        "truncated_evidence": article.truncated.evidence or None,
        "language": article.language,
        "language_source": article.language_source,
        "language_evidence": article.language_evidence or None,
        "time_zone": article.time_zone,
        "words": sum(_count(parsed, sentence) for sentence in parsed.sentences),
        "characters": len(article.text),
        "outlet_source": article.outlet.source,
        "outlet_evidence": article.outlet.evidence or None,
        "sha256": article.sha256,
    }

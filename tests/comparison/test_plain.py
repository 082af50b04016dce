from __future__ import annotations

from analysis import tables
from analysis.comparison.plain import readable


def test_a_label_is_the_sentence_without_the_marks_of_its_page() -> None:
    text = "Elle a [publié un\nmot](https://exemple.fr) *hier*."
    marks = ["[", "](https://exemple.fr)", "*"]
    spans = [(text.index(mark), text.index(mark) + len(mark), mark) for mark in marks]
    spans.append((text.rindex("*"), text.rindex("*") + 1, "*"))
    shift = 100
    furniture = tables.frame(
        "furniture",
        [{"article_id": "a", "start": s + shift, "end": e + shift, "text": t} for s, e, t in sorted(spans)],
    )
    sentences = tables.frame(
        "sentences",
        [{"article_id": "a", "sentence_id": "a:0", "start": shift, "end": shift + len(text), "text": text}],
    )
    assert readable(sentences, furniture) == {"a:0": "Elle a publié un mot hier."}

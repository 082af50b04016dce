"""Exports as they come out of broken transfers: no reader stops, and no document is lost in silence."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import exchange, load, readers
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options
from tests.corpus import exports
from tests.corpus.exports import DOCUMENTS
from tests.corpus.layouts import LAYOUTS

MADE = {
    **{name: make() for name, make in exports.EXPORTS.items()},
    **{f"{name}.html": layout.html.encode() for name, layout in LAYOUTS.items()},
    "page.mhtml": exports.mhtml(DOCUMENTS[0]),
    "page.webarchive": exports.webarchive(exports.page(DOCUMENTS[0]).encode()),
}


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """An export with stretches of bytes cut out, doubled or overwritten."""
    name = draw(st.sampled_from(sorted(MADE)))
    data = bytearray(MADE[name])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(1, 400))
        part = bytes(data[at : at + length])
        new = draw(
            st.sampled_from(
                [b"", part * 2, bytes(length), b"<" * 3, b'"', b"\xff\xfe", b"{\\", b"99999999999"]
            )
        )
        data[at : at + length] = new
    return name, bytes(data)


@st.composite
def cut(draw: st.DrawFn) -> tuple[str, bytes]:
    """An export that breaks off, or goes on as another one."""
    name, other = (draw(st.sampled_from(sorted(MADE))) for _ in range(2))
    begun = MADE[name][: draw(st.integers(0, len(MADE[name])))]
    return name, begun + (
        MADE[other][draw(st.integers(0, len(MADE[other]))) :] if draw(st.booleans()) else b""
    )


@settings(max_examples=150, deadline=None, derandomize=True)
@given(damaged() | cut())
def test_no_damage_stops_a_reader(case: tuple[str, bytes]) -> None:
    name, data = case
    found = readers.read(File.of(name, data), Options())
    assert found.records or found.skipped
    assert all(record.text.strip() and record.file.startswith(name[:8]) for record in found.records)
    assert all(item.name and item.reason for item in (*found.skipped, *found.notices))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.binary(max_size=300),
    st.sampled_from(["", ".txt", ".html", ".csv", ".json", ".docx", ".zip", ".rtf", ".ris", ".mhtml"]),
)
def test_any_bytes_are_read_or_skipped(data: bytes, ending: str) -> None:
    found = readers.read(File.of(f"a{ending}", data), Options())
    assert found.records or found.skipped


WORDS = st.text(st.characters(codec="utf-8"), max_size=60)
ROW = st.fixed_dictionaries(
    {"text": st.text(min_size=1, max_size=200)},
    optional=dict.fromkeys(("id", "outlet", "title", "author", "date", "url", "section", "truncated"), WORDS),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(ROW, min_size=1, max_size=5))
def test_whatever_a_table_holds_is_accounted_for_and_read_again(rows: list[dict[str, str]]) -> None:
    rows.append({"text": "Le conseil a voté mardi soir."})
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "c.jsonl"
        source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        account = exchange.bring([source], Path(folder) / "out")
        found = load(Path(folder) / "out").articles
    assert account.found == len(rows)
    written = sorted(
        (a.text, a.outlet.value or "", str(a.published.value)) for a in account.articles.values()
    )
    assert sorted((a.text, a.outlet.value or "", str(a.published.value)) for a in found) == written

"""Exports as they come out of broken transfers: no reader stops, and no document is lost in silence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import readers
from analysis.corpus.readers.file import File
from analysis.corpus.readers.record import Options
from tests.corpus import exports

MADE = {name: make() for name, make in exports.EXPORTS.items()}


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """An export with stretches of bytes cut out, doubled or overwritten."""
    name = draw(st.sampled_from(sorted(MADE)))
    data = bytearray(MADE[name])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(1, 400))
        part = bytes(data[at : at + length])
        new = draw(st.sampled_from([b"", part * 2, bytes(length), b"<" * 3, b'"', b"\xff\xfe", b"{\\"]))
        data[at : at + length] = new
    return name, bytes(data)


@settings(max_examples=150, deadline=None)
@given(damaged())
def test_no_damage_stops_a_reader(case: tuple[str, bytes]) -> None:
    name, data = case
    found = readers.read(File.of(name, data), Options())
    assert found.records or found.skipped
    assert all(record.text.strip() and record.file.startswith(name[:8]) for record in found.records)
    assert all(item.name and item.reason for item in (*found.skipped, *found.notices))


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from(["", ".txt", ".html", ".csv", ".json", ".docx", ".zip", ".rtf"])
)
def test_any_bytes_are_read_or_skipped(data: bytes, ending: str) -> None:
    found = readers.read(File.of(f"a{ending}", data), Options())
    assert found.records or found.skipped

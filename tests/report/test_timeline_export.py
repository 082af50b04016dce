"""The timeline for other tools: TimelineJS3's documented fields, RFC 5545's rules, one row a telling."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.comparison import periods
from analysis.report import ical, timeline_export
from analysis.study import Study

# https://timeline.knightlab.com/docs/json-format.html: what each object may hold, and must.
TIMELINE = {"events", "title", "eras", "scale"}
SLIDE = {
    *("start_date", "end_date", "text", "media", "group", "display_date"),
    *("background", "autolink", "unique_id"),
}
ERA = {"start_date", "end_date", "text"}
DATE = ["year", "month", "day", "hour", "minute", "second", "millisecond"]
TEXT = {"headline", "text"}
ROUNDS = ["entre-deux-tours: 2017-04-24/2017-05-07", "silence: 2017-05-06T00:00/2017-05-06T20:00"]


@pytest.fixture(scope="module")
def folder(demo: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    timeline_export.write(demo, made, "L’affaire ; suite", periods.read(ROUNDS))
    return made


def loaded(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "timeline.json").read_text(encoding="utf-8"))
    return found


def right_date(date: dict[str, Any]) -> None:
    held = [unit for unit in DATE if unit in date]
    assert set(date) == set(held)
    # A unit makes sense only with all larger ones.
    assert held == DATE[: len(held)]
    assert len(held) >= 1
    pd.Timestamp(**date)


def test_the_json_holds_only_what_timelinejs_documents(folder: Path) -> None:
    found = loaded(folder)
    assert set(found) <= TIMELINE
    assert found["events"]
    for slide in found["events"]:
        assert set(slide) <= SLIDE
        assert {"start_date", "text", "group"} <= set(slide)
        assert set(slide["text"]) <= TEXT
        for name in ("start_date", "end_date"):
            if name in slide:
                right_date(slide[name])
    assert len({slide["unique_id"] for slide in found["events"]}) == len(found["events"])


def test_groups_are_outlets_and_eras_are_named_periods(folder: Path, demo: Study) -> None:
    found = loaded(folder)
    assert {slide["group"] for slide in found["events"]} <= set(demo.outlets)
    for era in found["eras"]:
        assert set(era) == ERA
        right_date(era["start_date"])
        right_date(era["end_date"])
    rounds, silence = found["eras"]
    assert rounds["text"]["headline"] == "entre-deux-tours"
    assert rounds["end_date"] == {"year": 2017, "month": 5, "day": 7}
    assert silence["end_date"]["hour"] == 20


def test_what_is_not_exact_says_so_in_its_display_date(folder: Path) -> None:
    for slide in loaded(folder)["events"]:
        assert ("end_date" in slide) == ("display_date" in slide)
    shown = [slide.get("display_date", "") for slide in loaded(folder)["events"]]
    assert any("Peu avant minuit" in words for words in shown)
    exact = next(s for s in loaded(folder)["events"] if s["start_date"].get("minute") == 49)
    assert exact["start_date"] == {"year": 2017, "month": 5, "day": 5, "hour": 20, "minute": 49}
    assert "display_date" not in exact


def unfolded(folder: Path) -> list[str]:
    text = (folder / "timeline.ics").read_bytes().decode("utf-8")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_the_calendar_keeps_to_the_rules_of_rfc_5545(folder: Path) -> None:
    raw = (folder / "timeline.ics").read_bytes()
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = unfolded(folder)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("VERSION:2.0") == 1
    assert sum(line.startswith("PRODID:") for line in lines) == 1


def entries(folder: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for line in unfolded(folder):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VEVENT":
            assert name not in found[-1] or name == "END", line
            found[-1][name] = value
    return found


def test_every_entry_has_its_required_properties_once(folder: Path) -> None:
    found = entries(folder)
    assert len(found) == len(loaded(folder)["events"])
    assert len({entry["UID"] for entry in found}) == len(found)
    for entry in found:
        assert re.fullmatch(r"\d{8}T\d{6}Z", entry["DTSTAMP"])
        start = next(entry[name] for name in ("DTSTART", "DTSTART;VALUE=DATE") if name in entry)
        assert re.fullmatch(r"\d{8}(T\d{6}Z)?", start)
        end = entry.get("DTEND") or entry.get("DTEND;VALUE=DATE")
        assert end is None or end > start
        assert ("DTSTART" in entry) or "DTEND;VALUE=DATE" in entry
        assert entry["STATUS"] in {"TENTATIVE", "CONFIRMED"}


def test_a_minute_is_utc_and_a_month_ends_after_its_last_day(folder: Path) -> None:
    found = entries(folder)
    assert any(entry.get("DTSTART") == "20170505T184900Z" for entry in found)
    months = [entry for entry in found if entry.get("DTSTART;VALUE=DATE") == "20170201"]
    assert {entry["DTEND;VALUE=DATE"] for entry in months} == {"20170301"}


def test_marks_of_the_format_are_escaped_and_no_letter_is_cut() -> None:
    calendar = ical.calendar([], "Europe/Paris", "é" * 90 + "; a, b\\c", pd.Timestamp(0, tz="UTC"))
    (line,) = (x for x in calendar.replace("\r\n ", "").split("\r\n") if x.startswith("X-WR-CALNAME"))
    assert line.removeprefix("X-WR-CALNAME:") == "é" * 90 + "\\; a\\, b\\\\c"


def test_the_csv_has_a_row_a_telling_and_two_runs_give_the_same_bytes(
    folder: Path, demo: Study, tmp_path: Path
) -> None:
    table = pd.read_csv(folder / "timeline.csv")
    assert len(table) == len(loaded(folder)["events"])
    assert table["from"].is_monotonic_increasing
    timeline_export.write(demo, tmp_path, "L’affaire ; suite", periods.read(ROUNDS))
    for name in timeline_export.NAMES:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_a_corpus_without_dates_gives_empty_files_of_the_right_form(demo: Study, tmp_path: Path) -> None:
    empty = {name: table.iloc[:0] for name, table in demo.tables.items()}
    timeline_export.write(Study(demo.corpus, empty), tmp_path, "Rien")
    assert loaded(tmp_path)["events"] == []
    assert entries(tmp_path) == []

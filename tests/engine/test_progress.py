from __future__ import annotations

import io
from itertools import count

import pytest

from analysis.engine.progress import Line, duration


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_one_line_with_rate_and_time_left() -> None:
    stream, clock = Terminal(), count(0, 10)
    line = Line("reading", stream, lambda: float(next(clock)))
    for done in (40, 60, 80, 100):
        line(done, 100)
    said = [text.strip() for text in stream.getvalue().split("\r") if text]
    assert said == [
        "reading 40/100 articles",
        "reading 60/100 articles",
        "reading 80/100 articles, 2.0 a second, 10 s left",
        "reading 100/100 articles, 2.0 a second",
    ]
    assert stream.getvalue().count("\n") == 1


def test_the_loading_of_models_before_the_first_article_slows_no_forecast() -> None:
    stream, times = Terminal(), iter([0.0, 100.0, 101.0])
    line = Line("reading", stream, lambda: next(times))
    for done in (0, 1, 2):
        line(done, 12)
    assert stream.getvalue().rstrip().endswith("reading 2/12 articles, 1.0 a second, 10 s left")


def test_a_log_gets_a_line_only_now_and_then_and_at_the_end() -> None:
    stream, clock = io.StringIO(), count(0, 1)
    line = Line("reading", stream, lambda: float(next(clock)))
    for done in range(1, 101):
        line(done, 100)
    assert len(stream.getvalue().splitlines()) == 5
    assert stream.getvalue().endswith("reading 100/100 articles, 1.0 a second\n")


@pytest.mark.parametrize(("seconds", "said"), [(4.4, "4 s"), (61, "1 min 1 s"), (7320, "2 h 2 min")])
def test_a_length_of_time_is_said_in_its_two_largest_units(seconds: float, said: str) -> None:
    assert duration(seconds) == said

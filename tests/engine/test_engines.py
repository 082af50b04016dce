"""One suite for every engine: the same results whichever runs, and nothing lost when a worker dies."""

from __future__ import annotations

import os
import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from analysis.engine import engines
from analysis.engine.engines import Engine, InProcess, Lost, Pool, choose
from analysis.errors import UserError

SPREAD: dict[str, Callable[[], Engine]] = {
    "pool": lambda: Pool(2),
    "cluster": lambda: choose(2, workers=2, cluster="local"),
}


@pytest.fixture(scope="module", params=sorted(SPREAD))
def spread(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with SPREAD[request.param]() as engine:
        yield engine


def halved(number: int) -> float:
    return 1 / number / 2


def dying(item: tuple[Path, int]) -> int:
    """Kills its process the first so many times that the file does not yet hold a line for."""
    log, deaths = item
    with log.open("a") as file:
        file.write("begun\n")
    if len(log.read_text().splitlines()) <= deaths:
        os.kill(os.getpid(), signal.SIGKILL)
    return deaths


def slow(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def cut_by_length(words: list[str], buckets: int) -> list[list[str]]:
    return [[word for word in words if len(word) % buckets == bucket] for bucket in range(buckets)]


def counted(pieces: Sequence[list[str]]) -> dict[str, int]:
    return dict(Counter(word for piece in pieces for word in piece))


def beside(common: dict[str, int], word: str) -> tuple[str, int | None]:
    return word, common.get(word)


def failing(common: object, item: object) -> None:
    raise ValueError("no such word")


def results(engine: Engine, work: engines.Work, items: list[Any]) -> list[Any]:
    return [result for _, result in sorted(engine.map(work, items), key=lambda pair: pair[0])]


def test_every_engine_gives_the_results_of_the_one_in_process(spread: Engine) -> None:
    with InProcess() as here:
        expected = results(here, halved, [4, 0, 2, 1])
    assert expected == [0.125, Lost("ZeroDivisionError : division by zero"), 0.25, 0.5]
    assert results(spread, halved, [4, 0, 2, 1]) == expected
    assert results(spread, halved, []) == []


def test_an_engine_takes_many_more_items_than_it_has_workers(spread: Engine) -> None:
    assert results(spread, abs, list(range(-200, 0))) == list(range(200, 0, -1))


def test_an_item_whose_worker_was_killed_once_is_not_lost(spread: Engine, tmp_path: Path) -> None:
    items = [(tmp_path / str(number), int(number in (1, 4))) for number in range(6)]
    assert results(spread, dying, items) == [deaths for _, deaths in items]


def test_an_item_that_kills_its_workers_is_lost_alone_and_with_its_reason(
    spread: Engine, tmp_path: Path
) -> None:
    items = [(tmp_path / str(number), 99 if number == 2 else 0) for number in range(6)]
    found = results(spread, dying, items)
    assert found[2] == Lost("le processus qui lisait cet article s’est arrêté 3 fois")
    assert [*found[:2], *found[3:]] == [0] * 5


def test_an_item_that_never_ends_is_lost_alone_and_the_others_are_not_waited_for(spread: Engine) -> None:
    begun = time.monotonic()
    found = dict(spread.map(slow, [0.0, 120.0, 0.0, 0.1], limit=1))
    assert found == {0: 0.0, 1: Lost("la lecture de cet article a dépassé 1 s"), 2: 0.0, 3: 0.1}
    assert time.monotonic() - begun < 60


LINES = [["la", "pluie", "et", "le", "vent"], [], ["le", "vent", "du", "nord"], ["pluie"]]


def test_a_join_brings_what_has_one_key_together_in_the_order_of_the_parts(spread: Engine) -> None:
    with InProcess() as here:
        expected = list(here.join(cut_by_length, counted, LINES, 3))
    assert expected == [{}, {"vent": 2, "nord": 1}, {"la": 1, "pluie": 2, "et": 1, "le": 2, "du": 1}]
    assert list(spread.join(cut_by_length, counted, LINES, 3)) == expected
    assert [list(made) for made in spread.join(cut_by_length, counted, LINES, 3)] == list(map(list, expected))


def test_a_broadcast_join_gives_every_item_what_is_common_in_order(spread: Engine) -> None:
    words = [word for line in LINES for word in line]
    with InProcess() as here:
        expected = list(here.broadcast(beside, {"vent": 2}, words))
    assert expected[4:6] == [("vent", 2), ("le", None)]
    assert list(spread.broadcast(beside, {"vent": 2}, words)) == expected
    # What was common before is not what is common now.
    assert list(spread.broadcast(beside, {"vent": 3}, words))[4] == ("vent", 3)


def test_a_join_that_fails_says_why(spread: Engine) -> None:
    with pytest.raises((RuntimeError, ValueError), match=re.escape("no such word")):
        list(spread.broadcast(failing, None, [1]))


def test_few_items_are_done_here_and_many_by_as_many_processes_as_there_are_processors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "cores", lambda: 2)
    assert isinstance(choose(engines.WORTH_A_PROCESS), InProcess)
    with choose(1000) as many:
        assert isinstance(many, Pool)
        assert len(many.lanes) == 2
    assert isinstance(choose(1000, workers=1), InProcess)


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.engine.cluster.PATIENCE", 1)
    with pytest.raises(UserError, match=r"no Dask scheduler answers at 'tcp://127\.0\.0\.1:9'"):
        choose(1, cluster="tcp://127.0.0.1:9")
    with pytest.raises(UserError, match="no Dask scheduler answers at 'nonsense'"):
        choose(1, cluster="nonsense")


def test_a_scheduler_without_workers_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    monkeypatch.setattr("analysis.engine.cluster.PATIENCE", 1)
    with LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as alone:
        address = alone.scheduler_address
        with pytest.raises(
            UserError, match=f"the Dask scheduler at '{address}' has no worker after 1 s; start"
        ):
            choose(1, cluster=address)


def test_a_scheduler_that_goes_away_is_named() -> None:
    with choose(2, workers=1, cluster="local") as engine:
        results = engine.map(abs, range(1000))
        next(results)
        engine.local.close()  # type: ignore[attr-defined]
        with pytest.raises(UserError, match="the Dask scheduler at 'local' went away"):
            list(results)

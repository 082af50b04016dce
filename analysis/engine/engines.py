"""How work is spread: in this process, or over a pool of processes; `cluster` adds a third way."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TextIO

from analysis.comparison.sharding import Here, Merge, Sharding, Split
from analysis.messages import lazy

Work = Callable[[Any], Any]
# A worker may die of what else runs on its machine, also while another has only begun; a third death is its
# work's doing.
KILLS = 3
# Fewer items a process than these are done sooner than another process has loaded its model: starting one
# costs about as much as reading five articles.
WORTH_A_PROCESS = 8
# Seconds that one item may take: some thousand times an article's, model loaded or not, on a busy machine.
LIMIT = 600


@dataclass(frozen=True)
class Lost:
    """Work that gave no result, and why."""

    reason: str


class Engine(Sharding, AbstractContextManager["Engine"], Protocol):
    """Does one piece of work for each of many items; whichever engine runs, the results are the same."""

    def map(self, work: Work, items: Sequence[Any], limit: float = 0) -> Iterator[tuple[int, Any]]:
        """The number of each item with its result, or with a `Lost`, in the order in which they come.

        `work` is a function of a module, and it and the items can be pickled. What it raises is a `Lost`, and
        so is an item that takes more than `limit` seconds in a process of its own; 0: as long as it likes.
        """
        ...


def attempt(work: Work, item: Any) -> Any:
    """The result, or the error as a `Lost`: one item that can't be worked on never stops the others."""
    try:
        return work(item)
    except Exception as error:
        return Lost(" ".join(f"{type(error).__name__} : {error}".split()))


def attempt_within(limit: float, work: Work, item: Any) -> Any:
    """The same; a worker's process ends itself when the item has taken `limit` seconds (0: never).

    Nothing else ends a loop in compiled code: the watch is a thread of the system's, outside the interpreter.
    There is one a process, so that it holds where a process does one thing at a time.
    """
    if not limit or multiprocessing.parent_process() is None:
        return attempt(work, item)
    faulthandler.dump_traceback_later(limit, exit=True, file=_nowhere())
    try:
        return attempt(work, item)
    finally:
        faulthandler.cancel_dump_traceback_later()


@lru_cache(maxsize=1)
def _nowhere() -> TextIO:
    return open(os.devnull, "w")


class InProcess(Here):
    """One item after another, here."""

    def map(self, work: Work, items: Sequence[Any], limit: float = 0) -> Iterator[tuple[int, Any]]:
        """See `Engine.map`; results come in the order of the items, and none is given up for its time."""
        for number, item in enumerate(items):
            yield number, attempt(work, item)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class Pool:
    """Processes of this machine, each in a pool of its own, so that a death tells which item it died of."""

    def __init__(self, processes: int) -> None:
        self.lanes = [_lane() for _ in range(processes)]

    def map(self, work: Work, items: Sequence[Any], limit: float = 0) -> Iterator[tuple[int, Any]]:
        """See `Engine.map`. An item whose process dies is tried after the others, KILLS times in all."""
        waiting = deque(range(len(items)))
        kills = [0] * len(items)
        busy: dict[Future[Any], tuple[int, int, float]] = {}
        idle = list(range(len(self.lanes)))
        while waiting or busy:
            while waiting and idle:
                lane, number = idle.pop(), waiting.popleft()
                future = self.lanes[lane].submit(attempt_within, limit, work, items[number])
                busy[future] = lane, number, time.monotonic()
            for future in wait(busy, return_when=FIRST_COMPLETED).done:
                lane, number, begun = busy.pop(future)
                idle.append(lane)
                try:
                    yield number, future.result()
                except BrokenProcessPool:
                    self._replace(lane)
                    kills[number] += 1
                    if limit and time.monotonic() - begun >= limit:
                        yield number, Lost(overdue(limit))
                    elif kills[number] < KILLS:
                        waiting.append(number)
                    else:
                        yield number, Lost(killed(KILLS))

    def join(self, split: Split, merge: Merge, parts: Sequence[Any], buckets: int) -> Iterator[Any]:
        """See `Sharding.join`; the pieces pass through this process."""
        pieces = list(self._ordered(partial(_split, split, buckets), parts))
        return self._ordered(merge, [[piece[bucket] for piece in pieces] for bucket in range(buckets)])

    def broadcast(self, work: Callable[[Any, Any], Any], common: Any, items: Iterable[Any]) -> Iterator[Any]:
        """See `Sharding.broadcast`; what is common passes through a file, which each process loads once."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "common.pickle"
            path.write_bytes(pickle.dumps(common, pickle.HIGHEST_PROTOCOL))
            yield from self._ordered(partial(_with_common, work, path), list(items))

    def _ordered(self, work: Work, items: Sequence[Any]) -> Iterator[Any]:
        """The results in the order of the items. Raises RuntimeError where one is lost."""
        early: dict[int, Any] = {}
        following = 0
        for number, result in self.map(work, items):
            early[number] = whole(result)
            while following in early:
                yield early.pop(following)
                following += 1

    def _replace(self, lane: int) -> None:
        self.lanes[lane].shutdown(wait=True)
        self.lanes[lane] = _lane()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for lane in self.lanes:
            lane.shutdown(wait=True, cancel_futures=True)


def _lane() -> ProcessPoolExecutor:
    # A forked copy of a process with threads, such as a Jupyter kernel, may hang; a new one never does.
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Let this process end with the run: not before, when a terminal interrupts both, nor after."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _split(split: Split, buckets: int, part: Any) -> Sequence[Any]:
    return split(part, buckets)


def _with_common(work: Callable[[Any, Any], Any], path: Path, item: Any) -> Any:
    return work(_common(path), item)


@lru_cache(maxsize=1)
def _common(path: Path) -> Any:
    with path.open("rb") as file:
        return pickle.load(file)


def whole(result: Any) -> Any:
    """The result of a step that nothing can replace. Raises RuntimeError with the reason if it is lost."""
    if isinstance(result, Lost):
        raise RuntimeError(f"a step of the comparison failed: {result.reason}")
    return result


def killed(times: int) -> str:
    """Why an item is lost whose processes died."""
    return lazy("le processus qui lisait cet article s’est arrêté {times} fois", times=times)


def overdue(limit: float) -> str:
    """Why an item is lost that took too long."""
    return lazy("la lecture de cet article a dépassé {seconds} s", seconds=f"{limit:g}")


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _guarded() -> bool:
    """Whether a new process does not begin by running the main script once more, as it does a plain one's."""
    main = sys.modules["__main__"]
    file = getattr(main, "__file__", None)
    return file is None or main.__spec__ is not None or Path(file).stem == "media-report"


def choose(items: int, workers: int = 0, cluster: str = "") -> Engine:
    """The engine for so many items: a cluster if one is named, else as many processes as pay.

    `workers` is the number of processes, 0 for as many as there are cores and work for, or one in a script
    that a new process would run again. `cluster` is a Dask scheduler's address or `local`.
    """
    if cluster:
        # distributed takes seconds to import, and is there only with the extra of that name.
        from analysis.engine.cluster import Cluster

        return Cluster(cluster, workers or cores())
    processes = workers or (min(cores(), items // WORTH_A_PROCESS) if _guarded() else 1)
    return Pool(processes) if processes > 1 else InProcess()

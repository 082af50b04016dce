"""The engine of many machines: tasks on the workers of a Dask scheduler."""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from operator import itemgetter
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Self

from analysis.comparison.sharding import Merge, Split
from analysis.engine.engines import KILLS, Lost, Work, attempt_within, killed, overdue
from analysis.errors import UserError

try:
    import dask
    from distributed import Client, Future, KilledWorker, LocalCluster
    from distributed.client import ClosedClientError
    from distributed.comm.core import CommClosedError
except ImportError as error:
    raise UserError("a cluster needs the package distributed: pip install 'media-report[cluster]'") from error

LOCAL = "local"
# Seconds until a scheduler that does not answer, or that all workers left, is given up.
PATIENCE = 30
# Tasks that the scheduler holds for each worker's thread: enough to keep it busy while results travel.
AHEAD = 4
# Items of one task at most, and the share of a thread's items that it is at most: a task costs the scheduler
# some milliseconds, and the last one is waited for.
TOGETHER, SHARE = 8, 32
# How the workers of this machine differ from what Dask does by default.
LOCALLY = {
    # A worker's death is held against every task that it had; `_alone` tells which of them it was.
    "distributed.scheduler.allowed-failures": KILLS - 1,
    # To give freed memory back at once and to sample what runs took a fifth of the time of a reading.
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None,
    "distributed.worker.profile.enabled": False,
    # So long after a worker died it is closed for good unless one runs in its place at that moment, which may
    # not be so on a busy machine; left alone, it is begun again.
    "distributed.deploy.lost-worker-timeout": "1000 days",
}


class Cluster:
    """The workers of the Dask scheduler at `address`; `local` starts one with so many processes."""

    def __init__(self, address: str, workers: int) -> None:
        self.address = address
        self.local: LocalCluster | None = None
        self.ends = ExitStack()
        try:
            if address == LOCAL:
                self.ends.enter_context(dask.config.set(LOCALLY))
                self.local = self.ends.enter_context(_local(workers))
            self.client = self._client()
            # Work that no worker takes would be waited for without end.
            self._staffed()
        except BaseException:
            self.ends.close()
            raise

    def _client(self) -> Client:
        try:
            made = Client(self.local or self.address, timeout=PATIENCE, set_as_default=False)
            self.ends.enter_context(made)
            return made
        except (OSError, ValueError) as error:
            reason = str(error)
        # A client that reached nobody closes itself when it is collected. Were that while another one begins,
        # both would wait for one lock without end.
        gc.collect()
        raise UserError(f"no Dask scheduler answers at {self.address!r}: {reason}")

    def map(self, work: Work, items: Sequence[Any], limit: float = 0) -> Iterator[tuple[int, Any]]:
        """See `Engine.map`; so many tasks as keep the workers busy are in flight at a time.

        Raises UserError if the scheduler or all workers go away, or a worker lacks this package.
        """
        with self._reached():
            suspects: list[int] = []
            yield from self._together(work, items, limit, suspects)
            yield from self._alone(work, items, limit, suspects)

    def _together(
        self, work: Work, items: Sequence[Any], limit: float, suspects: list[int]
    ) -> Iterator[tuple[int, Any]]:
        """All items; those in whose company workers died go into `suspects` instead."""
        threads = max(sum(self.client.nthreads().values()), 1)
        size = min(TOGETHER, max(1, len(items) // (SHARE * threads)))
        tasks = iter([range(at, min(at + size, len(items))) for at in range(0, len(items), size)])
        running: dict[Future[Any], range] = {}
        done: SimpleQueue[Future[Any]] = SimpleQueue()

        def submit() -> None:
            for numbers in tasks:
                future = self._submit(_each, limit, work, [items[number] for number in numbers])
                running[future] = numbers
                future.add_done_callback(done.put)
                return

        for _ in range(AHEAD * threads):
            submit()
        while running:
            future = self._next(done)
            numbers = running.pop(future)
            submit()
            try:
                yield from zip(numbers, future.result(), strict=True)
            except KilledWorker:
                suspects.extend(numbers)

    def _alone(
        self, work: Work, items: Sequence[Any], limit: float, suspects: Sequence[int]
    ) -> Iterator[tuple[int, Any]]:
        """The items in whose company workers died, one at a time: who kills now, did it."""
        for number in suspects:
            begun = time.monotonic()
            try:
                yield number, self._result(self._submit(attempt_within, limit, work, items[number]))
            except KilledWorker:
                late = limit and time.monotonic() - begun >= KILLS * limit
                yield number, Lost(overdue(limit) if late else killed(KILLS))

    def join(self, split: Split, merge: Merge, parts: Sequence[Any], buckets: int) -> Iterator[Any]:
        """See `Sharding.join`; pieces pass between workers, and a lost worker's are made again.

        Raises UserError as `map` does.
        """
        with self._reached():
            cut = [self._submit(split, part, buckets) for part in parts]
            piles = [[self._submit(itemgetter(bucket), one) for one in cut] for bucket in range(buckets)]
            for merged in [self._submit(merge, pile) for pile in piles]:
                yield self._result(merged)

    def broadcast(self, work: Callable[[Any, Any], Any], common: Any, items: Iterable[Any]) -> Iterator[Any]:
        """See `Sharding.broadcast`. Raises UserError as `map` does."""
        with self._reached():
            [held] = self.client.scatter([common], broadcast=True, hash=False)
            for made in [self._submit(work, held, item) for item in items]:
                yield self._result(made)

    def _submit(self, work: Callable[..., Any], *given: Any) -> Future[Any]:
        return self.client.submit(work, *given, pure=False)

    def _next(self, done: SimpleQueue[Future[Any]]) -> Future[Any]:
        """The future that is done next. Raises UserError if no worker is left to do any."""
        while True:
            try:
                return done.get(timeout=PATIENCE)
            except Empty:
                self._staffed()

    def _result(self, future: Future[Any]) -> Any:
        """What a future gives or raises. Raises UserError if no worker is left to do it."""
        while not future.done():
            try:
                return future.result(timeout=PATIENCE)
            except TimeoutError:
                self._staffed()
        return future.result()

    def _staffed(self) -> None:
        """Wait for a worker; a scheduler without any keeps work for ever. Raises UserError if none comes."""
        if self.client.status != "running":
            raise CancelledError("the connection was closed")
        try:
            self.client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise UserError(
                f"the Dask scheduler at {self.address!r} has no worker after {PATIENCE} s; start one a"
                f" machine: dask worker --nthreads 1 {self.address}"
            ) from error

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except (CancelledError, ClosedClientError, CommClosedError) as error:
            raise UserError(f"the Dask scheduler at {self.address!r} went away: {error}") from error
        except ImportError as error:
            raise UserError(
                f"media-report is not installed on a worker of {self.address!r}: {error}"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ends.close()


def _each(limit: float, work: Work, items: Sequence[Any]) -> list[Any]:
    return [attempt_within(limit, work, item) for item in items]


def _local(workers: int) -> LocalCluster:
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        host="127.0.0.1",
        # Any free port: a second run beside this one shall not warn of the first.
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )

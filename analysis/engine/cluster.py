"""The engine of many machines: tasks on the workers of a Dask scheduler."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from analysis.engine.engines import KILLS, Lost, Work, attempt, killed
from analysis.errors import UserError

try:
    import dask
    from distributed import Client, Future, KilledWorker, LocalCluster, as_completed
    from distributed.client import ClosedClientError
    from distributed.comm.core import CommClosedError
except ImportError as error:
    raise UserError("a cluster needs the package distributed: pip install 'media-report[cluster]'") from error

LOCAL = "local"
# Seconds until a scheduler that does not answer is given up.
PATIENCE = 30
# Tasks that the scheduler holds for each worker's thread: enough to keep it busy while results travel.
AHEAD = 4


class Cluster:
    """The workers of the Dask scheduler at `address`; `local` starts one with so many processes."""

    def __init__(self, address: str, workers: int) -> None:
        self.address = address
        # A worker's death is held against every task that it had; `_alone` tells which of them it was.
        with dask.config.set({"distributed.scheduler.allowed-failures": KILLS - 1}):
            self.local = _local(workers) if address == LOCAL else None
        try:
            self.client = Client(self.local or address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UserError(f"no Dask scheduler answers at {address!r}: {error}") from error
        try:
            # Work that no worker takes would be waited for without end.
            self.client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            self.__exit__(None, None, None)
            raise UserError(
                f"the Dask scheduler at {address!r} has no worker after {PATIENCE} s; start one a machine:"
                f" dask worker --nthreads 1 {address}"
            ) from error

    def map(self, work: Work, items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        """See `Engine.map`; so many tasks as keep the workers busy are in flight at a time.

        Raises UserError if the scheduler goes away, or a worker lacks this package.
        """
        with self._reached():
            suspects: list[int] = []
            yield from self._together(work, items, suspects)
            yield from self._alone(work, items, suspects)

    def _together(self, work: Work, items: Sequence[Any], suspects: list[int]) -> Iterator[tuple[int, Any]]:
        """All items; those in whose company workers died go into `suspects` instead."""
        threads = sum(self.client.nthreads().values())
        limit = AHEAD * max(threads, 1)
        running = as_completed(loop=self.client.loop)
        numbers: dict[Future[Any], int] = {}
        following = iter(range(len(items)))

        def submit() -> None:
            for number in following:
                future = self.client.submit(attempt, work, items[number], pure=False)
                numbers[future] = number
                running.add(future)
                return

        for _ in range(limit):
            submit()
        for future in running:
            number = numbers.pop(future)
            try:
                yield number, future.result()
            except KilledWorker:
                suspects.append(number)
            submit()

    def _alone(self, work: Work, items: Sequence[Any], suspects: Sequence[int]) -> Iterator[tuple[int, Any]]:
        """The items in whose company workers died, one at a time: who kills now, did it."""
        for number in suspects:
            try:
                yield number, self.client.submit(attempt, work, items[number], pure=False).result()
            except KilledWorker:
                yield number, Lost(killed(KILLS))

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
        self.client.close()
        if self.local:
            self.local.close()


def _local(workers: int) -> LocalCluster:
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        host="127.0.0.1",
        # Any free port: a second run beside this one shall not warn of the first.
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )

"""How a step of the comparison is cut into shards; where they are worked on is an engine's to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeAlias

Split: TypeAlias = Callable[[Any, int], Sequence[Any]]
Merge: TypeAlias = Callable[[Sequence[Any]], Any]


class Sharding(Protocol):
    """The two joins that the comparison needs. What comes out is the same wherever they run.

    The functions are those of a module, and they and what they are given can be pickled; what one of them
    raises ends the join.
    """

    def join(self, split: Split, merge: Merge, parts: Sequence[Any], buckets: int) -> Iterator[Any]:
        """A partitioned hash join: what `merge` makes of each bucket, in their order.

        `split(part, buckets)` cuts a part into one piece a bucket by a hash of the key; `merge` gets the
        pieces of one bucket in the order of the parts (the shuffle of Dean and Ghemawat 2004).
        """
        ...

    def broadcast(self, work: Callable[[Any, Any], Any], common: Any, items: Iterable[Any]) -> Iterator[Any]:
        """A broadcast join: `work(common, item)` for each item, in their order; `common` travels once."""
        ...


class Here:
    """Both joins in this process, one shard after another."""

    def join(self, split: Split, merge: Merge, parts: Sequence[Any], buckets: int) -> Iterator[Any]:
        """See `Sharding.join`."""
        pieces = [split(part, buckets) for part in parts]
        return (merge([piece[bucket] for piece in pieces]) for bucket in range(buckets))

    def broadcast(self, work: Callable[[Any, Any], Any], common: Any, items: Iterable[Any]) -> Iterator[Any]:
        """See `Sharding.broadcast`."""
        return (work(common, item) for item in items)

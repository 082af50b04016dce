"""How English texts present a person: the noun phrase set before or after a name by a comma."""

from __future__ import annotations

import re

# The last noun phrase before the name: "the party's deputy leader, John Martin".
BEFORE = re.compile(
    r"(?:^|[\s(“\"'‘])((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) "
    r"(?:(?! the )[^,;:.!?“”\"()–—\n]){3,70}), $"
)
# The one after it: "John Martin, the minister's right-hand man,".
AFTER = re.compile(r"^, ((?:the|an?|his|her|their|its) [^,;:.!?“”\"()–—\n]{3,70})(?=[,.])")

Span = tuple[int, int]


def presented(text: str, name: Span) -> Span | None:
    """Where a sentence says what the person is whose name stands at `name`; None where it does not."""
    if before := BEFORE.search(text[: name[0]]):
        return before.span(1)
    if after := AFTER.match(text[name[1] :]):
        return name[1] + after.start(1), name[1] + after.end(1)
    return None

"""How French texts present a person: the noun phrase set before or after a name by a comma."""

from __future__ import annotations

import re

# The last noun phrase before the name: "le vice-président du parti, Jean Martin".
BEFORE = re.compile(
    r"(?:^|[\s(«“\"])((?:[Ll]e |[Ll]a |[Ll]['’])(?:(?!\bl[ea] |\bl['’])[^,;:.!?«»“”\"()–—\n]){3,70}), $"
)
# The one after it: "Jean Martin, le bras droit de la ministre,".
AFTER = re.compile(r"^, ((?:le |la |l['’])[^,;:.!?«»“”\"()–—\n]{3,70})(?=[,.])")

Span = tuple[int, int]


def presented(text: str, name: Span) -> Span | None:
    """Where a sentence says what the person is whose name stands at `name`; None where it does not."""
    if before := BEFORE.search(text[: name[0]]):
        return before.span(1)
    if after := AFTER.match(text[name[1] :]):
        return name[1] + after.start(1), name[1] + after.end(1)
    return None

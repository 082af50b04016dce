"""Quotation marks paired inside one paragraph; those that have no twin there are kept apart."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.corpus.articles import Span
from analysis.reading.quotations.signs import FAMILIES, Sign, signs


@dataclass
class Paragraph:
    span: Span
    pairs: list[tuple[Sign, Sign]]
    unclosed: list[Sign]
    unopened: list[Sign]


def pair(text: str, span: Span) -> Paragraph:
    """Pair the marks of one paragraph: those that stay open or close nothing are kept apart."""
    found_signs = list(signs(text, span))
    left = dict.fromkeys(set(FAMILIES.values()), 0)
    for sign in found_signs:
        left[sign.family] += sign.closes
    found = Paragraph(span, [], [], [])
    stack: list[Sign] = []
    depth = dict.fromkeys(left, 0)
    for sign in found_signs:
        left[sign.family] -= sign.closes
        if sign.closes and depth[sign.family]:
            while stack[-1].family != sign.family:
                found.unclosed.append(stack.pop())
                depth[found.unclosed[-1].family] -= 1
            found.pairs.append((stack.pop(), sign))
            depth[sign.family] -= 1
        elif sign.opens:
            stack.append(sign)
            depth[sign.family] += 1
        elif sign.family != "single":
            top = stack[-1] if stack else None
            if top and top.family != "single" and not left[top.family]:
                found.pairs.append((stack.pop(), sign))
                depth[top.family] -= 1
            else:
                found.unopened.append(sign)
    found.unclosed.extend(stack)
    found.unclosed = sorted((s for s in found.unclosed if s.family != "single"), key=lambda s: s.start)
    return found

"""Addresses inside the page: one stable, safe anchor for each article and each sentence."""

from __future__ import annotations

import re


def _safe(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match.group()):x}_", name)


def article(article_id: str) -> str:
    """The anchor of an article on the page, without the '#'."""
    return f"a-{_safe(article_id)}"


def sentence(sentence_id: str) -> str:
    """The anchor of a sentence on the page, without the '#'; distinct ids have distinct anchors."""
    return f"s-{_safe(sentence_id)}"

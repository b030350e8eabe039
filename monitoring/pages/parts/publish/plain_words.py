"""Words from files and tables, which must not format the sentence in which they stand."""

from __future__ import annotations

SIGNS = frozenset("\\`*_[]()#<>|~$:!")


def plain(words: str) -> str:
    """The words with every sign quoted that Markdown would read."""
    return "".join(f"\\{sign}" if sign in SIGNS else sign for sign in words)

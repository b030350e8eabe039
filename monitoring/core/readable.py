"""Texts without characters that no document may hold."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 forbids, lone halves of characters, and marks that only say how bytes are ordered.
_FORBIDDEN = re.compile(
    "[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"})


def readable(words: str) -> str:
    """The words with accents composed, line ends as line ends, nothing unreadable among them."""
    if words.isascii() and words.isprintable():
        return words
    lines = words.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", lines))

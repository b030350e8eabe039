"""One writing of a text: line ends, letters in one piece, plain spaces."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import numpy as np

from monitoring.storage.reading.letters import letters_of
from monitoring.storage.reading.odd_signs import may_be_odd

RETURN, NEWLINE = 13, 10
SPACES = "\u00a0\u202f\u2009\u2007"


@dataclass(frozen=True)
class NormalPiece:
    """Normal UTF-8; `suspicious` is false where no cell can hold hidden signs."""

    content: bytes
    suspicious: bool


def normal(piece: bytes) -> NormalPiece:
    """Whole lines of UTF-8 in normal form; raises UnicodeDecodeError."""
    if not piece.isascii():
        piece.decode("utf-8")
    if b"\r" in piece:
        piece = _with_newlines(piece)
    letters = letters_of(piece)
    suspicious = may_be_odd(piece, letters)
    if not all(map(_whole, letters)):
        words = piece.decode("utf-8")
        if not unicodedata.is_normalized("NFC", words):
            piece = unicodedata.normalize("NFC", words).encode("utf-8")
    for space in letters.intersection(SPACES):
        piece = piece.replace(space.encode(), b" ")
    return NormalPiece(piece, suspicious)


def _whole(letter: str) -> bool:
    """Whether a letter is known to be written in one way and to join no other."""
    return letter < "\u0300" or "\u2002" <= letter < "\u20c0"


def _with_newlines(piece: bytes) -> bytes:
    signs = np.frombuffer(piece, np.uint8)
    places = np.flatnonzero(signs == RETURN) + 1
    paired = places[-1] < len(signs) and bool((signs[places] == NEWLINE).all())
    if paired:
        return piece.translate(None, b"\r")
    return piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

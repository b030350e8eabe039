"""The bytes of a text file, piece by piece, so that no file is held twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STEP = 1 << 22


@dataclass(frozen=True)
class RawText:
    """A file, or the bytes of one."""

    source: Path | bytes

    @property
    def size(self) -> int:
        """Number of bytes."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def head(self, size: int) -> bytes:
        """The first bytes."""
        if isinstance(self.source, bytes):
            return self.source[:size]
        with self.source.open("rb") as file:
            return file.read(size)

    def pieces(self, start: int = 0) -> Iterator[bytes]:
        """Pieces of equal size from a place on."""
        if isinstance(self.source, bytes):
            for place in range(start, len(self.source), STEP):
                yield self.source[place : place + STEP]
            return
        with self.source.open("rb", buffering=0) as file:
            file.seek(start)
            while piece := file.read(STEP):
                yield piece

    def lines(self, start: int = 0) -> Iterator[bytes]:
        """Pieces that end where a line ends, in an encoding that contains ASCII."""
        return whole_lines(self.pieces(start))


def whole_lines(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces that end where a line ends."""
    waiting: list[bytes] = []
    for piece in pieces:
        # A lone carriage return ends a line too, but at the very end it may be half of a pair.
        cut = piece.rfind(b"\n") + 1 or piece.rfind(b"\r", 0, -1) + 1
        if cut:
            yield b"".join((*waiting, piece[:cut]))
            waiting = [piece[cut:]]
        else:
            waiting.append(piece)
    if any(waiting):
        yield b"".join(waiting)

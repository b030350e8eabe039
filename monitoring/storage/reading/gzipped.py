"""Text files packed with gzip, unpacked within the limits."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from monitoring.language import text
from monitoring.storage.reading.archive import MARKS, SMALL, damaged
from monitoring.storage.reading.limits import Limits, beyond, refused

STEP = 1 << 20


def unpacked(path: Path, target: Path, limits: Limits) -> None:
    """Write what is packed in a file to another; raises Refused."""
    size = 0
    try:
        with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as source, \
                target.open("wb") as file:
            while piece := source.read(STEP):
                if not size:
                    _check_start(piece)
                size += len(piece)
                _check_size(size, packed.tell(), limits)
                file.write(piece)
    except (gzip.BadGzipFile, zlib.error, EOFError):
        raise damaged() from None


def _check_start(piece: bytes) -> None:
    if piece.startswith((*MARKS, b"PK\x05\x06")):
        raise refused(
            "archive-nested",
            text("In der gepackten Datei steckt ein weiteres Archiv; es wird nicht geöffnet. "
                 "Bitte die Tabelle selbst hochladen."),
        )


def _check_size(size: int, packed: int, limits: Limits) -> None:
    if size > limits.uncompressed_bytes:
        raise beyond(limits, "uncompressed_bytes", size)
    if size > SMALL and size / packed > limits.ratio:
        raise beyond(limits, "ratio", size / packed)
    if size > limits.bytes:
        raise beyond(limits, "bytes", size)

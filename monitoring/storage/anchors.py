"""Anchors: files that name the newest rows of the chains, so that no end is cut off unnoticed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.fs as pafs

from monitoring.language import text
from monitoring.storage.chain import End
from monitoring.storage.objects import Unreachable

_NAME = re.compile(r"(releases|record|planning)-(\d{8,})-([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The end of a chain at the time of its file."""

    end: End
    file: str
    time: str


class Anchors:
    """The folder `anchors` beside the objects of a store."""

    def __init__(self, location: str) -> None:
        if "://" in location:
            self._system, root = pafs.FileSystem.from_uri(location)
        else:
            self._system, root = pafs.LocalFileSystem(), str(Path(location).absolute())
        self._folder = f"{root}/anchors"

    def keep(self, ends: list[End]) -> None:
        """Write what is not there yet; raises Unreachable."""
        try:
            self._system.create_dir(self._folder, recursive=True)
            for chain, number, hash_ in ends:
                path = f"{self._folder}/{chain}-{number:08d}-{hash_}"
                if self._system.get_file_info(path).type == pafs.FileType.NotFound:
                    # Its name says all: a file that a power cut leaves empty is as good.
                    with self._system.open_output_stream(path) as stream:
                        stream.write(f"{hash_}\n".encode())
        except (OSError, pa.ArrowException) as error:
            raise _unreachable(error) from None

    def found(self) -> list[Anchor]:
        """All anchors in the order of their chains; raises Unreachable."""
        folder = pafs.FileSelector(self._folder, allow_not_found=True)
        try:
            files = self._system.get_file_info(folder)
        except (OSError, pa.ArrowException) as error:
            raise _unreachable(error) from None
        found = []
        for one in sorted(files, key=lambda file: str(file.base_name)):
            if named := _NAME.fullmatch(one.base_name):
                end = End(named[1], int(named[2]), named[3])
                found.append(Anchor(end, one.base_name, _time(one.mtime)))
        return found


def _time(changed: datetime | None) -> str:
    return changed.isoformat(timespec="seconds") if changed else ""


def _unreachable(error: Exception) -> Unreachable:
    return Unreachable(
        text("Die Anker des Verzeichnisses sind nicht les- oder schreibbar ({error}). Bitte Ort "
             "und Rechte prüfen.", error=error)
    )

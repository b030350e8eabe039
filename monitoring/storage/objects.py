"""Files that never change, named by the hash of their content."""

from __future__ import annotations

import hashlib
import os
import re
import uuid
from pathlib import Path

import pyarrow as pa
import pyarrow.fs as pafs

from monitoring.core.refused import Refused
from monitoring.language import text

_NAME = re.compile(r"[0-9a-f]{64}\.[a-z.]{2,20}")


class Damaged(Refused):
    """A stored file whose content does not fit its name."""


class Unreachable(Refused):
    """A store or a ledger that cannot be opened, read or written just now."""


class Objects:
    """A folder or an object storage (a URL such as s3://…) of content-hashed files."""

    def __init__(self, location: str, create: bool = True) -> None:
        try:
            if "://" in location:
                self._system, self._root = pafs.FileSystem.from_uri(location)
            else:
                self._system, self._root = pafs.LocalFileSystem(), str(Path(location).absolute())
            if create:
                self._system.create_dir(f"{self._root}/objects", recursive=True)
        except (OSError, pa.ArrowException, ValueError) as error:
            raise Unreachable(
                text("Der Speicher {location} ist nicht erreichbar ({error}). Bitte Ort und Rechte "
                     "prüfen.", location=location, error=error)
            ) from None

    def put(self, content: bytes, ending: str) -> str:
        """Keep the content and return its name; the same content is kept once."""
        name = f"{hashlib.sha256(content).hexdigest()}.{ending}"
        target = self._path(name)
        if self._is_whole(name):
            return name
        draft = f"{self._root}/objects/.{uuid.uuid4().hex}"
        try:
            with self._system.open_output_stream(draft) as stream:
                stream.write(content)
            if isinstance(self._system, pafs.LocalFileSystem):
                _settle(draft)
            self._system.move(draft, target)
        except (OSError, pa.ArrowException) as error:
            raise Unreachable(
                text("In den Speicher lässt sich nichts schreiben ({error}). Bitte Platz und "
                     "Rechte prüfen.", error=error)
            ) from None
        return name

    def _is_whole(self, name: str) -> bool:
        """Whether a file is kept undamaged: a damaged one is written again."""
        try:
            return self.has(name) and bool(self.get(name))
        except Damaged:
            return False

    def has(self, name: str) -> bool:
        """Whether a file of this name is kept."""
        return bool(self._system.get_file_info(self._path(name)).type == pafs.FileType.File)

    def get(self, name: str) -> bytes:
        """The content of a file; raises Damaged if it is missing or does not fit its hash."""
        try:
            with self._system.open_input_file(self._path(name)) as stream:
                content: bytes = stream.read()
        except (OSError, pa.ArrowException):
            raise Damaged(
                text("Die Datei {name} fehlt im Speicher oder ist nicht lesbar.", name=name)
            ) from None
        if hashlib.sha256(content).hexdigest() != name.partition(".")[0]:
            raise Damaged(text("Die Datei {name} ist beschädigt: ihr Inhalt passt nicht zu ihrem "
                               "Namen.", name=name))
        return content

    def _path(self, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise Damaged(text("„{name}“ ist kein Name einer gespeicherten Datei.", name=name))
        return f"{self._root}/objects/{name}"


def _settle(path: str) -> None:
    """The content reaches the disk before the name does, or a power cut leaves a torn file."""
    with open(path, "rb") as stream:
        os.fsync(stream.fileno())

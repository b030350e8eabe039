"""Checks of a spreadsheet's archive before anything in it is opened."""

from __future__ import annotations

import errno
import re
import stat
import zipfile
from pathlib import Path

from monitoring.language import text
from monitoring.storage.reading.limits import Limits, Refused, beyond, refused

ENCRYPTED = 0x1
HEAD = 1_000_000
SMALL = 1_000_000
MARKS = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh")
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
EMBEDDED = re.compile(r"^(?:xl/)?(?:embeddings|media|Object|Pictures)[^/]*/", re.IGNORECASE)
DIMENSION = re.compile(rb"<(?:\w+:)?dimension\s[^>]*ref=[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']")


def members_of(path: Path, limits: Limits) -> list[str]:
    """Names in a checked archive; raises Refused for anything a spreadsheet never has."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_list(members, limits)
            for member in members:
                _check_content(archive, member, limits)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            raise MemoryError from None
        raise damaged() from None
    return [member.filename for member in members]


def damaged() -> Refused:
    """The refusal of a file that its own format cannot explain."""
    return refused(
        "damaged",
        text("Die Datei ist beschädigt oder in einer unbekannten Fassung gespeichert. Bitte im "
             "Tabellenprogramm öffnen und neu als XLSX oder CSV speichern."),
    )


def protected() -> Refused:
    """The refusal of a file with a password."""
    return refused(
        "password",
        text("Die Datei ist mit einem Kennwort geschützt. Bitte den Schutz aufheben und neu "
             "speichern."),
    )


def _check_list(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise beyond(limits, "members", len(members))
    declared = sum(member.file_size for member in members)
    if declared > limits.uncompressed_bytes:
        raise beyond(limits, "uncompressed_bytes", declared)
    for member in members:
        if _escapes(member.filename) or stat.S_ISLNK(member.external_attr >> 16):
            raise refused(
                "archive-path",
                text("Das Archiv enthält einen Verweis nach außen („{name}“) und wird nicht "
                     "geöffnet. Bitte die Tabelle selbst hochladen.", name=member.filename[:80]),
            )
        if member.flag_bits & ENCRYPTED:
            raise protected()
        packed = max(member.compress_size, 1)
        if member.file_size > SMALL and member.file_size / packed > limits.ratio:
            raise beyond(limits, "ratio", member.file_size / packed)


def _escapes(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]


def _check_content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> None:
    with archive.open(member) as content:
        head = content.read(HEAD)
    # Office programs embed documents and pictures here; they are never opened.
    if head.startswith(MARKS) and not EMBEDDED.search(member.filename):
        raise refused(
            "archive-nested",
            text("Das Archiv enthält weitere Archive („{name}“) und wird nicht geöffnet. Bitte "
                 "die Tabelle selbst hochladen.", name=member.filename[:80]),
        )
    if not member.filename.endswith((".xml", ".rels", ".vml")):
        return
    if DECLARATION.search(head.replace(b"\0", b"")):
        raise refused(
            "xml-entities",
            text("Die Tabelle enthält eine Dokumenttyp-Erklärung (DTD), wie sie kein "
                 "Tabellenprogramm schreibt, und wird aus Sicherheitsgründen nicht gelesen. "
                 "Bitte neu als XLSX oder CSV speichern."),
        )
    if found := DIMENSION.search(head):
        first, top, last, bottom = found.groups()
        rows = int(bottom) - int(top) + 1
        cells = rows * (column_number(last) - column_number(first) + 1)
        if cells > limits.cells:
            raise beyond(limits, "cells", cells)


def column_number(letters: bytes) -> int:
    """Place of a column by its letters, A is 0."""
    number = 0
    for sign in letters:
        number = number * 26 + sign - 64
    return number - 1

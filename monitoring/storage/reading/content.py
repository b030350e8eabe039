"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import json
import re
from pathlib import Path

from monitoring.language import text
from monitoring.storage.reading.archive import members_of, protected
from monitoring.storage.reading.limits import Limits, Refused, refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = re.compile(rb"\s*(?:<\?xml|<!--|<!doctype|<html|<table|<head|<body|<\w+[\s>/])", re.I)
FOREIGN = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"PAR1": "Parquet",
    b"SQLite format 3": "SQLite",
    b"BZh": "bzip2",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
}
GZIP = b"\x1f\x8b"
SPREADSHEETS = ("xlsx", "xlsb", "xls", "ods")
TELLING = 4096


def kind_of(path: Path, limits: Limits) -> str:
    """One of "xlsx", "xlsb", "xls", "ods", "gzip", "text"; raises Refused for all else."""
    with path.open("rb") as file:
        head = file.read(TELLING)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        if not path.read_bytes().strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
            raise refused("empty", text("Die Datei ist leer. Bitte die richtige Datei wählen."))
        return "text"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(path, limits)
    if head.startswith(OLE):
        return _compound(path)
    if head.startswith(GZIP):
        return "gzip"
    for mark, name in FOREIGN.items():
        if head.startswith(mark):
            raise no_table(name)
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if MARKUP.match(plain.replace(b"\0", b"")):
        raise no_table("XML" if b"<?xml" in plain[:200] else "HTML")
    if _is_json(path, plain):
        raise no_table("JSON")
    return "text"


def no_table(name: str) -> Refused:
    """The refusal of a file of another kind."""
    return refused(
        "no-table",
        text("Dem Inhalt nach ist das keine Tabelle, sondern {name}. Bitte als CSV, XLSX, XLS "
             "oder ODS liefern.", name=name),
    )


def _packed(path: Path, limits: Limits) -> str:
    names = set(members_of(path, limits))
    lower = {name.lower().replace("\\", "/").lstrip("/") for name in names}
    if any(name.endswith("workbook.bin") for name in lower):
        return "xlsb"
    if "[content_types].xml" in lower and any(name.endswith("workbook.xml") for name in lower):
        return "xlsx"
    if "content.xml" in lower and "mimetype" in lower:
        return "ods"
    raise no_table(text("ein Archiv (ZIP)"))


def _compound(path: Path) -> str:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise protected()
    for name in ("Workbook", "Book", "WORKBOOK", "BOOK", "workbook"):
        if name.encode("utf-16-le") in content:
            return "xls"
    raise no_table(text("ein anderes Office-Dokument"))


def _is_json(path: Path, head: bytes) -> bool:
    start = head.lstrip()[:1]
    if start not in (b"{", b"["):
        return False
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf").strip()
    if start == b"{" and content.endswith(b"}"):
        return True
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True

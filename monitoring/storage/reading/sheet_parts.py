"""Where a checked XLSX file keeps its sheets, and their XML in pieces of whole rows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

STEP = 1 << 23
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
LINK = re.compile(rb"<Relationship\s[^>]*>")
ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
FOLDERS = ("xl/", "")
FRAME = ("[content_types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
         "xl/styles.xml")
SHARED = "xl/sharedstrings.xml"


@dataclass(frozen=True)
class SheetPart:
    """Title of a sheet, the member of the archive that holds it, and its unpacked size."""

    title: str
    member: str
    size: int


def sheet_parts(archive: zipfile.ZipFile) -> list[SheetPart]:
    """All sheets whose member exists."""
    sizes = {member.filename: member.file_size for member in archive.infolist()}
    parts = []
    for folder in FOLDERS:
        if f"{folder}workbook.xml" not in sizes:
            continue
        targets = {link.get(b"Id", b""): _target(link, folder) for link in _links(archive, folder)}
        for sheet in SHEET.findall(archive.read(f"{folder}workbook.xml")):
            values = dict(ATTRIBUTE.findall(sheet))
            member = targets.get(values.get(b"r:id", b""), "")
            if member in sizes:
                title = unescape(values.get(b"name", b"").decode("utf-8", "replace"))
                parts.append(SheetPart(title, member, sizes[member]))
    return parts


def frame_of(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The members without which calamine opens no workbook and tells no number from a date."""
    return {name: archive.read(name) for name in archive.namelist() if name.lower() in FRAME}


def shared_member(archive: zipfile.ZipFile) -> str:
    """The member that holds the texts which cells share, or "" if there is none."""
    return next((name for name in archive.namelist() if name.lower() == SHARED), "")


def row_pieces(archive: zipfile.ZipFile, member: str, step: int = STEP) -> Iterator[bytes]:
    """A sheet in pieces that end with a row, and what follows the last one."""
    waiting: list[bytes] = []
    with archive.open(member) as content:
        while piece := content.read(step):
            # The end tag of a row may be cut in two itself.
            if waiting:
                piece = waiting.pop() + piece
            cut = max(piece.rfind(b"</row>"), piece.rfind(b":row>"))
            if cut < 0:
                waiting.append(piece)
                continue
            yield piece[: cut + 6]
            waiting = [piece[cut + 6 :]]
    yield b"".join(waiting)


def _links(archive: zipfile.ZipFile, folder: str) -> list[dict[bytes, bytes]]:
    name = f"{folder}_rels/workbook.xml.rels"
    if name not in archive.namelist():
        return []
    return [dict(ATTRIBUTE.findall(link)) for link in LINK.findall(archive.read(name))]


def _target(link: dict[bytes, bytes], folder: str) -> str:
    target = link.get(b"Target", b"").decode("utf-8", "replace")
    return target.lstrip("/") if target.startswith("/") else f"{folder}{target}"

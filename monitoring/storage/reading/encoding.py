"""Encoding of a text file, decided by evidence over the whole file."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from monitoring.core.question import Question
from monitoring.language import text
from monitoring.storage.reading.binary import check_binary, nul_in
from monitoring.storage.reading.eight_bit import check_mixed, encoding_of, runs_of
from monitoring.storage.reading.limits import refused
from monitoring.storage.reading.normal_text import NormalPiece, normal
from monitoring.storage.reading.progress import Told, unheard
from monitoring.storage.reading.raw_text import RawText, whole_lines

MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
# What else an encoding may be called whose file begins with a mark.
MARKED = {"utf-8-sig": ("utf-8",), "utf-16": ("utf-16-le", "utf-16-be")}
SAMPLE = 200_000


@dataclass(frozen=True)
class Decoded:
    """
    UTF-8 bytes of a file without byte order mark, with `\\n` line ends.

    `suspicious` is false where no cell can hold hidden signs or broken umlauts.
    """

    content: bytearray
    encoding: str
    questions: tuple[Question, ...] = ()
    suspicious: bool = True


def decoded(raw: RawText | bytes, answers: Mapping[str, str], told: Told = unheard) -> Decoded:
    """
    The file as UTF-8; raises Refused for two encodings in one file and for binary content.

    `told` hears the share of the bytes that was read.
    """
    raw = RawText(raw) if isinstance(raw, bytes) else raw
    mark = next((mark for mark in MARKS if raw.head(3).startswith(mark)), b"")
    if chosen := answers.get("encoding"):
        return _decode(raw, mark, _fitting(chosen, mark), told)
    if encoding := MARKS.get(mark) or _without_mark(raw):
        return _decode(raw, mark, encoding, told)
    check_binary(raw.head(SAMPLE))
    try:
        return _normal(raw, raw.pieces(), "utf-8", told)
    except Undecodable:
        runs = runs_of(raw)
    check_mixed(raw, runs)
    encoding, questions = encoding_of(raw, runs)
    found = _decode(raw, b"", encoding, told)
    return Decoded(found.content, encoding, questions, found.suspicious)


class Undecodable(Exception):
    """A row is not in the supposed encoding."""

    def __init__(self, row: int) -> None:
        self.row = row


def _fitting(chosen: str, mark: bytes) -> str:
    """The encoding that was answered; raises Refused if the file's mark tells of another."""
    name = _name(chosen)
    if mark and name and MARKS[mark] not in MARKED.get(name, (name,)):
        raise refused(
            "encoding",
            text("Die Datei ist nach ihren ersten Bytes {found}, angegeben ist {encoding}. Bitte "
                 "die Angabe berichtigen oder die Datei neu speichern.",
                 found=MARKS[mark].upper(), encoding=chosen),
        )
    return MARKS[mark] if mark and name else chosen


def _name(encoding: str) -> str:
    """The usual name of an encoding of text, or "" if there is none of this name."""
    try:
        b"a".decode(encoding)
    except UnicodeError:
        pass  # one byte alone is no text in every encoding
    except (LookupError, ValueError):
        return ""
    return codecs.lookup(encoding).name


def _decode(raw: RawText, mark: bytes, encoding: str, told: Told) -> Decoded:
    """The file by one encoding; raises Refused where it is not that."""
    name = _name(encoding)
    pieces = raw.pieces(len(mark))
    try:
        if not name:
            raise Undecodable(1)
        if name not in ("utf-8", "utf-8-sig"):
            pieces = _utf_8(pieces, name)
        return _normal(raw, pieces, encoding, told)
    except Undecodable as error:
        message = text("Ab hier ist der Text nicht als {encoding} lesbar. Bitte die Datei als "
                       "UTF-8 speichern.", encoding=encoding)
        raise refused("encoding", message, row=error.row) from None


def _utf_8(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Pieces of another encoding as UTF-8; raises Undecodable with the row inside of a piece."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in pieces:
            yield decoder.decode(piece).encode("utf-8")
        yield decoder.decode(b"", final=True).encode("utf-8")
    except UnicodeDecodeError as error:
        raise Undecodable(_line_ends(error.object[: error.start], encoding) + 1) from None
    except UnicodeError:
        raise Undecodable(1) from None


def _line_ends(before: bytes, encoding: str) -> int:
    try:
        return before.decode(encoding, "ignore").count("\n")
    except UnicodeError:
        return 0


def _normal(
    raw: RawText, pieces: Iterator[bytes], encoding: str, told: Told
) -> Decoded:
    """Pieces of UTF-8 in normal form; raises Undecodable, and Refused for a NUL."""
    content, suspicious, size = bytearray(), False, max(raw.size, 1)
    try:
        for piece in whole_lines(pieces):
            if b"\0" in piece:
                if not content:
                    check_binary(piece[:SAMPLE])
                raise nul_in(piece, content.count(b"\n"))
            found = _normal_piece(piece)
            content += found.content
            suspicious |= found.suspicious
            told(min(1.0, len(content) / size))
    except Undecodable as error:
        raise Undecodable(content.count(b"\n") + error.row) from None
    return Decoded(content, encoding, (), suspicious)


def _normal_piece(piece: bytes) -> NormalPiece:
    try:
        return normal(piece)
    except UnicodeDecodeError as error:
        raise Undecodable(piece.count(b"\n", 0, error.start) + 1) from None


def _without_mark(raw: RawText) -> str:
    """UTF-16 without a mark: the zero bytes of ASCII signs stand on one side only."""
    head = raw.head(SAMPLE)
    if len(head) < 4 or raw.size % 2:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > half * 0.4 and even < half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.02 else ""

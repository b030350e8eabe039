"""Encoding of a text file, decided by evidence over the whole file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from monitoring.core.grid import letter
from monitoring.core.question import Question
from monitoring.language import text
from monitoring.storage.reading.content import no_table
from monitoring.storage.reading.limits import Refused, refused

MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
HIGH = re.compile(rb"[\x80-\xff]+")
MULTIBYTE = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# What German offices write beyond ASCII; other letters come from elsewhere.
EXPECTED = frozenset("äöüÄÖÜßéèêëáàâçñóòôîïåøæÅØÆúùûíìãõÉÈÇ§°²³µ±·½¼¾×€–—„“”‚‘’…•‰«»®©™´¨\xa0\xad")
OTHERS = ("cp850", "mac_roman", "cp1250")
SAMPLE = 200_000
# Text of only these bytes has nothing to normalise and nothing hidden: umlauts begin with C3,
# and after it 82 and 83 are what umlauts that were encoded twice begin with.
COMMON = bytes([9, 10, 13, *range(32, 127), 0x80, 0x81, *range(0x84, 0xC0), 0xC3])
LEADS = (0xC2, *range(0xC4, 0xF5))
CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


@dataclass(frozen=True)
class Decoded:
    """
    UTF-8 bytes of a file without byte order mark, with `\\n` line ends.

    `suspicious` is false where no cell can hold hidden signs or broken umlauts.
    """

    content: bytes
    encoding: str
    questions: tuple[Question, ...] = ()
    suspicious: bool = True


def decoded(raw: bytes, answers: Mapping[str, str]) -> Decoded:
    """The file as UTF-8; raises Refused for two encodings in one file and for binary content."""
    for mark, encoding in MARKS.items():
        if raw.startswith(mark):
            return _decode(raw[len(mark) :], encoding)
    if encoding := _without_mark(raw):
        return _decode(raw, encoding)
    _check_nul(raw)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        _check_mixed(raw, error.start)
    else:
        return _normal(raw, "utf-8")
    if chosen := answers.get("encoding"):
        return _decode(raw, chosen)
    return _eight_bit(raw)


def _eight_bit(raw: bytes) -> Decoded:
    options = [name for name in ("cp1252", *OTHERS) if _plausible(raw, name)]
    readings = {b"".join(HIGH.findall(raw)).decode(name) for name in options}
    if len(readings) == 1:
        return _decode(raw, options[0])
    from charset_normalizer import from_bytes  # slow to load and rarely needed

    found = from_bytes(raw[:SAMPLE]).best()
    proposed = [found.encoding] if found and _decodes(raw, found.encoding) else []
    options = list(dict.fromkeys([*options, *proposed, "cp1252", "cp850", "latin-1"]))
    options = [name for name in options if _decodes(raw, name)]
    first = _decode(raw, options[0])
    question = Question(
        "encoding",
        text("In welcher Zeichenkodierung ist die Datei gespeichert? Bitte an den Umlauten der "
             "Beispiele entscheiden."),
        tuple(options),
        evidence=tuple(_example(raw, name) for name in options),
    )
    return Decoded(first.content, first.encoding, (question,))


def _plausible(raw: bytes, encoding: str) -> bool:
    """Whether every letter beyond ASCII is one that German tables use, and stands alone."""
    try:
        runs = [run.decode(encoding) for run in HIGH.findall(raw)]
    except UnicodeDecodeError:
        return False
    crowded = sum(1 for run in runs if sum(map(str.isalpha, run)) > 1)
    return crowded <= len(runs) * 0.2 and EXPECTED.issuperset("".join(set(runs)))


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _example(raw: bytes, encoding: str) -> str:
    found = HIGH.search(raw)
    start = max(0, found.start() - 20) if found else 0
    return raw[start : start + 40].decode(encoding, "replace").replace("\n", " ").strip()


def _without_mark(raw: bytes) -> str:
    """UTF-16 without a mark: the zero bytes of ASCII signs stand on one side only."""
    head = raw[:SAMPLE]
    if len(head) < 4 or len(raw) % 2:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > half * 0.4 and even < half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.02 else ""


def _check_nul(raw: bytes) -> None:
    head = raw[:SAMPLE]
    controls = len(head) - len(head.translate(None, CONTROLS))
    if controls > max(2, len(head) * 0.02):
        raise no_table(text("eine Binärdatei"))
    if (place := raw.find(0)) >= 0:
        before = raw[:place]
        row = before.count(b"\n") + 1
        line = before[before.rfind(b"\n") + 1 :]
        column = max(line.count(sign) for sign in (b";", b"\t", b",", b"|"))
        raise refused(
            "nul-byte",
            text("Hier steht ein NUL-Zeichen, wie es in keinem Text vorkommt. Bitte den Wert "
                 "berichtigen oder die Tabelle neu ausgeben lassen."),
            row=row, column=letter(column),
            value=line.decode("utf-8", "replace")[-40:],
        )


def _check_mixed(raw: bytes, start: int) -> None:
    """Raise Refused if proper UTF-8 letters and bytes of another encoding stand in one file."""
    runs = [(run.start(), run.group()) for run in HIGH.finditer(raw)]
    proper = sum(1 for _, run in runs if _decodes(run, "utf-8") and MULTIBYTE.match(run))
    if not proper or proper < (len(runs) - proper) * 0.05:
        return
    first = next((place for place, run in runs if not _decodes(run, "utf-8")), start)
    row = raw.count(b"\n", 0, first) + 1
    line = raw[raw.rfind(b"\n", 0, first) + 1 :].split(b"\n", 1)[0]
    raise refused(
        "mixed-encoding",
        text("In dieser Zeile beginnt eine andere Zeichenkodierung als davor. Bitte die Datei "
             "einheitlich als UTF-8 speichern."),
        row=row, value=line.decode("utf-8", "replace").strip()[:80],
    )


def _decode(raw: bytes, encoding: str) -> Decoded:
    try:
        words = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise _undecodable(raw, encoding) from None
    if "\0" in words:
        _check_nul(words.encode("utf-8", "replace"))
    try:
        return _normal(words.encode("utf-8"), encoding)
    except UnicodeEncodeError:
        raise _undecodable(raw, encoding) from None


def _undecodable(raw: bytes, encoding: str) -> Refused:
    try:
        raw.decode(encoding)
        row = 1
    except UnicodeDecodeError as error:
        row = raw[: error.start].decode(encoding, "ignore").count("\n") + 1
    except LookupError:
        row = 1
    message = text("Ab hier ist der Text nicht als {encoding} lesbar. Bitte die Datei als UTF-8 "
                   "speichern.", encoding=encoding)
    return refused("encoding", message, row=row)


def _normal(content: bytes, encoding: str) -> Decoded:
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    rare = content.translate(None, COMMON)
    if any(lead in rare for lead in LEADS):
        words = content.decode("utf-8")
        if not unicodedata.is_normalized("NFC", words):
            content = unicodedata.normalize("NFC", words).encode("utf-8")
        for space in ("\u00a0", "\u202f", "\u2009", "\u2007"):
            if space.encode() in content:
                content = content.replace(space.encode(), b" ")
    return Decoded(content, encoding, suspicious=bool(rare))

"""Which encoding of one byte per letter a file has, by its runs of bytes beyond ASCII."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from monitoring.core.question import Question
from monitoring.language import text
from monitoring.storage.reading.limits import refused
from monitoring.storage.reading.raw_text import RawText

HIGH = re.compile(rb"[\x80-\xff]+")
BLANKED = bytes([32] * 128) + bytes(range(128, 256))
MULTIBYTE = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Letters beyond ASCII that do stand side by side in German words, as in Größe and Füße.
BESIDE = ("öß", "üß", "äß")
# What German offices write beyond ASCII; other letters come from elsewhere.
EXPECTED = frozenset("äöüÄÖÜßéèêëáàâçñóòôîïåøæÅØÆúùûíìãõÉÈÇ§°²³µ±·½¼¾×€–—„“”‚‘’…•‰«»®©™´¨\xa0\xad")
OTHERS = ("cp850", "mac_roman", "cp1250")
SAMPLE = 200_000
Runs = Counter[bytes]


def runs_of(raw: RawText) -> Runs:
    """How often each run of bytes beyond ASCII stands in the file."""
    runs = Runs()
    for piece in raw.lines():
        runs.update(piece.translate(BLANKED).split())
    return runs


def check_mixed(raw: RawText, runs: Runs) -> None:
    """Raise Refused if proper UTF-8 letters and bytes of another encoding stand in one file."""
    broken = {run for run in runs if not _reads(run, "utf-8")}
    proper = sum(runs[run] for run in runs if run not in broken and MULTIBYTE.match(run))
    if not proper or proper < (runs.total() - proper) * 0.05:
        return
    rows = 0
    for piece in raw.lines():
        first = next((one.start() for one in HIGH.finditer(piece) if one[0] in broken), None)
        if first is None:
            rows += piece.count(b"\n")
            continue
        line = piece[piece.rfind(b"\n", 0, first) + 1 :].split(b"\n", 1)[0]
        raise refused(
            "mixed-encoding",
            text("In dieser Zeile beginnt eine andere Zeichenkodierung als davor. Bitte die "
                 "Datei einheitlich als UTF-8 speichern."),
            row=rows + piece.count(b"\n", 0, first) + 1,
            value=line.decode("utf-8", "replace").strip()[:80],
        )


def encoding_of(raw: RawText, runs: Runs) -> tuple[str, tuple[Question, ...]]:
    """The encoding to show the file in, and a question if others are as likely."""
    options = [name for name in ("cp1252", *OTHERS) if _plausible(runs, name)]
    if len({b"".join(runs).decode(name) for name in options}) == 1:
        return options[0], ()
    from charset_normalizer import from_bytes  # slow to load and rarely needed

    found = from_bytes(raw.head(SAMPLE)).best()
    proposed = [found.encoding] if found else []
    options = list(dict.fromkeys([*options, *proposed, "cp1252", "cp850", "latin-1"]))
    options = [name for name in options if _decodes(raw, name)]
    question = Question(
        "encoding",
        text("In welcher Zeichenkodierung ist die Datei gespeichert? Bitte an den Umlauten der "
             "Beispiele entscheiden."),
        tuple(options),
        evidence=tuple(_example(raw, name) for name in options),
    )
    return options[0], (question,)


def _plausible(runs: Runs, encoding: str) -> bool:
    """Whether every letter beyond ASCII is one that German tables use, and stands alone."""
    try:
        words = {run: run.decode(encoding) for run in runs}
    except UnicodeDecodeError:
        return False
    crowded = sum(runs[run] for run, word in words.items()
                  if sum(map(str.isalpha, word)) > 1 and word.lower() not in BESIDE)
    return crowded <= runs.total() * 0.2 and EXPECTED.issuperset("".join(words.values()))


def _reads(run: bytes, encoding: str) -> bool:
    try:
        run.decode(encoding)
    except UnicodeError:
        return False
    return True


def _decodes(raw: RawText, encoding: str) -> bool:
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        for piece in raw.pieces():
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except (UnicodeError, LookupError):
        return False
    return True


def _example(raw: RawText, encoding: str) -> str:
    for piece in raw.lines():
        if found := HIGH.search(piece):
            start = max(0, found.start() - 20)
            part = piece[start : start + 40]
            return part.decode(encoding, "replace").replace("\n", " ").strip()
    return ""

"""Content that is no text, and the one sign that no text contains."""

from __future__ import annotations

from monitoring.core.grid import letter
from monitoring.language import text
from monitoring.storage.reading.content import no_table
from monitoring.storage.reading.limits import Refused, refused

CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
DIVIDERS = (b";", b"\t", b",", b"|")


def check_binary(head: bytes) -> None:
    """Raise Refused if the first bytes of a file hold more control signs than a text does."""
    controls = len(head) - len(head.translate(None, CONTROLS))
    if controls > max(2, len(head) * 0.02):
        raise no_table(text("eine Binärdatei"))


def nul_in(piece: bytes, rows: int) -> Refused:
    """The refusal that names where a NUL stands; `rows` are those before the piece."""
    before = piece[: piece.find(0)].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before[before.rfind(b"\n") + 1 :]
    return refused(
        "nul-byte",
        text("Hier steht ein NUL-Zeichen, wie es in keinem Text vorkommt. Bitte den Wert "
             "berichtigen oder die Tabelle neu ausgeben lassen."),
        row=rows + before.count(b"\n") + 1,
        column=letter(max(line.count(sign) for sign in DIVIDERS)),
        value=line.decode("utf-8", "replace")[-40:],
    )

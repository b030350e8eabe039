"""Where records and cells of a text table end, and which sign divides them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.question import Question
from monitoring.language import text

DELIMITERS = (";", "\t", ",", "|")
NEWLINE, QUOTE = 10, 34
STEP = 1 << 23
INSIDE_NUMBER = re.compile(rb"(?<=\d),(?=\d)")
SAMPLE = 200_000
AGREE = 0.9


@dataclass(frozen=True)
class Survey:
    """Ends of all records in bytes, and per delimiter how often it stands in each record."""

    ends: npt.NDArray[np.int64]
    counts: dict[str, npt.NDArray[np.int32]]
    regular: bool


def survey(content: bytes | bytearray, chosen: str = "") -> Survey:
    """
    Count the delimiters of every record, outside quotation marks; needs a final line end.

    `chosen` is a delimiter to count beside the usual ones.
    """
    signs = dict.fromkeys((*DELIMITERS, chosen) if chosen else DELIMITERS)
    present = [sign for sign in signs if sign.encode() in content]
    whole = np.frombuffer(content, np.uint8)
    ends, totals = [], dict[str, list[npt.NDArray[np.int64]]]()
    before = dict.fromkeys(present, 0)
    regular, inside = True, 0
    for start in range(0, len(whole), STEP):
        block = whole[start : start + STEP]
        outside, inside, clean = _outside(whole, start, block, inside, "".join(signs))
        regular &= clean
        line_ends = np.flatnonzero(_kept(block == NEWLINE, outside))
        ends.append(line_ends + start)
        for sign in present:
            places = np.flatnonzero(_kept(block == ord(sign), outside))
            at_ends = np.searchsorted(places, line_ends) + before[sign]
            totals.setdefault(sign, []).append(at_ends)
            before[sign] += len(places)
    counts = {sign: np.diff(np.concatenate(found), prepend=0) for sign, found in totals.items()}
    return Survey(np.concatenate(ends) if ends else np.zeros(0, np.int64),
                  {sign: found.astype(np.int32) for sign, found in counts.items()},
                  regular and not inside)


def _kept(
    mask: npt.NDArray[np.bool_], outside: npt.NDArray[np.bool_] | None
) -> npt.NDArray[np.bool_]:
    return mask if outside is None else mask & outside


def _outside(
    whole: npt.NDArray[np.uint8], start: int, block: npt.NDArray[np.uint8], inside: int, signs: str
) -> tuple[npt.NDArray[np.bool_] | None, int, bool]:
    """Which bytes lie outside quotation marks (None: all), the state after, and if regular."""
    quotes = np.flatnonzero(block == QUOTE)
    if not len(quotes):
        return (None if not inside else np.zeros(len(block), bool)), inside, True
    parity = (np.cumsum(block == QUOTE, dtype=np.int32) + inside) & 1
    opening = parity[quotes] == 1
    borders = np.zeros(256, bool)
    borders[[NEWLINE, QUOTE, *map(ord, signs)]] = True
    places = quotes + start
    previous = np.where(places > 0, borders[whole[places - 1]], True)
    following = borders[whole[np.minimum(places + 1, len(whole) - 1)]]
    clean = bool(np.all(np.where(opening, previous, following)))
    return parity == 0, int(parity[-1]), clean


def delimiter_of(
    content: bytes | bytearray, found: Survey, answers: Mapping[str, str]
) -> tuple[str, tuple[Question, ...]]:
    """The sign that divides cells ("" if there is one column), and what is open about it."""
    if (chosen := answers.get("delimiter")) is not None:
        return chosen, ()
    filled = np.diff(found.ends, prepend=-1) > 1
    shares = {sign: _share(counts[filled]) for sign, counts in found.counts.items()}
    shares = {sign: share for sign, share in shares.items() if share > 0}
    if not shares:
        return "", ()
    best = max(shares.values())
    close = [sign for sign, share in shares.items() if share >= best * AGREE]
    if "," in close and decimal_commas(content):
        # A comma between digits only is a decimal mark where another sign divides as well.
        close = [sign for sign in close if sign != ","] or close
    if close == [","] and decimal_commas(content) and shares[","] < 1:
        return ",", (_question([",", ""], found, content),)
    counts = found.counts[close[0]]
    even = close[0] in (";", "\t") and len(np.unique(counts[counts > 0])) == 1
    if len(close) == 1 and (best >= 0.5 or (even and np.count_nonzero(counts) > 1)):
        return close[0], ()
    widths = {sign: np.median(found.counts[sign][filled]) for sign in close}
    close.sort(key=lambda sign: -widths[sign])
    rest = [sign for sign in shares if sign not in close]
    if close[0] in (";", "\t") and best >= 0.5 and set(close[1:]) <= {",", "|"}:
        dividers = found.counts[close[0]][filled]
        if len(np.unique(dividers)) == 1 and len(np.unique(found.counts[close[1]][filled])) > 1:
            return close[0], ()
    return close[0], (_question([*close, *rest], found, content),)


def _share(counts: npt.NDArray[np.int32]) -> float:
    """Share of the records that have the most frequent number of this sign, if any have it."""
    having = counts[counts > 0]
    if not len(having):
        return 0.0
    return float(np.bincount(np.minimum(having, 100_000)).max() / len(counts))


def decimal_commas(content: bytes | bytearray) -> bool:
    """Whether every comma of the first lines stands between digits."""
    head = content[:SAMPLE]
    return len(INSIDE_NUMBER.findall(head)) == head.count(b",")


def _question(options: list[str], found: Survey, content: bytes | bytearray) -> Question:
    lines = content[: int(found.ends[min(2, len(found.ends) - 1)])].decode("utf-8").split("\n")
    return Question(
        "delimiter",
        text("Welches Zeichen trennt die Spalten? Die Zeilen lassen mehrere Lesarten zu."),
        tuple(dict.fromkeys([*options, ""])),
        evidence=tuple(line[:120] for line in lines),
    )

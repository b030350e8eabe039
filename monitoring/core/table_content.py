"""Whether the cells of a column are numbers, or digits that are names, years or dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import DATE, MARK, VALUE, Classes
from monitoring.core.grid import Kind, Kinds
from monitoring.core.question import Choices
from monitoring.core.table_header import YEAR
from monitoring.language import text

Mask = npt.NDArray[np.bool_]
ENOUGH = 0.9
MIXED = 0.2
SAMPLE = 20_000
PERIOD = re.compile(r"(?i)jahr|zeit|stichtag|datum|stand|year|period|date")
ONLY_PERIOD = re.compile(
    r"(?i)^(?:(?:berichts|schul|kalender|haushalts|bezugs|erhebungs)?jahr(?:e|gang)?|stichtag|stand|"
    r"(?:bezugs)?zeit(?:raum|punkt)?|datum|year|period|date|periode)$"
)
_AREA = (
    r"(?:(?:stadt|verwaltungs)?bezirke?s?|(?:stadt|orts)teile?s?|(?:teil)?gebiete?s?|stimmbezirk|"
    r"(?:planungs|prognose|sozial)?r(?:a|ä)u?me?s?|bezirksregion|gemeinde|(?:land)?kreis|quartier|"
    r"(?:stadt)?viertel|(?:bau)?block|zelle|ort|stadt|land|region|lor|plr|bzr|pgr)"
)
# Headers of columns whose digits are names, by their last or their first word.
KEY_NAME = re.compile(
    rf"(?i)(?:nummer|\bnr\b\.?|schl(?:ü|ue)ssel|kennziffer|kennung|postleitzahl|\bplz\b|"
    rf"(?:\b|_)ids?\b|\bags\b|\bars\b|\bcode\b|(?:\b|_)key)\s*(?:\(.*\))?$|"
    rf"^(?:nr\.?|nummer|schl(?:ü|ue)ssel|id|code)\b|^{_AREA}(?:\s*\(.*\))?$|"
    r"^(?:alter(?:sjahre?)?|monat|quartal)$"
)
AREA_NAMED = re.compile(rf"(?i)\b{_AREA}\b")


@dataclass(frozen=True, eq=False)
class Cells:
    """Cells of a column with their kinds and classes, its header, and where it stands."""

    column: pa.StringArray
    kinds: Kinds
    own: Classes
    path: tuple[str, ...]
    name: str
    values: bool
    first: bool


def content_of(cells: Cells, choices: Choices) -> str:
    """What the column holds: words, numbers, years, dates or keys; asks where it is open."""
    value = cells.own == VALUE
    numbers = int(np.count_nonzero(value))
    if not cells.values:
        few = numbers < MIXED * np.count_nonzero(cells.kinds) or not _countable(cells, value)
        return "words" if few else _ask(cells, ("words", "numbers"), choices)
    if not numbers:
        return "numbers"
    # A word for the sum may stand in place of a key or a year.
    distinct = pc.unique(_sample(cells.column, value, numbers))
    dates = np.count_nonzero(cells.kinds == Kind.date)
    if dates > ENOUGH * numbers or _share(distinct, DATE) > ENOUGH:
        return "dates"
    head = cells.path[-1] if cells.path else ""
    options = _years(distinct, head, numbers) or _keys(cells, distinct, head)
    return options[0] if len(options) == 1 else _ask(cells, options, choices)


def _years(distinct: pa.StringArray, head: str, numbers: int) -> tuple[str, ...]:
    """What a column of cells that could be years may hold; nothing for other cells."""
    share = _share(distinct, f"^{YEAR.pattern}(?:{MARK})?$")
    if share > ENOUGH / 2 and ONLY_PERIOD.match(head):
        return ("years",)
    if share <= ENOUGH:
        return ()
    repeated = len(distinct) < numbers / 3
    return ("years", "numbers") if PERIOD.search(head) or repeated else ()


def _sample(column: pa.StringArray, chosen: Mask, number: int) -> pa.StringArray:
    """The first of the chosen cells, of which there are so many."""
    if number == len(column):
        return column[:SAMPLE]
    return column.take(pa.array(np.flatnonzero(chosen)[:SAMPLE]))


def _countable(cells: Cells, value: Mask) -> bool:
    """Whether the values among the words are written as amounts, not as names with digits."""
    found = _sample(cells.column, value, -1)
    return _share(found, r"^0\d") < MIXED


def _keys(cells: Cells, distinct: pa.StringArray, head: str) -> tuple[str, ...]:
    """Digits are names of areas by their zeros, their heading, their length or their order."""
    zeros = _share(distinct, r"^0\d+$")
    if _share(distinct, r"^\d+$") < 1:
        return ("keys",) if zeros > 0.5 else ("numbers",)
    even = _even(distinct)
    if zeros > 0.05 or (KEY_NAME.search(head) and (len(cells.path) < 2 or even)):
        return ("keys",)
    long = even and _share(distinct, r"^\d{8,12}$") == 1
    if cells.first and (long or (not head and _rising(cells.column))):
        return ("keys",)
    area = AREA_NAMED.search(head) and even and len(distinct) > 1 and _rising(cells.column)
    return ("keys", "numbers") if zeros or (head and (long or area)) else ("numbers",)


def _even(distinct: pa.StringArray) -> bool:
    return len(pc.unique(pc.binary_length(distinct))) == 1


def _rising(column: pa.StringArray) -> bool:
    """Whether the first cells rise from row to row, as running numbers do."""
    cells = column[:1000]
    if not pc.all(pc.match_substring_regex(cells, r"^\d{1,15}$")).as_py():
        return False
    return bool(np.all(np.diff(np.asarray(pc.cast(cells, pa.int64()))) > 0))


def _share(cells: pa.StringArray, pattern: str) -> float:
    if not len(cells):
        return 0.0
    return float(np.mean(np.asarray(pc.match_substring_regex(cells, pattern))))


def _ask(cells: Cells, options: tuple[str, ...], choices: Choices) -> str:
    words = {"words": text("Texte"), "numbers": text("Zahlen"), "years": text("Jahre"),
             "keys": text("Nummern, die Gebiete oder Merkmale benennen")}
    filled = cells.column.filter(pa.array(cells.kinds > 0))
    return choices.choose(
        "holds", cells.name,
        text("Was steht in dieser Spalte? Die Zellen lassen mehrere Lesarten zu."),
        {option: words[option] for option in options}, cells.name,
        pc.unique(filled[:SAMPLE])[:8].to_pylist(),
    )

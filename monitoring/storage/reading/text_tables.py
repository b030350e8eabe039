"""A text file as one sheet: encoding, delimiter, cells, odd signs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

import numpy as np

from monitoring.core.problem import Problem
from monitoring.core.question import Question
from monitoring.language import text
from monitoring.storage.reading.cell_kinds import kinds_of
from monitoring.storage.reading.delimited import Columns, blocks
from monitoring.storage.reading.delimiter import delimiter_of, survey
from monitoring.storage.reading.encoding import Decoded, decoded
from monitoring.storage.reading.exchange import Block
from monitoring.storage.reading.like_records import Irregular
from monitoring.storage.reading.limits import Limits, beyond, refused
from monitoring.storage.reading.odd_signs import odd_signs
from monitoring.storage.reading.progress import Told, part_of, unheard
from monitoring.storage.reading.quotes import hide_literal, shown
from monitoring.storage.reading.raw_text import RawText
from monitoring.storage.reading.regular import Regular, layout_of

Write = Callable[[Iterable[Block]], object]
LARGE = 1_000_000
DECODED = 0.3


@dataclass(frozen=True)
class TextTable:
    """What was found out about a text file whose blocks of cells were written."""

    encoding: str
    delimiter: str
    questions: tuple[Question, ...]
    problems: list[Problem]


def text_table(
    raw: RawText, answers: Mapping[str, str], limits: Limits, write: Write, told: Told = unheard
) -> TextTable:
    """
    Decide encoding and delimiter of a file and write its cells; raises Refused.

    `write` may be called twice; what was written first is then void.
    """
    _check_answer(answers)
    words = decoded(raw, answers, part_of(told, 0, DECODED))
    if not words.content.endswith(b"\n"):
        words.content.extend(b"\n")
    rest = part_of(told, DECODED, 1)
    if len(words.content) > LARGE:
        with suppress(Irregular):
            return regular_table(words, answers, limits, write, rest)
    return careful_table(words, answers, limits, write, rest)


def regular_table(
    words: Decoded, answers: Mapping[str, str], limits: Limits, write: Write, told: Told = unheard
) -> TextTable:
    """The same as `careful_table` for files of like records; raises Irregular for all others."""
    layout = layout_of(words.content, answers)
    problems: list[Problem] = []
    read = Regular(words.content, layout, limits, told)
    write(_blocks(read.columns(), words.suspicious, problems, limits, read.note))
    if "delimiter" not in answers and not read.evident():
        found = delimiter_of(words.content, survey(words.content), answers)
        if found != (layout.delimiter, ()):
            raise Irregular
    return TextTable(words.encoding, layout.delimiter, words.questions, problems)


def careful_table(
    words: Decoded, answers: Mapping[str, str], limits: Limits, write: Write, told: Told = unheard
) -> TextTable:
    """Any text, with every record surveyed before its cells are read."""
    content = words.content
    lines = content.count(b"\n")
    if lines > limits.rows * 2:
        raise beyond(limits, "rows", lines)
    chosen = answers.get("delimiter", "")
    found = survey(content, chosen)
    # Quotation marks inside of cells would hide delimiters from the count.
    seen = found if found.regular else survey(content.replace(b'"', b"'"), chosen)
    delimiter, questions = delimiter_of(content, seen, answers)
    if sign := hide_literal(content, delimiter):
        found = survey(content, delimiter)
    problems = [] if delimiter or questions else [_one_column()]
    rows = max(len(found.ends), 1)
    parts = (shown(columns, sign) for columns in blocks(content, found, delimiter, limits))
    write(_blocks(
        parts, words.suspicious, problems, limits,
        lambda block: told(int(block.rows.max(initial=0)) / rows),
    ))
    return TextTable(words.encoding, delimiter, (*words.questions, *questions), problems)


def _blocks(
    parts: Iterable[Columns], suspicious: bool, problems: list[Problem], limits: Limits,
    note: Callable[[Block], None],
) -> Iterator[Block]:
    """Blocks with the kinds of their cells and their row numbers; problems are added up."""
    row = 1
    for columns in parts:
        length = len(columns[0]) if columns else 0
        rows = np.arange(row, row + length, dtype=np.int32)
        for place, column in enumerate(columns if suspicious else ()):
            problems.extend(islice(odd_signs(column, place, rows, ""),
                                   limits.problems - len(problems)))
        block = Block(columns, [kinds_of(column) for column in columns], rows)
        note(block)
        yield block
        row += length


def _one_column() -> Problem:
    return Problem(
        "one-column",
        text("Die Datei hat nur eine Spalte; es wurde kein Trennzeichen gefunden. Bitte "
             "prüfen, ob das eine Tabelle ist."),
        severity="warning",
    )


def _check_answer(answers: Mapping[str, str]) -> None:
    """Raise Refused if the delimiter that was answered cannot be one."""
    sign = answers.get("delimiter", "")
    if len(sign) > 1 or not sign.isascii() or sign.isalnum() or (sign and sign in '"\n\r\0'):
        raise refused(
            "delimiter",
            text("Als Trennzeichen ist „{sign}“ angegeben. Möglich ist ein einzelnes Zeichen wie "
                 "; oder , das weder Buchstabe noch Ziffer ist.", sign=sign[:20]),
        )

"""Texts in CSV files that no spreadsheet takes for a formula."""

from __future__ import annotations

import pandas as pd

# What spreadsheets start a formula with, also after a tab or line break and in full width.
STARTS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def plain_text(cell: str) -> str:
    """The cell, behind an apostrophe where a spreadsheet would compute it."""
    # A lone carriage return is not quoted, and what follows it would start a line.
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{cell}" if len(cell) > 1 and cell.startswith(STARTS) else cell


def csv_file(table: pd.DataFrame) -> bytes:
    """A table as CSV; texts stay texts, and numbers stay numbers, negative ones too."""
    safe = table.copy()
    for name in table.columns:
        if not pd.api.types.is_numeric_dtype(table[name]):
            distinct = [one for one in table[name].unique() if isinstance(one, str)]
            changed = {one: safe_one for one in distinct if (safe_one := plain_text(one)) != one}
            if changed:
                safe[name] = [changed.get(one, one) for one in table[name]]
    return safe.to_csv(index=False, lineterminator="\n").encode()

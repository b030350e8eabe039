"""How much of a release is secret and how much stays, as a small table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from monitoring.core.protection.of_cube import UNBOUNDED
from monitoring.core.rounding import NO_BREAK_SPACE, rounded
from monitoring.language import text
from monitoring.pages.parts.tables import table_html

Record = Mapping[str, int | float | None]


def protection_html(first: str, named: Iterable[tuple[str, Record]], caption: str) -> str:
    """One row per name and report; what a report of an earlier version lacks is said."""
    head = (first, text("selbst klein"), text("schützt andere"), text("kleinste Spanne"),
            text("Zahlen bleiben"), text("Menschen bleiben"), text("bei ganzen Zeilen"))
    rows = [(name, *_row(one)) for name, one in named]
    return table_html(head, rows, range(1, len(head)), caption)


def reading_aid() -> str:
    """What the columns of the table say."""
    return text(
        "„Selbst klein“ und „schützt andere“ sind Anzahlen geheimer Zahlen. Die kleinste Spanne "
        "sagt, wie viele Werte für jede geheime Anzahl mindestens möglich bleiben. „Menschen "
        "bleiben“ zählt jede Zahl mit den Menschen ihres Gebiets. Zum Vergleich: was bliebe, wenn "
        "jede Zeile mit einer kleinen Zahl ganz entfiele.")


def _row(one: Record) -> tuple[str, ...]:
    return (_count(one, "small"), _count(one, "beside"), _count(one, "min_candidates"),
            _share(one, "kept"), _share(one, "people"), _share(one, "plain"))


def _count(one: Record, name: str) -> str:
    value = one.get(name)
    if value is None:
        # Without a secret count there is nothing that could be narrowed.
        return text("nichts geheim") if one.get("secret") == 0 else text("nicht erfasst")
    if name == "min_candidates" and value >= UNBOUNDED:
        return text("unbegrenzt")
    return rounded(value, 0)


def _share(one: Record, name: str) -> str:
    value = one.get(name)
    if value is None:
        return text("nicht erfasst")
    # "100 %" is only said where nothing at all is hidden.
    percent = min(value * 100, 99.9) if value < 1 else 100.0
    return f"{rounded(percent, 1)}{NO_BREAK_SPACE}%"

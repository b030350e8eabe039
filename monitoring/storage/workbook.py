"""A table as a workbook: the figures, and on a second sheet what a reader must know about them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pandas as pd

from monitoring.core.chance.declared_interval import declared_method
from monitoring.core.chance.intervals import meaning_words
from monitoring.core.indicator import Indicator
from monitoring.core.status import Status, word
from monitoring.language import current, text
from monitoring.storage.snapshot import Snapshot

Told = Sequence[tuple[str, str]]


def workbook(
    snapshot: Snapshot, table: pd.DataFrame, told: Told = (), indicators: Sequence[str] = ()
) -> bytes:
    """
    Numbers as numbers, and no text as a formula or link.

    `told` are further lines of the second sheet (what, words); the table's own indicator and
    those named are explained there.
    """
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(out, engine="xlsxwriter", engine_kwargs={"options": options}) as book:
        table.to_excel(book, sheet_name=text("Werte"), index=False, freeze_panes=(1, 0))
        notes = pd.DataFrame(_notes(snapshot, table, told, indicators))
        notes.to_excel(book, sheet_name=text("Erläuterung"), index=False, header=False)
        book.sheets[text("Werte")].set_column(0, len(table.columns) - 1, 16)
        book.sheets[text("Erläuterung")].set_column(0, 0, 22)
        book.sheets[text("Erläuterung")].set_column(1, 1, 100)
    return out.getvalue()


def _notes(
    snapshot: Snapshot, table: pd.DataFrame, told: Told, indicators: Sequence[str]
) -> list[tuple[str, str]]:
    release = snapshot.release
    rows = [
        *told,
        (text("Stadt"), str(snapshot.city.frame.name)),
        (text("Ausgabe"), f"{release.id}, {release.time[:10]}, {release.by}: {release.note}"),
        (text("Lizenz"), str(snapshot.city.frame.licence)),
        (text("Sprache"), current()),
        _signs(table),
    ]
    own = str(table["indicator"].iloc[0]) if "indicator" in table and len(table) else ""
    declared = snapshot.city.indicators
    for name in dict.fromkeys((own, *indicators)):
        if name in declared:
            rows += _explained(declared[name], intervals=name == own)
    return rows


def _signs(table: pd.DataFrame) -> tuple[str, str]:
    if "status" in table:
        return text("Spalte status"), "; ".join(f"{one.name} = {word(one)}" for one in Status)
    return text("Leere Felder"), text(
        "Hier gibt es keine Zahl. Der Grund steht daneben, wenn er bekannt ist, etwa: {words}.",
        words=", ".join(word(one) for one in (Status.secret, Status.missing, Status.excluded)))


def _explained(indicator: Indicator, intervals: bool) -> list[tuple[str, str]]:
    """The declaration in words, and how intervals of its values are computed."""
    names = (
        (text("Indikator"), "label"),
        (text("Definition"), "definition"),
        (text("Einheit"), "unit"),
        (text("Zähler"), "numerator"),
        (text("Nenner"), "denominator"),
        (text("Quelle"), "source"),
        (text("Stichtag"), "reference_date"),
        (text("Grenzen der Aussage"), "limits"),
        (text("Fassung der Definition"), "version"),
    )
    rows = [(title, str(getattr(indicator, name))) for title, name in names
            if getattr(indicator, name)]
    if intervals:
        rows.append((text("Intervalle"), f"{declared_method(indicator)} {meaning_words()}"))
    return rows

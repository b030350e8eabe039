"""The planning register as a spreadsheet: one sheet per kind, a column per field."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from monitoring.core.planning.field import Field, FieldType, Kind
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.language import Words
from monitoring.storage.planning.exchange_cells import cell_of

ID, VERSION = Words("Kennung", "Id"), Words("Version", "Version")
_WIDE = frozenset({FieldType.text, FieldType.steps})


def register_xlsx(register: Register, setting: Setting, kinds: Sequence[str] = ()) -> bytes:
    """
    Entries of these kinds, by default of all that have any, with headings in both languages.

    What is typed is written as it is; nothing becomes a formula. Without entries, empty tables.
    """
    wanted = [KINDS[name] for name in kinds or KINDS]
    filled = [one for one in wanted if register.of(one.id)]
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for kind in wanted if kinds or not filled else filled:
            sheet = book.add_worksheet(str(kind.plural)[:31])
            sheet.freeze_panes(1, 2)
            for column, word in enumerate(headings(kind)):
                sheet.write_string(0, column, word, bold)
            for column, field in enumerate(kind.fields, 2):
                sheet.set_column(column, column, 40 if field.type in _WIDE else 20)
            for row, item in enumerate(register.of(kind.id), 1):
                _write(sheet, row, item, kind.fields, setting, wrap)
    return out.getvalue()


def headings(kind: Kind) -> list[str]:
    """The first line of a sheet in the reader's language."""
    return [str(ID), str(VERSION), *(str(field.label) for field in kind.fields)]


def fields_by_heading(kind: Kind) -> dict[str, str]:
    """Field ids, "id" and "version" by their headings of both languages, in small letters."""
    words: Iterable[tuple[Words, str]] = ((ID, "#id"), (VERSION, "#version"),
                                          *((one.label, one.id) for one in kind.fields))
    found = {one.id: one.id for one in kind.fields}
    for label, name in words:
        found |= {label.de.casefold(): name, label.en.casefold(): name}
    return found


def kind_by_sheet(name: str) -> Kind | None:
    """The kind whose entries a sheet of this name holds."""
    for kind in KINDS.values():
        labels = (kind.id, kind.plural.de, kind.plural.en, kind.label.de, kind.label.en)
        if name.strip().casefold() in {label.casefold()[:31] for label in labels}:
            return kind
    return None


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, item: Item,
           fields: Sequence[Field], setting: Setting,
           wrap: xlsxwriter.format.Format) -> None:
    sheet.write_string(row, 0, item.id)
    sheet.write_number(row, 1, item.version)
    for column, field in enumerate(fields, 2):
        cell = cell_of(field, item.data.get(field.id), setting)
        if isinstance(cell, float):
            sheet.write_number(row, column, cell)
        elif cell:
            sheet.write_string(row, column, cell, wrap)

"""Files with entries as offices deliver them, and what reading them says."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import xlsxwriter

from monitoring.core.planning.item import Item, Register
from monitoring.core.problem import Problem, errors
from monitoring.storage.planning.importing import Import, imported
from tests.core.planning.invented_register import entry, setting


def workbook(**sheets: Any) -> bytes:
    """A workbook as an office would write it; numbers are numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, lines in sheets.items():
            page = book.add_worksheet(name)
            for row, line in enumerate(lines):
                for column, cell in enumerate(line):
                    page.write(row, column, cell) if cell != "" else None
    return out.getvalue()


def register(*items: Item) -> Register:
    return Register({one.key: one for one in items}, len(items))


def known() -> Register:
    """A vision in version 3 and the actor that it does not name."""
    vision = Item("goal", "Z1", 3, "2027-01-02T00:00:00+00:00", "Bert", "Anna", data={
        "title": "Alle lernen schwimmen", "plan": "jugend", "tier": "leitbild",
        "state": "entwurf", "text": "Lang, länger"})
    return register(vision, entry("actor", "A1", actor_kind="verein"))


def read(content: bytes, there: Register | None = None, name: str = "ziele.xlsx",
         kind: str = "") -> Import:
    return imported(content, name, there or known(), setting(), kind)


def said(found: Import, rule: str) -> Problem:
    """The one error of this rule."""
    (only,) = [one for one in errors(found.problems) if one.rule == rule]
    return only


def ods(lines: list[list[str]]) -> bytes:
    """A sheet "Akteure" as LibreOffice keeps it."""
    cells = "".join(
        "<table:table-row>" + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>" for cell in line) + "</table:table-row>" for line in lines)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text"))
    content = (f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
               f'<office:spreadsheet><table:table table:name="Akteure">{cells}</table:table>'
               "</office:spreadsheet></office:body></office:document-content>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest:manifest xmlns:'
                         'manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
    return out.getvalue()

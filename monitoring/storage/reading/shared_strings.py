"""Texts that the cells of an XLSX file share, read once instead of once for every piece."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import IO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from python_calamine import CalamineWorkbook

from monitoring.core.grid import Kinds
from monitoring.storage.reading.cell_kinds import kinds_of
from monitoring.storage.reading.progress import Told
from monitoring.storage.reading.spreadsheets import written

STEP = 1 << 20
AT_ONCE = 50_000
# No XML document may contain this sign, so that no cell begins with it by itself.
MARK = "\x01"
REFERENCE, MARKED = b't="s"><v>', b't="str"><v>\x01'
ITEM = re.compile(rb"<(?:\w+:)?si[\s>/]")
MEMBER = "xl/sharedStrings.xml"
SCHEMAS = "http://schemas.openxmlformats.org"
MAIN = f"{SCHEMAS}/spreadsheetml/2006/main"
LINKS = f"{SCHEMAS}/officeDocument/2006/relationships"
PACKAGE = f"{SCHEMAS}/package/2006"


class SharedStrings:
    """The shared texts in normal form; cells point to them by number."""

    def __init__(self, texts: pa.StringArray, kinds: Kinds) -> None:
        self.texts, self.kinds = texts, kinds

    def shown(self, column: pa.StringArray, kinds: Kinds) -> tuple[pa.StringArray, Kinds, int]:
        """
        A column with texts in place of marked numbers, and how many there were.

        Raises ArrowException for a number that stands for no text.
        """
        marks = np.asarray(pc.starts_with(column, MARK))
        count = int(np.count_nonzero(marks))
        if not count:
            return column, kinds, 0
        where = pa.array(marks)
        numbers = pc.cast(pc.utf8_slice_codeunits(column.filter(where), 1), pa.int64())
        texts = self.texts.take(numbers)
        kinds = kinds.copy()
        kinds[marks] = self.kinds[numbers]
        if count < len(column):
            texts = pc.replace_with_mask(column, where, texts)
        return texts, kinds, count


def marked(content: bytes) -> tuple[bytes, int]:
    """A sheet's XML whose cells hold marked numbers instead of shared texts, and how many."""
    changed = content.replace(REFERENCE, MARKED)
    return changed, (len(changed) - len(content)) // (len(MARKED) - len(REFERENCE))


def shared_strings(
    archive: zipfile.ZipFile, member: str, folder: Path, told: Told
) -> SharedStrings:
    """
    All shared texts of a checked XLSX file; raises CalamineError.

    calamine reads them as cells of an invented workbook, written into the folder: sheets of some
    cells each, so that it need not hold all cells at once.
    """
    path = folder / "shared.xlsx"
    with zipfile.ZipFile(path, "w") as invented:
        with archive.open(member) as source, invented.open(MEMBER, "w") as target:
            count = _copied(source, target)
        starts = range(0, count, AT_ONCE)
        for name, content in _workbook(len(starts)).items():
            invented.writestr(name, content)
        for number, start in enumerate(starts):
            invented.writestr(f"xl/worksheets/{number}.xml",
                              _cells(start, min(start + AT_ONCE, count)))
    book = CalamineWorkbook.from_path(str(path))
    columns = []
    for number in range(len(starts)):
        lines = book.get_sheet_by_name(str(number)).to_python(skip_empty_area=False)
        columns.append(written([str(line[0]) for line in lines])[0])
        told((number + 1) / len(starts))
    texts = pa.concat_arrays([pa.array([], pa.string()), *columns])
    path.unlink()
    return SharedStrings(texts, kinds_of(texts))


def _copied(source: IO[bytes], target: IO[bytes]) -> int:
    """The number of texts in what was copied."""
    count, rest = 0, b""
    while piece := source.read(STEP):
        target.write(piece)
        seen = rest + piece
        cut = seen.rfind(b"<")
        count += len(ITEM.findall(seen, 0, max(cut, 0)))
        rest = seen[max(cut, 0) :]
    return count + len(ITEM.findall(rest))


def _workbook(sheets: int) -> dict[str, str]:
    names = range(sheets)
    listed = "".join(f'<sheet name="{n}" sheetId="{n + 1}" r:id="r{n}"/>' for n in names)
    links = "".join(_link(f"r{n}", "worksheet", f"worksheets/{n}.xml") for n in names)
    book = _link("r", "officeDocument", "xl/workbook.xml")
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{book}</Relationships>',
        "xl/_rels/workbook.xml.rels":
            f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/workbook.xml":
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>',
    }


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{LINKS}/{kind}" Target="{target}"/>'


def _cells(start: int, end: int) -> str:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{number}</v></c></row>'
        for row, number in enumerate(range(start, end), 1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'

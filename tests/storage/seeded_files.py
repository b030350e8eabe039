"""Files with one mistake each that only the reading of their bytes can find."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import xlsxwriter

from monitoring.storage.reading.limits import Limits

TABLE = "gebiet;jahr;einwohner\n0101;2020;310\n0102;2020;205\n0103;2020;120\n"


@dataclass(frozen=True)
class SeededFile:
    """The rule, the content, and row, column and value of the mistake."""

    rule: str
    content: bytes
    row: int | None = None
    column: str = ""
    value: str = ""
    name: str = "t.csv"
    limits: Limits | None = None
    severity: str = "error"


def archive(members: dict[str, bytes | str]) -> bytes:
    """A packed file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """A workbook with the tiny table on its first sheet, and whatever else is filled in."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tabelle")
        for row, line in enumerate(TABLE.splitlines()):
            for column, cell in enumerate(line.split(";")):
                if row and column:
                    sheet.write_number(row, column, int(cell))
                else:
                    sheet.write_string(row, column, cell)
        fill(book)
    return out.getvalue()


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with one part of it rewritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert old in parts[part]
    return archive({**parts, part: parts[part].replace(old, new)})


def with_password(content: bytes) -> bytes:
    """An archive whose first member says that it is encrypted."""
    place = content.index(b"PK\x01\x02") + 8
    marked = bytearray(content)
    marked[6] |= 1
    marked[place] |= 1
    return bytes(marked)


def _formula(book: xlsxwriter.Workbook) -> None:
    book.get_worksheet_by_name("Tabelle").write_formula(3, 2, "=C2+C3", None, "")


def _hidden(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Alt")
    sheet.write_string(0, 0, "gebiet")
    sheet.hide()


def _picture(book: xlsxwriter.Workbook) -> None:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Tabelle!$C$2:$C$4"})
    book.add_chartsheet("Bild").set_chart(chart)


PLAIN = workbook(lambda _: None)
DTD = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'
FILES = [
    SeededFile("empty", b"\xef\xbb\xbf \r\n"),
    SeededFile("no-table", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    SeededFile("nul-byte", TABLE.encode().replace(b"0102", b"01\x0002"), 3, "A", "01"),
    SeededFile("mixed-encoding", TABLE.replace("0102", "Süd").encode() + "Nörd;2020;4\n".encode(
        "cp1252"), 5, "", "N\ufffdrd;2020;4"),
    SeededFile("encoding", b"\xff\xfe" + TABLE.encode("utf-16-le") + b"\x00\xd8;\x00", 5),
    SeededFile("quotes", TABLE.encode().replace(b"0102", b'"0102'), 3),
    SeededFile("tables-beside", (
        b"gebiet;jahr;einwohner;gebiet;quote\nAltstadt;2020;310;Altstadt;6,7\n"
        b"Hafen;2020;205;Hafen;7,5\nHeide;2020;120;Heide;7,1\n"), column="D"),
    SeededFile("one-column", b"gebiet\n0101\n0102\n0103\n", severity="warning"),
    SeededFile("hidden-sign", TABLE.replace("0102", "0102\u200b").encode(), 3, "A", "0102␣",
               severity="warning"),
    SeededFile("encoded-twice", TABLE.replace("0102", "SÃ¼d").encode(), 3, "A", "SÃ¼d",
               severity="warning"),
    SeededFile("damaged", PLAIN[:-200], name="t.xlsx"),
    SeededFile("password", with_password(PLAIN), name="t.xlsx"),
    SeededFile("archive-path", archive({"../t.csv": TABLE}), name="t.zip"),
    SeededFile("archive-nested", archive({"t.zip": archive({"t.csv": TABLE})}), name="t.zip"),
    SeededFile("xml-entities", changed(PLAIN, "xl/worksheets/sheet1.xml", b"<worksheet", DTD),
               name="t.xlsx"),
    SeededFile("formula-without-result", changed(
        workbook(_formula), "xl/worksheets/sheet1.xml", b"<v></v>", b""), 4, "C",
        name="t.xlsx"),
    SeededFile("hidden-sheet", workbook(_hidden), name="t.xlsx", severity="note"),
    SeededFile("empty-sheet", workbook(lambda book: book.add_worksheet("Leer")), name="t.xlsx",
               severity="note"),
    SeededFile("no-cells", workbook(_picture), name="t.xlsx", severity="note"),
    SeededFile("limit-bytes", TABLE.encode(), limits=Limits(bytes=20)),
    SeededFile("limit-rows", TABLE.encode(), limits=Limits(rows=3)),
    SeededFile("limit-columns", TABLE.encode(), limits=Limits(columns=2)),
    SeededFile("limit-cells", TABLE.encode(), limits=Limits(cells=5)),
    SeededFile("limit-members", PLAIN, name="t.xlsx", limits=Limits(members=3)),
    SeededFile("limit-uncompressed-bytes", PLAIN, name="t.xlsx",
               limits=Limits(uncompressed_bytes=100)),
    SeededFile("limit-ratio", archive({"xl/workbook.xml": "<a>" + " " * 2_000_000}),
               name="t.xlsx", limits=Limits(ratio=50)),
    SeededFile("limit-answer-bytes", TABLE.encode() * 20_000, limits=Limits(
        bytes=10_000_000, answer_bytes=1_000)),
]

"""Every odd file that others collected ends as grids or as one sentence, in bounded time."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from monitoring.core.table_shape import Shape, shape_of
from monitoring.storage.reading.upload import Upload, read_upload

REFUSED = {
    "bomb_billion_laughs.xlsx": "xml-entities",
    "xxe_file.xlsx": "xml-entities",
    "xxe_http.xlsx": "xml-entities",
    "dimension_lie_1cell_XFD1048576.xlsx": "limit-memory",
    "xlsx_named.csv": "limit-memory",
    "zip_slip.zip": "archive-path",
    "zip_symlink.zip": "archive-path",
    "zip_nested_500GB.zip": "archive-nested",
    "zip_20000_members.zip": "limit-members",
    "nul_bytes.csv": "nul-byte",
    "mixed_encoding.csv": "mixed-encoding",
    "empty.csv": "empty",
    "pdf_named.csv": "no-table",
    "html_named.xls": "no-table",
    "geo_dup_id.geojson": "no-table",
    "geo_nan.geojson": "no-table",
}
REPORTED = {
    "utf8_twice.csv": "encoded-twice",
    "bidi_zero_width.csv": "hidden-sign",
    "header_only.csv": "no-rows",
    "excel_dates_for_districts.csv": "date-for-key",
}


def shapes(upload: Upload) -> list[Shape]:
    return [shape_of(grid) for grid in upload.grids]


def _ends_well(path: Path) -> None:
    start = time.monotonic()
    upload = read_upload(path, path.name)
    assert upload.grids or upload.problems, path
    assert all(problem.message and "\n" not in problem.message for problem in upload.problems)
    shapes(upload)
    # The reader ends its child after ten seconds; twice that would mean that it did not.
    assert time.monotonic() - start < 20, path


def test_every_file_ends_in_bounded_time_and_memory(corpora: Path) -> None:
    process = psutil.Process()
    before = process.memory_info().rss
    paths = sorted(path for path in corpora.rglob("*") if path.is_file())
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(_ends_well, paths))
    assert process.memory_info().rss - before < 100_000_000


def test_local_files_end_as_expected(corpora: Path) -> None:
    folder = corpora / "local-made"
    for case in json.loads((folder / "EXPECT.json").read_text("utf-8")):
        name = case["file"]
        upload = read_upload(folder / name, name)
        rules = {one.rule for one in upload.problems}
        rules |= {one.rule for shape in shapes(upload) for one in shape.problems}
        assert upload.refused == (name in REFUSED), name
        expected = REFUSED.get(name) or REPORTED.get(name)
        assert expected is None or expected in rules, name
        assert "root:" not in repr(upload), name


def test_refusals_name_the_place(corpora: Path) -> None:
    folder = corpora / "local-made"
    (nul,) = read_upload(folder / "nul_bytes.csv", "nul_bytes.csv").problems
    assert (nul.row, nul.column) == (2, "A")
    (mixed,) = read_upload(folder / "mixed_encoding.csv", "mixed_encoding.csv").problems
    assert mixed.row == 3


def test_numbers_that_may_mean_two_things_are_asked_about(corpora: Path) -> None:
    folder = corpora / "local-made"
    (shape,) = shapes(read_upload(folder / "de_vs_en_numbers.csv", "t.csv"))
    assert [question.column for question in shape.questions] == ["wert"]
    (shape,) = shapes(read_upload(folder / "nbsp_thousands.csv", "t.csv"))
    style = shape.tables[0].columns[2].style
    assert (style.decimal, style.thousands, style.sure) == (",", " ", True)


def test_totals_are_no_districts(corpora: Path) -> None:
    (shape,) = shapes(read_upload(corpora / "local-made" / "total_row_inside.csv", "t.csv"))
    assert len(shape.tables[0].rows) == 2
    assert [one.first for one in shape.skipped if one.reason == "total"] == [4, 5]


def test_every_case_of_csv_spectrum_is_exact(corpora: Path) -> None:
    for path in sorted((corpora / "csv-spectrum" / "csvs").glob("*.csv")):
        expected_file = corpora / "csv-spectrum" / "json" / f"{path.stem}.json"
        if not expected_file.exists():
            continue
        expected = json.loads(expected_file.read_text("utf-8"))
        (grid,) = read_upload(path, path.name).grids
        lines = [grid.line(row) for row in range(len(grid))]
        found = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
        whole = json.loads(json.dumps(expected).replace("\\r\\n", "\\n"))
        assert found == whole, path.name


@pytest.mark.parametrize(
    "name",
    ["calamine/pass_protected.xlsx", "calamine/pass_protected.ods", "calamine/pass_protected.xlsb",
     "messytables-horror/encrypted_no_password.xls", "poi-fuzz/protected_passtika.xlsx"],
)
def test_passwords_are_named(corpora: Path, name: str) -> None:
    if not (corpora / name).exists():
        pytest.skip("not in this half of the collection")
    (problem,) = read_upload(corpora / name, name).problems
    assert problem.rule == "password"

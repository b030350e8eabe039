"""Large regular files are read by another way, which finds exactly the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.core.grid import Kind
from monitoring.storage.reading.encoding import decoded
from monitoring.storage.reading.like_records import Irregular
from monitoring.storage.reading.limits import Limits, Refused
from monitoring.storage.reading.text_tables import careful_table, regular_table
from monitoring.storage.reading.upload import read_upload
from tests.storage.reading.read_here import Found, Written, found_by

CELLS = st.sampled_from(
    ["", "a", "1", "-5", "1,5", "ä", "=1", "#NV", "x y", " z", "q\u200b", "Ã¼", "\u00a0n", "3.4",
     "-", "a,b", "u\u0308", '5" Rohr', 'a\nb', 'say "x"']
)


@pytest.fixture(scope="module", autouse=True)
def _small() -> Iterator[None]:
    """Chunks and samples of some bytes, so that small texts have several of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("monitoring.storage.reading.like_records.CHUNK", 40)
        patch.setattr("monitoring.storage.reading.regular.HEAD", 60)
        patch.setattr("monitoring.storage.reading.quotes.CHUNK", 30)
        yield


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Tables with a few rows of another width, blank lines, quotation marks and odd signs."""
    width = draw(st.integers(2, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=30))
    for _ in range(draw(st.integers(0, 3))):
        odd = draw(st.lists(CELLS, max_size=width + 1))
        rows.insert(draw(st.integers(0, len(rows))), odd)
    sign = draw(st.sampled_from(";,\t|"))
    if draw(st.booleans()):
        return "\n".join(sign.join(cell.replace(sign, "") for cell in row) for row in rows)
    written = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if draw(st.booleans()) else csv.QUOTE_MINIMAL
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    csv.writer(written, delimiter=sign, quoting=quoting, lineterminator=end).writerows(rows)
    return written.getvalue()


def both(raw: bytes) -> tuple[Found, Found] | None:
    """What both ways find; nothing where the careful one is needed."""
    try:
        return found_by(regular_table, raw), found_by(careful_table, raw)
    except (Irregular, Refused):
        return None


@given(texts())
@settings(max_examples=400, deadline=None)
def test_both_ways_find_the_same(words: str) -> None:
    if found := both(words.encode()):
        assert found[0] == found[1]


WIDE = "".join(f"{n:03d};{'Bonn' if n % 2 else 'Köln, Stadt'};{n};\n" for n in range(60))


def regular(words: str) -> Found:
    return found_by(regular_table, words.encode())


def test_a_title_and_footnotes_stand_in_their_rows() -> None:
    found = regular(f"Tabelle 1\n\nid;name;wert;\n{WIDE}\nQuelle: Amt\n- nichts\n")
    assert found.lines[0] == ["Tabelle 1", "", "", ""]
    assert found.lines[1] == ["", "", "", ""]
    assert found.lines[2] == ["id", "name", "wert", ""]
    assert found.lines[3] == ["000", "Köln, Stadt", "0", ""]
    assert found.lines[62] == ["059", "Bonn", "59", ""]
    assert found.lines[63:] == [["", "", "", ""], ["Quelle: Amt", "", "", ""],
                                ["- nichts", "", "", ""]]
    assert found.rows == list(range(1, 67))
    assert found.kinds[65] == [Kind.formula, Kind.empty, Kind.empty, Kind.empty]


def test_a_wider_row_at_the_end_widens_all() -> None:
    found = regular(f"{WIDE}1;2;3;4;5;6\n")
    assert found.lines[0] == ["000", "Köln, Stadt", "0", "", "", ""]
    assert found.lines[-1] == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    "words",
    [
        "a;b\n" * 40 + "1;2;3;4\n" + "a;b\n" * 40,  # a wider row in the middle
        "a\n" * 40,  # one column
        '"a" x;b\n' * 40,  # marks that enclose no cell
        'a;b\n' * 40 + '"a;b\n',  # a mark that is never closed
        "a;b,c|d\n1,5;2|3\n" * 20,  # several signs may divide
        "1,5\n" * 40 + "2\n",  # a comma that may be a decimal mark
    ],
)
def test_what_is_not_evident_is_left_to_the_careful_way(words: str) -> None:
    with pytest.raises(Irregular):
        regular(words)


def test_blank_lines_count_for_no_delimiter() -> None:
    with pytest.raises(Irregular):
        regular("a;b\n" + "\n" * 30 + "c|d\n" * 3)


def test_a_mark_of_the_encoding_inside_of_a_file_stays() -> None:
    words = "\ufeffa;b\n" * 30
    with pytest.raises(Irregular):
        found_by(regular_table, b"\xef\xbb\xbf" + words.encode())


def test_rows_beyond_the_limit_are_counted_to_the_end() -> None:
    words = decoded(b"a;b\n" * 500, {})
    with pytest.raises(Refused) as refusal:
        regular_table(words, {}, Limits(rows=100), Written())
    assert refusal.value.problem.rule == "limit-rows"
    assert "500" in refusal.value.problem.message


def test_a_large_file_comes_back_row_by_row(tmp_path: Path) -> None:
    rows = [[f"{n:06d}", f"Straße {n % 7}", str(-n), f"{n},5"] for n in range(60_000)]
    path = tmp_path / "t.csv"
    path.write_text("".join(";".join(row) + "\r\n" for row in rows), "utf-8", newline="")
    (grid,) = read_upload(path, "t.csv").grids
    assert [grid.line(place) for place in (0, 31_234, 59_999)] == [
        rows[place] for place in (0, 31_234, 59_999)
    ]
    assert grid.columns[0].to_pylist() == [row[0] for row in rows]
    assert grid.rows.tolist() == list(range(1, 60_001))
    assert {int(kind) for kinds in grid.kinds for kind in kinds} == {Kind.text}

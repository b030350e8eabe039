import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.completed import completed
from monitoring.core.differences import changes, replaced
from monitoring.core.observations import KEYS, TYPES, cube_of, observations_of
from monitoring.core.sheet import EMPTY_BASE, NO_BASE
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from tests.core.invented import areas_of, indicator, observations, row

FILES = ("", "a.csv", "b.csv")
keys = st.tuples(
    st.sampled_from(["ew", "quote"]),
    st.sampled_from(["0101", "0204", "01", "stadt"]),
    st.sampled_from(["2020", "2021"]),
)
figures = st.floats(allow_nan=False, width=64)
texts = st.tuples(st.sampled_from(["", "Grund", "Anlass"]), st.sampled_from(["reason", "cause"]))
cells = st.tuples(
    figures, figures, st.sampled_from(list(Status)[1:]), texts, st.integers(0, 2**31 - 1)
)
tables = st.dictionaries(keys, cells, max_size=8)


def table_of(
    drawn: dict[tuple[str, ...], tuple[float, float, Status, tuple[str, str], int]],
) -> pd.DataFrame:
    rows = [
        row(name, area, period, value, top, np.nan, status)
        for (name, area, period), (value, top, status, _, _) in drawn.items()
    ]
    table = observations(*rows)
    table["reason_de"] = [words[0] for *_, words, _ in drawn.values()]
    table["reason_en"] = [words[1] if words[0] else "" for *_, words, _ in drawn.values()]
    table["row"] = np.array([number for *_, number in drawn.values()], "int32")
    return table


def in_order(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype(TYPES).sort_values(KEYS, ignore_index=True)[list(TYPES)]


@given(tables)
def test_cube_and_back(drawn: dict) -> None:  # type: ignore[type-arg]
    table = table_of(drawn)
    cube = cube_of(table, ("ew", "quote"), areas_of(), FILES)
    again = observations_of(cube, FILES)
    pd.testing.assert_frame_equal(in_order(again), in_order(table))


@given(tables)
def test_a_table_changes_nothing_in_what_it_made(drawn: dict) -> None:  # type: ignore[type-arg]
    table = table_of(drawn).assign(level="viertel")
    assert changes(table, table) == {"new": 0, "changed": 0, "gone": 0}
    assert len(replaced(table, table)) == len(table)


def test_changes_are_counted_within_the_delivered_slices() -> None:
    before = observations(
        row("ew", "0101", value=1), row("ew", "0204", value=2), row("ew", "0101", "2021", 3)
    ).assign(level="viertel")
    new = observations(row("ew", "0101", value=9), row("ew", "0205", value=4)).assign(
        level="viertel"
    )
    assert changes(before, new) == {"new": 1, "changed": 1, "gone": 1}
    after = replaced(before, new)
    assert sorted(zip(after["area"], after["value"], strict=True)) == [
        ("0101", 3.0),
        ("0101", 9.0),
        ("0205", 4.0),
    ]


def test_computed_rows_of_a_release_are_not_carried_on() -> None:
    before = observations(row("ew", "01", value=1)).assign(level="bezirk", origin=3)
    new = observations(row("ew", "0101", value=1)).assign(level="viertel")
    assert replaced(before, new)["area"].tolist() == ["0101"]


def test_values_are_completed_from_counts() -> None:
    known = {"ew": indicator("ew"), "quote": indicator("quote", Kind.share)}
    table = completed(
        observations(
            row("quote", "0101", numerator=1, denominator=8),
            row("quote", "0204", numerator=0, denominator=0),
            row("quote", "0205", numerator=3),
            row("ew", "0101", value=7),
            row("quote", "01", value=12.4, numerator=1, denominator=8),
        ),
        known,
    )
    assert table["value"].tolist()[0] == 12.5
    assert table["numerator"].tolist()[3] == 7
    assert table["value"].tolist()[4] == 12.4
    assert table["status"].tolist()[1:3] == [Status.not_meaningful, Status.unknown]
    assert table["reason_de"].tolist()[1:3] == [EMPTY_BASE.de, NO_BASE.de]
    pd.testing.assert_frame_equal(completed(table, known), table)

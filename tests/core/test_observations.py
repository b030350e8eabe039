import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.completed import completed
from monitoring.core.cube import Cube, Origin
from monitoring.core.differences import clear_delivered, corrected, differences
from monitoring.core.filling import cells_of, cube_of, filled, frame_for, only_sources, widened
from monitoring.core.observations import Observations, together
from monitoring.core.sheet import EMPTY_BASE, NO_BASE
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from tests.core.invented import areas_of, indicator, observations, row

FILES = ("", "a.csv")
keys = st.tuples(
    st.sampled_from(["ew", "quote"]),
    st.sampled_from(["0101", "0204", "01", "stadt"]),
    st.sampled_from(["2020", "2021"]),
)
figures = st.floats(allow_nan=False, width=64)
cells = st.tuples(figures, figures, st.sampled_from(list(Status)[1:]))
tables = st.dictionaries(keys, cells, max_size=8)


def observed(drawn: dict[tuple[str, ...], tuple[float, float, Status]]) -> Observations:
    return observations(*(
        row(name, area, period, value, top, np.nan, status)
        for (name, area, period), (value, top, status) in drawn.items()
    ))


def delivered(before: Cube, new: Observations) -> tuple[Cube, Cube]:
    """Sources of a release in the frame of a delivery, before and after it."""
    frame = frame_for(new, ("ew", "quote"), areas_of(), before)
    was = only_sources(widened(before, frame))
    now = only_sources(was)
    places = cells_of(new, now)
    clear_delivered(now, places)
    return was, filled(now, new, places, FILES)


def values(cube: Cube, name: str) -> dict[tuple[str, str], float]:
    at = cube.indicator_position[name]
    return {(cube.areas.ids[area], cube.periods[period]): float(cube.value[at, area, period])
            for area, period in zip(*np.nonzero(cube.status[at] != Status.missing), strict=True)}


@given(tables)
def test_a_cube_holds_what_was_observed(drawn: dict) -> None:  # type: ignore[type-arg]
    cube = cube_of(observed(drawn), ("ew", "quote"), areas_of(), FILES)
    assert int(cube.observed.sum()) == len(drawn)
    for (name, area, period), (value, top, status) in drawn.items():
        place = cube.areas.find(area, "2020")
        assert place is not None
        at = cube.cell(name, place, period)
        assert (cube.value[at], cube.numerator[at]) == (value, top)
        assert Status(cube.status[at]) is status
        assert (cube.file[at], cube.row[at], cube.origin[at]) == (1, 2, Origin.source)


@given(tables)
def test_a_table_changes_nothing_in_what_it_made(drawn: dict) -> None:  # type: ignore[type-arg]
    table = observed(drawn)
    was, now = delivered(cube_of(table, ("ew", "quote"), areas_of(), FILES), table)
    assert differences(was, now).counts() == {"new": 0, "changed": 0, "gone": 0}
    assert not corrected(was, now).any()


def test_changes_are_counted_within_the_delivered_slices() -> None:
    release = observations(
        row("ew", "0101", value=1), row("ew", "0204", value=2), row("ew", "0101", "2021", 3)
    )
    before = cube_of(release, ("ew", "quote"), areas_of(), FILES)
    new = observations(row("ew", "0101", value=9), row("ew", "0205", value=4))
    was, now = delivered(before, new)
    assert differences(was, now).counts() == {"new": 1, "changed": 1, "gone": 1}
    assert values(now, "ew") == {
        ("0101", "2021"): 3.0, ("0101", "2020"): 9.0, ("0205", "2020"): 4.0
    }
    assert int(corrected(was, now).sum()) == 2


def test_a_level_or_year_that_is_not_delivered_stays() -> None:
    release = observations(row("ew", "01", value=5), row("ew", "0101", value=1))
    before = cube_of(release, ("ew",), areas_of(), FILES)
    _, now = delivered(before, observations(row("ew", "0204", value=2)))
    assert values(now, "ew") == {("01", "2020"): 5.0, ("0204", "2020"): 2.0}


def test_computed_cells_of_a_release_are_not_carried_on() -> None:
    before = cube_of(observations(row("ew", "01", value=1)), ("ew",), areas_of(), FILES)
    before.origin[before.origin > 0] = Origin.sum
    _, now = delivered(before, observations(row("ew", "0101", value=1)))
    assert values(now, "ew") == {("0101", "2020"): 1.0}


def test_tables_stand_together_with_their_lists_united() -> None:
    first = observations(row("ew", "0101", value=1), file="a.csv")
    second = observations(row("quote", "0101", value=2), row("ew", "0204", value=3), file="b.csv")
    both = together([first, second]).table()
    assert both["indicator"].tolist() == ["ew", "quote", "ew"]
    assert both["area"].tolist() == ["0101", "0101", "0204"]
    assert both["file"].tolist() == ["a.csv", "b.csv", "b.csv"]
    assert both["value"].tolist() == [1, 2, 3]


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
    assert (table.value[0], table.numerator[3], table.value[4]) == (12.5, 7, 12.4)
    assert table.status[1:3].tolist() == [Status.not_meaningful, Status.unknown]
    assert table.table()["reason_de"].tolist()[1:3] == [EMPTY_BASE.de, NO_BASE.de]
    again = completed(table, known)
    np.testing.assert_array_equal(again.value, table.value)

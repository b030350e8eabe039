import numpy as np

from monitoring.core.status import Status
from tests.core.invented import cube_with, indicator, row

COUNT = {"ew": indicator("ew")}


def test_a_series_brings_the_earlier_edition_along() -> None:
    cube = cube_with(COUNT, row("ew", "0101", "2019", 1), row("ew", "0101", "2020", 2))
    newest = cube.areas.find_newest("0101")
    assert newest is not None
    value, status = cube.series("ew", np.array([newest]))
    assert value.tolist() == [[1.0, 2.0]]
    assert status.tolist() == [[Status.value, Status.value]]


def test_a_series_shows_no_number_where_the_status_has_none() -> None:
    cube = cube_with(COUNT, row("ew", "0101", "2020", 5, status=Status.secret))
    place = cube.areas.find("0101", "2020")
    assert place is not None
    value, _ = cube.series("ew", np.array([place]))
    assert np.isnan(value).all()


def test_periods_and_one_map() -> None:
    cube = cube_with(COUNT, row("ew", "0101", "2019", 1), row("ew", "0204", "2020", 2))
    new = cube.areas.on_level("viertel", "2020")
    assert cube.periods_with("ew", new) == ("2020",)
    table = cube.table("ew", new, "2020")
    assert table["value"].dropna().tolist() == [2.0]
    assert table["status"].tolist().count(Status.missing) == 2

"""The table of a chart over time says what the chart draws."""

from __future__ import annotations

import numpy as np
import pytest

from monitoring.charts.series import Series, Target, TrendData
from monitoring.core.status import Status
from monitoring.language import speak
from monitoring.views.course_table import course_frame, course_table, targets_table

NAN = np.nan
STATUS = np.array([Status.value, Status.secret, Status.value], np.uint8)


@pytest.fixture(autouse=True)
def german() -> None:
    speak("de")


def _data() -> TrendData:
    nord = Series("Nord", np.array([12.25, NAN, 14.0]), STATUS, np.array([11.0, NAN, 13.0]),
                  np.array([13.0, NAN, 15.04]), np.array([9.5, NAN, NAN]))
    city = Series("Auenstadt", np.array([10.0, 11.0, 12.0]), np.full(3, Status.value, np.uint8))
    others = np.array([[1.0, 2.0, NAN], [3.0, 4.0, NAN], [11.0, 12.0, NAN]])
    return TrendData(("2021", "2022", "2023"), (nord,), others, city=city, unit="%",
                     targets=(Target("Weniger", "2021", 12.25, "2029", 8.0, 0.5),))


def test_every_line_its_interval_and_the_span_of_the_others() -> None:
    table = course_table(_data(), "Anteil: Verlauf (%)")
    assert table.head == (
        "Jahr", "Nord", "Nord: Intervall", "Nord, geschätzt (umgerechnet)", "Auenstadt",
        "alle anderen Gebiete", "mittlere 80 Prozent der anderen")
    # Percentiles by hand: 10 % of the way 1, 3, 11 is 1.4, 90 % is 9.4.
    assert table.rows[0] == ("2021", "12,3", "11,0 bis 13,0", "9,5", "10,0", "1,0 bis 11,0",
                             "1,4 bis 9,4")
    assert table.rows[1][1] == "geheim"
    assert table.rows[2] == ("2023", "14,0", "13,0 bis 15,0", "", "12,0", "", "")


def test_the_file_keeps_all_digits_and_says_why_a_number_is_missing() -> None:
    frame = course_frame(_data(), ["Ost", "Süd", "West"])
    assert frame["Nord"].tolist() == pytest.approx([12.25, NAN, 14.0], nan_ok=True)
    assert frame["Nord: ohne Zahl"].tolist() == ["", "geheim", ""]
    assert "Auenstadt: ohne Zahl" not in frame
    assert frame["West"].tolist() == pytest.approx([11.0, 12.0, NAN], nan_ok=True)
    assert list(course_frame(_data()))[-1] == "Andere Gebiete: größter Wert"


def test_goals_have_a_table_of_their_own() -> None:
    assert targets_table(_data())[0].rows == (
        ("Weniger", "2021", "12,3", "2029", "8,0", "± 0,5"),)
    assert targets_table(TrendData(("2021",), (), np.empty((0, 1)))) == []

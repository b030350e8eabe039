import numpy as np

from monitoring.charts.description import trend_in_words
from monitoring.charts.gap_marks import gap_traces
from monitoring.charts.series import Series, TrendData
from monitoring.charts.trend import trend
from monitoring.core.status import Status

V, S, M = Status.value, Status.secret, Status.missing
PERIODS = ("2019", "2020", "2021", "2022")


def data(*status: Status) -> TrendData:
    codes = np.array(status, np.uint8)
    values = np.where(codes == V, 5.0, np.nan)
    return TrendData(PERIODS, (Series("Nord", values, codes),), np.empty((0, 4)))


def test_a_secret_year_is_a_cross_that_says_so() -> None:
    (crosses,) = gap_traces(data(V, S, S, V), [0.0, 10.0])
    assert crosses["x"] == [2020, 2021]
    assert crosses["text"] == ["2020: geheim", "2021: geheim"]
    assert all(0 < one < 1 for one in crosses["y"])
    assert (crosses["name"], crosses["showlegend"]) == ("geheim", True)


def test_years_of_which_nothing_was_said_have_no_cross() -> None:
    assert gap_traces(data(M, V, V, M), [0.0, 10.0]) == []


def test_the_words_name_the_secret_years() -> None:
    assert "Nord: geheim 2020 bis 2021." in trend_in_words(data(V, S, S, V))


def test_a_chart_of_secret_years_only_says_so() -> None:
    figure = trend(data(S, S, S, S))
    assert "geheim" in figure.layout.annotations[0].text

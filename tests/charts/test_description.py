from dataclasses import replace

import numpy as np

from monitoring.charts.description import course_in_words, trend_in_words
from monitoring.charts.series import Break, Series, TrendData

TABLE = TrendData(
    periods=("2019", "2020", "2021"),
    chosen=(Series("Mitte", np.array([12.25, 11.0, 14.0])),),
    others=np.array([[1.0, 2.0, 3.0], [4.0, 5.0, np.nan], [7.0, 8.0, 1234.5]]),
    city=Series("Musterstadt", np.array([10.0, 10.5, np.nan])),
    breaks=(Break("2020", "Neue Grenzen."),),
    unit="%",
)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_what_the_chart_shows() -> None:
    assert plain(trend_in_words(TABLE)) == (
        "Mitte: von 12,3 % (2019) auf 14,0 % (2021); "
        "kleinster Wert 11,0 % (2020), größter Wert 14,0 % (2021). "
        "Zum Vergleich Musterstadt: 10,5 % (2020). "
        "Andere Gebiete (2) liegen 2021 zwischen 3,0 % und 1.234,5 %. "
        "Werte vor 2020 sind mit späteren nicht vergleichbar: Neue Grenzen."
    )


def test_without_a_chosen_district_the_city_speaks() -> None:
    words = plain(trend_in_words(replace(TABLE, chosen=(), breaks=())))
    assert words.startswith("Musterstadt: von 10,0 % (2019) auf 10,5 % (2020)")
    assert "Zum Vergleich" not in words


def test_courses_that_are_none() -> None:
    gap = np.nan
    assert course_in_words(np.array([gap, gap]), ("1", "2")) == "keine Werte"
    assert course_in_words(np.array([gap, 2.0]), ("1", "2")) == "2,0 (2)"
    assert course_in_words(np.array([2.04, 2.0]), ("1", "2")) == "1 bis 2 durchgehend 2,0"


def test_nothing_known_gives_no_sentence() -> None:
    assert trend_in_words(TrendData(("1",), (), np.full((2, 1), np.nan))) == ""

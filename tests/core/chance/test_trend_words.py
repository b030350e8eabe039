"""Trends as sentences that hold for every label."""

from dataclasses import replace

import numpy as np
import pytest

from monitoring.core.chance.long_trend import LongTrend
from monitoring.core.chance.recent_trend import Reason, Trend
from monitoring.core.chance.trend_of import RecentTrend, Trends
from monitoring.core.chance.trend_words import (
    SYMBOLS,
    amount,
    long_trend_sentence,
    reason_words,
    trend_sentence,
    trend_word,
)
from monitoring.core.vocabulary import Kind, Polarity
from monitoring.language import Words
from tests.core.invented import indicator

PERCENT = Words("%", "%")
CHILDREN = Words("Kinder unter 3 Jahren", "Children under 3")
YEARS = ("2017", "2018", "2019", "2020", "2021")
DECADE = tuple(str(year) for year in range(2012, 2022))
FIGURE = replace(indicator("a", Kind.share), label=CHILDREN, unit=PERCENT)


def trends(
    trend: Trend, change: float = 5.7, reason: Reason = Reason.calculated, points: int = 5,
    last_break: str = "",
) -> Trends:
    """One area with this recent and this long trend; `change` is also the slope."""
    number, code, why = np.array([change]), np.array([trend]), np.array([reason])
    recent = RecentTrend(code, number, number, number, np.array([points]), why)
    long = LongTrend(code, number, number, np.array([points]), why)
    return Trends(recent, YEARS, long, DECADE, np.array([[0, 9]]), last_break)


@pytest.mark.parametrize(("polarity", "trend", "end"), [
    (Polarity.more_need, Trend.increasing, ", das heißt mehr Bedarf."),
    (Polarity.more_need, Trend.decreasing, ", das heißt weniger Bedarf."),
    (Polarity.better, Trend.increasing, ", das ist günstiger."),
    (Polarity.better, Trend.decreasing, ", das ist ungünstiger."),
    (Polarity.neutral, Trend.increasing, "."),
    (Polarity.neutral, Trend.decreasing, "."),
])
def test_direction_and_what_it_means(polarity: Polarity, trend: Trend, end: str) -> None:
    rising = trend is Trend.increasing
    found = trend_sentence(
        "Nord", replace(FIGURE, polarity=polarity), trends(trend, 5.7 if rising else -5.7), 0
    )
    movement = "Anstieg" if rising else "Rückgang"
    assert found == (
        f"Nord, „Kinder unter 3 Jahren“: {movement} von 2017 bis 2021 "
        f"um 5,7\u00a0Prozentpunkte{end}"
    )


def test_no_clear_change_names_no_number() -> None:
    assert trend_sentence("Nord", FIGURE, trends(Trend.none), 0) == (
        "Nord, „Kinder unter 3 Jahren“: Von 2017 bis 2021 ist keine klare Veränderung zu erkennen."
    )


@pytest.mark.parametrize("change", [-0.2, 0.0, 0.04, np.nan])
def test_a_change_that_does_not_show_the_direction_is_left_out(change: float) -> None:
    found = trend_sentence("Nord", FIGURE, trends(Trend.increasing, change), 0)
    assert found == "Nord, „Kinder unter 3 Jahren“: Anstieg von 2017 bis 2021."


@pytest.mark.parametrize(("step", "unit", "decimals", "shown"), [
    (-5.72, "%", 1, "5,7\u00a0Prozentpunkte"), (1.0, "%", 0, "1\u00a0Prozentpunkt"),
    (1234.0, "Personen", 0, "1.234\u00a0Personen"), (0.4, "%", 0, ""), (np.nan, "%", 0, ""),
])
def test_points_are_never_called_percent(
    step: float, unit: str, decimals: int, shown: str
) -> None:
    assert amount(step, replace(FIGURE, unit=Words(unit, unit), decimals=decimals)) == shown


def test_three_years_are_too_few() -> None:
    found = trends(Trend.not_calculable, np.nan, Reason.too_few, points=3)
    assert trend_sentence("Nord", FIGURE, found, 0) == (
        "Nord, „Kinder unter 3 Jahren“: Ein Trend lässt sich nicht berechnen. "
        "Es gibt Werte nur für 3 von 5 nötigen Jahren."
    )
    assert long_trend_sentence("Nord", FIGURE, found, 0) == (
        "Nord, „Kinder unter 3 Jahren“: Ein langfristiger Trend lässt sich nicht berechnen. "
        "Es gibt Werte nur für 3 von 8 nötigen Jahren."
    )


@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.calculated])
def test_every_reason_is_a_sentence_of_its_own(reason: Reason) -> None:
    found = reason_words(reason, 3, 5, "2020")
    others = {reason_words(one, 3, 5, "2020") for one in Reason if one is not reason}
    assert found.endswith(".")
    assert found not in others


def test_a_break_is_named_with_its_first_period() -> None:
    assert reason_words(Reason.series_break, 9, 5, "2020").startswith("Ab 2020 gilt")
    assert reason_words(Reason.too_few, 0, 5) == "Es gibt keine Werte."


def test_a_break_explains_why_the_rest_is_too_short() -> None:
    found = trends(Trend.not_calculable, np.nan, Reason.too_few, points=4, last_break="2018")
    assert long_trend_sentence("Nord", FIGURE, found, 0).endswith(
        "Es gibt Werte nur für 4 von 8 nötigen Jahren. Ab 2018 gilt eine andere Abgrenzung "
        "(Reihenbruch); frühere Werte sind nicht vergleichbar."
    )


def test_long_trend_names_the_change_per_year() -> None:
    figure = replace(FIGURE, polarity=Polarity.more_need)
    assert long_trend_sentence("Nord", figure, trends(Trend.decreasing, -0.5, points=10), 0) == (
        "Nord, „Kinder unter 3 Jahren“: Rückgang von 2012 bis 2021 "
        "um 0,5\u00a0Prozentpunkte je Jahr, das heißt weniger Bedarf."
    )
    assert long_trend_sentence("Nord", figure, trends(Trend.none, points=9), 0) == (
        "Nord, „Kinder unter 3 Jahren“: Von 2012 bis 2021 ist langfristig keine klare Richtung "
        "zu erkennen (9 Werte)."
    )


def test_long_trend_names_the_years_of_the_area_itself() -> None:
    found = replace(trends(Trend.none, points=8), long_ends=np.array([[1, 8]]))
    assert "Von 2013 bis 2020 " in long_trend_sentence("Nord", FIGURE, found, 0)


def test_every_direction_has_a_word_and_a_symbol_of_its_own() -> None:
    assert len({trend_word(one) for one in Trend}) == len(Trend)
    assert len({SYMBOLS[one] for one in Trend}) == len(Trend)

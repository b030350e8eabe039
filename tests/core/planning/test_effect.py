"""Before and after a measure, worked out by hand, by scipy and in a published study."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy import stats

from monitoring.core.indicator import SeriesBreak
from monitoring.core.planning.effect import NoEffect, Why
from monitoring.core.planning.effect_words import (
    how_chosen,
    limits,
    why_words,
)
from monitoring.core.status import Status
from monitoring.language import Words
from tests.core.planning.compared_figures import BESIDE, SIX, found, found_in, shares
from tests.core.planning.invented_figures import (
    CHILD_POVERTY,
    PEOPLE,
    QUARTERS,
    empty,
    goal,
    measure,
    put,
)


def test_one_district_by_hand() -> None:
    """−6 against a mean of 0, s = √0.625; 2.776445 · s · √1.2 = 2.404472."""
    one = found(shares(SIX), measure())
    assert (one.before, one.after) == (("2018",), "2024")
    assert one.difference.value == pytest.approx(-6)
    assert one.difference.lower == pytest.approx(-6 - 2.404472, abs=1e-6)
    assert one.difference.freedom == 4
    assert one.difference.established


def test_several_districts_by_scipy() -> None:
    random = np.random.default_rng(3)
    values = random.uniform(10, 40, (24, 11)).round(1)
    cube = shares(dict(zip(QUARTERS, values.tolist(), strict=True)))
    one = found(cube, measure(areas=QUARTERS[:4]))
    assert one.before == ("2016", "2017", "2018")
    changes = values[:, 10] - values[:, 2:5].mean(axis=1)
    expected = stats.ttest_ind(changes[:4], changes[4:]).confidence_interval()
    assert len(one.compared.areas) == 20
    assert one.difference.lower == pytest.approx(expected.low, abs=1e-8)
    assert one.difference.upper == pytest.approx(expected.high, abs=1e-8)
    before = values[:, 4] - values[:, 0]  # 2014 to 2018
    expected = stats.ttest_ind(before[:4], before[4:]).confidence_interval()
    assert one.earlier is not None
    assert one.years_before == ("2014", "2015", "2016", "2017", "2018")
    assert one.earlier.upper == pytest.approx(expected.high, abs=1e-8)


def test_published_minimum_wage_study() -> None:
    """Card & Krueger 1994, table 3: 20.44 to 21.03 in New Jersey, 23.33 to 21.17 beside it."""
    wages = {"q01": (20.44,) * 6 + (21.03,)}
    for number in range(2, 9):
        shift = number - 5
        wages[f"q{number:02d}"] = (23.33 + shift,) * 6 + (21.17 + shift,)
    one = found(shares(wages), measure())
    assert one.difference.value == pytest.approx(2.76, abs=0.011)


def test_periods_around_the_start() -> None:
    def periods(start: str, **changed: Any) -> tuple[tuple[str, ...], str]:
        one = found(shares(dict.fromkeys(QUARTERS, (20.0,) * 11)), measure(start=start),
                    changed=replace(CHILD_POVERTY, **changed))
        return one.before, one.after

    assert periods("2019-03-01") == (("2016", "2017", "2018"), "2024")
    assert periods("2024-01-01") == (("2021", "2022", "2023"), "2024")
    assert periods("2015-06-01") == (("2014",), "2024")
    broken = SeriesBreak("2018", Words("neue Quelle", "new source"))
    assert periods("2019-03-01", breaks=(broken,)) == (("2018",), "2024")
    assert periods("2022-01-01", rolling_years=3) == (("2019", "2020", "2021"), "2024")
    late = found_in(shares(SIX), measure(start="2022-02-01"),
                    changed=replace(CHILD_POVERTY, rolling_years=3))
    assert isinstance(late, NoEffect)
    assert late.why is Why.no_after


@pytest.mark.parametrize(("data", "why"), [
    ({"start": "2024-05-01"}, Why.no_after),
    ({"start": "2014-05-01"}, Why.no_before),
    ({"start": None}, Why.no_start),
    ({"areas": ()}, Why.no_area),
    ({"areas": ("q99",)}, Why.no_area),
    ({"areas": ("stadt",)}, Why.no_before),
    ({"areas": ("q01", *BESIDE)}, Why.too_few),
])
def test_no_number_where_there_is_none(data: dict[str, Any], why: Why) -> None:
    one = found_in(shares(SIX), measure(**data))
    assert isinstance(one, NoEffect)
    assert one.why is why
    assert why_words(one).endswith(".")


@pytest.mark.parametrize(("indicator", "why"), [
    ("weg", Why.no_indicator), ("menschen", Why.counted), ("miete", Why.no_before)])
def test_some_indicators_cannot_be_compared(indicator: str, why: Why) -> None:
    one = found_in(put(shares(SIX), "menschen", "q01", [1.0] * 11), measure(),
                   indicator=indicator, changed=PEOPLE)
    assert isinstance(one, NoEffect)
    assert one.why is why


def test_a_secret_figure_is_never_part_of_the_comparison() -> None:
    newest = found(shares({**SIX, "q01": (30.0,) * 6 + (None,)}), measure())
    assert newest.after == "2023"
    hidden = found_in(shares({**SIX, "q01": (30.0,) + (None,) * 6}), measure())
    assert isinstance(hidden, NoEffect)
    assert hidden.why is Why.no_after
    cube = shares({**SIX, "q02": (30.0,) * 6 + (None,), "q20": (30.0,) * 6 + (None,)})
    one = found(cube, measure(areas=("q01", "q02")))
    assert [cube.areas.names[at] for at in one.silent] == ["Viertel 02"]
    assert one.difference.value == pytest.approx(-6)
    assert "Ohne alle nötigen Zahlen und deshalb nicht dabei: Viertel 02." in limits(
        one, cube.areas)
    fewer = found_in(shares({**SIX, "q10": (20.0,) * 6 + (None,)}), measure())
    assert isinstance(fewer, NoEffect)
    assert fewer.why is Why.too_few


def test_districts_with_another_measure_for_the_same_indicator_do_not_count() -> None:
    cube = shares({**SIX, "q20": (20.0,) * 6 + (90.0,), "q21": (20.0,) * 6 + (20.0,)})
    towards = goal(("q20",))
    serving = measure("M-2", ("q20",), indicator=None, goals=["Z-1"])
    one = found(cube, measure(), towards, serving)
    assert [cube.areas.ids[at] for at in one.chosen.others] == ["q20"]
    assert "q20" not in {cube.areas.ids[at] for at in one.compared.areas}
    assert "andere Maßnahme demselben Indikator diente: Viertel 20." in how_chosen(
        one.chosen, cube.areas)
    for harmless in (measure("M-2", ("q20",), state="idee"),
                     measure("M-2", ("q20",), indicator="miete"),
                     measure("M-2", ("q20",), start="2010-01-01", end="2012-12-31"),
                     measure("M-2", ("q20",), start="2025-01-01")):
        assert not len(found(cube, measure(), harmless).chosen.others)
    rival = found(cube, measure(), measure("M-3", title="Elterncafé"))
    assert any("Elterncafé" in said for said in limits(rival, cube.areas))


def test_the_most_similar_third_is_compared() -> None:
    cube = shares(dict.fromkeys(QUARTERS, (20.0,) * 11))
    for place, area in enumerate(QUARTERS):
        put(cube, "jung", area, [float(place)] * 11)
    one = found(cube, measure(areas=("q12",)))
    assert one.chosen.candidates == 23
    near = [cube.areas.ids[at] for at in one.chosen.areas]
    assert [set(near[at : at + 2]) for at in (0, 2, 4, 6)] == [
        {"q11", "q13"}, {"q10", "q14"}, {"q09", "q15"}, {"q08", "q16"}]
    assert one.chosen.labels == ("Junge",)
    assert how_chosen(one.chosen, cube.areas).startswith(
        "Verglichen werden 8 von 23 Gebieten ohne die Maßnahme: die ähnlichsten nach Junge. Es "
        "sind: Viertel 08, Viertel 09,")
    several = found(cube, measure(areas=("q01", "q23")))
    assert sorted(cube.areas.ids[at] for at in several.chosen.areas)[:3] == ["q08", "q09", "q10"]


def test_likeness_never_looks_at_later_years() -> None:
    cube = shares(dict.fromkeys(QUARTERS, (20.0,) * 11))
    for place, area in enumerate(QUARTERS):
        put(cube, "jung", area, [float(place)] * 5 + [float(place * 7 % 24)] * 6)
    one = found(cube, measure(areas=("q12",)))
    assert {cube.areas.ids[at] for at in one.chosen.areas} == {
        "q08", "q09", "q10", "q11", "q13", "q14", "q15", "q16"}


def test_groups_that_ran_apart_before_are_said() -> None:
    apart = {"q01": (10.0, 15.0, 20.0, 25.0, 30.0, *(30.0,) * 6)}
    alike = {area: (20.0, 20.1, 20.0, 20.2, 20.0 + at / 10, *(20.0,) * 6)
             for at, area in enumerate(QUARTERS[9:20])}
    one = found(shares({**apart, **alike}), measure())
    assert any(said.startswith("Schon vorher (2014 bis 2018) verliefen beide Gruppen verschieden")
               for said in limits(one, empty().areas))
    short = found(shares(SIX), measure())
    assert any("zu wenige Jahre davor" in said for said in limits(short, empty().areas))


def test_courses_have_gaps_where_a_district_has_no_number() -> None:
    cube = shares(SIX)
    cube.status[cube.cell("kinderarmut", 9, "2021")] = Status.secret
    one = found(cube, measure())
    at = cube.period_position
    assert np.isnan(one.compared.course[at["2021"]])
    assert one.compared.course[at["2020"]] == 20
    assert one.treated.course[at["2021"]] == 30

"""An index of four quarters, added up by hand; and every reason why there is none."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from monitoring.core.area import areas_from
from monitoring.core.cube import Cube, empty_cube
from monitoring.core.index.classes import class_places, distances
from monitoring.core.index.declaration import (
    Component,
    ExcludedArea,
    Index,
    IndexClass,
    Scale,
    Standardisation,
)
from monitoring.core.index.reasons import NotCalculable
from monitoring.core.index.values import IndexValues, index_values
from monitoring.core.indicator import Indicator
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind, Polarity
from monitoring.language import Words
from tests.core.invented import WORDS, indicator

INDICATORS = {
    "arm": replace(indicator("arm", Kind.share), polarity=Polarity.more_need),
    "wahl": replace(indicator("wahl", Kind.share), polarity=Polarity.better),
    "ew": indicator("ew"),
}
LIMITS = (
    IndexClass("niedrig", WORDS, "1", below=-1.0),
    IndexClass("mittel", WORDS, "2", up_to=1.0),
    IndexClass("hoch", WORDS, "3"),
)
INDEX = Index("lage", WORDS, WORDS, (Component("arm"), Component("wahl")), population="ew",
              status=Scale(LIMITS))


def city(arm: list[float], wahl: list[float], ew: list[float] | None = None) -> Cube:
    """A level of areas a, b, c … with these values in 2020; NaN is a gap."""
    ids = [chr(97 + number) for number in range(len(arm))]
    columns = {"area": ids, "name": ids, "level": "viertel", "edition": "", "parent": "",
               "since": "", "continues": ""}
    areas = areas_from(pd.DataFrame(columns, dtype=str), ("viertel",))
    cube = empty_cube(("arm", "wahl", "ew"), areas, ("2018", "2020"))
    for at, figures in enumerate((arm, wahl, ew or [1000.0] * len(arm))):
        cube.value[at, :, 1] = figures
        cube.status[at, :, 1] = np.where(np.isnan(figures), Status.missing, Status.value)
    return cube


def lage(cube: Cube, index: Index = INDEX, period: str = "2020",
         known: dict[str, Indicator] = INDICATORS) -> IndexValues:
    return index_values(cube, index, known, period, "viertel")


def test_scores_point_to_need_whatever_the_indicators_polarity() -> None:
    found = lage(city([10, 20, 30, 40], [80, 70, 60, 50]))
    # Both have mean 25 or 65 and deviation √125: little voting counts as need.
    assert found.status.scores[:, 0].tolist() == pytest.approx(found.status.scores[:, 1].tolist())
    assert found.status.total.tolist() == pytest.approx(
        [2 * (one - 25) / np.sqrt(125) for one in (10, 20, 30, 40)])
    assert found.status.value.tolist() == pytest.approx(
        [(one - 25) / np.sqrt(125) for one in (10, 20, 30, 40)])
    assert found.status.place.tolist() == [0, 1, 1, 2]
    assert [found.combined(at) for at in range(4)] == ["1", "2", "2", "3"]


def test_weights_move_the_sum() -> None:
    heavier = replace(INDEX, components=(Component("arm", 3.0), Component("wahl")))
    found = lage(city([10, 20, 30, 40], [50, 80, 60, 70]), heavier)
    arm, wahl = found.status.scores.T
    assert found.status.total.tolist() == pytest.approx((3 * arm + wahl).tolist())


def test_an_area_without_a_number_is_left_out_and_says_why() -> None:
    found = lage(city([10, np.nan, 30, 40], [80, 70, 60, 50]))
    assert np.isnan(found.status.value[1])
    assert found.status.place[1] == -1
    assert found.reason[1] == "Text: keine Angabe"
    assert found.reason[0] == ""
    # Mean and deviation are those of the three others.
    assert found.status.scores[0, 0] == pytest.approx(
        (10 - np.mean([10, 30, 40])) / np.std([10, 30, 40]))


def test_small_and_named_areas_are_left_out() -> None:
    left_out = replace(INDEX, min_population=300, excluded=(
        ExcludedArea("c", Words("Ausreißer", "outlier")),
        ExcludedArea("a", Words("nur früher", "earlier only"), ("2018",)),
    ))
    found = lage(city([10, 20, 30, 40], [80, 70, 60, 50], [1000, 299, 1000, 300]), left_out)
    assert found.reason == (
        "", "Weniger als 300 Einwohnerinnen und Einwohner", "Ausreißer", "")
    assert np.isfinite(found.status.value).tolist() == [True, False, False, True]


def test_an_area_that_came_later_is_not_there_yet() -> None:
    cube = city([10, np.nan, 30, 40], [80, np.nan, 60, 50])
    since = ("", "2021", "", "")
    later = replace(cube, areas=replace(cube.areas, since=since))
    assert lage(later).reason[1] == "Dieses Gebiet gibt es erst seit 2021."
    assert lage(cube).reason[1] == "Text: keine Angabe"


def test_a_limit_belongs_to_the_class_that_says_so() -> None:
    values = np.array([-1.0000001, -1.0, 1.0, 1.0000001, np.nan])
    assert class_places(values, Scale(LIMITS)).tolist() == [0, 1, 1, 2, -1]
    apart, nearest = distances(np.array([-0.9, 0.75, np.nan]), Scale(LIMITS))
    assert apart[:2].tolist() == pytest.approx([0.1, 0.25])
    assert nearest.tolist() == [0, 1, -1]


def test_groups_of_equal_size_begin_with_the_highest_values() -> None:
    assert class_places(np.array([1.0, 4, np.nan, 3, 2]), Scale(groups=2)).tolist() == [
        1, 0, -1, 0, 1]
    assert [one.id for one in Scale(groups=2).all_classes()] == ["1", "2"]


def test_dynamics_are_the_points_gained_over_the_declared_years() -> None:
    cube = city([10, 20, 30, 40], [80, 70, 60, 50])
    cube.value[:2, :, 0] = [[10, 18, 26, 34], [80, 72, 64, 56]]
    cube.status[:2, :, 0] = Status.value
    found = lage(cube, replace(INDEX, dynamics=Scale(LIMITS, years=2)))
    assert found.dynamics is not None
    assert found.dynamics.raw[:, 0].tolist() == [0, 2, 4, 6]
    assert found.dynamics.raw[:, 1].tolist() == [0, -2, -4, -6]
    assert found.combined(3) == "33"
    # No year before: a status, and no dynamics.
    assert lage(cube, replace(INDEX, dynamics=Scale(LIMITS, years=5))).dynamics is None


def test_every_index_that_cannot_be_computed_says_why() -> None:
    whole = city([10, 20, 30, 40], [80, 70, 60, 50])
    for cube, index, period, sentence in (
        (city([7, 7, 7], [80, 70, 60]), INDEX, "2020", "denselben Wert"),
        (city([10, np.nan], [80, 70]), INDEX, "2020", "Weniger als zwei Gebiete"),
        (city([np.nan] * 3, [80, 70, 60]), INDEX, "2020", "Weniger als zwei Gebiete"),
        (city([], []), INDEX, "2020", "Weniger als zwei Gebiete"),
        (whole, INDEX, "1999", "liegen 1999 keine Zahlen vor"),
        (whole, replace(INDEX, components=()), "2020", "mindestens einen Indikator"),
        (whole, replace(INDEX, components=(Component("arm", -1.0),)), "2020", "größer als 0"),
        (whole, replace(INDEX, components=(Component("arm", 0.0),)), "2020", "größer als 0"),
        (whole, replace(INDEX, components=(Component("arm", np.nan),)), "2020", "größer als 0"),
        (whole, replace(INDEX, components=(Component("weg"),)), "2020", "keine Zahlen"),
        # Both cancel each other out everywhere.
        (city([10, 20, 30], [10, 20, 30]), INDEX, "2020", "unterscheidet die Gebiete nicht"),
        (city([0.1, 0.2, 0.3], [1, 2, 3]), INDEX, "2020", "unterscheidet die Gebiete nicht"),
        # 0,1 + 0,2 is not 0,3 to a computer: still one and the same value.
        (city([0.1 + 0.2, 0.3, 0.3], [1, 2, 4]), INDEX, "2020", "denselben Wert"),
    ):
        with pytest.raises(NotCalculable, match=sentence):
            lage(cube, index, period)


def test_ranks_and_scales_are_not_standardised_again_unless_declared() -> None:
    plain = replace(INDEX, standardisation=Standardisation.min_max,
                    sum_standardisation=Standardisation.none)
    found = lage(city([10, 20, 30, 40], [80, 70, 60, 50]), plain)
    assert found.status.value.tolist() == pytest.approx([0, 2 / 3, 4 / 3, 2])

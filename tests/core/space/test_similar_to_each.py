"""Similar areas of every area: the same as of each area alone."""

import numpy as np
import pytest

from monitoring.core.space.similar_areas import most_similar
from monitoring.core.space.similar_to_each import ROWS, similar_to_each


@pytest.mark.parametrize("areas", [6, 60, ROWS + 40])
@pytest.mark.parametrize("gaps", [0.0, 0.1])
def test_same_as_for_each_area_alone(areas: int, gaps: float) -> None:
    random = np.random.default_rng(11)
    values = random.normal(10, 3, (areas, 4))
    values[:, 3] = 7.0
    values[random.random(values.shape) < gaps] = np.nan
    found = similar_to_each(values, 5)
    for area in range(areas):
        alone = [one.area for one in most_similar(values, area, 5).found]
        assert [one for one in found[area].tolist() if one >= 0] == alone


@pytest.mark.parametrize("values", [
    np.full((4, 2), 3.0), np.full((3, 2), np.nan), np.array([[1.0, 2.0]]),
])
def test_nothing_to_compare_finds_nothing(values: np.ndarray) -> None:
    assert (similar_to_each(values, 3) == -1).all()


def test_fewer_areas_than_wanted() -> None:
    assert similar_to_each([[1.0], [2.0], [4.0]], 5).tolist() == [
        [1, 2, -1, -1, -1], [0, 2, -1, -1, -1], [1, 0, -1, -1, -1],
    ]

"""Nothing is said about good tables, and their figures arrive."""

import pytest

from monitoring.storage.proposing import recipe_by_itself
from tests.core.checks.good_forms import FORMS, Good
from tests.core.checks.good_sums import SUMS, YEARS
from tests.core.checks.judging import AREAS, CITY, Judged, judged, opened_text

GOOD = [*FORMS, *SUMS, *YEARS]


def judge(good: Good) -> Judged:
    """What is said about the table, read by its own recipe or by the proposed one."""
    recipe = good.recipe or recipe_by_itself(opened_text(good.table), CITY, AREAS, good.period)
    return judged(good.table, recipe, good.before, period=good.period)


@pytest.mark.parametrize("good", GOOD, ids=[one.name for one in GOOD])
def test_no_false_alarm(good: Good) -> None:
    found = judge(good)
    assert found.said == []
    assert len(found.checked.case.rows) == good.observations
    plane, area, period, value = good.one
    cube = found.cube
    at = cube.areas.find(area, CITY.edition_for(period))
    assert at is not None
    cell = cube.indicator_position[plane], at, cube.period_position[period]
    assert cube.value[cell] == pytest.approx(value, nan_ok=True)

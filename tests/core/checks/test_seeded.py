"""Every rule finds its mistake, at the right cell, and no other rule finds anything there."""

import pytest

from tests.core.checks import seeds_cells, seeds_figures, seeds_keys
from tests.core.checks.judging import judged
from tests.core.checks.seeding import Seed

SEEDS = [*seeds_keys.SEEDS, *seeds_cells.SEEDS, *seeds_figures.SEEDS]


@pytest.mark.parametrize("seed", SEEDS, ids=[f"{one.rule}-{at}" for at, one in enumerate(SEEDS)])
def test_the_mistake_is_found_and_nothing_else(seed: Seed) -> None:
    found = judged(seed.table, seed.recipe, seed.before, areas=seed.areas)
    assert found.said == seed.expected

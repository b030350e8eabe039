"""Every rule finds its mistake, at the right cell, and no other rule finds anything there."""

import pytest

from monitoring.core.checks.rules import RULES, TABLES
from tests.core.checks import seeds_cells, seeds_compared, seeds_figures, seeds_keys
from tests.core.checks.judging import judged
from tests.core.checks.seeding import Seed
from tests.storage.seeded_files import FILES

SEEDS = [*seeds_keys.SEEDS, *seeds_cells.SEEDS, *seeds_figures.SEEDS, *seeds_compared.SEEDS]
# The product keeps these figures secret by itself: nobody has to do anything.
NOTES = {"below-threshold"}
# What may be right after all is confirmed with a reason; everything else stops publishing.
WARNINGS = {
    "broken-count", "duplicate-row", "early-period", "footnote-mark", "jump",
    "levels-disagree", "missing-areas", "number-lost", "other-unit", "parts-differ",
    "share-as-fraction", "share-mismatch", "total-differs", "total-twice", "unit-slip",
    "unmatched-filter",
}
# Notes have no mistake to seed; the others are tested where files, folders and settings are.
ELSEWHERE = {
    "cancelled", "delimiter", "empty-file", "limit-memory", "limit-seconds", "limit-setting",
    "missing-file", "no-file", "no-observations", "recipe-choice", "row-width", "same-file-name",
    "protection-unchecked", "total-left-out", "unread-table", "unreadable-file",
    "unreadable-table", "unused-column", "unused-rows",
}


@pytest.mark.parametrize("seed", SEEDS, ids=[f"{one.rule}-{at}" for at, one in enumerate(SEEDS)])
def test_the_mistake_is_found_and_nothing_else(seed: Seed) -> None:
    found = judged(seed.table, seed.recipe, seed.before, areas=seed.areas)
    assert (found.noted(seed.rule) if seed.rule in NOTES else found.said) == seed.expected
    if seed.rule in NOTES:
        assert found.said == []
        return
    said = [one for one in found.problems if one.rule == seed.rule]
    # Zeros that a recipe fills up are doubtful, an id that fits no area is wrong.
    doubt = seed.rule in WARNINGS or (seed.rule == "lost-zero" and seed.recipe.area_digits > 0)
    assert {one.severity for one in said} == {"warning" if doubt else "error"}
    assert all("Bitte" in one.message or "bitte" in one.message for one in said)


def test_every_rule_about_tables_has_a_seeded_mistake() -> None:
    seeded = {one.rule for one in SEEDS} | {one.rule for one in FILES}
    assert len({one.rule for one in SEEDS}) >= 50
    assert seeded | ELSEWHERE == set(TABLES)
    assert not seeded & ELSEWHERE
    assert set(TABLES) <= set(RULES)

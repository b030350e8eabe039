"""Secret cells of a release: sums of areas and formulas that give them away."""

from dataclasses import replace

import numpy as np

from monitoring.core.cube import Cube
from monitoring.core.derived import derived
from monitoring.core.indicator import Formula
from monitoring.core.protection.of_cube import Audit, audit
from monitoring.core.protection.words import derivable
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from tests.core.invented import EDITIONS, LEVELS, Row, cube_with, indicator, row

COUNTS = {"jung": indicator("jung"), "alt": indicator("alt"), "alle": indicator("alle")}
INDICATORS = {
    **COUNTS,
    "anteil": replace(indicator("anteil", Kind.share),
                      formula=Formula(("jung", "alt"), ("alle",))),
}


def audited(*rows: Row) -> tuple[Audit, Cube]:
    cube = derived(cube_with(COUNTS, *rows), COUNTS, LEVELS, EDITIONS)
    return audit(cube, COUNTS, LEVELS, EDITIONS), cube


def secret(name: str, area: str, period: str = "2020") -> Row:
    return row(name, area, period, status=Status.secret)


def test_a_secret_quarter_beside_a_shown_borough_is_worked_out() -> None:
    found, cube = audited(row("jung", "02", "2021", 30), row("jung", "0204", "2021", 28),
                          secret("jung", "0205", "2021"))
    assert found.record() == {"secret": 1, "exact": 1, "min_candidates": 1}
    assert derivable(found, cube, INDICATORS) == ("Gebiet 0205, Text, 2021",)


def test_two_secret_quarters_protect_each_other() -> None:
    found, cube = audited(row("jung", "02", "2021", 30), secret("jung", "0204", "2021"),
                          secret("jung", "0205", "2021"))
    assert found.record() == {"secret": 2, "exact": 0, "min_candidates": 31}
    assert derivable(found, cube, INDICATORS) == ()


def test_a_computed_figure_gives_its_part_away() -> None:
    shown = [row("alt", "0101", value=5), row("alle", "0101", value=50)]
    cube = derived(cube_with(INDICATORS, secret("jung", "0101"), *shown), INDICATORS, LEVELS,
                   EDITIONS)
    # The share is secret with its part: nothing can be worked out.
    assert audit(cube, INDICATORS, LEVELS, EDITIONS).exact == 0
    at = cube.cell("anteil", cube.areas.position["2020", "0101"], "2020")
    cube.numerator[at], cube.denominator[at], cube.value[at] = 7, 50, 14
    cube.status[at] = Status.value
    found = audit(cube, INDICATORS, LEVELS, EDITIONS)
    assert found.exact == 1


def test_nothing_secret_needs_no_audit() -> None:
    found, _ = audited(row("jung", "0101", value=5))
    assert found.record() == {"secret": 0, "exact": 0, "min_candidates": None}
    assert found.cells.shape == (0, 3)


def test_a_sum_with_another_gap_tells_nothing() -> None:
    found, _ = audited(row("jung", "02", "2021", 30), secret("jung", "0205", "2021"))
    assert found.exact == 0
    assert np.isfinite(found.candidates).all()

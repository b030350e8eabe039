"""Tables as offices write them, from the stored bytes to every single figure."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from monitoring.core.table_shape import shape_of
from monitoring.storage.reading.upload import read_upload
from tests.core import office_cases, office_signs
from tests.core.office_cases import Case
from tests.core.office_tables import Observed, observed


def read(case: Case, answers: Mapping[str, str]) -> tuple[list[Observed], list[str]]:
    """All figures of a stored table and the ids of what its reading asks."""
    upload = read_upload(case.content, case.name, answers=answers)
    assert not upload.problems
    found: list[Observed] = []
    asked = [question.id for question in upload.questions]
    for grid in upload.grids:
        shape = shape_of(grid, answers)
        assert not shape.problems
        found += observed(grid, shape)
        asked += [question.id for question in shape.questions]
    return found, asked


@pytest.mark.parametrize(
    "case", [*office_cases.cases(), *office_signs.cases()], ids=lambda case: case.name
)
def test_every_figure_is_exact_without_a_question(case: Case) -> None:
    found, asked = read(case, {})
    assert not asked
    assert found == case.expected


@pytest.mark.parametrize("case", office_signs.open_cases(), ids=lambda case: case.name)
def test_what_is_open_is_asked_and_the_answer_makes_it_exact(case: Case) -> None:
    _, asked = read(case, {})
    assert set(asked) == set(case.asked)
    found, asked = read(case, case.answers)
    assert not asked
    assert found == case.expected

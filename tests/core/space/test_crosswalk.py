"""Declared weights are checked: every source goes somewhere as a whole, slivers do not count."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from monitoring.core.area import Areas, areas_from
from monitoring.core.problem import Problem
from monitoring.core.recipe import Basis, CrosswalkRecipe, Since
from monitoring.core.space.crosswalk_links import COLUMNS, settled
from monitoring.language import Words

RECIPE = CrosswalkRecipe(
    "c", Words("Gewichte", "Weights"), "areas/w.csv", "viertel", "2015", "2020", "alt", "neu",
    "anteil", Basis.area,
)
_AREAS = [
    ("01", "2015", ""), ("02", "2015", ""), ("03", "2015", ""),
    ("03", "2020", "2015"), ("11", "2020", ""), ("12", "2020", ""),
]
GOOD = [("01", "11", "0.6"), ("01", "12", "0.4"), ("02", "12", "1")]


def areas_of() -> Areas:
    table = pd.DataFrame(_AREAS, columns=["area", "edition", "continues"], dtype=str)
    return areas_from(table.assign(name="", level="viertel", parent="", since=""), ("viertel",))


def links(
    rows: list[tuple[str, str, str]], recipe: CrosswalkRecipe = RECIPE
) -> tuple[pd.DataFrame, list[Problem]]:
    table = pd.DataFrame(rows, columns=["from", "to", "cell"], dtype=str)
    numbers = pd.to_numeric(table["cell"], errors="coerce")
    with np.errstate(all="raise"):
        return settled(table.assign(weight=numbers, row=np.arange(len(rows)) + 2), recipe,
                       areas_of())


def weights(rows: list[tuple[str, str, str]]) -> dict[tuple[str, str], float]:
    found, problems = links(rows)
    assert [one for one in problems if one.severity == "error"] == []
    return {(one["from"], one["to"]): one["weight"] for one in found.to_dict("records")}


def said(problems: list[Problem]) -> list[tuple[str, int | None, str, str]]:
    return [(one.rule, one.row, one.value, one.severity) for one in problems]


def test_good_weights_stay_and_areas_that_are_the_same_need_no_row() -> None:
    assert weights(GOOD) == {
        ("01", "11"): 0.6, ("01", "12"): 0.4, ("02", "12"): 1.0, ("03", "03"): 1.0,
    }
    assert list(links(GOOD)[0].columns) == COLUMNS
    assert links(GOOD)[1] == []


def test_slivers_are_removed_and_the_rest_is_rescaled() -> None:
    found = weights([("01", "11", "0.9955"), ("01", "12", "0.004"), ("02", "12", "0.999"),
                     ("02", "11", "0.00002")])
    assert found == {("01", "11"): 1.0, ("02", "12"): 1.0, ("03", "03"): 1.0}
    _, problems = links([("01", "11", "0.996"), ("01", "12", "0.004"), ("02", "12", "1")])
    assert said(problems) == [("crosswalk-slivers", None, "", "note")]
    assert problems[0].message.startswith("1 von 3 Gewichten liegen unter 1,0\u00a0%")


def test_weights_of_every_source_sum_to_one_after_slivers() -> None:
    found, _ = links([("01", "11", "0.59"), ("01", "12", "0.4"), ("01", "03", "0.0099"),
                      ("02", "12", "0.995")])
    np.testing.assert_allclose(found.groupby("from")["weight"].sum(), 1, rtol=1e-15)
    assert found["weight"].iloc[0] == pytest.approx(0.59 / 0.99)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([("01", "11", "-0.4"), ("01", "12", "1.4"), GOOD[2]],
         ("crosswalk-weight", 2, "-0.4", "error")),
        ([("01", "11", "viel"), *GOOD[1:]], ("crosswalk-weight", 2, "viel", "error")),
        ([("01", "11", ""), *GOOD[1:]], ("crosswalk-weight", 2, "", "error")),
        ([("01", "11", "inf"), *GOOD[1:]], ("crosswalk-weight", 2, "inf", "error")),
        ([*GOOD, GOOD[1]], ("crosswalk-repeat", 5, "01 → 12", "error")),
        ([*GOOD, ("1", "11", "1")], ("unknown-area", 5, "1", "error")),
        ([*GOOD[:2], ("02", "21", "1")], ("unknown-area", 4, "21", "error")),
        ([("01", "11", "0.5"), GOOD[2]], ("crosswalk-sum", None, "01", "error")),
        ([*GOOD[:2], ("02", "12", "2")], ("crosswalk-sum", None, "02", "error")),
        (GOOD[:2], ("crosswalk-lacks", None, "02", "error")),
        ([], ("crosswalk-lacks", None, "01, 02", "error")),
        ([("01", "12", "1"), GOOD[2]], ("crosswalk-lacks", None, "11", "warning")),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    rows: list[tuple[str, str, str]], problem: tuple[str, int | None, str, str]
) -> None:
    found, problems = links(rows)
    assert problem in said(problems)
    assert found.empty == (problem[3] == "error")


def test_a_source_of_slivers_only_is_named_and_not_rescaled() -> None:
    whole = replace(RECIPE, slivers=0.05)
    rows = [("01", "11", "1"), *(("02", one, "0.04") for one in ("11", "12", "03"))]
    found, problems = links(rows, whole)
    assert found.empty
    assert ("crosswalk-sum", None, "02", "error") in said(problems)


def test_a_first_period_belongs_to_a_source() -> None:
    found, problems = links(GOOD, replace(RECIPE, since=(Since("01", "2018"),)))
    assert dict(zip(found["from"], found["since"], strict=True)) == {
        "01": "2018", "02": "", "03": "",
    }
    assert problems == []
    _, problems = links(GOOD, replace(RECIPE, since=(Since("09", "2018"),)))
    assert said(problems) == [("unknown-area", None, "09", "error")]

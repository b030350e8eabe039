"""Coverage and catchment against numbers worked by hand."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.coverage import coverage, two_step_catchment
from tests.core.golden import Golden, golden

QUOTAS = np.array([0.05, 0.65, 0.90])


@pytest.mark.parametrize("case", golden("coverage"))
def test_golden(case: Golden) -> None:
    found = coverage(np.array([[60.0, 55, 58]]), QUOTAS, np.array([80.0]))
    quantity = {"need": found.need, "gap": found.gap, "coverage %": found.percent}[case.quantity]
    assert quantity[0] == pytest.approx(case.number, abs=case.tolerance)


def test_every_area_stands_for_itself() -> None:
    children = np.array([[100.0, 0, 0], [0, 100, 0], [0, 0, 0], [1, np.nan, 1], [-1, 5, 5]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = coverage(children, QUOTAS, np.array([10.0, 13, 7, 5, 5]))
    assert found.need == pytest.approx([5, 65, 0, np.nan, np.nan], nan_ok=True)
    assert found.gap == pytest.approx([5, -52, 7, np.nan, np.nan], nan_ok=True)
    assert found.percent == pytest.approx([200, 20, np.nan, np.nan, np.nan], nan_ok=True)


@pytest.mark.parametrize("quota", [-0.1, 1.1, np.nan])
def test_a_quota_lies_between_0_and_1(quota: float) -> None:
    found = coverage(np.array([[60.0, 55]]), np.array([0.5, quota]), np.array([80.0]))
    assert np.isnan([found.need, found.gap, found.percent]).all()


def test_missing_places_leave_the_need() -> None:
    found = coverage(np.array([[100.0]]), np.array([0.5]), np.array([np.nan]))
    assert np.isnan([found.gap, found.percent]).all()


def test_places_in_reach_of_three_areas() -> None:
    # 50 places for the 70 children of the first two areas, 40 for the 80 of the last two.
    in_reach = np.array([[True, True, False], [False, True, True]])
    children = np.array([30.0, 40, 40])
    found = two_step_catchment(np.array([50.0, 40]), children, in_reach)
    assert found.access == pytest.approx([0.714, 1.214, 0.5], abs=0.0005)
    assert (found.access * children).sum() / children.sum() == pytest.approx(90 / 110)


@given(st.data())
def test_children_times_access_are_the_places_that_are_reached(data: st.DataObject) -> None:
    facilities, areas = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 6))
    count = st.integers(0, 50)
    places = np.array(data.draw(st.lists(count, min_size=facilities, max_size=facilities)), float)
    children = np.array(data.draw(st.lists(count, min_size=areas, max_size=areas)), float)
    size = facilities * areas
    drawn = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    in_reach = np.array(drawn).reshape(facilities, areas)
    found = two_step_catchment(places, children, in_reach)
    assert np.isnan(found.access).tolist() == (~in_reach.any(axis=0)).tolist()
    reached = np.nansum(found.access * children)
    assert reached + found.unreached == pytest.approx(places.sum())


@pytest.mark.parametrize("wrong", [np.nan, -1, np.inf])
def test_a_missing_number_leaves_everything_open(wrong: float) -> None:
    found = two_step_catchment(np.array([10.0]), np.array([wrong, 5]), np.array([[True, True]]))
    assert np.isnan(found.access).all()
    assert np.isnan(found.unreached)

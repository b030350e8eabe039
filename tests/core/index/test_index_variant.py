"""A changed index: weights, indicators, limits; who moves; the cross-table."""

from dataclasses import replace

import numpy as np
import pytest

from monitoring.core.index.changes import any_moved, cross_table, residents_in, shifts
from monitoring.core.index.declaration import Component, Scale, Standardisation
from monitoring.core.index.variant import Variant, varied
from monitoring.core.vocabulary import Polarity
from tests.core.index.test_index_values import INDEX, INDICATORS, LIMITS, city, lage


def test_nothing_changed_is_the_declared_index() -> None:
    assert not Variant()
    assert varied(INDEX, Variant()) == INDEX


def test_weights_leave_out_change_and_bring_in() -> None:
    variant = Variant({"arm": 2.0, "wahl": 0.0, "ew": 0.5}, polarity={"ew": Polarity.better})
    assert varied(INDEX, variant).components == (
        Component("arm", 2.0), Component("ew", 0.5, Polarity.better))


def test_dynamics_keep_their_own_indicators() -> None:
    index = replace(INDEX, dynamics=Scale(LIMITS, components=(Component("darm"),)))
    changed = varied(index, Variant({"darm": 3.0, "ew": 1.0}, dynamics_limits=(-2, 2)))
    assert changed.dynamics is not None
    assert changed.dynamics.components == (Component("darm", 3.0),)
    assert [one.limit for one in changed.dynamics.classes] == [-2, 2, None]


def test_limits_move_and_keep_the_side_they_belong_to() -> None:
    changed = varied(INDEX, Variant(limits=(-0.5, 0.5)))
    assert [(one.below, one.up_to) for one in changed.status.classes] == [
        (-0.5, None), (None, 0.5), (None, None)]
    with pytest.raises(ValueError, match="3 limits for 3 classes"):
        varied(INDEX, Variant(limits=(1, 2, 3)))


def test_who_moves_and_how_many_people_live_there() -> None:
    cube = city([10, 20, 30, 40], [80, 70, 60, 50], [100, 200, 300, np.nan])
    before = lage(cube)  # −1,34; −0,45; 0,45; 1,34
    after = lage(cube, varied(INDEX, Variant(limits=(-2, 0.4))))
    found = shifts(before.status, after.status, 4)
    assert found.before.tolist() == [0, 1, 1, 2]
    assert found.after.tolist() == [1, 1, 2, 2]
    assert found.moved.tolist() == any_moved(before, after).tolist() == [True, False, True, False]
    assert residents_in(after, found.moved) == 400
    assert np.isnan(residents_in(after, np.array([False, False, False, True])))
    assert not found.entered.any()
    assert not found.left.any()


def test_areas_enter_and_leave_with_the_indicators() -> None:
    cube = city([10, 20, np.nan, 40], [80, np.nan, 60, 50])
    both = lage(cube)
    only_arm = lage(cube, varied(INDEX, Variant({"wahl": 0.0})))
    found = shifts(both.status, only_arm.status, 4)
    assert found.entered.tolist() == [False, True, False, False]
    assert shifts(only_arm.status, both.status, 4).left.tolist() == [False, True, False, False]


def test_the_cross_table_counts_areas_and_residents() -> None:
    cube = city([10, 20, 30, 40], [80, 70, 60, 50], [100, 200, 300, np.nan])
    areas, residents = cross_table(lage(cube))
    assert areas.tolist() == [[1], [2], [1]]
    assert residents.tolist() == [[100], [500], [0]]


def test_standardisation_can_be_changed() -> None:
    changed = varied(INDEX, Variant(standardisation=Standardisation.min_max))
    assert lage(city([10, 20, 40], [80, 70, 50]), changed).status.scores[:, 0].tolist() == (
        pytest.approx([0, 1 / 3, 1]))
    assert INDICATORS["arm"].polarity is Polarity.more_need

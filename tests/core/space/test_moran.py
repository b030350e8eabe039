from __future__ import annotations

import warnings
from itertools import permutations
from math import isnan, nan

import numpy as np
import pytest

from monitoring.core.space.contiguity import from_pairs, queen
from monitoring.core.space.moran import Moran, moran
from tests.core.example_areas import columbus, lattice, st_louis, st_louis_neighbours
from tests.core.golden import Golden, golden


@pytest.mark.parametrize("row", golden("moran_I_rowstd_queen"))
def test_columbus(row: Golden) -> None:
    city, _, column = row.case.partition(" ")
    assert city == "Columbus"
    areas = columbus()
    found = moran(areas[column], queen(areas.geometry))
    assert len(found.scope.used) == int(row.inputs["n"])
    assert row.quantity == "I"
    assert found.i == pytest.approx(row.number, abs=row.tolerance)


@pytest.mark.parametrize("row", golden("moran_I_rowstd"))
def test_st_louis(row: Golden) -> None:
    assert row.case.startswith("stl_hom HR8893")
    found = moran(st_louis()["HR8893"], st_louis_neighbours())
    value = {"I": found.i, "E[I]": found.expected, "p_norm": found.p_normal}[row.quantity]
    assert value == pytest.approx(row.number, abs=row.tolerance)


@pytest.mark.parametrize("row", golden("moran_I"))
def test_lattice(row: Golden) -> None:
    assert row.case.startswith("3x3 lattice 1..9, queen")
    standardised = row.case.endswith("row-std")
    found = moran(np.arange(1.0, 10.0), lattice(3), row_standardised=standardised)
    assert found.i == pytest.approx(row.number, abs=row.tolerance)


def test_z_and_p_with_binary_weights_as_esda_has_them() -> None:
    # esda 2.9: Moran(HR8893, stl.gal, transformation="b", permutations=0)
    from esda import Moran as Reference
    from libpysal.weights import W

    neighbours, values = st_louis_neighbours(), st_louis()["HR8893"].to_numpy()
    weights = W({area: neighbours.of(area).tolist() for area in range(78)}, silence_warnings=True)
    for transformation in ("b", "r"):
        expected = Reference(values, weights, transformation=transformation, permutations=0)
        found = moran(values, neighbours, row_standardised=transformation == "r")
        assert found.i == pytest.approx(expected.I, abs=1e-12)
        assert found.z == pytest.approx(expected.z_norm, abs=1e-9)
        assert found.p_normal == pytest.approx(expected.p_norm, abs=1e-12)


def test_random_arrangements_give_the_share_that_all_arrangements_give() -> None:
    neighbours = from_pairs(6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 2)])
    values = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 9.0])
    found = moran(values, neighbours, permutations=19_999)
    every = [moran(one, neighbours, permutations=1).i for one in permutations(values)]
    at_least = float(np.mean(np.array(every) >= found.i - 1e-9))
    at_most = float(np.mean(np.array(every) <= found.i + 1e-9))
    assert found.p == pytest.approx(min(1.0, 2 * min(at_least, at_most)), abs=0.015)


def test_the_same_seed_gives_the_same_result() -> None:
    values = np.random.default_rng(1).normal(size=49)
    one, two = moran(values, lattice(7)), moran(values, lattice(7))
    assert (one.i, one.p) == (two.i, two.p)
    assert len({moran(values, lattice(7), seed=seed).p for seed in range(9)}) > 1


def test_a_checkerboard_differs_and_a_slope_agrees() -> None:
    neighbours = from_pairs(
        36, [(a, b) for a in range(36) for b in (a + 1, a + 6)
             if b < 36 and (b == a + 6 or b % 6)],
    )
    row, column = np.divmod(np.arange(36), 6)
    board, slope = moran((row + column) % 2, neighbours), moran(1.0 * row, neighbours)
    assert board.i == pytest.approx(-1)
    assert board.sentences() == (
        "Benachbarte Gebiete unterscheiden sich mehr, als der Zufall erwarten lässt "
        "(Moran-I −1,00, ohne räumliches Muster −0,03, p = 0,002).",
    )
    assert slope.sentences()[0].startswith("Benachbarte Gebiete ähneln sich mehr, als der Zufall")


def test_numbers_of_any_size_give_the_same() -> None:
    values = np.random.default_rng(3).normal(size=36)
    plain = moran(values, lattice(6))
    for factor in (1e-300, 1e300):
        scaled = moran(values * factor, lattice(6))
        assert scaled.i == pytest.approx(plain.i)
        assert scaled.p == plain.p


def sentences(values: list[float], pairs: list[tuple[int, int]]) -> tuple[Moran, tuple[str, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = moran(values, from_pairs(len(values), pairs))
        return found, found.sentences()


@pytest.mark.parametrize(
    ("values", "pairs", "sentence"),
    [
        ([], [], "Ein räumliches Muster braucht mindestens zwei Gebiete."),
        ([1.0], [], "Ein räumliches Muster braucht mindestens zwei Gebiete."),
        ([nan, nan], [(0, 1)],
         "Kein Gebiet hat einen Wert, deshalb gibt es kein räumliches Muster."),
        ([1.0, 2.0, nan], [(0, 2), (1, 2)],
         "Kein Gebiet mit Wert grenzt an ein anderes mit Wert."),
        ([2.0, 2.0, 9.0], [(0, 1)],
         "Alle Gebiete haben denselben Wert, deshalb gibt es kein Muster."),
        ([0.1 + 0.2, 0.3, 0.3], [(0, 1), (1, 2)],
         "Alle Gebiete haben denselben Wert, deshalb gibt es kein Muster."),
    ],
)
def test_what_cannot_be_calculated_says_why(
    values: list[float], pairs: list[tuple[int, int]], sentence: str
) -> None:
    found, said = sentences(values, pairs)
    assert said == (sentence,)
    assert isnan(found.i)
    assert isnan(found.p)


def test_what_is_left_out_is_said() -> None:
    found, said = sentences([1.0, 2.0, 4.0, 3.0, nan, 7.0], [(0, 1), (2, 3), (4, 5)])
    assert found.scope.missing.tolist() == [4]
    assert found.scope.islands.tolist() == [5]
    assert said[1:] == (
        "Gebiete ohne Wert, deshalb nicht einbezogen: 1.",
        "Gebiete ohne Nachbarn, deshalb nicht einbezogen: 1.",
        "Die Gebiete bilden 2 Teile, die einander nicht berühren.",
        "Mit 4 Gebieten ist das Ergebnis nur eine Beschreibung, kein Nachweis.",
    )


def test_where_all_are_neighbours_nothing_can_be_tested() -> None:
    found, said = sentences([1.0, 5.0, 2.0], [(0, 1), (0, 2), (1, 2)])
    assert found.i == pytest.approx(-0.5)
    assert isnan(found.z)
    assert found.p == 1
    assert said[0].startswith("Benachbarte Gebiete ähneln sich nicht erkennbar mehr als andere")
    assert "nan" not in " ".join(said)


def test_values_and_neighbours_must_belong_together() -> None:
    with pytest.raises(ValueError, match="areas"):
        moran([1.0, 2.0], lattice(2))

"""Standardised figures against published ranks, deciles and formulas."""

import gzip
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitoring.core.index.classes import class_places
from monitoring.core.index.declaration import Scale, Standardisation
from monitoring.core.index.standardisation import exponential, standardised
from tests.core.golden import Golden, golden


@pytest.mark.parametrize("row", golden("imd_exponential"))
def test_stretched_ranks_are_those_of_the_published_formula(row: Golden) -> None:
    rank = float(row.case.removeprefix("R="))
    assert float(exponential(rank)) == pytest.approx(row.number, abs=row.tolerance)


def test_deciles_of_all_english_areas_follow_from_their_domain_ranks(real: Path) -> None:
    with gzip.open(real / "england" / "imd2019_domains.csv.gz", "rt", encoding="utf-8-sig") as file:
        table = pd.read_csv(file, thousands=",")
    ranks = [name for name in table.columns if " Rank " in name]
    deciles = [name for name in table.columns if " Decile " in name]
    weights = np.array([22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3])
    # Rank 1 is the area with most need.
    need = -table[ranks[1:]].to_numpy(float)
    score = standardised(need, Standardisation.rank_exponential) @ weights
    places = class_places(score, Scale(groups=10))
    assert len(places) == 32_844
    assert int((places + 1 == table[deciles[0]].to_numpy()).sum()) == 32_844


def test_z_scores_divide_by_the_deviation_of_the_population_or_of_the_sample() -> None:
    values = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]  # mean 5, deviation 2
    assert standardised(values, Standardisation.z).tolist() == [
        -1.5, -0.5, -0.5, -0.5, 0.0, 0.0, 1.0, 2.0]
    sample = standardised(values, Standardisation.z_sample)
    assert sample[-1] == pytest.approx(4 / np.std(values, ddof=1))


def test_each_column_is_standardised_without_its_gaps() -> None:
    values = np.array([[1.0, 10.0], [np.nan, 20.0], [3.0, 40.0]])
    found = standardised(values, Standardisation.min_max)
    assert found[:, 0].tolist()[::2] == [0.0, 1.0]
    assert np.isnan(found[1, 0])
    assert found[:, 1].tolist() == pytest.approx([0, 1 / 3, 1])


@pytest.mark.parametrize("how", [one for one in Standardisation if one is not Standardisation.none])
@pytest.mark.parametrize("values", [[3.0, 3.0, 3.0], [np.nan, np.nan], [1.0], []])
def test_what_cannot_be_standardised_is_a_gap(how: Standardisation, values: list[float]) -> None:
    assert np.isnan(standardised(values, how)).all()


def test_equal_values_share_their_mean_rank() -> None:
    found = standardised([1.0, 1.0, 2.0, 3.0], Standardisation.rank_exponential)
    assert found.tolist() == pytest.approx(exponential([1.5 / 4, 1.5 / 4, 3 / 4, 1.0]).tolist())
    assert found[-1] == pytest.approx(100)

"""No secret figure of the seeded city can be worked out from what its roles see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest

from monitoring.cli import main
from monitoring.core.area_group import area_group
from monitoring.storage.city import city_in
from monitoring.storage.snapshot import current_snapshot
from monitoring.storage.store import store_at
from tests.attack import attackers, naive
from tests.attack.attackers import Claims, cells
from tests.attack.declarations import ROLES
from tests.attack.outsider import BY_NAME, candidates
from tests.attack.public import parts_of, serving
from tests.attack.seeded_city import AREAS, DISTRICTS, PLANTED, YEARS, Counts, Figure, secret

SECRET = sum(PLANTED.values())
BY_HAND = (attackers.hierarchy, attackers.siblings, attackers.nested, attackers.shares)
WITH_DISTRICTS = ROLES[:2]
Attacker = Callable[[pd.DataFrame], Claims]
Tables = dict[str, pd.DataFrame]


def right(claims: Claims, own: Counts) -> list[attackers.Cell]:
    """Claims that are true."""
    return [cell for cell, count in claims.items()
            if count == naive.truth(own, BY_NAME[cell[0], cell[1]], cell[2], cell[3])]


def test_exactly_175_figures_are_small_and_all_are_secret(own: Counts, tables: Tables) -> None:
    small = [(one.indicator, parts_of(one.breakdown), AREAS[area], YEARS[year])
             for one, area, year, _ in secret(own) if AREAS[area] in DISTRICTS]
    assert len(small) == len(set(small)) == SECRET == 175
    shown = cells(tables["amt"])
    assert [cell for cell in small if not shown[cell].secret] == []


def test_secret_figures_show_no_number(tables: Tables) -> None:
    for role in WITH_DISTRICTS:
        hidden = tables[role][tables[role]["status"] == "secret"]
        assert len(hidden) > SECRET
        assert hidden[["value", "numerator", "denominator"]].isna().all(axis=None)


@pytest.mark.parametrize("attacker", BY_HAND)
def test_attackers_succeed_where_only_small_figures_are_hidden(
    attacker: Attacker, own: Counts
) -> None:
    """The attackers below find nothing because nothing is there, not because they are blind."""
    table = naive.naive(own, percentages=attacker is attackers.shares)
    claims = attacker(table)
    assert len(claims) >= 20
    assert len(right(claims, own)) == len(claims)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("attacker", BY_HAND)
def test_no_secret_figure_is_found_by_hand(role: str, attacker: Attacker, tables: Tables) -> None:
    assert attacker(tables[role]) == {}


def test_several_roles_together_find_no_more(tables: Tables) -> None:
    """What one role sees and another does not is no secret; the rest stays one."""
    joined = pd.concat(list(tables.values()), ignore_index=True)
    joined = joined.sort_values("value").drop_duplicates(["indicator", "breakdown", "area",
                                                          "period"])
    assert (joined["status"] == "secret").sum() == (tables["amt"]["status"] == "secret").sum()
    for attacker in BY_HAND:
        assert attacker(joined) == {}


def test_groups_give_a_secret_figure_away_where_they_are_sums_of_everything(own: Counts) -> None:
    claims = attackers.groups(naive.naive(own), naive.total(own))
    assert len(right(claims, own)) == len(claims) > 100


@pytest.mark.parametrize("role", WITH_DISTRICTS)
def test_500_pairs_of_groups_tell_nothing(
    role: str, sixty: tuple[Path, Path], tables: Tables
) -> None:
    city = city_in(sixty[0])
    found = current_snapshot(store_at(str(sixty[1]), city=city.frame.id), city, role)
    assert found is not None
    summed = 0

    def shown(one: Figure, areas: Sequence[str], period: str) -> float:
        nonlocal summed
        positions = [found.cube.areas.ids.index(area) for area in areas]
        group = area_group(found.cube, city.indicators[one.indicator], positions, period)
        summed += 1
        return group.numerator if one.base else group.value

    wholes = tables[role][tables[role]["breakdown"] == ""]
    assert attackers.groups(wholes, shown, 500) == {}
    assert summed == 1000


def test_scores_give_a_secret_figure_away_where_they_are_shown(own: Counts) -> None:
    claims = attackers.components(naive.naive(own), naive.scores(own, "2022"), "2022")
    assert len(right(claims, own)) == len(claims) > 5


@pytest.mark.parametrize("period", YEARS)
@pytest.mark.parametrize("role", WITH_DISTRICTS)
def test_an_index_tells_no_secret_figure(
    role: str, period: str, sixty: tuple[Path, Path], tables: Tables, tmp_path: Path
) -> None:
    with serving(*sixty, role):
        assert main(["index", "lage", "--period", period, "--output", str(tmp_path / "i.csv")]) == 0
    index = pd.read_csv(tmp_path / "i.csv", dtype={"area": str})
    assert index["value"].notna().sum() >= 10
    assert attackers.components(tables[role], index, period) == {}


def test_programmes_find_what_is_hidden_alone(own: Counts) -> None:
    table = naive.naive(own)
    found = candidates([table], table)
    assert sum(number < 2 for number in found.values()) > SECRET / 2


def test_everybody_sees_no_district(tables: Tables) -> None:
    assert set(tables["alle"]["area"]) & set(DISTRICTS) == set()
    assert set(tables["alle"]["status"]) == {"value"}


@pytest.mark.parametrize("role", WITH_DISTRICTS)
def test_every_secret_figure_could_be_three_numbers(role: str, tables: Tables) -> None:
    """Integer programmes over everything that this role and those with less detail see."""
    together = [tables[one] for one in ROLES[ROLES.index(role):]]
    found = candidates(together, tables[role])
    assert {cell: number for cell, number in found.items() if number < 3} == {}
    assert len(found) > 2 * SECRET

"""Goals and measures of all plans in one table, counted by hand."""

from __future__ import annotations

from monitoring.core.planning.funding import by_area_and_plan, by_funding
from monitoring.core.planning.indicator_use import uses, version_at
from monitoring.core.planning.means import Means
from monitoring.core.planning.services import services
from monitoring.core.planning.synopsis import (
    Crossing,
    column_names,
    crossing,
    row_names,
    years_of,
)
from tests.core.planning.invented_register import (
    areas,
    entry,
    goal,
    measure,
    register,
    round_,
    setting,
)

VISION = goal("Gut aufwachsen", tier="strategisch", areas=["stadt"], plans=["sozial"])
CALM = goal("Weniger Andrang", areas=["hafen@2020"], groups=["jugendliche"], topic="familie",
            parent="Gut aufwachsen", indicator="bev_u18", deadline="2028-12-31")
TREFF = measure("Treff", areas=["hafen@2020", "aue@2020"], groups=["jugendliche", "familien"],
                goals=["Weniger Andrang"], start="2027-01-01", end="2029-06-30", money=90_000.0,
                funding="Haushalt", staff=1.5)
DONE = measure("Lotse", plan="sozial", state="fertig", areas=["hafen@2020"],
               groups=["familien"], start="2024-01-01", end="2026-12-31", money=30_000.0)
REGISTER = register(VISION, CALM, TREFF, DONE)


def table(rows: str, columns: str = "plan") -> tuple[dict[str, dict[str, list[str]]], Crossing]:
    """Titles by row and column."""
    made = crossing([VISION, CALM, TREFF, DONE],
                    row_names(rows, areas(), setting().city, REGISTER),
                    column_names(columns, 2026, 2029), ["sozial", "jugend"])
    return {name: {column: [one.title for one in (*cell.goals, *cell.measures)]
                   for column, cell in made.cells(name).items()} for name in made.rows}, made


def test_a_district_row_has_what_names_the_district_and_a_shared_goal_in_each_plan() -> None:
    found, made = table("area")
    assert {areas().names[int(name)]: cells for name, cells in found.items()} == {
        "Musterstadt": {"jugend": ["Gut aufwachsen"], "sozial": ["Gut aufwachsen"]},
        "Hafen": {"jugend": ["Weniger Andrang", "Treff"], "sozial": ["Lotse"]},
        "Wiesenviertel": {"jugend": ["Treff"]},
    }
    assert made.columns == ("sozial", "jugend")
    assert made.unplaced == 0


def test_money_of_a_cell_is_that_of_planned_and_running_measures() -> None:
    _, made = table("group")
    money = {(row, column): cell.money for row in made.rows
             for column, cell in made.cells(row).items()}
    assert money == {("jugendliche", "jugend"): 90_000, ("familien", "jugend"): 90_000,
                     ("familien", "sozial"): 0}
    assert made.unplaced == 1


def test_rows_of_goals_topics_and_indicators() -> None:
    assert table("goal")[0] == {"Gut aufwachsen": {"jugend": ["Weniger Andrang"]},
                                "Weniger Andrang": {"jugend": ["Treff"]}}
    assert table("indicator")[0] == {"bev_u18": {"jugend": ["Weniger Andrang"]}}
    assert table("topic")[0] == {"familie": {"jugend": ["Weniger Andrang"]}}


def test_a_measure_stands_in_all_its_years_and_a_goal_in_that_of_its_deadline() -> None:
    found, made = table("group", "year")
    assert found["jugendliche"] == {"2027": ["Treff"], "2028": ["Weniger Andrang", "Treff"],
                                    "2029": ["Treff"]}
    assert found["familien"]["2026"] == ["Lotse"]
    assert made.columns == ("2026", "2027", "2028", "2029")


def test_the_years_shown_are_eight_at_most_and_hold_today() -> None:
    assert years_of([TREFF], 2027) == (2027, 2029)
    assert years_of([DONE, TREFF], 2027) == (2025, 2029)
    assert years_of([measure("Lang", start="2027-01-01", end="2060-12-31")], 2027) == (2027, 2034)
    assert years_of([], 2027) == (2027, 2027)


def test_money_by_district_and_plan_counts_a_measure_in_each_of_its_districts() -> None:
    found = by_area_and_plan([TREFF, DONE], areas())
    treff, lotse = Means(1, 1.5, 90_000), Means(1, 0, 30_000)
    assert {areas().names[at]: dict(row) for at, row in found.items()} == {
        "Hafen": {"jugend": treff, "sozial": lotse}, "Wiesenviertel": {"jugend": treff}}


def test_money_by_funding_line_has_those_that_name_none_last() -> None:
    land = measure("Land", money=95_000.0, funding="Land")
    assert by_funding([TREFF, DONE, land]) == [
        ("Land", Means(1, 0, 95_000)), ("Haushalt", Means(1, 1.5, 90_000)),
        ("", Means(1, 0, 30_000))]


def test_services_and_contacts_are_counted_by_district_and_group() -> None:
    club = entry("actor", "Verein Hafen", actor_kind="verein")
    offer = entry("offer", "Hausaufgaben", actor="Verein Hafen", areas=["hafen@2020"],
                  groups=["jugendliche"])
    kept = register(club, offer, TREFF, DONE)
    found = services([offer, TREFF, DONE], kept, areas())
    assert [(areas().names[one.place], one.group, one.count, one.contacts) for one in found] == [
        ("Wiesenviertel", "familien", 1, ("Jugendamt",)),
        ("Wiesenviertel", "jugendliche", 1, ("Jugendamt",)),
        ("Hafen", "familien", 1, ("Jugendamt",)),
        ("Hafen", "jugendliche", 2, ("Verein Hafen", "Jugendamt")),
    ]


def test_what_rests_on_an_indicator_and_who_supplies_it() -> None:
    office = entry("actor", "Statistikstelle", supplies=["bev_u18"])
    start = round_("Jugend 2027", plan="wohnen", needs=["bev_u18"])
    found = uses(register(CALM, start, office, TREFF), setting().city, ())
    first = found[0]
    assert first.indicator.id == "bev_u18"
    assert {one.title for one in first.entries} == {"Weniger Andrang", "Jugend 2027"}
    assert first.stewards == (office,)
    own = [one.id for one in setting().city.plans_using("bev_u18")]
    assert set(first.plans) == {*own, "jugend", "wohnen"}
    assert first.saved == len(first.plans) - 1


def test_an_entry_made_on_another_version_of_the_definition_is_marked() -> None:
    versions = (("2026-01-10T09:00:00", {"bev_u18": "0.9"}),
                ("2027-01-10T09:00:00", {"bev_u18": "1"}))
    assert version_at(versions, "bev_u18", "2026-05-01T00:00:00") == "0.9"
    assert version_at(versions, "bev_u18", "2027-05-01T00:00:00") == "1"
    assert version_at(versions, "bev_u18", "2025-05-01T00:00:00") == ""
    assert version_at(versions, "arb_quote", "2027-05-01T00:00:00") == ""
    old = type(CALM)(CALM.kind, "Alt", 1, "2026-05-01T00:00:00", data=CALM.data)
    new = type(CALM)(CALM.kind, "Neu", 1, "2027-05-01T00:00:00", data=CALM.data)
    found = next(one for one in uses(register(old, new), setting().city, versions)
                 if one.indicator.id == "bev_u18")
    assert found.changed == ((old, "0.9"),)

"""Entries that concern a district: its own, those of larger areas and of parts."""

from monitoring.core.planning.entries_at import entries_at, entries_on, plan_goals_on
from tests.core.planning.invented_register import areas, entry, goal, register

HARBOUR = goal("Hafen", areas=["hafen@2020"], indicator="bev_u18")
NORTH = goal("Nord", areas=["nord"], indicator="bev_u18")
SOUTH = goal("Süd", areas=["sued"], indicator="bev_u18")
WORK = goal("Arbeit", areas=["hafen@2020"], indicator="arb_quote")
NOWHERE = goal("Nirgends", indicator="bev_u18")
QUIET = entry("finding", "Ruhig", areas=["hafen@2020"], indicator="bev_u18", side="staerke")
REGISTER = register(HARBOUR, NORTH, SOUTH, WORK, NOWHERE, QUIET)


def place(name: str, edition: str = "") -> int:
    return areas().position[edition, name]


def titles(indicator: str, at: int, kind: str = "goal") -> list[str]:
    return [one.title for one in entries_on(REGISTER, areas(), indicator, at, kind)]


def test_goals_of_a_district() -> None:
    found = entries_at(REGISTER, areas(), place("hafen", "2020"), "goal")
    assert [one.title for one in found] == ["Hafen", "Nord", "Arbeit"]


def test_goals_and_findings_about_one_indicator_in_one_district() -> None:
    assert titles("bev_u18", place("hafen", "2020")) == ["Hafen", "Nord"]
    assert titles("bev_u18", place("markt_o", "2020")) == ["Nord"]
    assert titles("bev_u18", place("stadt")) == ["Hafen", "Nord", "Süd"]
    assert titles("bev_u18", place("hafen", "2020"), "finding") == ["Ruhig"]
    assert titles("ein_mittel", place("stadt")) == []


def test_goals_that_rest_on_an_indicator() -> None:
    assert [one.title for one in plan_goals_on(REGISTER, "arb_quote")] == ["Arbeit"]
    assert plan_goals_on(REGISTER, "ein_mittel") == ()

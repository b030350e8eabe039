"""Which goals rest on figures that a delivery would change."""

from monitoring.core.completed import completed
from monitoring.core.consequences import Dependent
from monitoring.core.cube import Cube
from monitoring.core.filling import cells_of, filled, frame_for
from monitoring.core.planning.goal_consequences import goals_changed
from monitoring.core.planning.item import Item, Register
from tests.core.invented import Row, areas_of, indicator, observations, row

INDICATORS = {"ew": indicator("ew")}
FRAME = observations(*(row("ew", "0101", year) for year in ("2019", "2020", "2021")))
BEFORE = (row("ew", "0101", "2020", 100), row("ew", "0101", "2021", 90),
          row("ew", "0204", "2020", 50), row("ew", "0204", "2021", 40))


def made(*rows: Row) -> Cube:
    table = completed(observations(*rows), INDICATORS)
    cube = frame_for(FRAME, tuple(INDICATORS), areas_of())
    return filled(cube, table, cells_of(table, cube), ("", "a.csv"))


def goal(name: str, *areas: str, **data: str) -> Item:
    values = {"title": f"Ziel {name}", "indicator": "ew", "areas": list(areas), "state": "gilt",
              "baseline_period": "2020", **data}
    return Item("goal", name, 1, data=values)


def changed(goals: list[Item], *rows: Row) -> list[Dependent]:
    register = Register({one.key: one for one in goals})
    return goals_changed(register, made(*BEFORE), made(*rows))


def test_a_newer_figure_of_its_district_touches_a_goal() -> None:
    found = changed([goal("Z1", "0101@2020"), goal("Z2", "0204@2020")],
                    BEFORE[0], row("ew", "0101", "2021", 80), *BEFORE[2:])
    assert found == [Dependent("goal", "Z1", "Ziel Z1", 1)]


def test_a_corrected_baseline_is_said_with_its_district() -> None:
    found = changed([goal("Z1", "0101@2020", "0204@2020")],
                    row("ew", "0101", "2020", 110), *BEFORE[1:])
    assert found == [Dependent("goal", "Z1", "Ziel Z1", 1, moved=("Gebiet 0101",))]


def test_years_before_the_baseline_and_goals_that_are_over_count_no_more() -> None:
    rows = (row("ew", "0101", "2020", 110), *BEFORE[1:])
    assert changed([goal("Z1", "0101@2020", baseline_period="2021"),
                    goal("Z2", "0101@2020", state="aufgegeben"),
                    goal("Z3", "0101@2020", indicator="fremd"),
                    goal("Z4", "9999")], *rows) == []

"""Without a valid protection rule an indicator stays inside; the rest of the city does not."""

from argparse import Namespace
from pathlib import Path

import pytest

from monitoring.commands.recipes import check
from monitoring.core.problem import Problem
from monitoring.core.protection_rules import withheld_problems
from monitoring.storage.city import checked_city, city_in
from tests.storage.test_city import change

ALL = "indicators/all.toml"


def said(problems: list[Problem]) -> list[tuple[str, str, str, str]]:
    return [(one.rule, one.file, one.column, one.value) for one in problems]


@pytest.mark.parametrize(("after", "value"), [('protection = "x"', "x"), ("", "bev_ew")])
def test_an_indicator_without_a_rule(musterstadt: Path, after: str, value: str) -> None:
    change(musterstadt, ALL, 'protection = "offen"', after)
    found = checked_city(musterstadt)[1]
    assert said(found) == [("no-protection", ALL, "indicator[bev_ew].protection", value)]
    city = city_in(musterstadt)
    assert city.withheld == {"bev_ew"}
    (note,) = withheld_problems(city)
    assert (note.rule, note.severity, note.value) == ("no-protection", "warning", "bev_ew")
    assert "nichts veröffentlicht" in note.message


@pytest.mark.parametrize(("key", "column", "value"), [
    ("min_numerator = -1", "min_numerator", "-1"), ('rounding = "5"', "rounding", "5"),
    ("zeros = 0", "zeros", "0"), ("min_nummerator = 3", "min_nummerator", ""),
])
def test_a_broken_rule_keeps_its_indicators_inside(
    musterstadt: Path, key: str, column: str, value: str
) -> None:
    change(musterstadt, "city.toml", "[protection.offen]", f"[protection.offen]\n{key}")
    path = musterstadt / "city.toml"
    path.write_text(path.read_text("utf-8") + "\n[protection.frei]\nlabel = "
                    '{de = "Frei", en = "Free"}\n', "utf-8")
    change(musterstadt, ALL, 'protection = "offen"', 'protection = "frei"')
    found = checked_city(musterstadt)[1]
    assert said(found)[0] == ("broken-protection", "city.toml", f"protection.offen.{column}", value)
    assert {one.rule for one in found} == {"broken-protection", "no-protection"}
    city = city_in(musterstadt)
    assert city.withheld == set(city.indicators) - {"bev_ew"}


def test_check_lists_what_is_withheld_as_errors(
    musterstadt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(musterstadt, ALL, 'protection = "offen"', 'protection = "x"')
    assert check(Namespace(city=musterstadt, json=True)) == 1
    assert '"no-protection"' in capsys.readouterr().out

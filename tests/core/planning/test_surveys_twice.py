"""What is collected twice, in words a planner can read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from monitoring.core.planning.item import Item
from monitoring.core.planning.surveys_twice import (
    SurveyPair,
    declared_twice,
    known_already,
    parallel_surveys,
)
from monitoring.language import Words
from tests.core.planning.invented_register import areas, entry, register, setting


def homes(**data: Any) -> Item:
    """The planning office asks older people how they live."""
    return entry("survey", "Wohnen im Alter", **{
        "plan": "wohnen", "unit": "Stadtplanungsamt", "groups": ["aeltere"], "topic": "wohnen",
        "areas": ["hafen@2020"], "start": "2027-03-01", "end": "2027-06-30", **data})


def care(**data: Any) -> Item:
    """The social office asks older people in the whole city."""
    return entry("survey", "Leben ab 65", **{
        "plan": "sozial", "unit": "Sozialamt", "groups": ["aeltere", "hochaltrige"],
        "topic": "wohnen", "start": "2027-01-01", "rhythm": "jaehrlich", **data})


def found(*items: Item) -> list[SurveyPair]:
    return parallel_surveys(register(*items), areas(), "stadt")


def test_two_offices_ask_the_same_people_about_the_same() -> None:
    one, = found(homes(indicators=["bev_u18", "x"]), care(indicators=["bev_u18"]))
    assert [areas().names[at] for at in one.districts] == ["Hafen"]
    assert (one.groups, one.indicators, one.topic) == (("aeltere",), ("bev_u18",), "wohnen")


def test_one_office_other_people_other_years_or_other_questions_are_no_double_work() -> None:
    assert found(homes(), care(unit="Stadtplanungsamt")) == []
    assert found(homes(), care(groups=["jugendliche"])) == []
    assert found(homes(), care(areas=["aue@2020"])) == []
    assert found(homes(), care(topic="gesundheit")) == []
    assert found(homes(), care(start="2025-01-01", rhythm="einmalig")) == []
    assert found(homes(), care(start="2028-01-01")) == []
    assert found() == []


def test_another_topic_but_the_same_figure_is_double_work() -> None:
    one, = found(homes(indicators=["bev_u18"]), care(topic="gesundheit", indicators=["bev_u18"]))
    assert (one.indicators, one.topic) == (("bev_u18",), "")


def test_what_has_figures_already_need_not_be_collected() -> None:
    one, = known_already(register(homes(indicators=["bev_u18", "ein_mittel"]), care()),
                         frozenset({"bev_u18", "arb_quote"}))
    assert (one.survey.title, one.indicators) == ("Wohnen im Alter", ("bev_u18",))


def test_indicators_that_say_the_same_are_found_by_their_words() -> None:
    city = setting().city
    first = replace(city.indicators["bev_u18"], numerator=Words("Junge", "Young"),
                    denominator=Words("Alle Menschen", "All"))
    again = replace(first, id="kinder", label=Words("Anteil Kinder", "Share of children"),
                    denominator=Words("alle  menschen", "All"))
    label = replace(first, id="doppelt", numerator=None)
    other = replace(first, id="anders", label=Words("Andere", "Other"),
                    numerator=Words("Alte", "Old"))
    every = {one.id: one for one in (first, again, label, other)}
    twice = declared_twice(replace(city, indicators=every), every)
    assert sorted(sorted(one.id for one in same) for same in twice) == [
        ["bev_u18", "doppelt"], ["bev_u18", "kinder"]]
    assert declared_twice(replace(city, indicators=every), ["bev_u18"]) == []

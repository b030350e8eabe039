"""What people type into a field means what they meant, or a sentence says why not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.area import areas_from
from monitoring.core.planning.field import Field, FieldType
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text, typed, value_of
from monitoring.language import Words, speak
from tests.core.planning.invented_register import setting


def field(kind: str) -> Field:
    return Field("x", Words("Feld", "Field"), FieldType(kind))


def meant(spec: Field, said: str | float) -> Any:
    value, problem = value_of(spec, said, setting())
    assert problem is None, problem
    return value


def refused(spec: Field, said: str | float) -> str:
    value, problem = value_of(spec, said, setting())
    assert value is None
    assert problem is not None
    return problem.rule


@pytest.mark.parametrize(("said", "number"), [
    ("12", 12.0), ("1.250,5", 1250.5), ("1250,5", 1250.5), ("−3,5", -3.5), ("-3,5", -3.5),
    ("12.000.000", 12e6), ("1 250", 1250.0), ("1\u00a0250", 1250.0), ("90.000 €", 90_000.0),
    ("0", 0.0), ("0,0", 0.0)])
def test_german_numbers(said: str, number: float) -> None:
    assert meant(field("number"), said) == number


@pytest.mark.parametrize("said", ["12.5", "1.25", "1,250.5", "viel", "1e3", "12,", ",5", "--1",
                                  "1.2345", "nan", "inf", "½", "9" * 400])
def test_what_is_no_clear_german_number_is_refused(said: str) -> None:
    assert refused(field("number"), said) == "planning-number"


def test_the_same_text_is_another_number_in_english() -> None:
    assert meant(field("number"), "1.250") == 1250.0
    speak("en")
    assert meant(field("number"), "1.250") == 1.25
    assert refused(field("number"), "1.250,5") == "planning-number"


@pytest.mark.parametrize("said", [float("nan"), float("inf"), -float("inf"), 1e300])
@pytest.mark.parametrize("kind", ["number", "money", "whole", "year"])
def test_cells_without_a_usable_number_are_refused(kind: str, said: float) -> None:
    assert refused(field(kind), said) == "planning-number"


@pytest.mark.parametrize(("kind", "said"), [
    ("money", "-1"), ("whole", "2,5"), ("whole", "-2"), ("year", "27"), ("year", "2027,5")])
def test_numbers_that_cannot_be_are_refused(kind: str, said: str) -> None:
    assert refused(field(kind), said) == "planning-number"


@pytest.mark.parametrize(("said", "day"), [
    ("31.12.2027", "2027-12-31"), ("1.2.2027", "2027-02-01"), ("2027-12-31", "2027-12-31"),
    ("29.02.2028", "2028-02-29"), ("2027-12-31 00:00:00", "2027-12-31")])
def test_days(said: str, day: str) -> None:
    assert meant(field("date"), said) == day


@pytest.mark.parametrize("said", ["31.2.2027", "29.02.2027", "2027", "1.2.27", "12/31/2027",
                                  "bald", "31.12.2027 oder später", "0.0.0000"])
def test_what_is_no_day_is_refused(said: str) -> None:
    assert refused(field("date"), said) == "planning-date"


@pytest.mark.parametrize(("said", "value"), [
    ("ja", True), ("Yes", True), ("x", True), ("nein", None), ("", None)])
def test_flags(said: str, value: bool | None) -> None:
    assert meant(field("flag"), said) is value


def test_nothing_typed_is_nothing() -> None:
    for kind in FieldType:
        assert meant(field(kind), "  ") is None


def test_zero_is_not_nothing() -> None:
    assert typed(field("number"), 0.0, setting()) == "0"
    assert typed(field("whole"), 0, setting()) == "0"
    assert typed(field("flag"), False, setting()) == ""


def test_words_of_a_choice_in_both_languages_and_by_id() -> None:
    state = KINDS["goal"].by_id["state"]
    assert [meant(state, said) for said in ("gilt", "Entwurf", "DRAFT", "in force")] == [
        "gilt", "entwurf", "entwurf", "gilt"]
    value, problem = value_of(state, "vielleicht", setting())
    assert value is None
    assert problem is not None
    assert "Entwurf, gilt, erreicht" in problem.message


def test_lists_keep_each_once() -> None:
    groups = KINDS["goal"].by_id["groups"]
    assert meant(groups, "Familien; Jugendliche;familien;") == ["familien", "jugendliche"]


def test_steps_line_by_line() -> None:
    steps = field("steps")
    said = "Räume finden | 1.8.2027\n\nEröffnen | 01.12.2027 | erledigt\nFeiern"
    found = meant(steps, said)
    assert found == [{"what": "Räume finden", "due": "2027-08-01"},
                     {"what": "Eröffnen", "due": "2027-12-01", "done": True},
                     {"what": "Feiern"}]
    assert typed(steps, found, setting()) == (
        "Räume finden | 01.08.2027\nEröffnen | 01.12.2027 | erledigt\nFeiern")
    assert refused(steps, "Feiern | morgen") == "planning-date"
    assert refused(steps, "| 01.08.2027") == "planning-step"
    assert refused(steps, "a | 01.08.2027 | erledigt | b") == "planning-step"
    assert refused(steps, "a | 01.08.2027 | vielleicht") == "planning-step"


def test_links_lead_to_the_web() -> None:
    assert meant(field("link"), "https://auenstadt.example/1") == "https://auenstadt.example/1"
    for said in ("javascript:alert(1)", "auenstadt.example", "https://", "data:text/html,x"):
        assert refused(field("link"), said) == "planning-link"


def test_texts_have_an_end() -> None:
    assert refused(field("line"), "x" * 301) == "planning-long"
    assert refused(field("text"), "x" * 20_001) == "planning-long"
    assert meant(field("text"), "x" * 20_000) == "x" * 20_000


@pytest.mark.parametrize(("said", "key"), [
    ("hafen", "hafen@2020"), ("Hafen", "hafen@2020"), ("hafen@2015", "hafen@2015"),
    ("Hafen (hafen)", "hafen@2020"), ("Nordstadt", "nord"), ("nordstadt", "nord")])
def test_districts_by_name_and_id(said: str, key: str) -> None:
    assert meant(field("areas"), said) == [key]


@pytest.mark.parametrize("said", ["Südhafen", "Hafen (nord)", "hafen@1999", "Marktplatz"])
def test_unknown_districts_are_refused(said: str) -> None:
    assert refused(field("areas"), said) == "planning-area"


def test_names_with_brackets_of_their_own() -> None:
    rows = [("15002", "Halle (Saale)", "stadt", "", "", ""),
            ("15003", "Halle", "stadt", "", "", ""),
            ("1", "Neustadt", "stadt", "", "", ""), ("2", "Neustadt", "stadt", "", "", "")]
    columns = ["area", "name", "level", "edition", "parent", "since"]
    table = pd.DataFrame(rows, columns=columns, dtype=str).assign(continues="")
    own: Setting = replace(setting(), areas=areas_from(table, ["stadt"]))
    spec = field("areas")
    for said, key in (("Halle (Saale)", "15002"), ("Halle (Saale) (15002)", "15002"),
                      ("Halle", "15003"), ("Neustadt (2)", "2")):
        assert value_of(spec, said, own) == ([key], None)
    assert typed(spec, ["15002"], own) == "Halle (Saale) (15002)"
    _, problem = value_of(spec, "Neustadt", own)
    assert problem is not None
    assert "Mehrere Gebiete heißen so" in problem.message


def test_a_day_is_spoken_in_the_reader_s_format() -> None:
    assert day_text("2027-12-31") == "31.12.2027"
    assert day_text("demnächst!") == "demnächst!"
    speak("en")
    assert day_text("2027-12-31") == "2027-12-31"


@given(st.floats(-1e14, 1e14).map(lambda one: round(one, 4)))
def test_numbers_return_as_they_were(number: float) -> None:
    spec = field("number")
    assert meant(spec, typed(spec, number, setting())) == number


@given(st.text(max_size=60))
def test_no_text_breaks_any_field(said: str) -> None:
    for kind in KINDS.values():
        for spec in kind.fields:
            value, problem = value_of(spec, said, setting())
            assert value is None or problem is None
            if value is not None:
                typed(spec, value, setting())


@given(st.lists(st.sampled_from(["markt_o@2020", "hafen@2020", "nord", "stadt", "hafen@2015"]),
                unique=True, min_size=1))
def test_districts_return_as_they_were(keys: list[str]) -> None:
    spec = field("areas")
    assert meant(spec, typed(spec, keys, setting())) == keys

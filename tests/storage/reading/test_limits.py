"""Limits are settings of the environment, and a refusal names its setting."""

from __future__ import annotations

from dataclasses import asdict, fields

import pytest

from monitoring.language import speaking
from monitoring.storage.reading.limits import Limits, WrongSetting, limits_from
from monitoring.storage.reading.upload import read_upload


def test_without_settings_the_usual_limits_hold() -> None:
    assert limits_from({"PATH": "/bin", "SOZIALRAUM_LIMIT_ROWS": " "}) == Limits()
    assert (Limits().seconds, Limits().memory) == (10.0, 300_000_000)


def test_every_limit_has_a_setting() -> None:
    names = [field.name for field in fields(Limits)]
    environ = {f"SOZIALRAUM_LIMIT_{name.upper()}": str(place + 7)
               for place, name in enumerate(names)}
    assert list(asdict(limits_from(environ)).values()) == list(range(7, 7 + len(names)))
    assert limits_from({"SOZIALRAUM_LIMIT_SECONDS": "2.5"}).seconds == 2.5


@pytest.mark.parametrize(
    ("setting", "value"),
    [("ROWS", "viele"), ("ROWS", "1.5"), ("ROWS", "0"), ("MEMORY", "-3"), ("SECONDS", "2,5"),
     ("SECONDS", "nan"), ("SECONDS", "inf")],
)
def test_a_setting_that_is_no_number_is_named(setting: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=f"SOZIALRAUM_LIMIT_{setting}") as error:
        limits_from({f"SOZIALRAUM_LIMIT_{setting}": value})
    assert f"„{value}“" in str(error.value)
    assert isinstance(error.value, ValueError)
    assert error.value.problem.rule == "limit-setting"


def test_uploads_follow_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOZIALRAUM_LIMIT_ROWS", "2")
    (problem,) = read_upload(b"a;b\n1;2\n3;4\n5;6\n7;8\n", "t.csv").problems
    assert problem.rule == "limit-rows"
    assert "SOZIALRAUM_LIMIT_ROWS" in problem.message
    monkeypatch.setenv("SOZIALRAUM_LIMIT_ROWS", "zwei")
    upload = read_upload(b"a;b\n1;2\n", "t.csv")
    assert upload.refused
    assert [(one.rule, one.file) for one in upload.problems] == [("limit-setting", "t.csv")]


def test_a_refusal_names_limit_value_and_setting() -> None:
    with speaking("de"):
        (problem,) = read_upload(b"a;b\n1;2\n" * 9, "t.csv", Limits(rows=3)).problems
    assert "(gefunden: 18; Grenze „rows“: 3; Einstellung SOZIALRAUM_LIMIT_ROWS)" in problem.message


def test_a_broken_number_of_seconds_is_shown_as_it_was_set() -> None:
    (problem,) = read_upload(b"a;b\n1;2\n", "t.csv", Limits(seconds=0.0001)).problems
    assert "„seconds“: 0.0001;" in problem.message

"""Choices in the address: which of the browser's messages may write them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from monitoring.pages.parts import address

MAP, FIGURES = "map", "figures"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Address and session of a page whose list of indicators was drawn with "old"."""
    found = SimpleNamespace(query_params={"indicator": "old"}, session_state={})
    monkeypatch.setattr(address, "st", found)
    address.draw("choice_indicator", "old")
    return found


def told(
    monkeypatch: pytest.MonkeyPatch, drawn_in: str | None, asked: list[str] | None
) -> None:
    """The next choice is told by a widget of one fragment in a run that others asked for."""
    own = SimpleNamespace(in_fragment_callback=drawn_in is not None, fragment_id=drawn_in)
    monkeypatch.setattr(address, "ThreadState", SimpleNamespace(get=lambda: own))
    run = SimpleNamespace(fragment_ids_this_run=asked)
    monkeypatch.setattr(address, "get_script_run_ctx", lambda: run)


@pytest.mark.parametrize(("drawn_in", "asked"), [
    (MAP, [MAP]), (MAP, [FIGURES, MAP]), (MAP, None), (MAP, []), (None, [FIGURES]), (None, None),
])
def test_a_choice_is_written(
    page: Any, monkeypatch: pytest.MonkeyPatch, drawn_in: str | None, asked: list[str] | None
) -> None:
    told(monkeypatch, drawn_in, asked)
    page.session_state["choice_indicator"] = "new"
    address.choose(indicator="new")
    assert page.query_params == {"indicator": "new"}
    address.choose(indicator="")
    assert page.query_params == {}


def test_a_choice_that_another_part_repeats_is_not_heard(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader went back; the figures' message still holds the list as it was before."""
    told(monkeypatch, MAP, [FIGURES])
    page.session_state |= {"choice_indicator": "new", "choice_other": "x"}
    address.choose(indicator="new", period="2020")
    assert page.query_params == {"indicator": "old"}
    # Choosing the same once more must be a change again.
    assert page.session_state["choice_indicator"] == "old"
    assert page.session_state["choice_other"] == "x"

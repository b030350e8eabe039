"""A link restores every view exactly, in both languages; nonsense in it is named, never obeyed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.pages.opened import PAGES, ROOT, Opened
from tests.pages.states import STATES

NONSENSE = "<img src=x onerror=a()>![x](http://x.example/a.png)[k](javascript:a())"
NUMBERS = ("9" * 5000, "²", "-1", "nan")
# Choices that are read as numbers.
NUMERIC = {"n", "page", "slide", "years", "limits", "cuts", "dcuts", "w", "hours", "fewest",
           "period", "from"}
# On is 1 and everything else off; a place in a list that is not there is the nearest one.
SWITCHES = {"table", "lines", "ci", "carried", "goals", "all", "all_areas", "over", "done",
            "history", "beside", "unmet", "open", "build", "mode", "slide", "page", "lang"}
# Names a hint by what it says: tests of hints open it.
OWN = {"decide"}
# What a form is filled with; the form shows what it took.
PRESET = "for_"
_FIRST = {"chosen": 0, "known": 0}
_SECOND = {"select": 1, "bar": 1, "slide": 1, "switch": 1}
# Names of files and of Streamlit's own elements, different in every session.
_MADE_UP = re.compile(r"\b[0-9a-f]{32}\b")
IDS = [f"{page.removesuffix('.py')}-{'-'.join(choices.values())[:40]}" for page, choices in STATES]
every_state = pytest.mark.parametrize(("page", "choices"), STATES, ids=IDS)


def test_every_choice_of_every_page_stands_in_a_link() -> None:
    """Whoever adds a choice to a page adds it here as well."""
    named = {name for _, choices in STATES for name in choices} | SWITCHES | OWN
    assert {page for page, _ in STATES} == set(PAGES)
    assert set(_written_choices()) - named == set()


def _written_choices() -> Iterator[str]:
    """Names of choices as they stand in the source of the pages."""
    for path in (ROOT / "monitoring" / "pages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
                    and getattr(node.func.value, "id", "") == "address"):
                continue
            at = {**_FIRST, **_SECOND}.get(node.func.attr)
            if at is not None and isinstance(name := node.args[at], ast.Constant):
                yield str(name.value)


@pytest.mark.usefixtures("planned")
@every_state
def test_a_link_shows_the_same_in_a_new_session_and_opens_in_english(
    page: str, choices: dict[str, str]
) -> None:
    first = Opened(page, choices)
    assert not first.at.exception
    assert first.chosen == choices
    assert not _dead(first)
    assert _seen(Opened(page, first.chosen)) == _seen(first)
    english = Opened(page, {**choices, "lang": "en"})
    assert not english.at.exception
    assert english.chosen == {**choices, "lang": "en"}
    assert len(english.warnings) == len(first.warnings)
    assert len(_seen(english)[1]) == len(_seen(first)[1])


@pytest.mark.usefixtures("planned")
@every_state
def test_nonsense_in_a_link_is_named_and_formats_nothing(
    page: str, choices: dict[str, str]
) -> None:
    opened = Opened(page, choices)
    for name, value in choices.items():
        for bad in (NONSENSE, *(NUMBERS if name in NUMERIC else ())):
            opened.at.query_params[name] = bad
            opened.at.run()
            assert not opened.at.exception, (name, bad[:9], opened.at.exception[0].value)
            assert len(opened.text) > 300
            _check_literal(opened)
            if bad == NONSENSE and name not in SWITCHES and not name.startswith(PRESET):
                assert opened.warnings or "x.example" in opened.text, name
        opened.at.query_params[name] = value


def _check_literal(opened: Opened) -> None:
    assert "<img src=x" not in opened.html
    at = opened.at
    for one in (*at.markdown, *at.warning, *at.info, *at.error, *at.success, *at.caption,
                *at.title, *at.header, *at.subheader):
        assert "](http://x" not in str(one.value)
        assert "](javascript" not in str(one.value)


def _dead(opened: Opened) -> list[str]:
    return [one for one in opened.warnings if "Der Link nennt" in one or "gibt es nicht" in one]


def _seen(opened: Opened) -> tuple[str, list[str]]:
    """All words, and the values of maps, charts and fields."""
    at = opened.at
    drawn = [str(one.proto.json) for one in at.get("bidi_component")]
    drawn += [str(one.proto.spec) for one in at.get("plotly_chart")]
    fields = [f"{one.label}={one.value}" for one in (
        *at.selectbox, *at.text_input, *at.text_area, *at.toggle, *at.select_slider)]
    return _MADE_UP.sub("", opened.text + opened.html), drawn + fields

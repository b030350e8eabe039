"""Dashboards as TOML: what is written reads back equal, and what cannot be read is named."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.prepared import Audience, Block, BlockKind, Dashboard, Noted
from monitoring.language import Words, speaking
from monitoring.storage.dashboard_file import LONGEST, dashboard_in, dashboard_toml

# What TOML can hold: everything but halves of characters.
_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_line = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
_some = _text.filter(lambda words: bool(words.strip()))
_words = st.builds(Words, _some, _some)
_perhaps = st.none() | _words
_blocks = st.builds(
    Block, st.sampled_from(BlockKind), _line, _line, st.lists(_line, max_size=3).map(tuple), _line,
    _line, _line, _line, _line, _line, _perhaps, _perhaps)
_noted = st.one_of(st.none(), st.builds(Noted, _line), st.builds(Noted, _line, _line))
_dashboards = st.builds(
    Dashboard, _line, _words, _words, st.lists(_blocks, max_size=4).map(tuple),
    st.sampled_from(Audience), st.integers(0, 10**6), st.integers(0, 10**6), _noted, _noted,
    _perhaps, _noted)

EXAMPLE = Dashboard(
    "rat", Words("Für den Rat", "For the council"), Words("Was ist?", "What is?"),
    (Block(BlockKind.map, "arb_quote", "viertel", title=Words("Arbeit", "Work")),
     Block(BlockKind.text, text=Words("Zeile 1\nZeile 2", "Line"))),
    Audience.einfach, 3, 12, Noted("TOP 4"), Noted("V/1"), Words("Mehr Kurse", "More courses"),
    Noted("Amt für Soziales", "Social services office"))


@given(_dashboards)
def test_what_is_written_reads_back_equal(dashboard: Dashboard) -> None:
    content = dashboard_toml(dashboard)
    assert dashboard_in(content) == (dashboard, [])
    found = dashboard_in(content)[0]
    assert found is not None
    assert dashboard_toml(found) == content


def test_people_can_read_it() -> None:
    content = dashboard_toml(EXAMPLE)
    lines = content.splitlines()
    assert lines[0] == 'id = "rat"'
    assert 'agenda = "TOP 4"' in lines
    assert "release = 3" in lines
    assert content.count("[[blocks]]") == 2
    # What is as usual anyway does not stand there.
    assert "release" not in dashboard_toml(replace(EXAMPLE, release=0))
    assert "audience" not in dashboard_toml(replace(EXAMPLE, audience=Audience.rat))


@pytest.mark.parametrize(("language", "agenda", "contact"), [
    ("de", "TOP 4", "Amt für Soziales"), ("en", "TOP 4", "Social services office"),
])
def test_what_stands_in_one_language_is_read_in_both(
    language: str, agenda: str, contact: str
) -> None:
    found, _ = dashboard_in(dashboard_toml(EXAMPLE))
    assert found is not None
    with speaking(language):
        assert (str(found.agenda), str(found.contact)) == (agenda, contact)
    only, problems = dashboard_in(
        dashboard_toml(EXAMPLE).replace('agenda = "TOP 4"', 'agenda = {de = "TOP 4"}'))
    assert problems == []
    assert only is not None
    with speaking(language):
        assert str(only.agenda) == "TOP 4"


@pytest.mark.parametrize(("before", "after", "rule", "where"), [
    ('kind = "map"', 'kind = "pie"', "unknown-word", "blocks[1].kind"),
    ('kind = "map"', "", "missing-key", "blocks[1].kind"),
    ('id = "rat"', "", "missing-key", "id"),
    ('id = "rat"', 'id = "rat"\ncolour = "red"', "unknown-key", "colour"),
    ("release = 3", 'release = "3"', "declaration-type", "release"),
    ('audience = "einfach"', 'audience = "alle"', "unknown-word", "audience"),
])
def test_what_is_wrong_in_it_is_named(before: str, after: str, rule: str, where: str) -> None:
    content = dashboard_toml(EXAMPLE)
    assert before in content
    found, problems = dashboard_in(content.replace(before, after, 1), "rat.toml")
    assert found is None
    (problem,) = problems
    assert (problem.file, problem.column) == ("rat.toml", where)
    assert problem.rule == rule


@pytest.mark.parametrize("content", [
    "id = ", "<html>", "a = 1\na = 2", "[[" * 5000, "x = " + "[" * 20000, "\x00", "{}"])
def test_what_is_no_toml_is_refused_with_a_sentence(content: str) -> None:
    found, problems = dashboard_in(content, "rat.toml")
    assert found is None
    assert all(one.message for one in problems)
    assert problems


def test_a_huge_file_is_not_even_read() -> None:
    found, (problem,) = dashboard_in("#" * (LONGEST + 1))
    assert found is None
    assert "zu groß" in problem.message


@given(st.text())
def test_any_text_gives_a_dashboard_or_problems(content: str) -> None:
    found, problems = dashboard_in(content)
    assert (found is None) == bool(problems)


def test_a_dashboard_of_the_folder_is_the_same_file_format() -> None:
    table = tomllib.loads(dashboard_toml(EXAMPLE))
    assert table["label"] == {"de": "Für den Rat", "en": "For the council"}
    assert table["blocks"][1]["text"]["de"] == "Zeile 1\nZeile 2"

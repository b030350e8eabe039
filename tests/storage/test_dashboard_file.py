"""Dashboards as TOML: what is written reads back equal, and what cannot be read is named."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.prepared import Audience, Block, BlockKind, Dashboard, Noted
from monitoring.language import Words, speaking
from monitoring.storage.dashboard_file import (
    LONGEST,
    MOST_BYTES,
    dashboard_in,
    dashboard_in_bytes,
    dashboard_toml,
)

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


HEAD = 'id = "rat"\nlabel = {de = "a", en = "b"}\ndescription = {de = "a", en = "b"}\n'
DEEP = "x." * 60_000 + "x"


@pytest.mark.parametrize(("content", "said"), [
    (HEAD + "release = " + "9" * 5000, "kein gültiges TOML"),
    (HEAD + "release = 0x" + "f" * 5000, "ganze Zahl von 0 bis"),
    (HEAD + "decision = [0x" + "f" * 5000 + "]", "„decision“"),
    (HEAD + "release = -1", "ganze Zahl von 0 bis"),
    (HEAD + "release = 1\nregister = -4", "„register“"),
    (HEAD + "release = true", "„release“"),
    (HEAD + "before.de." + "x." * 12 + "x = 1", "„before.de“"),
    (HEAD + DEEP + " = 1", "zu tief"),
    (HEAD + "before = {" + DEEP + " = 1}", "zu tief"),
    (HEAD + "[" + DEEP + "]", "zu tief"),
    (HEAD + 'blocks = "map"', "eckigen Klammern"),
    (HEAD + '[blocks]\nkind = "map"', "eckigen Klammern"),
    (HEAD + '[[blocks]]\nkind = "profile"\nareas = "0101"', "„blocks[1].areas“"),
    (HEAD + '[[blocks]]\nkind = "text"\n' * 61, "61 Bausteine"),
    (HEAD + '[[blocks]]\nkind = "text"\nareas = [' + '"01",' * 1001 + "]", "1001 Gebiete"),
    (HEAD + HEAD, "kein gültiges TOML"),
    (HEAD + "__class__ = 1", "Diesen Schlüssel gibt es nicht"),
    (HEAD.replace("\n", "\r"), "kein gültiges TOML"),
])
def test_nonsense_is_refused_with_a_sentence(content: str, said: str) -> None:
    found, problems = dashboard_in(content, "rat.toml")
    assert found is None
    assert said in problems[0].sentence()
    assert len(problems[0].sentence()) < 400


@pytest.mark.parametrize("content", [
    b"\xef\xbb\xbf" + HEAD.encode(), HEAD.replace("\n", "\r\n").encode(),
    (HEAD + "# " + DEEP).encode()])
def test_what_editors_of_other_systems_write_is_read(content: bytes) -> None:
    found, problems = dashboard_in_bytes(content, "rat.toml")
    assert (found is not None, problems) == (True, [])


@pytest.mark.parametrize("content", [
    HEAD.encode("utf-16"), 'agenda = "ä"'.encode("latin-1"), bytes(range(256)),
    b"\xc3\xa4" * 400_001])
def test_what_is_no_text_is_refused_with_a_sentence(content: bytes) -> None:
    found, (problem,) = dashboard_in_bytes(content, "rat.toml")
    assert found is None
    assert ("zu groß" if len(content) > MOST_BYTES else "UTF-8") in problem.message


@pytest.mark.parametrize(("long", "where"), [
    (replace(EXAMPLE, label=Words("a", "x" * 301)), "label"),
    (replace(EXAMPLE, description=Words("x" * 4001, "a")), "description"),
    (replace(EXAMPLE, blocks=(Block(BlockKind.text, text=Words("x" * 100_000, "y")),)),
     "blocks[1].text"),
    (replace(EXAMPLE, blocks=(Block(BlockKind.map, "x" * 301, areas=("y" * 301,)),)),
     "blocks[1].indicator"),
])
def test_texts_that_nobody_could_read_are_named(long: Dashboard, where: str) -> None:
    found, problems = dashboard_in(dashboard_toml(long), "rat.toml")
    assert found is None
    assert problems[0].column == where
    assert "Zeichen, möglich sind" in problems[0].message


def test_texts_as_long_as_the_form_allows_are_kept_whole() -> None:
    block = Block(BlockKind.text, title=Words("x" * 300, "y"), text=Words("x" * 4000, "y"))
    long = replace(EXAMPLE, blocks=(block,))
    assert dashboard_in(dashboard_toml(long)) == (long, [])

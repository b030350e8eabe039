"""Import reads back exactly what export wrote, in every kind and every type of field."""

import io
import json
import unicodedata
import zipfile
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.language import speaking
from monitoring.storage.planning.delivered import Delivered
from monitoring.storage.planning.delivery_tables import in_table
from monitoring.storage.planning.exchange_json import in_json, register_json
from monitoring.storage.planning.exchange_sheets import (
    fields_by_heading,
    headings,
    kind_by_sheet,
    register_xlsx,
)
from monitoring.storage.planning.importing import imported, item_in
from tests.core.planning.invented_register import entry, setting
from tests.storage.planning.random_entries import registers

# Each example starts a reading process; making a failing one smaller would take minutes.
ONCE = settings(max_examples=25, phases=(Phase.reuse, Phase.generate))
LANGUAGES = st.sampled_from(["de", "en"])


def plain(value: Any) -> Any:
    """A value without what a spreadsheet does not keep: other blanks, letters in two pieces."""
    if isinstance(value, str):
        words = unicodedata.normalize("NFC", value)
        for blank in "\u00a0\u202f\u2009\u2007":
            words = words.replace(blank, " ")
        return words.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, list):
        return [plain(one) for one in value]
    return {key: plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def read_anew(found: list[Delivered]) -> dict[tuple[str, str], Item]:
    """Entries as a register that knows none of them would take them."""
    made = {}
    for one in found:
        item, problems = item_in(one, None, setting())
        assert problems == []
        made[item.key] = item
    return made


@ONCE
@given(registers(), LANGUAGES)
def test_a_spreadsheet_returns_as_it_was_written(register: Register, language: str) -> None:
    with speaking(language):
        content = register_xlsx(register, setting())
        again = imported(content, "planung.xlsx", register, setting())
        assert [one for one in again.problems if one.severity == "error"] == []
        assert (again.changes, again.same) == ((), len(register.items))
        found, _ = in_table(content, "planung.xlsx", "")
        made = read_anew(found)
    assert [one.version for one in found] == [one.version for one in register.items.values()]
    assert {key: plain(dict(one.data)) for key, one in made.items()} \
        == {key: plain(dict(one.data)) for key, one in register.items.items()}


@ONCE
@given(registers())
def test_json_returns_as_it_was_written(register: Register) -> None:
    content = register_json(register, "musterstadt")
    again = imported(content, "planung.json", register, setting())
    assert (again.problems, again.changes, again.same) == ((), (), len(register.items))
    found, problems = in_json(content, "planung.json", "musterstadt")
    assert problems == []
    assert {key: dict(one.data) for key, one in read_anew(found).items()} \
        == {key: dict(one.data) for key, one in register.items.items()}


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@pytest.mark.parametrize("language", ["de", "en"])
def test_headings_and_sheets_are_clear(kind: Any, language: str) -> None:
    with speaking(language):
        words = headings(kind)
        assert len({word.casefold() for word in words}) == len(words) == len(kind.fields) + 2
        known = fields_by_heading(kind)
        expected = ["#id", "#version", *(one.id for one in kind.fields)]
        assert [known[word.casefold()] for word in words] == expected
        assert kind_by_sheet(str(kind.plural)[:31]) is kind


def test_nothing_becomes_a_formula_or_a_link() -> None:
    goal = entry("goal", "Z1", title="=HYPERLINK(1)", text="@SUM(A1)", unit="+1+1",
                 decision_link="https://musterstadt.example")
    content = register_xlsx(Register({goal.key: goal}, 1), setting())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "=HYPERLINK(1)" in archive.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_only_kinds_with_entries_have_a_sheet_and_an_empty_register_has_all() -> None:
    goal = entry("goal", "Z1")
    one = register_xlsx(Register({goal.key: goal}, 1), setting())
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.read("xl/workbook.xml").decode().count("<sheet ") == 1
    for kinds, number in (((), len(KINDS)), (("goal", "actor"), 2)):
        empty = register_xlsx(Register({}), setting(), kinds)
        with zipfile.ZipFile(io.BytesIO(empty)) as archive:
            assert archive.read("xl/workbook.xml").decode().count("<sheet ") == number


def test_json_says_everything_about_an_entry() -> None:
    goal = Item("goal", "Z1", 3, "2027-01-01T10:00:00+00:00", "Bert", "Anna", "Neue Frist",
                data={"title": "Mehr Schwimmkurse", "target": 5.0})
    actor = entry("actor", "A1")
    register = Register({goal.key: goal, actor.key: actor}, 2)
    document = json.loads(register_json(register, "musterstadt", ["goal"]))
    assert document == {
        "format": "sozialraum-planning-1", "city": "musterstadt",
        "entries": [{"kind": "goal", "id": "Z1", "version": 3,
                     "time": "2027-01-01T10:00:00+00:00", "by": "Bert", "author": "Anna",
                     "note": "Neue Frist",
                     "data": {"title": "Mehr Schwimmkurse", "target": 5.0}}],
    }

"""Entries come as text tables, open documents and JSON as well as in workbooks."""

import json
from typing import Any

import pytest

from monitoring.core.planning.item import Item, Register
from monitoring.core.problem import errors
from monitoring.language import speaking
from monitoring.storage.planning.exchange_json import register_json
from monitoring.storage.planning.exchange_sheets import register_xlsx
from monitoring.storage.planning.importing import imported
from tests.core.planning.invented_register import setting
from tests.storage.planning.delivered_files import ods, read, register, said


def test_a_text_table_holds_one_kind() -> None:
    lines = "Kennung;Version;Name;Art\n;;Turnverein Süd;Verein\n".encode("utf-8-sig")
    for name, kind in (("akteure.csv", ""), ("liste.csv", "actor")):
        found = read(lines, name=name, kind=kind)
        assert errors(found.problems) == []
        assert found.changes[0].data == {"title": "Turnverein Süd", "actor_kind": "verein"}
    assert said(read(lines, name="liste.csv"), "planning-kind").file == "liste.csv"


def test_an_open_document_is_read_like_a_workbook() -> None:
    found = read(ods([["Name", "Art"], ["Turnverein Süd", "Verein"]]), name="akteure.ods")
    assert found.problems == ()
    assert found.changes[0].data == {"title": "Turnverein Süd", "actor_kind": "verein"}


def test_a_text_that_may_be_read_in_two_ways_is_not_guessed() -> None:
    for content in ("Name;Art\nTurnverein Süd;verein\n".encode("cp850"), b"Name;Art,x\na;b,c\n"):
        one = said(read(content, name="akteure.csv"), "open-question")
        assert "als XLSX speichern" in one.message


def test_one_language_reads_what_the_other_wrote() -> None:
    measure = Item("measure", "M1", 1, data={
        "title": "Kurse", "plan": "jugend", "state": "idee", "start": "2027-02-01",
        "money": 12500.5, "areas": ["aue@2020"], "steps": [{"what": "Planen", "done": True}]})
    with speaking("en"):
        content = register_xlsx(register(measure), setting())
    found = imported(content, "measures.xlsx", register(measure), setting())
    assert (found.problems, found.same) == ((), 1)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (b"{", "kein g\u00fcltiges JSON"),
        (b"{\xff}", "kein g\u00fcltiges JSON"),
        (b'{"a":' * 100_000, "kein g\u00fcltiges JSON"),
        (b'{"entries": []}', "keine Ausgabe der Planung"),
        (b'{"format": "sozialraum-planning-1", "city": "x", "entries": []}',
         "geh\u00f6rt zur Stadt \u201ex\u201c"),
        (b'{"format": "sozialraum-planning-1", "city": "musterstadt", "entries": [NaN]}',
         "NaN ist keine Zahl"),
    ],
)
def test_json_of_another_form_is_refused(document: bytes, words: str) -> None:
    found = read(document, name="planung.json")
    assert words in said(found, "planning-format").message
    assert found.changes == ()


@pytest.mark.parametrize(
    ("changed", "rule", "words"),
    [
        ({"kind": "wish"}, "planning-format", "Die Art „wish“ gibt es nicht"),
        ({"version": "1"}, "planning-format", "eine ganze Zahl"),
        ({"version": True}, "planning-format", "eine ganze Zahl"),
        ({"extra": 1}, "planning-format", "Schlüssel gibt es nicht: extra"),
        ({"id": 7}, "planning-format", "sind Texte"),
        ({"data": []}, "planning-format", "„kind“, „id“ und „data“"),
        ({"gone": True}, "planning-field", "Gelöschte Einträge"),
        ({"money": "viel"}, "planning-field", "Hier steht eine Zahl"),
        ({"money": True}, "planning-field", "Hier steht eine Zahl"),
        ({"title": ["a"]}, "planning-field", "Hier steht ein Text"),
        ({"areas": "nord"}, "planning-field", "eine Liste von Texten"),
        ({"steps": [{"what": "a|b"}]}, "planning-field", "eine Liste von Schritten"),
        ({"steps": [{"due": "2027-01-01"}]}, "planning-field", "eine Liste von Schritten"),
        ({"steps": [{"what": "a", "due": "bald"}]}, "planning-date", "kein Tag"),
        ({"colour": "blau"}, "planning-field", "Dieses Feld gibt es bei"),
    ],
)
def test_json_entries_are_checked(changed: dict[str, Any], rule: str, words: str) -> None:
    data = {"title": "Kurse", "plan": "jugend", "state": "idee"}
    record: dict[str, Any] = {"kind": "measure", "id": "M1", "data": data}
    for name, value in changed.items():
        place = record if name in ("kind", "id", "version", "extra", "data", "gone") else data
        place[name] = value
    document = json.loads(register_json(Register({}), "musterstadt"))
    document["entries"] = [record]
    one = said(read(json.dumps(document).encode(), name="planung.json"), rule)
    assert words in one.message
    assert one.message.startswith("Eintrag 1 (")


def test_a_table_that_cannot_be_read_says_why() -> None:
    found = read(b"%PDF-1.4", name="ziele.pdf")
    assert said(found, "no-table").file == "ziele.pdf"

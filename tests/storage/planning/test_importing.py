"""A file of entries: what it would change, and every problem with its place."""

import io
import json
from collections.abc import Sequence
from typing import Any

import pytest
import xlsxwriter

from monitoring.core.planning.item import Item, Register
from monitoring.core.problem import Problem, errors
from monitoring.language import speaking
from monitoring.storage.planning.exchange_json import register_json
from monitoring.storage.planning.exchange_sheets import register_xlsx
from monitoring.storage.planning.importing import Import, imported
from tests.core.planning.invented_register import entry, setting

GOAL = ["Kennung", "Version", "Titel", "Fachplan", "Stufe", "Stand"]
VISION = ["jugend", "Leitbild", "Entwurf"]


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook as an office would write it; numbers are numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, lines in sheets.items():
            page = book.add_worksheet(name)
            for row, line in enumerate(lines):
                for column, cell in enumerate(line):
                    page.write(row, column, cell) if cell != "" else None
    return out.getvalue()


def register(*items: Item) -> Register:
    return Register({one.key: one for one in items}, len(items))


def known() -> Register:
    """A vision in version 3 and the actor that it does not name."""
    vision = Item("goal", "Z1", 3, "2027-01-02T00:00:00+00:00", "Bert", "Anna", data={
        "title": "Alle lernen schwimmen", "plan": "jugend", "tier": "leitbild",
        "state": "entwurf", "text": "Lang, länger"})
    return register(vision, entry("actor", "A1", actor_kind="verein"))


def read(content: bytes, there: Register | None = None, name: str = "ziele.xlsx",
         kind: str = "") -> Import:
    return imported(content, name, there or known(), setting(), kind)


def said(found: Import, rule: str) -> Problem:
    """The one error of this rule."""
    (only,) = [one for one in errors(found.problems) if one.rule == rule]
    return only


def test_new_changed_and_same_rows_are_told_apart() -> None:
    found = read(workbook(Ziele=[
        GOAL,
        ["Z1", 3, "Alle lernen schwimmen", "jugend", "Leitbild", "Entwurf"],
        ["", "", "Mehr Kurse", "jugend", "Leitbild", "Entwurf"],
    ]))
    assert errors(found.problems) == []
    assert (found.new, found.changed, found.same) == (1, 0, 1)
    (change,) = found.changes
    assert (change.kind, change.id, change.read) == ("goal", "", 0)
    assert change.data == {"title": "Mehr Kurse", "plan": "jugend", "tier": "leitbild",
                           "state": "entwurf"}


def test_fields_without_a_column_stay_and_empty_cells_empty_them() -> None:
    found = read(workbook(Ziele=[["Kennung", "Version", "Titel", "Beschreibung"],
                                 ["Z1", 3, "Alle schwimmen", ""]]))
    assert errors(found.problems) == []
    (change,) = found.changes
    assert (change.read, found.changed) == (3, 1)
    assert change.data == {"title": "Alle schwimmen", "plan": "jugend", "tier": "leitbild",
                           "state": "entwurf"}


def test_a_row_that_rests_on_an_older_version_overwrites_nothing() -> None:
    found = read(workbook(Ziele=[["Kennung", "Version", "Titel"], ["Z1", 2, "Anders"]]))
    one = said(found, "planning-version")
    assert (one.file, one.sheet, one.row, one.value) == ("ziele.xlsx", "Ziele", 2, "Z1")
    assert "beruht auf Fassung 2; inzwischen gilt Fassung 3 (von Bert" in one.message
    found = read(workbook(Ziele=[["Kennung", "Titel"], ["Z1", "Anders"]]))
    assert "Bitte die Fassung angeben" in said(found, "planning-version").message
    same = [["Kennung", "Version", "Titel"], ["Z1", 1, "Alle lernen schwimmen"]]
    assert read(workbook(Ziele=same)).same == 1


def test_every_problem_names_sheet_row_column_and_value() -> None:
    found = read(workbook(Maßnahmen=[
        ["Titel", "Fachplan", "Stand", "Mittel im Jahr", "Beginn", "Gebiete"],
        ["Kurse", "jugend", "Idee", "viel", "31.02.2027", "Nordstadt"],
        ["Bad", "verkehr", "Idee", 5, "2027-02-01", "Atlantis"],
    ]))
    places = [(one.sheet, one.row, one.column, one.value) for one in errors(found.problems)]
    assert places == [
        ("Maßnahmen", 2, "Mittel im Jahr", "viel"), ("Maßnahmen", 2, "Beginn", "31.02.2027"),
        ("Maßnahmen", 3, "Fachplan", "verkehr"), ("Maßnahmen", 3, "Gebiete", "Atlantis"),
    ]


def test_entries_of_a_file_may_refer_to_each_other_in_any_order() -> None:
    sheet = [[*GOAL, "Gehört zu Ziel"],
             ["Z8", "", "Unten", *VISION, "Z9"], ["Z9", "", "Oben", *VISION, "Z1"]]
    found = read(workbook(Ziele=sheet))
    assert errors(found.problems) == []
    assert [one.id for one in found.changes] == ["Z8", "Z9"]
    sheet[2][-1] = "Z8"
    assert {one.rule for one in errors(read(workbook(Ziele=sheet)).problems)} \
        == {"planning-circle"}
    sheet[2][-1] = "Z7"
    one = said(read(workbook(Ziele=sheet)), "planning-unknown-entry")
    assert (one.row, one.column, one.value) == (3, "Gehört zu Ziel", "Z7")


def test_unknown_columns_and_sheets_are_named() -> None:
    found = read(workbook(Ziele=[["Kennung", "Version", "Titel", "Farbe"],
                                 ["Z1", 3, "Alle lernen schwimmen", "blau"]],
                          Notizen=[["Anruf", "Montag"]]))
    assert (said(found, "planning-field").column, said(found, "planning-kind").sheet) \
        == ("Farbe", "Notizen")
    twice = read(workbook(Ziele=[["Kennung", "Titel", "Title"], ["Z1", "a", "b"]]))
    assert "steht zweimal da" in said(twice, "planning-field").message


@pytest.mark.parametrize(
    ("name", "rule", "words"),
    [("Z 1", "planning-unknown-entry", "Eine Kennung besteht aus"),
     ("Z3", "planning-version", "wurde gelöscht")],
)
def test_ids_that_cannot_be_are_named(name: str, rule: str, words: str) -> None:
    gone = Register(known().items, 3, {("goal", "Z3"): entry("goal", "Z3")})
    found = read(workbook(Ziele=[["Kennung", "Titel"], [name, "Neu"]]), gone)
    assert words in said(found, rule).message


def test_an_id_that_stands_twice_is_named() -> None:
    lines = [["Kennung", "Version", "Titel"], ["Z1", 3, "Eins"], ["Z1", 3, "Zwei"]]
    one = said(read(workbook(Ziele=lines)), "planning-exists")
    assert (one.row, one.value) == (3, "Z1")


def test_a_text_table_holds_one_kind() -> None:
    lines = "Kennung;Version;Name;Art\n;;Turnverein Süd;Verein\n".encode("utf-8-sig")
    for name, kind in (("akteure.csv", ""), ("liste.csv", "actor")):
        found = read(lines, name=name, kind=kind)
        assert errors(found.problems) == []
        assert found.changes[0].data == {"title": "Turnverein Süd", "actor_kind": "verein"}
    assert said(read(lines, name="liste.csv"), "planning-kind").file == "liste.csv"


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

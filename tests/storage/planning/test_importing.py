"""A file of entries: what it would change, and every problem with its place."""

import pytest

from monitoring.core.planning.item import Register
from monitoring.core.problem import errors
from tests.core.planning.invented_register import entry
from tests.storage.planning.delivered_files import known, read, said, workbook

GOAL = ["Kennung", "Version", "Titel", "Fachplan", "Stufe", "Stand"]
VISION = ["jugend", "Leitbild", "Entwurf"]


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

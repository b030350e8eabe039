"""Documents on the command line: what is written, and sentences where nothing can be."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from pathlib import Path

import docx
import pytest
from pptx import Presentation

from tests.conftest import Run
from tests.reports.tagged import opened, tags, texts


def test_a_profile_in_every_form(filled: Run, tmp_path: Path) -> None:
    for form in ("pdf", "docx", "pptx", "PDF"):
        place = tmp_path / f"profil.{form}"
        status, out, err = filled("report", "0101", "--output", place)
        assert (status, out, err) == (0, f"Geschrieben: {place} (1).\n", "")
    content = (tmp_path / "profil.pdf").read_bytes()
    assert "Viertel 0101 (0101)" in texts(content)
    assert (tmp_path / "profil.PDF").read_bytes() == content
    assert docx.Document(str(tmp_path / "profil.docx")).tables
    assert Presentation(str(tmp_path / "profil.pptx")).slides


def test_profiles_of_a_level_as_one_file_with_progress(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitoring.commands.documents.STEP", 3)
    place = tmp_path / "alle.zip"
    status, out, err = filled("report", "--level", "viertel", "--output", place, "--json")
    assert (status, json.loads(out)) == (0, {"output": str(place), "documents": 7})
    assert err.splitlines() == ["3 von 7 Profilen", "6 von 7 Profilen", "7 von 7 Profilen"]
    with zipfile.ZipFile(place) as archive:
        assert archive.namelist() == [
            f"profil-{one}-ausgabe1.pdf"
            for one in ("0101", "0102", "0103", "0201", "0202", "0204", "0205")]
        for name in archive.namelist():
            found = archive.read(name)
            assert len(opened(found).pages) == 2
            assert f"({name[7:11]})" in texts(found)


def test_all_profiles_as_one_document(filled: Run, tmp_path: Path) -> None:
    place = tmp_path / "alle.pdf"
    status, out, err = filled("report", "--level", "bezirk", "--output", place)
    assert (status, out) == (0, f"Geschrieben: {place} (1).\n")
    assert err == "2 von 2 Profilen\n"
    said = texts(place.read_bytes())
    assert all(one in said for one in ("(01)", "(02)"))


def test_districts_side_by_side(filled: Run, tmp_path: Path) -> None:
    place = tmp_path / "vergleich.pdf"
    assert filled("report", "0102", "0101", "--output", place)[0] == 0
    said = texts(place.read_bytes())
    assert "Vergleich: Viertel 0102, Viertel 0101" in said
    status, _, err = filled("report", "0101", "01", "--output", place)
    assert (status, "derselben Ebene" in err) == (1, True)


def test_the_report_of_a_plan(filled: Run, tmp_path: Path) -> None:
    place = tmp_path / "bericht.docx"
    assert filled("report", "--plan", "jugend", "--output", place)[0] == 0
    said = [one.text for one in docx.Document(str(place)).paragraphs]
    assert "Noch kein operatives Ziel gilt." in said
    for plan, round_, words in (("weg", "", "Den Fachplan „weg“ gibt es nicht."),
                                ("jugend", "R9", "Die Planungsrunde „R9“ gibt es in diesem "
                                 "Fachplan nicht. Vorhanden sind: –.")):
        status, _, err = filled("report", "--plan", plan, "--round", round_, "--output", place)
        assert (status, words in err) == (1, True)


@pytest.mark.parametrize(("given", "status", "words"), [
    (("99",), 1, "Das Gebiet 99 gibt es nicht."),
    (("01/01 ../x",), 1, "Das Gebiet 01/01 ../x gibt es nicht."),
    (("--level", "kreis"), 1, "Vorhanden sind: viertel"),
    (("--round", "R1"), 2, "Bitte Gebiete nennen"),
    (("0101", "--round", "R1"), 2, "Zu --round gehört --plan"),
    (("0101", "--plan", "jugend"), 2, "Bitte Gebiete nennen"),
    ((), 2, "Bitte Gebiete nennen"),
])
def test_what_cannot_be_written_is_said_in_a_sentence(
    filled: Run, tmp_path: Path, given: tuple[str, ...], status: int, words: str
) -> None:
    place = tmp_path / "x.zip" if "--level" in given else tmp_path / "x.pdf"
    found, out, err = filled("report", *given, "--output", place)
    assert (found, out) == (status, "")
    assert words in err
    assert "Traceback" not in err
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize(("name", "status", "words"), [
    ("weg/x.pdf", 1, "den Ordner gibt es nicht"),
    ("x.odt", 2, "Die Endung von x.odt"), ("x", 2, "Die Endung von x"),
    ("ordner.pdf", 1, "ordner.pdf"),
])
def test_a_place_that_cannot_be_written_to_is_named(
    filled: Run, tmp_path: Path, name: str, status: int, words: str
) -> None:
    (tmp_path / "ordner.pdf").mkdir()
    found, _, err = filled("report", "0101", "--output", tmp_path / name)
    assert found == status
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_dashboard_in_every_form(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("SOZIALRAUM_LANGUAGE", language)
    for form in ("pdf", "docx", "pptx", "json", "toml"):
        assert filled("dashboard", "rat", "--output", tmp_path / f"rat.{form}")[0] == 0
    record = json.loads((tmp_path / "rat.json").read_text("utf-8"))
    assert record["label"] == {"de": "Für den Rat", "en": "For the council"}[language]
    assert [one["kind"] for one in record["blocks"]] == ["map", "trend", "figure"]
    assert all(one["alt"] and not one["why"] for one in record["blocks"])
    assert tomllib.loads((tmp_path / "rat.toml").read_text("utf-8"))["id"] == "rat"
    assert opened((tmp_path / "rat.pdf").read_bytes()).Root.Lang == language
    assert len(tags((tmp_path / "rat.pdf").read_bytes()).all("H1")) == 1


def test_a_release_as_a_package(filled: Run, tmp_path: Path) -> None:
    place = tmp_path / "ausgabe.zip"
    status, out, _ = filled("package", "--output", place, "--json")
    assert (status, json.loads(out)["documents"]) == (0, 1)
    first = place.read_bytes()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert "datapackage.json" in archive.namelist()
    assert filled("package", "--output", place)[0] == 0
    assert place.read_bytes() == first


@pytest.mark.parametrize(("arguments", "status", "said"), [
    (("report", "0101", "--output", "a.odt"), 2, "Möglich ist: pdf, docx, pptx."),
    (("report", "0101", "--output", "a"), 2, "Die Endung von a sagt nicht"),
    (("report", "--output", "a.pdf"), 2, "Bitte Gebiete nennen, oder mit --level alle"),
    (("report", "0101", "--level", "viertel", "--output", "a.zip"), 2, "Bitte Gebiete nennen"),
    (("report", "101", "--output", "a.pdf"), 1, "Das Gebiet 101 gibt es nicht"),
    (("report", "--level", "kiez", "--output", "a.zip"), 1,
     "Die Ebene „kiez“ gibt es nicht. Vorhanden sind: viertel, bezirk, stadt."),
    (("report", "--level", "viertel", "--output", "a.odt"), 2,
     "Möglich ist: zip, pdf, docx, pptx."),
    (("report", "0101"), 2, "--output"),
    (("dashboard", "weg", "--output", "a.pdf"), 1,
     "Die Ansicht „weg“ gibt es nicht. Vorhanden sind: rat."),
    (("dashboard", "rat", "--output", "a.png"), 2, "pdf, docx, pptx, json, toml"),
    (("dashboard", "--output", "a.pdf"), 2, "ID"),
    (("package", "--output", "a.tar"), 2, "Möglich ist: zip."),
    (("package", "--output", "fehlt/a.zip"), 1, "Bitte Pfad und Rechte prüfen"),
    (("report", "0101", "--output", "fehlt/a.pdf"), 1, "Bitte Pfad und Rechte prüfen"),
    (("dashboard", "rat", "--output", "fehlt/a.pdf"), 1, "Bitte Pfad und Rechte prüfen"),
    (("package", "--output", "a.zip", "--role", "rat"), 2, "alle sehen dasselbe"),
])
def test_what_cannot_be_written_is_refused_with_a_sentence(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...],
    status: int, said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    found = filled(*arguments)
    assert found[0] == status
    assert said in found[2]
    assert found[1] == ""
    assert set(tmp_path.iterdir()) == before


def test_a_refusal_is_json_where_json_is_asked_for(filled: Run, tmp_path: Path) -> None:
    status, out, err = filled("dashboard", "weg", "--output", tmp_path / "a.pdf", "--json")
    assert (status, err) == (1, "")
    assert "weg" in json.loads(out)["error"]


def test_before_the_first_release_there_is_nothing(run: Run, tmp_path: Path) -> None:
    for command in (("report", "0101"), ("dashboard", "rat"), ("package",)):
        form = "zip" if command == ("package",) else "pdf"
        status, _, err = run(*command, "--output", tmp_path / f"a.{form}")
        assert (status, err) == (1, "Noch ist nichts veröffentlicht.\n")

"""Columns about persons are refused without a quotation; columns about areas are not."""

import pyarrow as pa
import pytest

from monitoring.core.checks.personal import personal_columns
from monitoring.core.problem import Problem
from tests.core.tables import plain_table

HEADINGS = (
    "Vorname", "Nachname", "Name, Vorname", "Vor- und Nachname", "Familienname", "Geburtsname",
    "Geburtsdatum", "geb.", "geb. am", "Geb.-Datum", "Adresse", "Anschrift",
    "Straße und Hausnummer", "Straße, Nr.", "Str. Nr.", "Hausnr.", "Aktenzeichen", "Az.",
    "Fallnummer", "Kundennummer", "BG-Nummer", "Bedarfsgemeinschaftsnummer", "Personen-ID",
    "Sozialversicherungsnummer", "Steuer-ID", "Telefon", "E-Mail", "IBAN", "date of birth",
    "first name", "case number", "Angaben / Vorname", "Name des Kindes", "Geb.-Tag", "Geburtsd.",
    "Versicherungsnummer", "SV-Nr.", "Personalausweisnr.", "Steuernummer", "Straße/Hausnummer",
    "Straße/Nr.", "Kfz-Kennzeichen", "Full name", "Social security number", "Passport No.",
    "Patient ID", "Phone no.", "Postal address", "Tel.", "Mobilnummer", "Aktenz.",
)
HARMLESS = (
    "Name", "Gebiet", "Straße", "Nr.", "Gebietsname", "Bezirksname", "Straßenname",
    "Schlüsselnummer", "Fallzahl", "Kunden", "Bedarfsgemeinschaften", "Haushalte", "Geburten",
    "Lebendgeborene", "Hausärzte", "Patienten", "Personen", "Einwohner je Hausnummer", "Familien",
    "Geschlecht", "Alter", "Staatsangehörigkeit", "Mobilität", "Telefonanschlüsse",
    "Adressen je Gebäude", "Ausländer", "geboren im Ausland",
)
ABOUT_PERSONS = (
    ("Weber, Anna", "Kaya, Mehmet", "Huber, Lisa"),
    ("Anna Weber", "Thomas Ott", "Lisa K"),
    ("12.03.1961", "07.11.2000", "19.05.1988", "23.08.1975"),
    ("1961-03-12", "2000-11-07", "1988-05-19", "1975-08-23"),
    ("1961-03-12 00:00:00", "2000-11-07 00:00:00", "1988-05-19 00:00:00"),
    ("12.03.61", "07.11.90", "19.05.88"),
    ("12/03/1961", "07/11/2000", "19/05/1988"),
    ("Bergstraße 4", "Hauptstr. 12 a", "Am Ringweg 7"),
    ("anna@example.org", "bert@example.org", "cleo@example.org"),
    ("DE89370400440532013000", "DE02120300000000202051", "DE02500105170137075030"),
    ("96204BG0012345", "96204BG0012346", "96204BG0012347"),
)
ABOUT_AREAS = (
    ("Bergstraße", "Hauptstraße", "Am Ring", "Neuer Weg"),
    ("Karl-Marx-Allee", "Anne-Frank-Siedlung", "Hans-Böckler-Viertel", "Paul-Gerhardt-Platz"),
    ("St. Georg", "Sankt Peter", "Marienfelde", "Karlshorst"),
    ("Zentrum, Süd", "Neustadt, Innere", "Seehausen, Nord"),
    ("31.12.1990", "31.12.2000", "31.12.2010", "31.12.2020"),
    ("01.01.1991", "01.07.2001", "01.10.2011", "01.04.2021"),
    ("01011101", "01011102", "01011103"),
    ("Block 1", "Block 2", "Block 3"),
)


def found_in(heading: str, cells: tuple[str, ...]) -> list[Problem]:
    return list(personal_columns(plain_table(heading, [(one,) for one in cells])))


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_of_persons(heading: str) -> None:
    (found,) = found_in(heading, ("1", "2"))
    assert (found.rule, found.column, found.row, found.value) == (
        "personal-data", heading, None, "")
    assert "§ 16 BStatG" in found.message


@pytest.mark.parametrize("heading", HARMLESS)
def test_headings_of_areas_and_figures(heading: str) -> None:
    assert found_in(heading, ("1", "2")) == []


@pytest.mark.parametrize("cells", ABOUT_PERSONS, ids=[one[0] for one in ABOUT_PERSONS])
def test_contents_about_persons_are_not_quoted(cells: tuple[str, ...]) -> None:
    (found,) = found_in("Name", cells)
    assert not any(cell in str(found.as_record()) for cell in cells)


@pytest.mark.parametrize("cells", ABOUT_AREAS, ids=[one[0] for one in ABOUT_AREAS])
def test_contents_about_areas(cells: tuple[str, ...]) -> None:
    assert found_in("Name", cells) == []


def test_names_among_many_areas_are_no_list_of_persons() -> None:
    areas = tuple(f"Viertel {number}" for number in range(40))
    assert found_in("Name", (*areas, "Anna", "Karl")) == []
    assert pa.array(areas).type == pa.string()


@pytest.mark.parametrize("head", [
    "lfd. Nr.;Geschlecht;Geburtsjahr;Staatsangehörigkeit;Planungsraum",
    "ID;Sex;Year of birth;Nationality;District", "Fall;Geschlecht;Alter;Familienstand;Jahr",
])
def test_one_row_for_each_person_is_refused_without_a_name(head: str) -> None:
    rows: list[tuple[str, ...]] = [(str(at), "w", str(1960 + at), "deutsch", "01011101")
                                   for at in range(4)]
    found = list(personal_columns(plain_table(head, rows)))
    assert [one.column for one in found] == head.split(";")[1:4]


def test_counts_by_traits_are_no_persons() -> None:
    rows: list[tuple[str, ...]] = [("01011101", "w", str(at), str(100 + at)) for at in range(4)]
    for head in ("Planungsraum;Geschlecht;Alter;Anzahl", "Ortsteil;Geschlecht;Alter;2020"):
        assert list(personal_columns(plain_table(head, rows))) == []

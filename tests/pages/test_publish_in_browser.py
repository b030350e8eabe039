"""A real workbook from the upload to the published number, in a real browser."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.pages.browsing import Tab, chromium, serving
from tests.pages.opened import ROOT

YEAR = "2024"
INDICATOR, LABEL = "bil_einschul", "Erwartete Einschulungen"
ENGLISH = ("Upload", "Drag and drop", "per file", "Browse", "file upload", "Limit", "Choose",
           "No results", "Press Enter", "Running", "Select")


@pytest.fixture(scope="module")
def pupils() -> dict[str, int]:
    """Children who start school in every planning district, in the city's last year."""
    table = (ROOT / "data" / "demo" / "tables" / "bildung.csv").read_text("utf-8")
    rows = csv.DictReader(io.StringIO(table), delimiter=";")
    return {row["gebiet"]: int(row["wert"]) for row in rows
            if (row["indikator"], row["ebene"], row["jahr"]) == (INDICATOR, "planungsraum", "2023")}


@pytest.fixture
def workbook(tmp_path: Path, pupils: dict[str, int]) -> Path:
    """The table of the next year as an office writes it: title, merged head, total, footnote."""
    path = tmp_path / f"einschulungen_{YEAR}.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Planungsräume")
        page.merge_range(0, 0, 0, 2, f"{LABEL} im Schuljahr {YEAR}")
        page.write_row(2, 0, ["Planungsraum", LABEL, "Gezeichnet"])
        for row, (area, number) in enumerate(pupils.items(), 3):
            page.write_string(row, 0, area)
            page.write_number(row, 1, number + 1)
            page.write_string(row, 2, "geprüft")
        page.write_row(row + 1, 0, ["Insgesamt", sum(pupils.values()) + len(pupils)])
        page.write_string(row + 3, 0, "Quelle: Schulamt")
    return path


@pytest.fixture
def tab(demo_store: Path, tmp_path: Path) -> Iterator[Tab]:
    """A tab of the invented city, whose store the test may publish to."""
    store = shutil.copytree(demo_store, tmp_path / "store")
    with chromium() as browser, serving("demo", store, tmp_path / "log.txt") as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
        opened = Tab(context, address)
        yield opened
        context.close()
    assert opened.foreign == []
    assert opened.missing == []
    assert opened.errors == []


def test_workbook_becomes_a_release_and_is_taken_back(
    tab: Tab, workbook: Path, pupils: dict[str, int]
) -> None:
    page = tab.page
    tab.open("veroeffentlichen")
    button = page.get_by_role("button", name="Datei auswählen", exact=True)
    button.wait_for()
    _no_english(tab)
    page.wait_for_load_state("networkidle")
    with page.expect_file_chooser() as choosing:
        button.press("Enter")
    choosing.value.set_files(workbook)
    tab.wait_for_text("5. Veröffentlichen")
    _no_english(tab)
    area, number = next(iter(pupils.items()))
    row = page.get_by_role("row").filter(has_text=f"({area})").first
    assert YEAR in row.inner_text()
    assert f"{number + 1}\xa0Kinder" in row.inner_text()
    tab.wait_for_map(len(pupils))
    assert page.locator(".card", has_text="neu").first.inner_text().split() == ["48", "neu"]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Alle Unterschiede (CSV)").click()
    lines = Path(waiting.value.path()).read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(pupils)
    _publish(page)
    tab.wait_for_text("Ausgabe 2 ist veröffentlicht.")
    _no_english(tab)
    page.get_by_role("link", name="Auf der Karte ansehen").click()
    tab.wait_for_text(f"{LABEL}, {YEAR}")
    tab.wait_for_map(len(pupils))
    first = page.locator("path.area").first.get_attribute("aria-label")
    assert first is not None
    assert first.endswith(f": {number + 1}\xa0Kinder")
    page.go_back()
    reason = page.get_by_label("Warum zurücknehmen?")
    reason.fill("Nur eine Probe")
    reason.press("Tab")
    page.locator("button:not([disabled])", has_text="Rückgängig").click()
    tab.wait_for_text("Ausgabe 1 gilt wieder, als Ausgabe 3")


def _publish(page: Any) -> None:
    for box in page.get_by_role("checkbox").all():
        box.check(force=True)
    fields = {"Warum die Warnungen": "Ein Jahr später", "Notiz": "Zahlen für das neue Jahr"}
    for label, words in fields.items():
        for field in page.get_by_label(label).all():
            field.fill(words)
            field.press("Tab")
    name = page.get_by_label("Ihr Name").last
    name.fill("Statistikstelle")
    name.press("Tab")
    page.locator('[data-testid="stBaseButton-primary"]:not([disabled])').click()


def _no_english(tab: Tab) -> None:
    said = tab.text + tab.page.locator("main, [data-testid='stMain']").first.aria_snapshot()
    assert [word for word in ENGLISH if word in said] == []

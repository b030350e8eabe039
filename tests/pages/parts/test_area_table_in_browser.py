"""The table below the map in a real browser: sorting, keyboard, selection, many rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.pages.parts.conftest import MapPage

ROOT = "document.querySelector('#host').shadowRoot"
TEXTS = "1.000,5\n90\n\n−3\ngeheim\n2 (geschätzt)\n7\n8\n9\n10\n11\n12\n13"
WORDS = "Zoo\nÄrzte\nAhorn"


def table(**changes: Any) -> dict[str, Any]:
    """What the page asks for: three columns of the map and two of its own."""
    wanted = {
        "caption": "Anteil je Feld",
        "name": "Gebiet",
        "id": "Kennung",
        "value": "Wert",
        "more": "Alle {n} Zeilen zeigen",
        "columns": [{"label": "Zahl", "texts": TEXTS}, {"label": "Wort", "texts": WORDS}],
    }
    return wanted | changes


def names(page: MapPage) -> list[str]:
    """Names in the order of the rows."""
    found: list[str] = page.locator(".table tbody th").all_inner_texts()
    return found


def head(page: MapPage, text: str) -> Any:
    """The sort button of a column."""
    return page.locator(".table thead").get_by_role("button", name=text)


def test_without_a_wish_there_is_no_table(page: MapPage) -> None:
    page.show()
    assert not page.locator(".table").is_visible()
    page.show(table=table())
    assert page.locator(".table").is_visible()
    page.show(table=None)
    assert not page.locator(".table").is_visible()


def test_it_is_a_table_with_caption_and_headers(page: MapPage) -> None:
    page.show(table=table())
    grid = page.get_by_role("table", name="Anteil je Feld")
    assert grid.locator("caption").text_content() == "Anteil je Feld"
    heads = grid.locator('thead th[scope="col"]').all_inner_texts()
    assert heads == ["Gebiet", "Kennung", "Wert (%)", "Zahl", "Wort"]
    assert grid.locator('tbody th[scope="row"]').count() == 13
    cells = grid.locator("tbody tr").first.locator("td").all_inner_texts()
    assert cells == ["000", "0,0", "1.000,5", "Zoo"]


def test_names_come_in_alphabetical_order_first(page: MapPage) -> None:
    page.show(table=table())
    assert names(page)[:4] == ["Feld 0", "Feld 1", "Feld 2", "Feld 3"]
    assert names(page)[-2:] == ["Feld 11", "Hafen"]
    assert page.locator("[aria-sort]").all_inner_texts() == ["Gebiet"]
    assert page.locator("[aria-sort]").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        ("Gebiet", "Feld 0", "Hafen"),
        ("Wert", "Feld 0", "Feld 8"),
        ("Zahl", "Feld 3", "Feld 0"),
        ("Wort", "Feld 2", "Feld 0"),
    ],
)
def test_a_header_sorts_and_turns(page: MapPage, column: str, up: str, down: str) -> None:
    page.show(table=table())
    if column != "Gebiet":
        head(page, column).click()
    assert names(page)[0] == up
    head(page, column).press("Enter")
    assert names(page)[0] == down
    assert page.locator("[aria-sort]").get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize("presses", [1, 2])
def test_gaps_stay_last_whatever_the_direction(page: MapPage, presses: int) -> None:
    page.show(table=table())
    for _ in range(presses):
        head(page, "Zahl").click()
    assert names(page)[-2:] == ["Feld 2", "Feld 4"]


def test_a_row_selects_and_ctrl_adds(page: MapPage) -> None:
    page.show(table=table())
    page.locator(".table td", has_text="005").click()
    page.locator(".table td", has_text="007").click(modifiers=["Control"])
    assert page.sent() == [["005"], ["005", "007"]]
    assert page.locator(".table tr.picked th").all_inner_texts() == ["Feld 5", "Feld 7"]
    assert names(page)[0] == "Feld 0", "rows stay while the pointer is on them"
    page.mouse.move(1, 1)
    assert names(page)[:3] == ["Feld 5", "Feld 7", "Feld 0"]


def test_what_is_selected_stands_first(page: MapPage) -> None:
    page.show(table=table(), selected=["bare", "003"])
    assert names(page)[:3] == ["Feld 3", "Hafen", "Feld 0"]
    head(page, "Gebiet").click()
    assert names(page)[:3] == ["Hafen", "Feld 3", "Feld 11"]
    page.area(6).click()
    assert names(page)[:2] == ["Feld 6", "Hafen"]


def test_the_keyboard_moves_and_selects(page: MapPage) -> None:
    page.show(table=table())
    head(page, "Wort").focus()
    for key in ("Tab", "ArrowDown", "ArrowDown", "Enter", "ArrowUp", "Control+Enter", "End"):
        page.keyboard.press(key)
    assert page.sent() == [["002"], ["002", "001"]]
    focused = page.locator(".table tbody button:focus")
    assert focused.inner_text() == "Hafen"
    assert page.locator('.table tbody [tabindex="0"]').count() == 1


def test_pointing_at_a_row_marks_it_on_the_map(page: MapPage) -> None:
    page.show(table=table())
    page.locator(".table td", has_text="006").hover()
    assert page.locator(".hovered").get_attribute("d") == page.area(6).get_attribute("d")
    page.mouse.move(1, 1)
    assert page.locator(".hovered").get_attribute("d") == ""


def test_an_update_keeps_rows_sorting_scroll_and_focus(page: MapPage) -> None:
    page.show(table=table())
    head(page, "Wert").click()
    row = page.locator(".table tbody tr").first
    row.evaluate("node => { node.mine = true }")
    page.locator(".table-scroll").evaluate("node => { node.scrollTop = 20 }")
    head(page, "Wert").focus()
    page.show(classes="210nxs", table=table())
    assert row.evaluate("node => node.mine")
    assert names(page)[0] == "Feld 2"
    assert page.locator(".table-scroll").evaluate("node => node.scrollTop") == 20
    assert page.locator("thead button:focus").inner_text() == "Wert (%)"


def test_an_unchanged_table_is_left_alone(page: MapPage) -> None:
    page.show(table=table())
    cell = page.locator(".table tbody td").first
    cell.evaluate("node => { node.textContent = 'mine' }")
    page.show(table=table(), colors=["#111111", "#222222", "#333333"])
    assert cell.inner_text() == "mine"


def test_of_many_rows_the_rest_comes_on_demand(page: MapPage) -> None:
    page.show(6000, table=table(columns=[]))
    assert len(names(page)) == 50
    page.get_by_role("button", name="Alle 6.001 Zeilen zeigen").click()
    assert len(names(page)) == 550
    assert page.locator(".table tbody button:focus").inner_text() == "Feld 50"
    assert not page.locator(".more").is_visible()
    page.keyboard.press("End")
    page.wait_for_function(f"{ROOT}.querySelectorAll('.table tbody tr').length == 1050")
    assert page.locator(".table table").get_attribute("aria-rowcount") == "6002"


@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_screen_scrolls_the_table_not_the_page(page: MapPage, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.show(table=table())
    assert page.evaluate("document.documentElement.scrollWidth") == width

"""The map component in a real browser: painting, selecting, keyboard, updates, pictures."""

import functools
import http.server
import json
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sync_api = pytest.importorskip("playwright.sync_api")

MODULES = Path(__file__).parents[3] / "monitoring" / "pages" / "parts" / "area_map"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGE = """<!doctype html><html lang="de"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<body style="margin:8px"><div id="host"></div><script type="module">
import areaMap from "./modules/map.js";
const parentElement = document.querySelector("#host").attachShadow({mode: "open"});
window.sent = [];
const setTriggerValue = (name, value) => window.sent.push([name, value]);
window.show = (data) => { areaMap({key: "m", data, parentElement, setTriggerValue}); };
window.ready = true;
</script>"""
LABELS = {
    "map": "Karte",
    "selected": "ausgewählt",
    "selected_n": "{n} ausgewählt",
    "without_outline": "Ohne Umriss",
    "load_failed": "Die Umrisse fehlen.",
    "lasso": "Lasso",
}


def grid(columns: int, rows: int) -> dict[str, Any]:
    """Outlines of a chessboard; area "000" is at the top left, the last one has no outline."""
    cells = [(x, y) for y in range(rows) for x in range(columns)]
    count = len(cells)
    return {
        "width": columns * 10,
        "height": rows * 10,
        "ids": [f"{i:03d}" for i in range(count)] + ["bare"],
        "names": [f"Feld {i}" for i in range(count)] + ["Hafen"],
        "paths": [f"M{x * 10},{y * 10}l10,0 0,10 -10,0z" for x, y in cells] + [""],
        "centers": [[x * 10 + 5, y * 10 + 5] for x, y in cells] + [None],
        "above": f"M0,0h{columns * 10}v{rows * 10}h-{columns * 10}z",
        "aboveName": "Bezirk",
    }


def update(count: int = 12, classes: str = "012sxn", **changes: Any) -> dict[str, Any]:
    """What the page sends; classes repeat until every area has one, also the one undrawn."""
    keys = (classes * count)[: count + 1]
    data: dict[str, Any] = {
        "outlines": f"files/{count}.json",
        "classes": keys,
        "texts": "\n".join(f"{key},0 %" if key.isdigit() else "geheim" for key in keys),
        "values": [int(key) + i / 1000 if key.isdigit() else None for i, key in enumerate(keys)],
        "reasons": {"3": "Weniger als 3 Fälle"},
        "colors": ["#ff0000", "#00ff00", "#0000ff"],
        "legend": {
            "title": "Anteil",
            "unit": "%",
            "entries": [
                {"key": k, "text": f"Klasse {k}", "count": keys.count(k)} for k in "012sxn"
            ],
        },
        "selected": [],
        "city": {"value": 1.2, "text": "1,2 %", "label": "Stadt"},
        "strip": True,
        "height": 400,
        "multiple": True,
        "picture": {"title": "Anteil <2021>", "lines": ["Quelle: Amt"], "name": "anteil 2021"},
        "labels": LABELS,
    }
    return data | changes


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a small server with the harness page, the modules and two sets of outlines."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text(PAGE, "utf-8")
    (folder / "modules").symlink_to(MODULES)
    (folder / "files").mkdir()
    for columns, rows in ((4, 3), (100, 60)):
        text = json.dumps(grid(columns, rows))
        (folder / "files" / f"{columns * rows}.json").write_text(text, "utf-8")
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line per request."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium of the machine; without one the tests are skipped, or fail if all are required."""
    program = shutil.which("chromium")
    if program is None:
        reason = "no chromium on this machine"
        if os.environ.get("SOZIALRAUM_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The harness page; an error in the component's code fails the test."""
    opened = browser.new_page(viewport={"width": 900, "height": 800})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(address)
    opened.wait_for_function("window.ready")
    yield opened
    opened.close()
    assert errors == []


def show(page: Any, data: dict[str, Any]) -> None:
    """Send one update and wait until it is painted."""
    root = "document.querySelector('#host').shadowRoot.querySelector('.area-map')"
    before = page.evaluate(f"Number({root}?.dataset.painted ?? 0)")
    page.evaluate("data => window.show(data)", data)
    page.wait_for_function(f"Number({root}.dataset.painted) > {before}")


def area(page: Any, position: int) -> Any:
    """The element of one area."""
    return page.locator(f'.area[data-i="{position}"]')


def sent(page: Any) -> list[list[str]]:
    """The selections sent to the server so far."""
    return [value["areas"] for name, value in page.evaluate("window.sent") if name == "picked"]


def canvas_place(page: Any, column: int, row: int) -> tuple[float, float]:
    """Middle of a cell of the large grid on screen."""
    return tuple(
        page.evaluate(
            """([column, row]) => {
              const world = document.querySelector("#host").shadowRoot.querySelector(".world");
              const at = new DOMPoint(column * 10 + 5, row * 10 + 5);
              const { x, y } = at.matrixTransform(world.getScreenCTM());
              return [x, y];
            }""",
            [column, row],
        )
    )


def test_classes_and_hatchings_are_painted(page: Any) -> None:
    show(page, update())
    assert area(page, 0).get_attribute("fill") == "#ff0000"
    hatchings = {area(page, i).get_attribute("fill") for i in (3, 4, 5)}
    assert len(hatchings) == 3
    assert all(fill.startswith("url(#") for fill in hatchings)
    assert page.locator(".legend button").count() == 6


def test_areas_have_names_values_and_states(page: Any) -> None:
    show(page, update(selected=["001"]))
    assert area(page, 0).get_attribute("aria-label") == "Feld 0: 0,0 %"
    assert area(page, 3).get_attribute("aria-label") == "Feld 3: geheim. Weniger als 3 Fälle"
    assert [area(page, i).get_attribute("aria-pressed") for i in (0, 1)] == ["false", "true"]
    assert page.locator('.area[tabindex="0"]').count() == 1
    assert page.locator(".bare button").inner_text() == "Hafen: 0,0 %"


def test_click_selects_and_ctrl_click_adds(page: Any) -> None:
    show(page, update())
    area(page, 5).click()
    area(page, 6).click(modifiers=["Control"])
    area(page, 5).click(modifiers=["Control"])
    page.locator(".bare button").click()
    assert sent(page) == [["005"], ["005", "006"], ["006"], ["bare"]]


def test_one_only_where_several_make_no_sense(page: Any) -> None:
    show(page, update(multiple=False))
    area(page, 5).click()
    area(page, 6).click(modifiers=["Control"])
    assert sent(page) == [["005"], ["006"]]
    assert not page.locator(".lasso").is_visible()


def test_an_update_under_way_does_not_undo_a_choice(page: Any) -> None:
    show(page, update(selected=["001"]))
    area(page, 5).click()
    show(page, update(selected=["001"]))
    assert area(page, 5).get_attribute("aria-pressed") == "true"
    show(page, update(selected=["002"]))
    assert area(page, 5).get_attribute("aria-pressed") == "false"


def test_keyboard_moves_selects_and_clears(page: Any) -> None:
    show(page, update())
    area(page, 0).focus()
    for key in ("ArrowRight", "ArrowDown", "Enter", "ArrowRight", "Control+Enter", "Escape"):
        page.keyboard.press(key)
    assert sent(page) == [["005"], ["005", "006"], []]
    assert area(page, 6).get_attribute("tabindex") == "0"


def test_lasso_selects_by_centres(page: Any) -> None:
    show(page, update())
    page.locator(".lasso").click()
    first, last = area(page, 0).bounding_box(), area(page, 5).bounding_box()
    left, top = first["x"] + 5, first["y"] + 5
    right, bottom = last["x"] + last["width"] - 5, last["y"] + last["height"] - 5
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom)):
        page.mouse.move(x, y, steps=4)
    page.mouse.up()
    assert sent(page) == [["000", "001", "004", "005"]]


def test_an_update_keeps_elements_zoom_and_focus(page: Any) -> None:
    show(page, update())
    area(page, 0).evaluate("node => { node.mine = true; node.focus(); }")
    page.keyboard.press("+")
    zoomed = page.locator(".world").get_attribute("transform")
    show(page, update(classes="210nxs"))
    assert area(page, 0).evaluate("node => node.mine && node === node.getRootNode().activeElement")
    assert area(page, 0).get_attribute("fill") == "#0000ff"
    assert page.locator(".world").get_attribute("transform") == zoomed


def test_drag_pans_without_selecting_and_the_wheel_scrolls_the_page(page: Any) -> None:
    show(page, update())
    fitted = page.locator(".world").get_attribute("transform")
    area(page, 5).hover()
    page.mouse.wheel(0, 100)
    assert page.locator(".world").get_attribute("transform") == fitted
    page.locator(".zoom_in").click()
    zoomed = page.locator(".world").get_attribute("transform")
    area(page, 5).hover()
    page.mouse.down()
    page.mouse.move(300, 200, steps=5)
    page.mouse.up()
    assert page.locator(".world").get_attribute("transform") != zoomed
    assert sent(page) == []


def test_pointing_at_the_legend_dims_the_rest(page: Any) -> None:
    show(page, update())
    page.locator('.legend button[data-key="s"]').hover()
    assert page.locator(".area:not(.dim)").count() == 2


def test_many_areas_are_drawn_on_canvas_and_hit(page: Any) -> None:
    show(page, update(6000))
    assert page.locator(".area").count() == 0
    page.mouse.click(*canvas_place(page, 42, 17))
    proxy = page.locator(".proxy")
    assert sent(page) == [["1742"]]
    assert proxy.get_attribute("aria-label") == "Feld 1742: 2,0 %, ausgewählt"
    page.keyboard.press("ArrowRight")
    assert proxy.get_attribute("aria-label") == "Feld 1743: geheim"
    assert page.locator(".live").inner_text() == "Feld 1743: geheim"


@pytest.mark.parametrize("zooms", [0, 6], ids=["as pixels", "as paths"])
def test_the_canvas_shows_the_class_colours(page: Any, zooms: int) -> None:
    show(page, update(6000, classes="0"))
    show(page, update(6000, classes="1"))
    for _ in range(zooms):
        page.locator(".zoom_in").click()
    page.wait_for_timeout(250)
    color = page.locator(".plate").first.evaluate(
        """plate => [...plate.getContext("2d").getImageData(
             plate.width / 2 + 1, plate.height / 2 + 1, 1, 1).data]"""
    )
    assert color == [0, 255, 0, 255]


def test_missing_outlines_are_said_and_the_last_update_wins(page: Any) -> None:
    page.evaluate("data => window.show(data)", update(outlines="files/none.json"))
    page.get_by_text("Die Umrisse fehlen.").wait_for()
    page.evaluate("data => window.show(data)", update(6000))
    show(page, update(classes="2"))
    assert page.locator(".area").count() == 12
    assert area(page, 0).get_attribute("fill") == "#0000ff"


def test_the_saved_picture_stands_alone(page: Any) -> None:
    show(page, update(selected=["001"]))
    page.locator(".menu summary").click()
    with page.expect_download() as download:
        page.locator(".save_svg").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert download.value.suggested_filename == "anteil_2021.svg"
    assert all(words in text for words in ("Anteil &#60;2021&#62;", "Quelle: Amt", "Klasse s"))
    references = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not any(sign in references for sign in ("http", "href", "@import"))
    page.locator(".menu summary").click()
    with page.expect_download() as download:
        page.locator(".save_png").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_screen_needs_no_sideways_scrolling(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    show(page, update(selected=["001"]))
    assert page.evaluate("document.documentElement.scrollWidth") == width

"""The map component on a page of its own, in a real browser, with invented areas."""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

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
ROOT = "document.querySelector('#host').shadowRoot.querySelector('.area-map')"
LABELS = {
    "map": "Karte",
    "selected": "ausgewählt",
    "selected_n": "{n} ausgewählt",
    "areas_n": "{n} Gebiete",
    "area_1": "1 Gebiet",
    "without_outline": "Ohne Umriss",
    "load_failed": "Die Umrisse fehlen.",
    "lasso": "Lasso",
}


class MapPage:
    """A page of the browser with the map on it; what it does not know, the page does."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.seen = 0

    def __getattr__(self, name: str) -> Any:
        """Whatever else a page of the browser can do."""
        return getattr(self.page, name)

    def show(self, count: int = 12, classes: str = "012sxn", **changes: Any) -> None:
        """Send one update and wait until it is painted."""
        self.seen = self.page.evaluate(f"Number({ROOT}?.dataset.painted ?? 0)")
        self.send({"count": count, "classes": classes, **changes})
        self.wait_until_painted()

    def send(self, *updates: dict[str, Any]) -> None:
        """Send updates with these changes, one directly after the other."""
        sent = [map_data(**changes) for changes in updates]
        self.page.evaluate("updates => updates.forEach((data) => window.show(data))", sent)

    def wait_until_painted(self) -> None:
        """Wait until more is painted than before the update shown last."""
        self.page.wait_for_function(f"Number({ROOT}?.dataset.painted ?? 0) > {self.seen}")

    def area(self, position: int) -> Any:
        """The element of one area."""
        return self.page.locator(f'.area[data-i="{position}"]')

    def sent(self) -> list[list[str]]:
        """The selections sent to the server so far."""
        found = self.page.evaluate("window.sent")
        return [value["areas"] for name, value in found if name == "picked"]

    def canvas_place(self, column: int, row: int) -> tuple[float, float]:
        """Middle of a cell of the large grid on screen."""
        x, y = self.page.evaluate(
            """([column, row]) => {
              const world = document.querySelector("#host").shadowRoot.querySelector(".world");
              const at = new DOMPoint(column * 10 + 5, row * 10 + 5);
              const { x, y } = at.matrixTransform(world.getScreenCTM());
              return [x, y];
            }""",
            [column, row],
        )
        return x, y


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


def map_data(count: int = 12, classes: str = "012sxn", **changes: Any) -> dict[str, Any]:
    """What the page sends; classes repeat until every area has one, also the one undrawn."""
    keys = (classes * count)[: count + 1]
    data: dict[str, Any] = {
        "outlines": f"files/{count}.json",
        "classes": keys,
        "texts": "\n".join(f"{key},0" if key.isdigit() else "geheim" for key in keys),
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
    """Address of a small server with the page, the modules and two sets of outlines."""
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
        _unavailable("no chromium on this machine")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _unavailable("playwright is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


def _unavailable(reason: str) -> NoReturn:
    if os.environ.get("SOZIALRAUM_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[MapPage]:
    """The page without a map yet; an error in the component's code fails the test."""
    opened = browser.new_page(viewport={"width": 900, "height": 800})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(address)
    opened.wait_for_function("window.ready")
    yield MapPage(opened)
    opened.close()
    assert errors == []

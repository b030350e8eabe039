"""From click to repaint in a real browser: both pages side by side, taking turns."""

from __future__ import annotations

import base64
import statistics
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.servers import Server, running
from tests.bench.sides import Side

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WARM_UP = 2
QUIET_MS = 500
PAINT_MS = 60_000
# The Plotly map asks a foreign server for a world outline; it gets an empty one at once.
WORLD_OUTLINE = '{"type": "Topology", "objects": {}, "arcs": []}'
EXCEPTION = "[data-testid=stException]"
FAILED = f'document.querySelector("{EXCEPTION}")'
PAINTED = f"""() => {{
  const seen = window.__bench;
  return seen.painted > seen.start && performance.now() - seen.painted > {QUIET_MS};
}}"""


@dataclass(frozen=True)
class Change:
    """One change of the indicator: milliseconds, bytes of the map's message and of all."""

    milliseconds: float
    map_bytes: int
    page_bytes: int


@dataclass
class Tab:
    """One of the two pages in the browser, with the messages that it received."""

    side: Side
    server: Server
    page: Page
    messages: list[bytes] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    processor_seconds: float = 0.0

    def change(self, option: str) -> Change:
        """Select an indicator and wait until its map is painted and nothing follows."""
        box = self.page.get_by_role("combobox", name=self.side.indicator_label).first
        box.click()
        box.fill(option)
        entry = self.page.get_by_role("option", name=option, exact=True).first
        entry.wait_for()
        self.messages.clear()
        self.page.evaluate("window.__bench = {start: 0, painted: 0}")
        used = self.server.processor_seconds()
        entry.click()
        self.page.wait_for_function(PAINTED, timeout=PAINT_MS)
        self.processor_seconds += self.server.processor_seconds() - used
        times = self.page.evaluate("window.__bench")
        sizes = [(len(data), self._is_map(data)) for data in self.messages]
        return Change(
            times["painted"] - times["start"],
            sum(size for size, is_map in sizes if is_map),
            sum(size for size, _ in sizes),
        )

    def _is_map(self, data: bytes) -> bool:
        element = ForwardMsg.FromString(data).delta.new_element
        if element.WhichOneof("type") != self.side.map_element:
            return False
        return self.side.map_mark in data


def _open(browser: Browser, side: Side, server: Server, query: str) -> Tab:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="de-DE")
    page.route("https://cdn.plot.ly/**", _outline)
    page.add_init_script(f"(() => {{ {side.painted_script} }})()")
    tab = Tab(side, server, page)
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")

    def note(event: dict[str, Any]) -> None:
        tab.messages.append(base64.b64decode(event["response"]["payloadData"]))

    network.on("Network.webSocketFrameReceived", note)
    page.goto(f"http://127.0.0.1:{server.port}/{side.page}{query}")
    page.wait_for_function(f"window.__bench.painted > 0 || {FAILED}", timeout=PAINT_MS)
    if page.evaluate(f"Boolean({FAILED})"):
        raise RuntimeError(page.locator(EXCEPTION).first.inner_text())
    page.wait_for_timeout(2000)
    return tab


def _outline(route: Route) -> None:
    route.fulfill(body=WORLD_OUTLINE, content_type="application/json")


def _figures(tab: Tab) -> dict[str, object]:
    changes = tab.changes[WARM_UP:]
    times = [change.milliseconds for change in changes]
    return {
        "changes": len(changes),
        "milliseconds_median": statistics.median(times),
        "milliseconds": [round(value, 1) for value in times],
        "map_bytes_median": statistics.median(change.map_bytes for change in changes),
        "page_bytes_median": statistics.median(change.page_bytes for change in changes),
        "processor_ms_per_change": 1000 * tab.processor_seconds / len(changes),
    }


def _take_turns(tabs: Sequence[Tab], options: Sequence[str], changes: int) -> None:
    for number in range(WARM_UP + changes):
        for tab in tabs:
            if number == WARM_UP:
                tab.processor_seconds = 0.0
            tab.changes.append(tab.change(options[number % len(options)]))


def browse(
    sides: Sequence[Side],
    settings: Mapping[str, str],
    folder: Path,
    options: Sequence[str],
    changes: int,
) -> dict[str, object]:
    """
    Medians per side over so many changes of the indicator, after two to warm up.

    `options` begin with one that neither page shows at first and are at least three, so that
    no side is served from the browser's message cache.
    """
    with ExitStack() as stack:
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        stack.callback(browser.close)
        tabs = []
        for side in sides:
            server = stack.enter_context(running(side, settings, folder / f"{side.name}.log"))
            tabs.append(_open(browser, side, server, ""))
        _take_turns(tabs, options, changes)
        return {tab.side.name: _figures(tab) for tab in tabs}

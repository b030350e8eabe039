"""`python -m tests.bench.workshop`: a change in the index workshop beside a change in Erkunden."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.browser import ARGUMENTS, CHROMIUM, PAINT_MS, PAINTED, WARM_UP
from tests.bench.servers import running
from tests.bench.sides import OURS
from tests.bench.stores import published

CHANGES = 20
LARGEST_RATIO = 1.5
CLOCK = """
document.addEventListener("click", (event) => {
  if (event.target.closest("[role=option], [role=radio], button")) {
    window.__bench.start = performance.now();
  }
}, true);
"""


def _opened(browser: Browser, home: str, path: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="de-DE")
    page.add_init_script(f"(() => {{ {OURS.painted_script} {CLOCK} }})()")
    page.goto(f"{home}/{path}")
    page.wait_for_function("window.__bench.painted > 0", timeout=PAINT_MS)
    page.wait_for_timeout(2000)
    return page


def _milliseconds(page: Page) -> float:
    page.wait_for_function(PAINTED, timeout=PAINT_MS)
    times = page.evaluate("window.__bench")
    return float(times["painted"] - times["start"])


def _other_indicator(page: Page, label: str) -> float:
    """Another indicator on the map of 542 districts."""
    box = page.get_by_role("combobox", name="Indikator").first
    box.click()
    box.fill(label)
    entry = page.get_by_role("option", name=label).first
    entry.wait_for()
    page.evaluate("window.__bench = {start: 0, painted: 0}")
    entry.click()
    return _milliseconds(page)


def _other_weight(page: Page, number: int) -> float:
    """Another weight of the first indicator."""
    name = ("2", "0,5", "3", "1,5")[number % 4]
    group = page.locator(".st-key-weight_mss_s1")
    button = group.get_by_role("radio", name=name, exact=True).or_(
        group.get_by_role("button", name=name, exact=True)).first
    page.evaluate("window.__bench = {start: 0, painted: 0}")
    button.click()
    return _milliseconds(page)


def measured(changes: int = CHANGES) -> dict[str, Any]:
    """Medians of both in milliseconds, taking turns on one server, and their ratio."""
    labels = ("Transferbezug ohne Arbeitslose", "Kinderarmut (SGB II unter 15)",
              "Arbeitslosigkeit (SGB II)")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store = published("berlin", folder)
        server = stack.enter_context(running(OURS, store.settings, folder / "server.log"))
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        stack.callback(browser.close)
        home = f"http://127.0.0.1:{server.port}"
        explore = _opened(browser, home, "erkunden?indicator=mss_s1&level=planungsraum@2021")
        workshop = _opened(browser, home, "index?index=mss&period=2020&map=status")
        workshop.locator(".st-key-weight_mss_s1").wait_for()
        times: dict[str, list[float]] = {"explore": [], "workshop": []}
        for number in range(WARM_UP + changes):
            times["explore"].append(_other_indicator(explore, labels[number % len(labels)]))
            times["workshop"].append(_other_weight(workshop, number))
    medians = {name: statistics.median(each[WARM_UP:]) for name, each in times.items()}
    ratio = medians["workshop"] / medians["explore"]
    return {
        "milliseconds_median": medians,
        "milliseconds": {name: [round(one, 1) for one in each] for name, each in times.items()},
        "targets": [{
            "figure": "repaint of a workshop change / of an indicator change, 542 districts",
            "value": ratio, "target": f"at most {LARGEST_RATIO}", "met": ratio <= LARGEST_RATIO,
        }],
    }


if __name__ == "__main__":
    json.dump(measured(), sys.stdout, indent=2, ensure_ascii=False)
    print()

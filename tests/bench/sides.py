"""The two pages compared: how each is started, opened and seen to be painted."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]

# Both scripts report the moment after the frame with the new colours was produced:
# an animation frame, then the first task behind it.
AFTER_FRAME = """
window.__bench = {start: 0, painted: 0};
const channel = new MessageChannel();
channel.port1.onmessage = () => { window.__bench.painted = performance.now(); };
const afterFrame = () => channel.port2.postMessage(0);
document.addEventListener("click", (event) => {
  if (event.target.closest("[role=option]")) window.__bench.start = performance.now();
}, true);
"""
OURS_PAINTED = """
let signal = 0;
Object.defineProperty(window, "__areaMapPainted", {
  get: () => signal,
  set: (value) => { signal = value; afterFrame(); },
});
"""
INLINE_PAINTED = """
let asked = false;
new MutationObserver((records) => {
  if (asked) return;
  const map = (record) => record.target.closest && record.target.closest(".choroplethlayer");
  if (!records.some(map)) return;
  asked = true;
  requestAnimationFrame(() => { asked = false; afterFrame(); });
}).observe(document, {subtree: true, childList: true, attributes: true});
"""


@dataclass(frozen=True)
class Side:
    """One of the two pages; `{port}` in the command is filled in, `folder` is where it starts."""

    name: str
    command: tuple[str, ...]
    folder: Path | None
    page: str
    indicator_label: str
    map_element: str
    map_mark: bytes
    painted_script: str
    users: tuple[int, ...]


OURS = Side(
    name="area_map",
    command=(sys.executable, "-m", "monitoring", "serve", "--port", "{port}"),
    folder=PROJECT,
    page="erkunden",
    indicator_label="Indikator",
    map_element="bidi_component",
    map_mark=b"area_map",
    painted_script=AFTER_FRAME + OURS_PAINTED,
    users=(50, 100, 150, 200, 250, 300, 400, 500, 600, 800),
)
INLINE = Side(
    name="inline_geojson",
    command=(
        sys.executable,
        *("-m", "streamlit", "run", str(Path(__file__).with_name("inline_page.py"))),
        *("--server.port", "{port}", "--server.headless", "true"),
        *("--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"),
    ),
    folder=None,
    page="",
    indicator_label="Indikator",
    map_element="plotly_chart",
    map_mark=b"choropleth",
    painted_script=AFTER_FRAME + INLINE_PAINTED,
    users=(2, 5, 10, 15, 20, 30, 40, 60, 80),
)

"""A real browser in front of a real server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.pages.opened import ROOT

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]
START_SECONDS = 60
# Streamlit looks for its own addresses below the page's path first.
PROBES = ("_stcore/health", "_stcore/host-config")


class Tab:
    """One tab of the browser, with what went wrong in it."""

    def __init__(self, context: Any, home: str) -> None:
        self.home = home
        self.page = context.new_page()
        self.foreign: list[str] = []
        self.missing: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._request)
        self.page.on("response", self._response)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str) -> None:
        """Open an address of the app and wait for its heading."""
        self.page.goto(f"{self.home}/{path}")
        self.page.wait_for_selector('[data-testid="stMainBlockContainer"] h1')

    def wait_for_map(self, count: int) -> None:
        """Wait until so many areas are painted."""
        areas = self.page.locator("path.area")
        areas.nth(count - 1).wait_for(state="attached")
        self.page.locator(".area-map[data-painted]").first.wait_for()
        assert areas.count() == count

    def wait_for_choice(self, name: str, value: str | None) -> None:
        """Wait until the address holds this choice; None: does not hold any."""
        self.page.wait_for_function(
            "([name, value]) => new URLSearchParams(location.search).get(name) === value",
            arg=[name, value],
        )

    @property
    def choices(self) -> dict[str, str]:
        """The choices in the address."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    @property
    def text(self) -> str:
        """All words that are to be seen on the page."""
        return str(self.page.locator("body").inner_text())

    def wait_for_text(self, words: str) -> None:
        """Wait until these words are to be seen."""
        self.page.get_by_text(words).first.wait_for()

    def _request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.foreign.append(request.url)

    def _response(self, response: Any) -> None:
        if response.status >= 400 and not response.url.endswith(PROBES):
            self.missing.append(f"{response.status} {response.url}")

    def _console(self, message: Any) -> None:
        probe = "404" in message.text and str(message.location.get("url", "")).endswith(PROBES)
        if message.type == "error" and not probe:
            self.errors.append(message.text)


@contextmanager
def serving(name: str, store: Path, log: Path) -> Iterator[str]:
    """The app's own command serving a city; gives its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    command = [sys.executable, "-m", "monitoring", "serve", "--city", str(ROOT / "data" / name),
               "--store", str(store), "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start: {log.read_text('utf-8', 'replace')[-2000:]}")


@contextmanager
def chromium() -> Iterator[Any]:
    """The machine's Chromium; without it tests are skipped, or fail if all are required."""
    program = shutil.which("chromium")
    if program is None:
        unavailable("no chromium on this machine")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        unavailable("playwright is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


def unavailable(reason: str) -> NoReturn:
    """Skip with a reason; fail where nothing may be skipped."""
    if os.environ.get("SOZIALRAUM_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


NewTab = Callable[..., Tab]
